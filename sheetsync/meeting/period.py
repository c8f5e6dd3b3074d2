"""Which meeting's block is live today, and which days it covers (semantics §8)."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sheetsync.model.memory import MeetingMemory, Memory

_FIRST_PERIOD = dt.timedelta(days=6)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LiveMeeting:
    """The meeting whose block is rewritten today.

    Its period runs from `start` to `day`, both included. `previous_day` is the meeting day of the block before,
    None for the first block; `previous` are that block's figures, None where they are not remembered. `held` are
    the days of all meetings before it that had a block.
    """

    day: dt.date
    start: dt.date
    previous_day: dt.date | None = None
    previous: MeetingMemory | None = None
    held: tuple[dt.date, ...] = ()

    def covers(self, day: dt.date | None) -> bool:
        """Whether a day lies in the period."""
        return day is not None and self.start <= day <= self.day


def live_meeting(memory: Memory, *, weekday: int, today: dt.date, blocks: Collection[dt.date] = ()) -> LiveMeeting:
    """Return the meeting that is live on `today`.

    `weekday` is the ISO day of the meetings (1 = Monday); `blocks` the meeting days of the blocks that stand on
    the page. A block that came to be stays live to the end of its day, whatever is set meanwhile, and none before
    it is ever opened again, should the clock go back.
    """
    begun = {meeting.day for meeting in memory.meetings} | set(blocks)
    newest = max(begun, default=dt.date.min)
    day = newest if newest >= today else _next(weekday, today)
    held = tuple(sorted(other for other in begun if other < day))
    previous_day = held[-1] if held else None
    previous = next((meeting for meeting in memory.meetings if meeting.day == previous_day), None)
    start = day - _FIRST_PERIOD if previous_day is None else previous_day + _DAY
    return LiveMeeting(day, start, previous_day, previous, held)


def block_days(keys: Iterable[str]) -> tuple[dt.date, ...]:
    """Return the meeting days that the keys of a page's lines name (`2025-04-14|title|1`), newest first."""
    days = {_key_day(key) for key in keys}
    return tuple(sorted((day for day in days if day), reverse=True))


def _key_day(key: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(key.partition("|")[0])
    except ValueError:
        return None


def _next(weekday: int, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=(weekday - today.isoweekday()) % 7)
