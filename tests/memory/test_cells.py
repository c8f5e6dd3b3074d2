import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.memory.advance import advance
from sheetsync.memory.cells import CELL_LIMIT, Damage, MemoryTooNewError, memory_lines, read_memory
from sheetsync.memory.history import next_number, with_note
from sheetsync.memory.notes import with_meeting, with_not_duplicate
from sheetsync.memory.shortening import TEXT_LIMIT, kept
from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.history import RunKind, RunNote
from sheetsync.model.memory import DecisionMemory, Event, EventKind, MeetingMemory, Memory
from sheetsync.model.party import Party
from sheetsync.model.row import RowTexts

from .rows import MONDAY, days_later, row


def tab_of(lines: tuple[DesiredLine, ...]) -> Tab:
    return Tab(
        1,
        "_sheetsync",
        lines=tuple((Cell(line.key), Cell(line.cells[0].value if line.cells else "")) for line in lines),
    )


def json_of(line: DesiredLine) -> str:
    return str(line.cells[0].value)


def full_memory() -> Memory:
    memory = advance(Memory(), [row("r1"), row("r2", step="Б", blocker="Маркетинг,~юрист")], today=MONDAY)
    memory = advance(memory, [row("r1", status="done"), row("r3", step="В", due="2025-04-20")], today=days_later(1))
    memory = with_not_duplicate(memory, "А", "Б", MONDAY)
    memory = with_meeting(memory, MeetingMemory(MONDAY, days_later(-6), {"rows": 3, "pulse": None, "median": 2.5}))
    decisions = (DecisionMemory("d1", "Решили", MONDAY, "r3"), DecisionMemory("d2", "Ещё", MONDAY, "r2", days_later(1)))
    return replace(memory, decisions=decisions)


def test_what_is_written_is_read_back() -> None:
    memory = full_memory()
    read, problems = read_memory(tab_of(memory_lines(memory)))
    assert (read, problems) == (memory, ())
    assert list(read.rows) == list(memory.rows)
    assert memory_lines(read) == memory_lines(memory)


def test_no_tab_and_an_empty_one_are_an_empty_memory() -> None:
    assert read_memory(None) == (Memory(), ())
    assert read_memory(Tab(1, "_sheetsync")) == (Memory(), ())


def test_the_first_line_says_what_the_tab_is_for() -> None:
    head = memory_lines(full_memory())[0]
    assert head.key == "sheetsync"
    assert json.loads(json_of(head))["version"] == 1
    assert "sheetsync remembers" in json_of(head)


def test_a_changed_row_rewrites_its_line_alone() -> None:
    memory, _ = read_memory(tab_of(memory_lines(full_memory())))
    rows = [row("r1", status="in_progress"), row("r3", step="В", due="2025-04-20")]
    changed = memory_lines(advance(memory, rows, today=days_later(1)))
    assert [a.key for a, b in zip(memory_lines(memory), changed, strict=True) if a != b] == ["r1"]


def test_a_row_is_written_as_it_was_read_until_anything_of_it_changes() -> None:
    lines = memory_lines(full_memory())
    typed = {line.key: DesiredLine(line.key, (DesiredCell(f" {json_of(line)}"),)) for line in lines}
    memory, _ = read_memory(tab_of(tuple(typed.values())))
    again = {line.key: json_of(line) for line in memory_lines(memory)}
    assert again["r1"] == json_of(typed["r1"])
    anew = replace(memory, rows={name: replace(known) for name, known in memory.rows.items()})
    assert memory_lines(anew) == lines


