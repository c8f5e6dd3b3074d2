"""Asks that stood on the page of two meetings or more and still wait for an answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sheetsync.meeting.period import LiveMeeting
from sheetsync.model.memory import RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import Row

LONG = 2
"""Meetings on whose page an ask stood before it rises to the top lines."""


class LongAsk(NamedTuple):
    """A live blocker that outlived meetings: its step, who asks, who is asked (None = nobody named), how many."""

    step: str
    department: str | None
    party: Party | None
    meetings: int


def long_asks(rows: Sequence[Row], memories: Mapping[str, RowMemory], meeting: LiveMeeting) -> tuple[LongAsk, ...]:
    """Return the asks that earlier meetings left unanswered, those of most meetings first."""
    asks = [
        LongAsk(row.step, row.owner.department, party, meetings)
        for row in rows
        if row.live and (meetings := _meetings(memories[row.id], meeting)) >= LONG
        for party in row.waits_on or (None,)
    ]
    return tuple(sorted(asks, key=lambda ask: -ask.meetings))


def _meetings(row: RowMemory, meeting: LiveMeeting) -> int:
    since = row.blocker_since
    return sum(since <= day for day in meeting.held) if since else 0
