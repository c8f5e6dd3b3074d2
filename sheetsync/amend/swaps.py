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
from sheetsync.reading.dates.cell import day_shown, held_value
from sheetsync.reading.dates.text import read_due_text
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
    """A cell of the status tab: its row's ID, empty where that tells no row, and its 0-based place."""

    row_id: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Try:
    """A swap and where it is tried; `header` is what stood above the column as it was read.

    `shown` is what the cell shows, which is what Google compares; empty as long as that has to be asked (a date).
    `back` says that it restores a cell that an earlier try changed, which wasn't the one that was meant.
    """

    swap: CellSwap
    spot: Spot
    shown: str
    header: str = ""
    back: bool = False

    def request(self, sheet_id: int, locale: str) -> Request:
        """Return the request that changes the cell if it still shows the old value."""
        area = Area(sheet_id, self.spot.row, self.spot.row + 1, self.spot.column, self.spot.column + 1)
        return swap_cell(area, self.shown, self.swap.after, "", locale)

    def put_back(self, before: Reading, after: Reading) -> "Try":
        """Return the try that restores what this one changed in `after`: the cell of whichever row is there.

        What the cell held is looked up in the reading `before`, where its row is known: a date was shown as a text is.
        Where that is not what Google met, somebody typed this since: it comes back as the day or the text that it is.
        """
        row_id = row_ids(after).get(self.spot.row, "")
        header = _header(after, self.spot.column)
        held, here = _known(row_id, header, before), self.spot._replace(row_id=row_id)
        likely = self.swap.before if held is None else held
        locale, there = after.snapshot.locale, after.tab.cell(self.spot.row, self.spot.column)
        met = likely if may_show(likely, self.shown, locale) else _typed_since(self.shown, there, locale)
        swap = CellSwap(row_id, self.swap.field, self.swap.after, met)
        return Try(swap, here, shown(swap.before), header, back=True)

    def moved_with(self, reading: Reading) -> "Try | None":
        """Return a put-back where its cell stands in a reading; None where that holds another value by now."""
        row = next((row for row, one in row_ids(reading).items() if one == self.spot.row_id), self.spot.row)
        columns = [place for place in _places(reading) if _header(reading, place) == self.header]
        column = columns[0] if len(columns) == 1 else self.spot.column
        there = reading.tab.cell(row, column)
        spot = Spot(self.spot.row_id, row, column)
        return replace(self, spot=spot) if holds(there, self.swap.before) else None


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
    if isinstance(value, int | float):
        return cell.value == value and not cell.date_like
    return cell.empty if value == "" else cell.value == value


def shown(value: Value) -> str:
    """Return what a cell shows as far as its value tells: a text as it is; empty for what is shown anyhow."""
    return value if isinstance(value, str) else ""


def may_show(value: Value, text: str, locale: str) -> bool:
    """Whether a cell that holds a value may show a text, in the spreadsheet's locale (`ru_RU`)."""
    if isinstance(value, str):
        return value == text
    if isinstance(value, dt.date):
        read = read_due_text(text, seen_on=value, locale=locale)
        return value in {read.day, *read.candidates}
    return "".join(filter(str.isdecimal, text)).startswith(str(abs(int(value))))


def _typed_since(text: str, there: Cell, locale: str) -> Value:
    """Return what a cell held that showed a text typed since it was read: a day, unless its format keeps texts.

    Sheets takes a whole date that a person types for a day; under the plain-text format what we put in is none either.
    """
    dated = there.format_type in {"DATE", "DATE_TIME"}
    return (day_shown(text, locale) if dated else None) or text


def _known(row_id: str, header: str, reading: Reading) -> Value | None:
    """Return what a row's cell held in an earlier reading, None where the row or the column wasn't there."""
    row = next((row for row, one in row_ids(reading).items() if row_id and one == row_id), None)
    columns = [place for place in _places(reading) if _header(reading, place) == header]
    if row is None or len(columns) != 1:
        return None
    return held_value(reading.tab.cell(row, columns[0]))


def _places(reading: Reading) -> range:
    row = reading.table.header_row
    return range(len(reading.tab.lines[row]) if row is not None else 0)


def _header(reading: Reading, column: int) -> str:
    row = reading.table.header_row
    return "" if row is None else str(reading.tab.cell(row, column).value or "")


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


def try_of(swap: CellSwap, spot: Spot, reading: Reading) -> Try:
    """Return a swap as it is tried in a reading."""
    return Try(swap, spot, shown(swap.before), _header(reading, spot.column))


def strays(tries: Sequence[Try], changed: Sequence[int], after: Reading) -> list[Try]:
    """Return the tries whose request changed a cell that turned out to stand in another row or another column.

    `changed` are Google's counts of changes for their requests, in the same order. Places of the answer are those
    that the requests met: the same batch moved nothing.
    """
    return [one for one, count in zip(tries, changed, strict=True) if count and not _met(one, after)]


def perhaps_hit(tries: Sequence[Try], before: Reading, after: Reading) -> list[CellSwap]:
    """Return the cells of other rows that tries may have changed whose answer broke off while rows moved.

    Each held the old value in the reading that the tries went out on and holds the new one now, in a row of which
    nobody asked that, while the cell that was meant does not. A person may have typed it all the same.
    """
    asked = {(one.swap.row_id, one.swap.field) for one in tries}
    astray = [one for one in tries if not one.back and outcome(one.swap, after) is not Outcome.THERE]
    return [
        CellSwap(row_id, one.swap.field, held, one.swap.after)
        for one in astray
        for row, row_id in row_ids(after).items()
        for column in (after.table.columns.get(one.swap.field),)
        if column is not None and (row_id, one.swap.field) not in asked
        for held in (_known(row_id, one.header, before),)
        if held and may_show(held, one.shown, after.snapshot.locale)
        if holds(after.tab.cell(row, column), one.swap.after) and not holds(after.tab.cell(row, column), held)
    ]


def _met(one: Try, after: Reading) -> bool:
    """Whether the cell that a try changed is the one that was meant."""
    column = after.table.columns.get(one.swap.field)
    right = _header(after, one.spot.column) == one.header if one.back else column == one.spot.column
    return right and row_ids(after).get(one.spot.row, "") == one.spot.row_id
