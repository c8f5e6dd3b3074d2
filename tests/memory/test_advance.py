import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.memory.advance import advance
from sheetsync.model.memory import Event, EventKind, Memory, RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import Row

from .rows import MONDAY, days_later, row


def live(*steps: Row | None, memory: Memory | None = None) -> RowMemory:
    """Return what is remembered of r1 after runs a day apart; None is a run that doesn't see the row."""
    memory = memory or began()
    for number, seen in enumerate(steps, start=1):
        memory = advance(memory, [seen] if seen else [], today=days_later(number))
    return memory.rows["r1"]


def began() -> Memory:
    """Return the memory after a first run that found other rows only."""
    return advance(Memory(), [row("r0", step="Другое")], today=MONDAY)


def kinds(known: RowMemory) -> list[tuple[str, int]]:
    return [(event.kind.value, (event.day - MONDAY).days) for event in known.events]


def test_the_first_run_takes_over_what_it_finds() -> None:
    found = [row("r1", status="done"), row("r2", status="in_progress", blocker="Маркетинг", due="2025-04-20")]
    memory = advance(Memory(), found, today=MONDAY)
    assert memory.began == MONDAY
    assert [memory.rows[name].events for name in ("r1", "r2")] == [(), ()]
    assert memory.rows["r1"].done is None
    assert memory.rows["r2"].started is None
    assert memory.rows["r2"].blocker_since == MONDAY
    assert memory.rows["r2"].first_due == dt.date(2025, 4, 20)


def test_a_row_taken_over_in_progress_never_has_a_start() -> None:
    memory = advance(Memory(), [row(status="in_progress")], today=MONDAY)
    known = live(row(status="planned"), row(status="in_progress"), memory=memory)
    assert known.started is None
    assert "started" not in dict(kinds(known))


def test_a_row_that_appears_closed_is_added_and_done_that_day() -> None:
    known = live(row(status="done"))
    assert kinds(known) == [("added", 1), ("done", 1)]
    assert known.done == days_later(1)


def test_a_row_starts_once() -> None:
    known = live(row(), row(status="in_progress"), row(status="delayed"), row(status="in_progress"))
    assert known.started == days_later(2)
    assert known.status_since == days_later(4)
    assert [kind for kind, _ in kinds(known)].count("started") == 1


def test_reopening_clears_the_day_it_was_done_and_restarts_the_blocker() -> None:
    blocked = row(blocker="Маркетинг")
    known = live(blocked, row(status="done", blocker="Маркетинг"), blocked)
    assert (known.done, known.reopened, known.blocker_since) == (None, 1, days_later(3))
    assert ("freed", 2) in kinds(known)
    assert ("reopened", 3) in kinds(known)


def test_a_cancelled_row_is_no_longer_done_and_not_reopened() -> None:
    known = live(row(status="done"), row(status="cancelled"))
    assert (known.done, known.reopened) == (None, 0)


def test_a_changed_blocker_keeps_its_age_and_frees_nobody() -> None:
    known = live(row(blocker="Маркетинг"), row(blocker="Продажи,~юрист"))
    assert known.blocker_since == days_later(1)
    assert known.waits_on == (Party("Продажи"), Party("юрист", outside=True))
    assert "freed" not in dict(kinds(known))


def test_a_cleared_blocker_frees_those_who_were_waited_on() -> None:
    known = live(row(blocker="Маркетинг"), row())
    assert known.events[-1] == Event(days_later(2), EventKind.FREED, (Party("Маркетинг"),))
    assert (known.blocker_since, known.waits_on) == (None, None)


def test_only_a_later_day_moves_a_row() -> None:
    days = ("2025-04-20", "2025-04-22", "2025-04-21", "", "2025-04-30")
    known = live(*(row(due=day) for day in days))
    assert (known.moved, known.first_due) == (1, dt.date(2025, 4, 20))
    assert [day for kind, day in kinds(known) if kind == "moved"] == [2]


