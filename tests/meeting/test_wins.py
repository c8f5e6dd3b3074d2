"""Who helped whom: drafted once a month from freed blockers."""

import datetime as dt

from sheetsync.meeting.wins import Win, due_wins, win_cells
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


def test_a_month_is_drafted_when_it_is_over_and_only_once() -> None:
    held = memory(row("Хлеб", freed(dt.date(2025, 3, 31), "Касса")))
    assert due_wins(held, dt.date(2025, 3, 31)) == ()
    assert due_wins(held, APRIL) == (Win(MARCH, "Касса", "Пекарня", "Хлеб", done=False),)
    assert due_wins(memory(*held.rows.values(), drafted={MARCH: APRIL}), dt.date(2025, 5, 1)) == ()


def test_missed_months_are_made_up_for_oldest_first_and_a_year_has_its_own_march() -> None:
    held = memory(
        row("б", freed(dt.date(2025, 3, 3), "Касса")),
        row("а", freed(dt.date(2024, 12, 31), "Склад"), freed(dt.date(2024, 3, 5), "Касса")),
    )
    found = due_wins(held, dt.date(2025, 4, 20))
    assert [(win.month, win.giver) for win in found] == [
        (dt.date(2024, 3, 1), "Касса"),
        (dt.date(2024, 12, 1), "Склад"),
        (MARCH, "Касса"),
    ]


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
