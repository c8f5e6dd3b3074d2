"""values.append: find the table in or at the range, write below it, grow the grid."""

from typing import Any, NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Row, Sheet
from sheetsync.localsheets.dimensions import grow, insert_dimension
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.writing.updating import Entry, Written, check_kinds, transposed, write_rows


class Appended(NamedTuple):
    """The table that was found, if any, and what was written."""

    table: Area | None
    written: Written


def append_values(
    book: Book, found: Range, values: list[list[Any]], major: str, entry: Entry, *, insert: bool
) -> Appended:
    """Write below the last table in the range; at the range's corner where there is none.

    `insert` puts new rows in for the values, in place of writing over what lies below the table or at the corner.

    Raises:
        ApiError: values that are no scalars or too long, or a grid over the limits.
    """
    check_kinds(values)
    rows = transposed(values) if major == "COLUMNS" else values
    table = last_table(found.sheet, found.area)
    top, left = (table.end_row, table.start_column) if table else (found.area.start_row, found.area.start_column)
    if insert and rows:
        if top < found.sheet.row_count:
            insert_dimension(book, found.sheet, top, top + len(rows), rows=True, inherit_before=top > 0)
        if table:
            _widen_tables(found.sheet, table, len(rows))
    grow(book, found.sheet, top + len(rows), left + max(map(len, rows), default=0))
    return Appended(table, write_rows(found.sheet, top, left, rows, entry))


def _widen_tables(sheet: Sheet, block: Area, rows: int) -> None:
    """A Table takes the rows that are inserted right below it, and so does its banding."""
    for name in ("tables", "banded_ranges"):
        setattr(sheet, name, [_widened(item, block, rows) for item in getattr(sheet, name)])


def _widened(item: Json, block: Area, rows: int) -> Json:
    held = item.get("range", {})
    touches = held.get("endRowIndex") == block.end_row and held.get("startColumnIndex", 0) < block.end_column
    return {**item, "range": {**held, "endRowIndex": block.end_row + rows}} if touches else item


def last_table(sheet: Sheet, area: Area) -> Area | None:
    """The block of touching filled cells that holds the last filled cell of the area."""
    for row in range(min(area.end_row, len(sheet.rows)) - 1, area.start_row - 1, -1):
        cells = sheet.rows[row][area.start_column : area.end_column]
        filled = [offset for offset, cell in enumerate(cells) if cell is not None and cell.filled]
        if filled:
            return _block(sheet, row, area.start_column + filled[-1])
    return None


def _filled(row: Row, start: int, end: int) -> int | None:
    """The first column of a span that holds a value or formula."""
    for column in range(max(start, 0), min(end, len(row))):
        cell = row[column]
        if cell is not None and cell.filled:
            return column
    return None


def _block(sheet: Sheet, row: int, column: int) -> Area:
    """Widen a rectangle from one cell for as long as a filled cell touches it, corners included."""
    rows = sheet.rows
    top, bottom, left, right = row, row + 1, column, column + 1
    while True:
        while top > 0 and _filled(rows[top - 1], left - 1, right + 1) is not None:
            top -= 1
        while bottom < len(rows) and _filled(rows[bottom], left - 1, right + 1) is not None:
            bottom += 1
        before = (left, right)
        around = rows[max(top - 1, 0) : bottom + 1]
        while left > 0 and _in_column(around, left - 1):
            left -= 1
        while _in_column(around, right):
            right += 1
        if (left, right) == before:
            return Area(sheet.sheet_id, top, bottom, left, right)


def _in_column(rows: list[Row], column: int) -> bool:
    """Whether any row holds a value or formula in the column."""
    for row in rows:
        if column < len(row):
            cell = row[column]
            if cell is not None and cell.filled:
                return True
    return False
