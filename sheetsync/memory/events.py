"""What happened to a row since it was last seen: the difference between the memory and now (semantics §7, §8)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sheetsync.memory.shortening import kept_texts
from sheetsync.model.memory import Event, EventKind, RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import Row
from sheetsync.model.state import State

KEPT_DAYS = 400
"""Calendar days for which an event, or a deleted row, is remembered."""

_KEPT_EVENTS = 300


def changes(known: RowMemory, row: Row) -> Iterator[EventKind]:
    """Yield what happened between the row as remembered and as it is now."""
    if known.texts != kept_texts(row.line.texts) or known.deleted:
        yield EventKind.CHANGED
    if _starts(known, row):
        yield EventKind.STARTED
    if row.state is State.DONE and known.state is not State.DONE:
        yield EventKind.DONE
    if known.state.closed and not row.state.closed:
        yield EventKind.REOPENED
    if known.due_day and row.due.day and row.due.day > known.due_day:
        yield EventKind.MOVED
    if known.waits_on is not None and not row.live:
        yield EventKind.FREED


def _starts(known: RowMemory, row: Row) -> bool:
    """Whether the row is seen in progress for the first time; of some rows nobody will ever know (C1)."""
    unknown = known.started_unseen or known.started is not None
    return row.state is State.IN_PROGRESS and not unknown


def first_events(row: Row) -> Iterator[EventKind]:
    """Yield what is known to have happened to a row that was not there before."""
    yield EventKind.ADDED
    if row.state is State.IN_PROGRESS:
        yield EventKind.STARTED
    if row.state is State.DONE:
        yield EventKind.DONE


def with_events(
    known: RowMemory, day: dt.date, kinds: Iterable[EventKind], parties: tuple[Party, ...] = ()
) -> RowMemory:
    """Return the memory of a row with these events of a day added, each kind once a day.

    `parties` are those who were waited on, for a row that was freed.
    """
    kinds = tuple(kinds)
    if not kinds:
        return known
    events = {(event.day, event.kind): event for event in known.events}
    for kind in kinds:
        earlier = events.get((day, kind))
        freeing = parties if kind is EventKind.FREED else ()
        together = dict.fromkeys((*(earlier.parties if earlier else ()), *freeing))
        events[day, kind] = Event(day, kind, tuple(together))
    return replace(known, events=tuple(events.values())[-_KEPT_EVENTS:])


def forget_events(known: RowMemory, today: dt.date) -> RowMemory:
    """Return the memory of a row without the events of more than 400 days ago."""
    if not known.events or not outlived(known.events[0].day, today):
        return known
    return replace(known, events=tuple(event for event in known.events if not outlived(event.day, today)))


def outlived(day: dt.date, today: dt.date) -> bool:
    """Whether a day lies more than 400 days before today."""
    return (today - day).days > KEPT_DAYS
