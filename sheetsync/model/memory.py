"""What the hidden tab `_sheetsync` remembers: rows ever seen, earlier meetings, decisions, «не дубль» pairs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.history import RunNote
from sheetsync.model.party import Party
from sheetsync.model.row import RowTexts
from sheetsync.model.state import State


class EventKind(StrEnum):
    """What can happen to a row between two runs (semantics §8)."""

    ADDED = "added"
    CHANGED = "changed"
    STARTED = "started"
    DONE = "done"
    REOPENED = "reopened"
    MOVED = "moved"
    FREED = "freed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Event:
    """One event, by the day of the run that saw it. `parties` are those who were waited on when a row was freed."""

    day: dt.date
    kind: EventKind
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class RowMemory:
    """Everything remembered of one row, with dates by the day of the run that saw them (semantics §7).

    `texts` are the five values as last seen, `state` and `due_day` what they were read as. `due_seen` is the day
    on which the present due text was first seen in this row: relative words count from it. `waits_on` is None
    without a live blocker. `decision` is the key of the decision the row was made from. `department` is the owner
    as last read, None where it was not understood. `started_unseen` says that the row was in progress already
    when the first run took it over, so that the day it started is unknown for good. `as_read` is the text of the
    hidden tab that the row was read from: it says just this, so that it needn't be put together again. One made of
    another by `replace` has none.
    """

    id: str
    texts: RowTexts
    state: State
    first_seen: dt.date
    status_since: dt.date
    last_changed: dt.date
    due_seen: dt.date
    due_day: dt.date | None = None
    first_due: dt.date | None = None
    moved: int = 0
    started: dt.date | None = None
    done: dt.date | None = None
    blocker_since: dt.date | None = None
    waits_on: tuple[Party, ...] | None = None
    reopened: int = 0
    deleted: dt.date | None = None
    decision: str | None = None
    department: str | None = None
    started_unseen: bool = False
    events: tuple[Event, ...] = ()
    as_read: str | None = field(default=None, init=False, compare=False, repr=False)

    def keep_as_read(self, text: str) -> None:
        """Keep the text that the row was read from; for whoever has just read it."""
        object.__setattr__(self, "as_read", text)


@dataclass(frozen=True, slots=True)
class DecisionMemory:
    """A line of «Решения» that became a row.

    Its key, its text as last seen, the day it was first seen, the row's id, and the day on which its line was
    seen to be gone (None while it stands).
    """

    key: str
    text: str
    first_seen: dt.date
    row_id: str
    cleared: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NotDuplicate:
    """A pair of step texts that people said are not the same work, and the day they said it."""

    text_a: str
    text_b: str
    said: dt.date


@dataclass(frozen=True, slots=True)
class MeetingMemory:
    """The figures of one meeting's block, rewritten while it is live, kept for comparison after.

    `figures` are counts by name (`rows`, `open`, `overdue` …) and metrics by name with sample sizes; all numbers.
    """

    day: dt.date
    period_start: dt.date
    figures: Mapping[str, float | None] = field(default_factory=dict)


class Telling(NamedTuple):
    """What one machine is about to tell a channel: written before it is sent, told only once it was.

    `at` is the moment at which the run began, in seconds of the Unix clock; `items` are as in `Memory.told`.
    """

    machine: str
    at: int
    items: Mapping[str, int]


def merged(*told: Mapping[str, int]) -> dict[str, int]:
    """Return items of several tellings, each at its highest level."""
    levels: dict[str, int] = {}
    for items in told:
        levels |= {key: max(level, levels.get(key, 0)) for key, level in items.items()}
    return levels


@dataclass(frozen=True, slots=True)
class Memory:
    """The whole memory. Empty (`began` None) before the first run and after the hidden tab was lost.

    `order` are the keys of the hidden tab's lines as they stood when it was read; it only keeps lines in their
    places, and two memories are equal without it.
    """

    began: dt.date | None = None
    rows: Mapping[str, RowMemory] = field(default_factory=dict)
    decisions: tuple[DecisionMemory, ...] = ()
    not_duplicates: tuple[NotDuplicate, ...] = ()
    meetings: tuple[MeetingMemory, ...] = ()
    runs: tuple[RunNote, ...] = ()
    told: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """What each channel of messages was told of: items by their keys, with their levels."""
    tellings: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    """What each channel is about to be told of, by one machine or several."""
    drafted: Mapping[dt.date, dt.date] = field(default_factory=dict)
    """The first day of each month whose drafted wins were noted on «Победы», and the day on which they were."""
    order: tuple[str, ...] = field(default=(), compare=False)
