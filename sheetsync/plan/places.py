"""Where the service's cells stand in a tab, and which of them people have hidden under a merge."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheetsync.model.grid import Tab

CELL_LIMIT = 50_000
"""Characters (UTF-16 units) that Google lets a cell hold."""

Place = int | None
"""A 0-based column; None for one that is gone, which a repair brings back."""


class Stretch(NamedTuple):
    """Neighbouring columns: the first of a tab's that they take, and which cells of a line go there."""

    column: int
    first: int
    end: int


def stretches(places: Sequence[Place]) -> Iterator[Stretch]:
    """Yield the neighbours among the places of a line's cells; where people put a column between, a new one begins."""
    first = 0
    for cell in range(1, len(places) + 1):
        if cell == len(places) or places[cell] is None or places[cell] != _after(places[cell - 1]):
            column = places[first]
            if column is not None:
                yield Stretch(column, first, cell)
            first = cell


def _after(place: Place) -> Place:
    return None if place is None else place + 1


def covered(tab: Tab) -> frozenset[tuple[int, int]]:
    """Return the cells (row, column) that a merge hides: all of it but its first; Sheets keeps nothing there."""
    return frozenset(
        (row, column)
        for merge in tab.features.get("merges", ())
        for row in range(merge.get("startRowIndex", 0), min(merge.get("endRowIndex", tab.row_count), tab.row_count))
        for column in range(merge.get("startColumnIndex", 0), merge.get("endColumnIndex", tab.column_count))
        if (row, column) != (merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0))
    )


def fitting(value: str | float | None) -> str | float | None:
    """Return what goes into a cell: a text that Google would refuse for its length is cut, and says so by `…`."""
    if not isinstance(value, str) or len(value) * 2 <= CELL_LIMIT:
        return value
    units = value.encode("utf-16-le")
    return value if len(units) <= 2 * CELL_LIMIT else units[: 2 * CELL_LIMIT - 4].decode("utf-16-le", "ignore") + "…"


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of successive numbers; `rows` are sorted."""
    start = previous = None
    for row in rows:
        if previous is None or start is None:
            start = row
        elif row != previous + 1:
            yield start, previous
            start = row
        previous = row
    if start is not None and previous is not None:
        yield start, previous
