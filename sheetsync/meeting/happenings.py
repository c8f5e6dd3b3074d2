"""What happened to rows in a period, by the day of the run that saw it (semantics §8)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.meeting.period import LiveMeeting
from sheetsync.model.memory import Event, EventKind, RowMemory
from sheetsync.model.party import Party

_TOUCHING = frozenset({EventKind.ADDED, EventKind.CHANGED, EventKind.DELETED})


class HappenedRow(NamedTuple):
    """A row to which something happened: its step, its department, and whether it still stands."""

    step: str
    department: str | None
    stands: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened in the period, each row once in a list."""

    done: tuple[HappenedRow, ...]
    added: tuple[HappenedRow, ...]
    deleted: tuple[HappenedRow, ...]
    reopened: tuple[HappenedRow, ...]
    moved: tuple[HappenedRow, ...]
    freed: tuple[HappenedRow, ...]


def what_happened(rows: Collection[RowMemory], meeting: LiveMeeting) -> Happened:
    """Return what happened to any of the rows, standing or gone."""

    def found(kind: EventKind) -> tuple[HappenedRow, ...]:
        return _told(happened_in(rows, kind, meeting))

    return Happened(
        done=_told(done_in(rows, meeting)),
        added=found(EventKind.ADDED),
        deleted=_told(deleted_in(rows, meeting)),
        reopened=found(EventKind.REOPENED),
        moved=found(EventKind.MOVED),
        freed=found(EventKind.FREED),
    )


def _told(rows: Iterable[RowMemory]) -> tuple[HappenedRow, ...]:
    return tuple(HappenedRow(row.texts.step, row.department, row.deleted is None) for row in rows)


def done_in(rows: Iterable[RowMemory], meeting: LiveMeeting) -> tuple[RowMemory, ...]:
    """Return the rows whose day of being done lies in the period."""
    return tuple(row for row in rows if meeting.covers(row.done))


def deleted_in(rows: Iterable[RowMemory], meeting: LiveMeeting) -> tuple[RowMemory, ...]:
    """Return the rows that were deleted in the period and have not come back."""
    return tuple(row for row in rows if meeting.covers(row.deleted))


def happened_in(rows: Iterable[RowMemory], kind: EventKind, meeting: LiveMeeting) -> tuple[RowMemory, ...]:
    """Return the rows to which this happened in the period, each once, whatever happened after."""
    return tuple(row for row in rows if _events(row, {kind}, meeting))


def freed_from(row: RowMemory, meeting: LiveMeeting) -> set[Party]:
    """Return whom the row had waited on when it was freed in the period."""
    return {party for event in _events(row, {EventKind.FREED}, meeting) for party in event.parties}


def touched_in(rows: Iterable[RowMemory], meeting: LiveMeeting) -> set[str | None]:
    """Return the departments one of whose rows was added, changed or deleted in the period."""
    return {row.department for row in rows if _events(row, _TOUCHING, meeting)}


def touched_rows(names: Iterable[str], rows: Iterable[RowMemory], meeting: LiveMeeting) -> dict[str, int]:
    """Return how many rows of each department were added, changed or deleted in the period."""
    counted = Counter(row.department for row in rows if _events(row, _TOUCHING, meeting))
    return {name: counted[name] for name in names}


def _events(row: RowMemory, kinds: Collection[EventKind], meeting: LiveMeeting) -> list[Event]:
    if not row.events or row.events[-1].day < meeting.start:  # they stand in the order of their days
        return []
    return [event for event in row.events if event.kind in kinds and meeting.covers(event.day)]
