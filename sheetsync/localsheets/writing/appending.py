"""values.append: find the table in or at the range, write below it, grow the grid."""

from typing import Any, NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.dimensions import grow, insert_dimension
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.writing.tables import last_table
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
