"""Who helped whom: drafted once a month from freed blockers."""

import datetime as dt

import pytest

from sheetsync.meeting.period import LiveMeeting
from sheetsync.meeting.wins import Win, due_wins, ended_months, noted_wins, win_cells, wins_of
from sheetsync.messages import Messages
from sheetsync.model.memory import Event, EventKind, Memory, RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import RowTexts
from sheetsync.model.state import State

MARCH, APRIL = dt.date(2025, 3, 1), dt.date(2025, 4, 1)


def row(name: str, *events: Event, department: str | None = "Пекарня", state: State = State.IN_PROGRESS) -> RowMemory:
    texts = RowTexts(name, department or "", "", "", "")
    return RowMemory(name, texts, state, MARCH, MARCH, MARCH, MARCH, department=department, events=events)


def freed(day: dt.date, *parties: str) -> Event:
    return Event(day, EventKind.FREED, tuple(map(Party.parse, parties)))


def memory(*rows: RowMemory, drafted: dict[dt.date, dt.date] | None = None) -> Memory:
    return Memory(MARCH, {one.id: one for one in rows}, drafted=drafted or {})


def test_a_month_is_drafted_when_it_is_over_and_no_more_once_it_is_noted() -> None:
    held = memory(row("Хлеб", freed(dt.date(2025, 3, 31), "Касса")))
    assert due_wins(held, dt.date(2025, 3, 31)) == ()
    assert due_wins(held, APRIL) == (Win(MARCH, "Касса", "Пекарня", "Хлеб", done=False),)
    noted = memory(*held.rows.values(), drafted={MARCH: APRIL})
    assert due_wins(noted, APRIL) == ()
    assert noted_wins(held, noted) == due_wins(held, APRIL)


def test_the_last_two_months_are_offered_older_first_and_any_other_on_a_person_s_word() -> None:
    held = memory(
        row("б", freed(dt.date(2025, 3, 3), "Касса")),
        row("а", freed(dt.date(2025, 2, 28), "Склад"), freed(dt.date(2024, 3, 5), "Касса")),
    )
    found = due_wins(held, dt.date(2025, 4, 20))
    assert [(win.month, win.giver) for win in found] == [(dt.date(2025, 2, 1), "Склад"), (MARCH, "Касса")]
    year_ago = dt.date(2024, 3, 1)
    assert [win.giver for win in wins_of(year_ago)(held, APRIL)] == ["Касса"]
    assert wins_of(APRIL)(held, APRIL) == ()


@pytest.mark.parametrize(
    ("start", "day", "today", "months"),
    [
        ("2025-03-25", "2025-03-31", "2025-03-31", []),
        ("2025-04-01", "2025-04-07", "2025-04-01", ["2025-03-01"]),
        ("2025-03-26", "2025-04-01", "2025-04-01", ["2025-03-01"]),
        ("2025-03-26", "2025-04-01", "2025-03-31", []),
        ("2024-12-24", "2025-02-03", "2025-02-03", ["2024-12-01", "2025-01-01"]),
    ],
)
def test_a_month_is_shown_in_the_one_block_in_whose_period_the_next_begins(
    start: str, day: str, today: str, months: list[str]
) -> None:
    meeting = LiveMeeting(dt.date.fromisoformat(day), dt.date.fromisoformat(start))
    assert [str(one) for one in ended_months(meeting, dt.date.fromisoformat(today))] == months


def test_each_helper_is_thanked_once_a_row_and_nobody_thanks_himself() -> None:
    day = dt.date(2025, 3, 4)
    held = memory(
        row("Хлеб", freed(day, "Касса", "~юрист"), freed(dt.date(2025, 3, 9), "Касса"), state=State.DONE),
        row("Тесто", freed(day, "Пекарня")),
        row("Печь", freed(day)),
        row("Ничья", freed(day, "Касса"), department=None),
    )
    found = due_wins(held, APRIL)
    assert [(win.giver, win.receiver, win.step) for win in found] == [
        ("Касса", "Пекарня", "Хлеб"),
        ("юрист", "Пекарня", "Хлеб"),
        ("Касса", "", "Ничья"),
    ]
    assert win_cells(found[0], Messages("ru")) == ("март 2025", "Касса", "Пекарня", "Хлеб: сделано")
    assert win_cells(found[2], Messages("en")) == ("March 2025", "Касса", "—", "Ничья: could go on")
