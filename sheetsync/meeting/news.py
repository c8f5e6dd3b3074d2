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
from sheetsync.model.memory import RowMemory
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


def news_for(channel: Channel, items: Sequence[Item], told: Told) -> News:
    """Return what a channel was not told of yet, or not at this level; nothing in its quiet hours."""
    fresh = (item for item in items if channel.concerns(item) and item.level > told.get(item.key, 0))
    return News(channel.name, () if channel.quiet else tuple(fresh))


def told_after(channel: Channel, items: Sequence[Item], told: Told) -> Told:
    """Return what a channel has been told of once the news of now are sent.

    What is over is forgotten, so that it is news when it comes again; in quiet hours nothing new is added.
    """
    now = {item.key: item.level for item in items if channel.concerns(item)}
    kept = {key: min(level, now[key]) for key, level in told.items() if key in now}
    return kept if channel.quiet else kept | now


def tell(
    channels: Sequence[Channel], items: Sequence[Item], told: Mapping[str, Told]
) -> tuple[tuple[News, ...], dict[str, Told]]:
    """Return the news of each channel that has any, and what every channel has been told of once they are sent."""
    news = (news_for(channel, items, told.get(channel.name, {})) for channel in channels)
    after = {channel.name: told_after(channel, items, told.get(channel.name, {})) for channel in channels}
    return tuple(one for one in news if one.items), {**told, **after}
