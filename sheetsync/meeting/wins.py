"""The draft of «Победы»: who helped whom in a month, from the blockers that were freed in it (semantics §8)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from babel.dates import format_date

from sheetsync.meeting import words
from sheetsync.messages import Messages
from sheetsync.model.memory import EventKind, Memory, RowMemory
from sheetsync.model.state import State


class Win(NamedTuple):
    """A line of the draft: who had been waited on, the department that waited, and what could go on."""

    month: dt.date
    giver: str
    receiver: str
    step: str
    done: bool


def due_wins(memory: Memory, today: dt.date) -> tuple[Win, ...]:
    """Return the draft of every month that is over and has none yet, oldest month first.

    `memory` is the one before this run moved on: what a month brought is known when the next one begins. A row that
    waited on its own department names no helper.
    """
    months = {_first(event.day) for row in memory.rows.values() for event in row.events if _freed(event.kind)}
    due = sorted(month for month in months if month < _first(today) and month not in memory.drafted)
    return tuple(win for month in due for win in _wins(memory.rows, month))


def _first(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _freed(kind: EventKind) -> bool:
    return kind is EventKind.FREED


def _wins(rows: Mapping[str, RowMemory], month: dt.date) -> Iterator[Win]:
    for row in rows.values():
        givers = {
            party.name
            for event in row.events
            if _freed(event.kind) and _first(event.day) == month
            for party in event.parties
        }
        for giver in sorted(givers - {row.department}):
            yield Win(month, giver, row.department or "", row.texts.step, row.state is State.DONE)


def win_cells(win: Win, messages: Messages) -> tuple[str, str, str, str]:
    """Return the texts of a line: month, giver, receiver, what it brought."""
    month = format_date(win.month, "LLLL y", locale=messages.language)
    step = words.step_name(win.step, messages)
    effect = messages.say("{step}: done", step=step) if win.done else messages.say("{step}: could go on", step=step)
    return month, win.giver, win.receiver or "—", effect
