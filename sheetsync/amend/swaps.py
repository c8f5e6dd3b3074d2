"""Cells of people's compared and swapped by Google itself: only a cell that still shows the old text is changed.

So what a person types in the same second is never lost. Rows that moved since the read may put
another row with the same text into the place: the answer says so, and that cell is put back.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.columns import ServiceColumn
from sheetsync.model.days import from_serial
from sheetsync.model.grid import Cell
from sheetsync.model.history import CellSwap, Value
from sheetsync.sheet import Reading
from sheetsync.workbook.requests import Area, Request
from sheetsync.workbook.swapping import swap_cell


class Outcome(StrEnum):
    """What became of a swap."""

    DONE = "done"
    THERE = "there"
    """The cell holds the new value, and it wasn't we who put it there: it is nobody's to undo."""
    CHANGED = "changed"
    """The cell holds something else by now: it was left alone."""
    GONE = "gone"
    """The row, or its column, is not there any more."""
    OPEN = "open"
    """The cell still holds the old value: the row moved meanwhile, or Google took the text another way."""


class Spot(NamedTuple):
    """A cell of the status tab: its row's ID, its 0-based place."""

    row_id: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Try:
    """A swap and where it is tried.

    `shown` is what the cell shows, which is what Google compares; empty as long as that has to be asked (a date).
    """

    swap: CellSwap
    spot: Spot
    shown: str

    def request(self, sheet_id: int, says: str) -> Request:
        """Return the request that changes the cell if it still shows the old value."""
        area = Area(sheet_id, self.spot.row, self.spot.row + 1, self.spot.column, self.spot.column + 1)
        return swap_cell(area, self.shown, self.swap.after, says)

    def put_back(self) -> "Try":
        """Return the swap that restores the cell in this very place, whichever row is there."""
        after = self.swap.after
        return replace(self, swap=self.swap.reversed, shown="" if isinstance(after, dt.date) else after)


def outcome(swap: CellSwap, reading: Reading) -> Outcome:
    """Return how a swap stands in a reading."""
    spot = spot_of(swap, reading)
    if spot is None:
        return Outcome.GONE
    cell = reading.tab.cell(spot.row, spot.column)
    if holds(cell, swap.after):
        return Outcome.THERE
    return Outcome.OPEN if holds(cell, swap.before) else Outcome.CHANGED


def holds(cell: Cell, value: Value) -> bool:
    """Whether a cell holds a value: the same text, nothing, or the same day as a real date."""
    if cell.formula or cell.error:
        return False
    if isinstance(value, dt.date):
        return cell.date_like and isinstance(cell.value, int | float) and from_serial(cell.value) == value
    return cell.empty if value == "" else cell.value == value


def row_ids(reading: Reading) -> Mapping[int, str]:
    """Return the IDs of the status tab by 0-based row; an ID that stands twice tells no row and is left out."""
    column = reading.tab.column_of(ServiceColumn.ID)
    if column is None:
        return {}
    found = {row: str(reading.tab.cell(row, column).value or "") for row in range(len(reading.tab.lines))}
    counted = Counter(found.values())
    return {row: row_id for row, row_id in found.items() if row_id and counted[row_id] == 1}


def spot_of(swap: CellSwap, reading: Reading) -> Spot | None:
    """Return where the cell of a swap stands, None where it doesn't."""
    row = next((row for row, row_id in row_ids(reading).items() if row_id == swap.row_id), None)
    column = reading.table.columns.get(swap.field)
    return None if row is None or column is None else Spot(swap.row_id, row, column)


def strays(tries: Sequence[Try], changed: Sequence[int], after: Reading) -> list[Try]:
    """Return the tries whose request changed a cell that turned out to stand in another row.

    `changed` are Google's counts of changes for their requests, in the same order. Places of the answer are those
    that the requests met: the same batch moved nothing.
    """
    ids = row_ids(after)
    return [
        one for one, count in zip(tries, changed, strict=True) if count and ids.get(one.spot.row) != one.spot.row_id
    ]
