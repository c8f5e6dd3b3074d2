"""insertRange, deleteRange: cells move aside or close up within their columns or rows."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.dimensions import grow
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.requests.blocks import block_of, empty_area, filled_part, follow_moved, put_block
from sheetsync.localsheets.requests.checks import checked_range
from sheetsync.localsheets.requests.merging import take_merges
from sheetsync.localsheets.requests.registry import handles


def _along_rows(body: Json) -> bool:
    dimension = body.get("shiftDimension", "DIMENSION_UNSPECIFIED")
    if dimension == "DIMENSION_UNSPECIFIED":
        raise ApiError("No shiftDimension specified.")
    return bool(dimension == "ROWS")


@handles("insertRange")
def insert_range(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Put empty cells in; those from there on move down or right, and the grid grows where they need it.

    Raises:
        ApiError: a bad range, no dimension, a merge that would be torn.
    """
    found = checked_range(draft, body)
    area, sheet = found.area, found.sheet
    if _along_rows(body):
        _move(draft, sheet, area._replace(end_row=sheet.row_count), area.height, 0)
    else:
        _move(draft, sheet, area._replace(end_column=sheet.column_count), 0, area.width)


@handles("deleteRange")
def delete_range(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take cells out; those below move up, or those to the right move left.

    Raises:
        ApiError: a bad range, no dimension, a merge that would be torn.
    """
    found = checked_range(draft, body)
    area, sheet = found.area, found.sheet
    rows = _along_rows(body)
    take_merges(sheet, area)
    empty_area(sheet, area)
    if rows:
        _move(draft, sheet, area._replace(start_row=area.end_row, end_row=sheet.row_count), -area.height, 0)
    else:
        rest = area._replace(start_column=area.end_column, end_column=sheet.column_count)
        _move(draft, sheet, rest, 0, -area.width)


def _move(book: Book, sheet: Sheet, area: Area, rows: int, columns: int) -> None:
    """Move all cells of an area, with their merges and what names them."""
    if area.height == 0 or area.width == 0:
        return
    merges = [
        Area(
            merge.sheet_id,
            merge.start_row + rows,
            merge.end_row + rows,
            merge.start_column + columns,
            merge.end_column + columns,
        )
        for merge in take_merges(sheet, area)
    ]
    part = filled_part(sheet, area)
    block = block_of(sheet, part)
    empty_area(sheet, part)
    if block and block[0]:
        grow(book, sheet, part.end_row + rows, part.end_column + columns)
        put_block(sheet, part.start_row + rows, part.start_column + columns, block)
    for merge in merges:
        grow(book, sheet, merge.end_row, merge.end_column)
        sheet.merges.append(merge.to_json())
    follow_moved(book, area, sheet, rows, columns)
