"""The draft of «Победы»: who helped whom in a month, from the blockers that were freed in it (semantics §8).

The page shows it; only on a person's word does it become lines of their tab.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from babel.dates import format_date

from sheetsync.meeting import words
from sheetsync.meeting.period import LiveMeeting
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


Drafts = Callable[[Memory, dt.date], Sequence[Win]]
"""The lines that a person wants on their tab, of a memory and on a day."""


def due_wins(memory: Memory, today: dt.date) -> tuple[Win, ...]:
    """Return the drafts of the last two months that are over, as far as they are not noted yet, older month first."""
    last = _before(_first(today))
    return tuple(win for month in (_before(last), last) for win in wins_of(month)(memory, today))


def wins_of(month: dt.date) -> Drafts:
    """Return what gives the draft of the month that begins on this day: nothing while it lasts, or once it is noted."""

    def draft(memory: Memory, today: dt.date) -> tuple[Win, ...]:
        open_still = month < _first(today) and month not in memory.drafted
        return tuple(find_wins(memory.rows.values(), month)) if open_still else ()

    return draft


def noted_wins(before: Memory, now: Memory) -> tuple[Win, ...]:
    """Return the lines of the months that were noted since an earlier memory, oldest month first."""
    months = sorted(now.drafted.keys() - before.drafted.keys())
    return tuple(win for month in months for win in find_wins(now.rows.values(), month))


def ended_months(meeting: LiveMeeting, today: dt.date) -> tuple[dt.date, ...]:
    """Return the first days of the months whose draft the block of a meeting shows: each ended before or in its period.

    A month is over on the first day of the next one, which lies in one block's period alone.
    """
    days = (meeting.start + dt.timedelta(days=after) for after in range((meeting.day - meeting.start).days + 1))
    return tuple(_before(day) for day in days if day.day == 1 and day <= today)


def find_wins(rows: Iterable[RowMemory], month: dt.date) -> Iterator[Win]:
    """Yield who was waited on and let a row go on in a month; waiting on its own department names no helper."""
    for row in rows:
        givers = {
            party.name
            for event in row.events
            if event.kind is EventKind.FREED and _first(event.day) == month
            for party in event.parties
        }
        for giver in sorted(givers - {row.department}):
            yield Win(month, giver, row.department or "", row.texts.step, row.state is State.DONE)


def _before(month: dt.date) -> dt.date:
    return _first(month - dt.timedelta(days=1))


def _first(day: dt.date) -> dt.date:
    return day.replace(day=1)


def month_name(month: dt.date, messages: Messages) -> str:
    """Return a month as «апрель 2025»."""
    return format_date(month, "LLLL y", locale=messages.language)


def win_cells(win: Win, messages: Messages) -> tuple[str, str, str, str]:
    """Return the texts of a line: month, giver, receiver, what it brought."""
    month = month_name(win.month, messages)
    step = words.step_name(win.step, messages)
    effect = messages.say("{step}: done", step=step) if win.done else messages.say("{step}: could go on", step=step)
    return month, win.giver, win.receiver or "—", effect
