"""What each department tells the others: what it did, whom that freed, what it needs (semantics §8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.meeting.happenings import done_in, freed_from
from sheetsync.meeting.period import LiveMeeting
from sheetsync.model.memory import RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import Row

_LEAST_MINUTES = 2


class Need(NamedTuple):
    """A live blocker of a department's row: the party waited on (None = nobody named) and its age in days."""

    party: Party | None
    step: str
    age: int


class Freed(NamedTuple):
    """A row of another department, or of nobody, that waited on this one and waits no more."""

    step: str
    department: str | None


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """A department's part of the meeting; `still_wait` counts rows of others that wait on it now."""

    name: str
    minutes: int
    did: tuple[str, ...]
    freed: tuple[Freed, ...]
    still_wait: int
    needs: tuple[Need, ...]


def share_minutes(minutes: int, departments: int) -> int:
    """Return the whole minutes of each department, at least 2; the rest is not handed out."""
    return max(minutes // departments, _LEAST_MINUTES) if departments else 0


def department_parts(
    names: Sequence[str],
    rows: Sequence[Row],
    memories: Mapping[str, RowMemory],
    meeting: LiveMeeting,
    *,
    minutes: int,
    today: dt.date,
) -> tuple[DepartmentPart, ...]:
    """Return the part of each department, in the order of `names`, also of those with nothing.

    `rows` are those that stand, in a stable order; `memories` all that are remembered, by id. `minutes` are
    those of one department.
    """
    done = done_in(memories.values(), meeting)
    freed = [(row, parties) for row in memories.values() if (parties := freed_from(row, meeting))]
    waiting = [row for row in rows if row.live]
    return tuple(
        DepartmentPart(
            name=name,
            minutes=minutes,
            did=tuple(row.texts.step for row in done if row.department == name),
            freed=_freed_by(name, freed),
            still_wait=_still_wait(name, waiting),
            needs=_needs([row for row in waiting if row.owner.department == name], memories, today),
        )
        for name in names
    )


def _still_wait(name: str, waiting: Sequence[Row]) -> int:
    party = Party(name)
    return sum(row.owner.department != name and party in row.waits_on for row in waiting)


def _freed_by(name: str, freed: Sequence[tuple[RowMemory, set[Party]]]) -> tuple[Freed, ...]:
    return tuple(
        Freed(row.texts.step, row.department)
        for row, parties in freed
        if Party(name) in parties and row.department != name
    )


def _needs(waiting: Sequence[Row], memories: Mapping[str, RowMemory], today: dt.date) -> tuple[Need, ...]:
    """Return the live blockers of these rows, those of one party together, oldest first."""
    needs = [
        Need(party, row.step, blocker_age(memories[row.id], today))
        for row in waiting
        for party in row.waits_on or (None,)
    ]
    oldest: dict[Party | None, int] = {}
    for need in needs:
        oldest[need.party] = max(need.age, oldest.get(need.party, 0))
    return tuple(sorted(needs, key=lambda need: (-oldest[need.party], str(need.party or "\uffff"), -need.age)))


def blocker_age(row: RowMemory, today: dt.date) -> int:
    """Return the days since the live blocker was first seen; 0 where the clock went back, or without one."""
    return max((today - row.blocker_since).days, 0) if row.blocker_since else 0