def test_new_rows_come_last_and_what_has_no_order_takes_the_places_of_dropped_ones() -> None:
    memory, _ = read_memory(tab_of(memory_lines(full_memory())))
    keys = [line.key for line in memory_lines(memory)]
    rows = {name: known for name, known in memory.rows.items() if name != "r1"}
    fewer = replace(memory, rows=rows)
    assert [line.key for line in memory_lines(fewer)] == ["sheetsync", keys[-1], *keys[2:-1]]
    more = replace(memory, rows=rows | {"r8": memory.rows["r1"], "r9": memory.rows["r1"]})
    assert [line.key for line in memory_lines(more)] == ["sheetsync", "", *keys[2:], "r8", "r9"]
    paired = with_not_duplicate(more, "А", "В", MONDAY)
    assert [line.key[:5] for line in memory_lines(paired)][1] == "pair|"


STEPS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.booleans()), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_rows_are_read_back_in_the_order_in_which_a_run_had_them(steps: list[tuple[int, int, bool]]) -> None:
    """Whatever is dropped and damaged meanwhile: the page follows that order, and a further run must write nothing."""
    tab, today, standing = Tab(1, "_sheetsync"), MONDAY, list[int]()
    for number, (later, gone, spoiled) in enumerate(steps):
        today += dt.timedelta(days=later * 10)
        standing = [*standing[gone:], number]
        memory = advance(read_memory(tab)[0], [row(f"r{one}", step=str(one)) for one in standing], today=today)
        memory = with_meeting(memory, MeetingMemory(today, today))
        tab = tab_of(memory_lines(with_note(memory, RunNote(next_number(memory), RunKind.SYNC, ""))))
        assert list(read_memory(tab)[0].rows) == list(memory.rows)
        if spoiled:
            tab = replace(tab, lines=(*tab.lines[:2], (Cell("?"), Cell("")), *tab.lines[3:]))


@pytest.mark.slow
def test_the_tab_does_not_grow_over_years_of_rows_that_come_and_go() -> None:
    tab, sizes = Tab(1, "_sheetsync"), list[int]()
    for week in range(180):
        today = days_later(7 * week)
        memory = advance(read_memory(tab)[0], [row(f"r{one}") for one in range(3 * week, 3 * week + 5)], today=today)
        memory = with_meeting(memory, MeetingMemory(today, today))
        tab = tab_of(memory_lines(with_note(memory, RunNote(next_number(memory), RunKind.SYNC, ""))))
        sizes.append(len(tab.lines))
    assert max(sizes[120:]) <= max(sizes[:120])
    assert max(sizes) < 1.4 * (400 / 7 * 4 + 110)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        "12",
        '{"texts": ["А"]}',
        '{"texts": 1, "state": "done", "first_seen": "2025-04-14"}',
        '{"texts":["А","","","",""],"state":"finished","first_seen":"2025-04-14"}',
        '{"texts":["А","","","",""],"state":"done","first_seen":"14.04.2025"}',
        '{"texts":["А","","","",""],"state":"done","first_seen":"2025-04-14","events":[["2025-04-14"]]}',
        '{"texts":["А","","","",""],"state":"done","first_seen":"2025-04-14","waits_on":[1]}',
    ],
)
def test_a_damaged_line_loses_that_record_only_and_is_said(text: str) -> None:
    lines = memory_lines(full_memory())
    number = next(index for index, line in enumerate(lines) if line.key == "r1")
    tab = tab_of(lines)
    broken = [*tab.lines]
    broken[number] = (Cell("r1"), Cell(text or None))
    read, problems = read_memory(replace(tab, lines=tuple(broken)))
    assert problems == ((number + 1, "r1", Damage.UNREADABLE),)
    assert read.rows.keys() == full_memory().rows.keys() - {"r1"}
    assert len(memory_lines(read)) == len(lines) - 1


def test_a_figure_that_is_no_number_loses_that_meeting_only() -> None:
    lines = [
        DesiredLine(line.key, (line.cells[0]._replace(value=json_of(line).replace('"rows":3', '"rows":"3"')),))
        for line in memory_lines(full_memory())
    ]
    read, problems = read_memory(tab_of(tuple(lines)))
    assert [problem.key for problem in problems] == ["meeting|2025-04-14"]
    assert read == replace(full_memory(), meetings=())


