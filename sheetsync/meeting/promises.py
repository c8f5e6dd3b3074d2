"""What was promised at the meeting before, and what became of it (semantics §8)."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sheetsync.meeting.period import LiveMeeting
from sheetsync.model.memory import DecisionMemory, Memory
from sheetsync.model.row import Row
from sheetsync.model.state import State


class Outcome(StrEnum):
    """What became of a promise; one that was cancelled counts as deleted: nobody promises it any more."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"
    DELETED = "deleted"


class Promise(NamedTuple):
    """A row made of a decision of the meeting before, who took it, and what became of it."""

    step: str
    department: str | None
    outcome: Outcome


def find_promises(meeting: LiveMeeting, rows: Sequence[Row], memory: Memory, today: dt.date) -> tuple[Promise, ...]:
    """Return the rows made of decisions first seen from the previous meeting day up to the day before this one."""
    standing = {row.id: row for row in rows}
    decisions = (one for one in memory.decisions if _was_promised(one, meeting))
    return tuple(
        Promise(known.texts.step, known.department, _outcome(standing.get(known.id), today))
        for known in (memory.rows.get(one.row_id) for one in decisions)
        if known is not None
    )


def _was_promised(decision: DecisionMemory, meeting: LiveMeeting) -> bool:
    return meeting.previous_day is not None and meeting.previous_day <= decision.first_seen < meeting.day


def _outcome(row: Row | None, today: dt.date) -> Outcome:
    if row is None or row.state is State.CANCELLED:
        return Outcome.DELETED
    if row.state is State.DONE:
        return Outcome.DONE
    return Outcome.OVERDUE if row.days_overdue(today) else Outcome.OPEN
