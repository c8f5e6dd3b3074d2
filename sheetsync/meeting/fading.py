"""A table that is used less and less: rows touched a week, department by department, falling meeting after meeting."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sheetsync.model.memory import MeetingMemory

COURSE = 4
"""Meetings in a row over which the use must have fallen each time."""

_TOUCHED = "touched|"
_WEEK = 7


class Fading(NamedTuple):
    """A department and the rows that it touched a week at the last meetings, oldest first."""

    department: str
    weekly: tuple[float, ...]


def touched_figures(counts: Mapping[str, int]) -> dict[str, float | None]:
    """Return the rows touched in a period by department as figures to be remembered."""
    return {f"{_TOUCHED}{name}": float(count) for name, count in counts.items()}


def find_fading(meetings: Sequence[MeetingMemory], names: Sequence[str]) -> tuple[Fading, ...]:
    """Return the departments whose use fell at each of the last meetings.

    `meetings` are over, oldest first; a period of another length than a week is reckoned to one, so that a missed
    week makes no fall.
    """
    last = meetings[-COURSE:]
    courses = (Fading(name, tuple(_weekly(meeting, name) for meeting in last)) for name in names)
    return tuple(one for one in courses if len(one.weekly) == COURSE and _falls(one.weekly))


def _weekly(meeting: MeetingMemory, name: str) -> float:
    days = (meeting.day - meeting.period_start).days + 1
    touched = meeting.figures.get(f"{_TOUCHED}{name}")
    return float("inf") if touched is None else round(touched * _WEEK / days, 1)


def _falls(weekly: Sequence[float]) -> bool:
    return all(later < earlier < float("inf") for earlier, later in pairwise(weekly))
