"""What is new or worse since a channel was last told: the states of rows, each with a level that only grows.

The state lives in the memory of the sheet. Levels follow from days, so that the same day tells the same.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sheetsync.meeting.departments import blocker_age
from sheetsync.meeting.page import MeetingPage
from sheetsync.model.memory import Memory, RowMemory, Telling, merged
from sheetsync.model.row import Row

STEPS = (7, 14, 28)
"""Days from which an overdue row, or one that waits, is told of again."""


class NewsKind(StrEnum):
    """What a message may tell of, in the order in which it does."""

    MEETING = "meeting"
    RING = "ring"
    OVERDUE = "overdue"
    WAITING = "waiting"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Item:
    """A state worth telling: `key` names it for good, `level` says how bad it is (1 = it is there at all).

    `departments` are those it concerns: who owns the row, and who is waited on; empty = the coordinator alone.
    """

    key: str
    kind: NewsKind
    level: int
    what: str
    days: int = 0
    parties: tuple[str, ...] = ()
    owner: str | None = None
    departments: frozenset[str] = frozenset()


class News(NamedTuple):
    """What one channel is to be told now: the items that are new or worse, in the order of the message."""

    channel: str
    items: tuple[Item, ...]


def find_items(page: MeetingPage, rows: Sequence[Row], memories: Mapping[str, RowMemory], today: dt.date) -> list[Item]:
    """Return the states of a sheet on a day, the heaviest first within each kind.

    `rows` are those that stand, `memories` what is remembered of them by id.
    """
    errors = {row.number for row in page.not_understood}
    found = [*_of_page(page, today), *(item for row in rows for item in _of_row(row, memories, today, errors))]
    order = list(NewsKind)
    return sorted(found, key=lambda item: (order.index(item.kind), -item.level, -item.days))


def _of_page(page: MeetingPage, today: dt.date) -> Iterator[Item]:
    if page.meeting.day == today:
        day = page.meeting.day.isoformat()
        yield Item(f"meeting|{day}", NewsKind.MEETING, 1, day)
    for ring in page.rings:
        names = ", ".join(ring)
        yield Item(f"ring|{names}", NewsKind.RING, 1, names, parties=ring, departments=frozenset(ring))


def _of_row(row: Row, memories: Mapping[str, RowMemory], today: dt.date, errors: set[int]) -> Iterator[Item]:
    owner = row.owner.department
    own = frozenset({owner} if owner else ())
    late = row.days_overdue(today)
    if late:
        yield Item(f"overdue|{row.id}", NewsKind.OVERDUE, _level(late), row.step, late, (), owner, own)
    if row.live:
        age = blocker_age(memories[row.id], today)
        inside = frozenset(party.name for party in row.waits_on if not party.outside)
        parties = tuple(party.name for party in row.waits_on)
        yield Item(f"waiting|{row.id}", NewsKind.WAITING, _level(age), row.step, age, parties, owner, own | inside)
    if row.number in errors:
        yield Item(f"error|{row.id}", NewsKind.ERROR, 1, row.step, 0, (), owner, own)


def _level(days: int) -> int:
    return 1 + sum(days >= step for step in STEPS)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel to be told: its name, the department it is for (None = the coordinator), and whether now is quiet."""

    name: str
    department: str | None = None
    quiet: bool = False

    def concerns(self, item: Item) -> bool:
        """Whether an item is for this channel."""
        return self.department is None or self.department in item.departments or item.kind is NewsKind.MEETING


Told = Mapping[str, int]
"""The items that a channel was told of, with their levels."""

HELD = 3600
"""Seconds for which what another machine is about to tell is left to it: no run lasts that long (`machine.lock`)."""


class Audience(NamedTuple):
    """The channels that a run may tell, and what signs what it is about to tell them.

    `at` is the moment at which the run began, in seconds of the Unix clock. `sent` is what went out from this machine
    and may not stand in the sheet yet, by channel.
    """

    channels: Sequence[Channel] = ()
    machine: str = ""
    at: int = 0
    sent: Mapping[str, Told] = {}


class Tellings(NamedTuple):
    """What is to be told now, and what the memory is to hold of it: the items told, and those about to be."""

    news: tuple[News, ...]
    told: Mapping[str, Told]
    coming: Mapping[str, tuple[Telling, ...]]


def tell(audience: Audience, items: Sequence[Item], memory: Memory) -> Tellings:
    """Return the news of each channel that has any.

    The memory holds what is about to be told as just that until it was sent: of a run that died in between nothing
    is taken for told. What another machine is about to tell is no news here, unless that was long ago.
    """
    news, told, coming = list[News](), dict(memory.told), dict(memory.tellings)
    for channel in audience.channels:
        known = merged(memory.told.get(channel.name, {}), audience.sent.get(channel.name, {}))
        others = tuple(one for one in coming.get(channel.name, ()) if _elsewhere(one, audience))
        fresh = news_for(channel, items, merged(known, *(one.items for one in others)))
        news += [fresh] if fresh.items else []
        mine = _own(coming.get(channel.name, ()), audience, {item.key: item.level for item in fresh.items})
        told[channel.name] = told_after(channel, items, known)
        coming[channel.name] = (*others, mine) if fresh.items else others
    return Tellings(tuple(news), told, coming)


def _own(coming: Sequence[Telling], audience: Audience, items: Told) -> Telling:
    """Return what this machine is about to tell; the same that it could not tell half an hour ago or less stays as is.

    A channel that is down so makes a run write twice an hour, not each time; others leave it alone for long enough.
    """
    for one in coming:
        if one.machine == audience.machine and one.items == items and 0 <= audience.at - one.at < HELD // 2:
            return one
    return Telling(audience.machine, audience.at, items)


def _elsewhere(one: Telling, audience: Audience) -> bool:
    """Whether another machine is about to tell this; what this one left behind, it tells now."""
    return one.machine != audience.machine and abs(audience.at - one.at) < HELD


def news_for(channel: Channel, items: Sequence[Item], told: Told) -> News:
    """Return what a channel was not told of yet, or not at this level; nothing in its quiet hours."""
    fresh = (item for item in items if channel.concerns(item) and item.level > told.get(item.key, 0))
    return News(channel.name, () if channel.quiet else tuple(fresh))


def told_after(channel: Channel, items: Sequence[Item], told: Told) -> Told:
    """Return what a channel was told of that is still so: what is over is forgotten, so that it is news again later."""
    now = {item.key: item.level for item in items if channel.concerns(item)}
    return {key: min(level, now[key]) for key, level in told.items() if key in now}