def test_a_due_text_is_pinned_until_it_changes() -> None:
    known = live(row(due="2025-04-20"), row(due="2025-04-20", step="Иначе"), row(due="2025-04-21"))
    assert known.due_seen == days_later(3)
    assert live(row(due="2025-04-20"), row(due="2025-04-20", step="Иначе")).due_seen == days_later(1)


def test_a_deleted_row_is_kept_and_goes_on_when_it_comes_back() -> None:
    gone = live(row(blocker="Маркетинг"), None)
    assert gone.deleted == days_later(2)
    assert kinds(gone)[-1] == ("deleted", 2)
    back = live(row(blocker="Маркетинг"), None, row(blocker="Маркетинг"))
    assert (back.deleted, back.first_seen, back.blocker_since) == (None, days_later(1), days_later(1))
    assert [kind for kind, _ in kinds(back)].count("added") == 1
    assert back.last_changed == days_later(3)


def test_a_deleted_row_is_forgotten_after_400_days() -> None:
    memory = advance(began(), [row()], today=days_later(1))
    gone = advance(memory, [], today=days_later(2))
    assert "r1" in advance(gone, [], today=days_later(402)).rows
    assert "r1" not in advance(gone, [], today=days_later(403)).rows


def test_a_standing_row_is_kept_but_its_old_events_are_not() -> None:
    memory = advance(began(), [row()], today=days_later(1))
    later = advance(memory, [row()], today=days_later(402))
    assert later.rows["r1"].events == ()
    assert later.rows["r1"].first_seen == days_later(1)


def test_a_clock_that_goes_back_turns_no_story_round() -> None:
    started = advance(began(), [row(status="in_progress")], today=days_later(10))
    done = advance(started, [row(status="done")], today=days_later(3)).rows["r1"]
    assert done.started == done.done == days_later(10)


def test_rows_keep_the_order_in_which_they_first_appeared() -> None:
    memory = advance(began(), [row("r2", step="Второе"), row("r1")], today=days_later(1))
    later = advance(memory, [row("r3", step="Третье"), row("r1"), row("r2", step="Второе")], today=days_later(2))
    assert list(later.rows) == ["r0", "r2", "r1", "r3"]


TEXTS = st.fixed_dictionaries(
    {
        "step": st.sampled_from(["А", "Б"]),
        "due": st.sampled_from(["", "2025-04-20", "2025-04-25"]),
        "status": st.sampled_from(["planned", "in_progress", "done", "cancelled", "unknown"]),
        "blocker": st.sampled_from(["", "?", "Маркетинг"]),
    }
)
STORY = st.lists(st.tuples(st.integers(-3, 10), st.lists(TEXTS, max_size=3)), min_size=1, max_size=6)


@given(STORY)
def test_the_same_rows_on_the_same_day_change_nothing(story: list[tuple[int, list[dict[str, str]]]]) -> None:
    memory = Memory()
    for day, texts in story:
        rows = [row(f"r{number}", **one) for number, one in enumerate(texts)]
        memory = advance(memory, rows, today=days_later(day))
        assert advance(memory, rows, today=days_later(day)) == memory


@given(STORY)
def test_no_story_runs_backwards(story: list[tuple[int, list[dict[str, str]]]]) -> None:
    memory = Memory()
    for day, texts in story:
        rows = [row(f"r{number}", **one) for number, one in enumerate(texts)]
        memory = advance(memory, rows, today=days_later(day))
    for known in memory.rows.values():
        days = [known.status_since, known.last_changed, known.started, known.done, known.deleted]
        assert all(day >= known.first_seen for day in days if day)
        assert len({(event.day, event.kind) for event in known.events}) == len(known.events)
        assert (known.waits_on is None) == (known.blocker_since is None)


def test_the_department_of_a_row_is_remembered_for_when_it_is_gone() -> None:
    assert live(row(owner="Продажи"), None).department == "Продажи"


def test_long_texts_are_compared_whole() -> None:
    long = "я" * 5000
    same = live(row(step=long + "1"), row(step=long + "1"))
    other = live(row(step=long + "1"), row(step=long + "2"))
    assert [same.last_changed, other.last_changed] == [days_later(1), days_later(2)]
    assert replace(same, texts=other.texts) != same
