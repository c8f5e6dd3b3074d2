"""values.append: find the table in or at the range, write below it, grow the grid."""

from typing import Any, NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
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

    `insert` puts new rows in for the values, in place of writing over what lies below the table.

    Raises:
        ApiError: values that are no scalars or too long, or a grid over the limits.
    """
    check_kinds(values)
    rows = transposed(values) if major == "COLUMNS" else values
    table = last_table(found.sheet, found.area)
    top, left = (table.end_row, table.start_column) if table else (found.area.start_row, found.area.start_column)
    if insert and table and rows:
        if top < found.sheet.row_count:
            insert_dimension(book, found.sheet, top, top + len(rows), rows=True, inherit_before=True)
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
        columns = _filled(sheet, row, area.start_column, area.end_column)
        if columns:
            return _block(sheet, row, columns[-1])
    return None


def _filled(sheet: Sheet, row: int, start: int, end: int) -> list[int]:
    """The columns of a row in a span that hold a value or formula."""
    if row < 0:
        return []
    first = max(start, 0)
    cells = sheet.row(row)[first:end]
    return [first + offset for offset, cell in enumerate(cells) if cell is not None and cell.filled]


def _block(sheet: Sheet, row: int, column: int) -> Area:
    """Widen a rectangle from one cell for as long as a filled cell touches it, corners included."""
    top, bottom, left, right = row, row + 1, column, column + 1
    while True:
        before = (top, bottom, left, right)
        while _filled(sheet, top - 1, left - 1, right + 1):
            top -= 1
        while _filled(sheet, bottom, left - 1, right + 1):
            bottom += 1
        for line in range(max(top - 1, 0), bottom + 1):
            touching = _filled(sheet, line, left - 1, right + 1)
            if touching:
                left, right = min(left, touching[0]), max(right, touching[-1] + 1)
        if (top, bottom, left, right) == before:
            return Area(sheet.sheet_id, top, bottom, left, right)
