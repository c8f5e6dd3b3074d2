"""Who waits on whom, and where departments wait on each other in a ring (semantics §4, §8)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sheetsync.model.party import Party
from sheetsync.model.row import Row


class Wait(NamedTuple):
    """A department, the party it waits on (itself at times), and on how many of its rows."""

    who: str
    on: Party
    rows: int


def find_waits(rows: Sequence[Row], departments: Sequence[str]) -> tuple[Wait, ...]:
    """Return who waits on whom, by the order of the departments, most rows first.

    A row whose owner is not understood is nobody's and waits for nobody here.
    """
    counted = Counter((row.owner.department, party) for row in rows for party in row.waits_on)
    waits = [Wait(who, on, number) for (who, on), number in counted.items() if who is not None]
    place = {name: index for index, name in enumerate(departments)}
    return tuple(sorted(waits, key=lambda wait: (place.get(wait.who, len(place)), -wait.rows, wait.on)))


def find_rings(waits: Sequence[Wait], departments: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of two or more departments of which each reaches every other by waiting.

    Outside parties, and waiting on oneself, make no ring. In the order of the departments.
    """
    reach = {name: _reached(name, _edges(waits)) for name in departments}
    rings = (
        tuple(other for other in departments if other in reach[name] and name in reach[other]) for name in departments
    )
    return tuple(dict.fromkeys(ring for ring in rings if len(ring) > 1))


def _edges(waits: Sequence[Wait]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for wait in waits:
        if not wait.on.outside:
            edges.setdefault(wait.who, set()).add(wait.on.name)
    return edges


def _reached(name: str, edges: Mapping[str, set[str]]) -> set[str]:
    """Return all that a department reaches by one wait or more."""
    reached: set[str] = set()
    ahead = list(edges.get(name, ()))
    while ahead:
        other = ahead.pop()
        if other not in reached:
            reached.add(other)
            ahead.extend(edges.get(other, ()))
    return reached