def test_blank_and_damaged_lines_at_the_end_are_given_up() -> None:
    tab = tab_of(memory_lines(full_memory()))
    read, _ = read_memory(replace(tab, lines=(*tab.lines, (), (Cell("r7"), Cell("{")))))
    assert [line.key for line in memory_lines(read)] == [str(line[0].value) for line in tab.lines]


def test_a_doubled_line_counts_once() -> None:
    tab = tab_of(memory_lines(full_memory()))
    read, problems = read_memory(replace(tab, lines=(*tab.lines, tab.lines[1])))
    assert read == full_memory()
    assert [problem.damage for problem in problems] == [Damage.DOUBLED]


def test_without_its_first_line_a_memory_began_with_its_first_row() -> None:
    tab = tab_of(memory_lines(full_memory()))
    read, _ = read_memory(replace(tab, lines=tab.lines[1:]))
    assert read == full_memory()


def test_a_later_schema_is_refused() -> None:
    tab = Tab(1, "_sheetsync", lines=((Cell("sheetsync"), Cell('{"version": 2, "began": null}')),))
    with pytest.raises(MemoryTooNewError, match="newest sheetsync"):
        read_memory(tab)


TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    ["\x00" * 50_000, "🙂" * 25_000, '"\\' * 25_000, "я" * 50_000, "\ud83d обрыв", "=1+1", "~юрист", "…#"]
)
KINDS = st.sampled_from(list(EventKind))
EVENTS = st.lists(st.builds(Event, st.dates(), KINDS, st.just((Party("юрист", outside=True),))), max_size=400)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=5, max_size=5), TEXT, EVENTS)
def test_any_text_survives_and_every_cell_fits(texts: list[str], said: str, events: list[Event]) -> None:
    memory = advance(Memory(), [row("r1")], today=MONDAY)
    known = replace(memory.rows["r1"], texts=RowTexts(*map(kept, texts)), events=tuple(events[:200]))
    memory = with_not_duplicate(replace(memory, rows={"r1": known}), said, "Б", MONDAY)
    lines = memory_lines(memory)
    assert all(len(json_of(line).encode("utf-16-le")) <= 2 * CELL_LIMIT for line in lines)
    assert read_memory(tab_of(lines)) == (memory, ())


def test_a_row_with_more_events_than_a_cell_holds_loses_the_oldest() -> None:
    memory = advance(Memory(), [row("r1")], today=MONDAY)
    events = tuple(Event(dt.date(2024, 1, 1) + dt.timedelta(days=day), EventKind.CHANGED) for day in range(3000))
    (_, line) = memory_lines(replace(memory, rows={"r1": replace(memory.rows["r1"], events=events)}))
    assert len(json_of(line)) <= CELL_LIMIT
    read, _ = read_memory(tab_of((line,)))
    assert read.rows["r1"].events[-1] == events[-1]


@given(TEXT)
def test_a_kept_text_is_short_and_stays_as_it_is(text: str) -> None:
    assert len(kept(text)) <= TEXT_LIMIT
    assert kept(kept(text)) == kept(text)


def test_half_a_surrogate_pair_elsewhere_does_not_stop_the_write() -> None:
    memory = advance(Memory(), [row("r1", owner="Отдел \ud83d")], today=MONDAY)
    read, problems = read_memory(tab_of(memory_lines(memory)))
    assert problems == ()
    assert read.rows["r1"].department == "Отдел ?"


def test_saying_a_pair_twice_or_the_other_way_round_adds_nothing() -> None:
    memory = with_not_duplicate(Memory(), "А", "Б", MONDAY)
    assert with_not_duplicate(memory, "Б", "А", days_later(1)) is memory


def test_a_live_meeting_is_rewritten_in_place() -> None:
    memory = with_meeting(full_memory(), MeetingMemory(MONDAY, days_later(-6), {"rows": 5}))
    assert [meeting.figures for meeting in memory.meetings] == [{"rows": 5}]
