"""Rows and columns: insert, delete, append, move, their sizes and whether they are hidden."""

from sheetsync.localsheets.book import MAX_CELLS, Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.dimensions import delete_dimension, grow, insert_dimension, move_dimension
from sheetsync.localsheets.errors import ApiError, too_many_cells
from sheetsync.localsheets.fields import below
from sheetsync.localsheets.requests.checks import Span, checked_span, grid_of, required
from sheetsync.localsheets.requests.freezing import check_delete, follow_delete, follow_insert
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.shown import Shown
from sheetsync.localsheets.requests.table_columns import following_tables
from sheetsync.localsheets.schema import check_update_mask
from sheetsync.localsheets.shift import Delete, Insert, Move

_LETTER, _PADDING, _LINE, _LEAST = 8, 13, 21, 21
"""Pixels: of a letter of Arial 10 on the average, of the space beside it, of a line, of the narrowest column."""


@handles("insertDimension")
def insert(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Put empty rows or columns in.

    Raises:
        ApiError: an open or empty range, a start beyond the grid, nothing to inherit from.
    """
    asked = required(body, "range")
    if "endIndex" not in asked:
        raise ApiError("range.endIndex must be specified.")
    span = checked_span(draft, body, inside=False)
    before = bool(body.get("inheritFromBefore"))
    if before and span.start == 0:
        raise ApiError("range.startIndex must be greater than 0 if inheritFromBefore is true.")
    if span.start > span.size:
        raise ApiError(f"range.startIndex is larger than current grid size ({span.size})")
    if span.start == span.size and not before:
        raise ApiError(f"range.startIndex must be less than the grid size ({span.size}) if inheritFromBefore is false.")
    count = span.end - span.start
    across = span.sheet.column_count if span.rows else span.sheet.row_count
    if draft.cell_count() + count * across > MAX_CELLS:  # before any row is made
        raise too_many_cells()
    with following_tables(span.sheet, Insert(span.sheet.sheet_id, span.rows, span.start, count)):
        insert_dimension(draft, span.sheet, span.start, span.end, rows=span.rows, inherit_before=before)
    follow_insert(span.sheet, span.start, count, rows=span.rows)


@handles("deleteDimension")
def delete(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take rows or columns out.

    Raises:
        ApiError: an empty range, rows or columns that do not exist, all of them, all that are not frozen.
    """
    span = checked_span(draft, body, inside=False)
    if span.end > span.size:
        raise ApiError(
            f"Cannot delete a {span.noun} that doesn't exist. Tried to delete {span.noun} index "
            f"{max(span.start, span.size)} but there are only {span.size} {span.noun}s."
        )
    check_delete(span.sheet, span.start, span.end, rows=span.rows)
    with following_tables(span.sheet, Delete(span.sheet.sheet_id, span.rows, span.start, span.end)):
        delete_dimension(draft, span.sheet, span.start, span.end, rows=span.rows)
    follow_delete(span.sheet, span.start, span.end, rows=span.rows)


@handles("appendDimension")
def append(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Put empty rows or columns at the end.

    Raises:
        ApiError: an unknown sheet, no dimension, a length under 1, a grid over the limits.
    """
    sheet = grid_of(draft, body.get("sheetId", 0))
    dimension = body.get("dimension", "DIMENSION_UNSPECIFIED")
    if dimension == "DIMENSION_UNSPECIFIED":
        raise ApiError("No dimension specified.")
    length = body.get("length", 0)
    if length < 1:
        raise ApiError(f"length must be greater than 0: {length}")
    rows = dimension == "ROWS"
    grow(draft, sheet, sheet.row_count + length * rows, sheet.column_count + length * (not rows))


@handles("moveDimension")
def move(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Move rows or columns; the destination is counted before the move.

    Raises:
        ApiError: a bad range, a destination beyond the grid, a merged cell in the way.
    """
    span = checked_span(draft, body, "source")
    target = body.get("destinationIndex", 0)
    if not 0 <= target <= span.size:
        raise ApiError(f"destinationIndex is larger than current grid size ({span.size})")
    _check_merges(span, target)
    with following_tables(span.sheet, Move(span.sheet.sheet_id, span.rows, span.start, span.end, target)):
        move_dimension(draft, span.sheet, span.start, span.end, target, rows=span.rows)


def _check_merges(span: Span, target: int) -> None:
    side = "Row" if span.rows else "Column"
    for merge in span.sheet.merges:
        start, end = merge[f"start{side}Index"], merge[f"end{side}Index"]
        if any(start < edge < end for edge in (span.start, span.end, target)):
            raise ApiError(
                f"Sorry, it is not possible to move a {span.noun} to a position that crosses a merged cell. "
                "Please unmerge and try again."
            )


@handles("updateDimensionProperties")
def update_properties(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Hide, show or resize rows or columns; what is read-only stays as it is.

    Raises:
        ApiError: a bad range, no mask, a negative size.
    """
    span = checked_span(draft, body)
    asked = required(body, "properties")
    mask = check_update_mask(body.get("fields"), "DimensionProperties")
    changes = {name: asked.get(name) for name in ("hiddenByUser", "pixelSize") if below(mask, name) is not None}
    if (changes.get("pixelSize") or 0) < 0:
        raise ApiError("pixelSize must be >= 0")
    metadata = span.sheet.row_metadata if span.rows else span.sheet.column_metadata
    for index in range(span.start, span.end):
        made = {name: value for name, value in {**metadata.get(index, {}), **changes}.items() if value}
        if made:
            metadata[index] = made
        else:
            metadata.pop(index, None)


@handles("autoResizeDimensions")
def auto_resize(draft: Book, body: Json, context: Context) -> None:
    """Make columns as wide, or rows as high, as what they show needs; the pixels are an estimate.

    Raises:
        ApiError: a bad range.
    """
    span = checked_span(draft, body, "dimensions")
    shown = Shown(draft, context)
    metadata = span.sheet.row_metadata if span.rows else span.sheet.column_metadata
    for index in range(span.start, span.end):
        area = span.sheet.area
        lane = (
            area._replace(start_row=index, end_row=index + 1)
            if span.rows
            else area._replace(start_column=index, end_column=index + 1)
        )
        lines = [shown.text(span.sheet, row, column).split("\n") for row, column, _ in span.sheet.cells(lane)]
        size = _height(lines) if span.rows else _width(lines)
        if size:
            metadata[index] = {**metadata.get(index, {}), "pixelSize": size}


def _height(cells: list[list[str]]) -> int:
    return _LINE * max(map(len, cells), default=0)


def _width(cells: list[list[str]]) -> int:
    longest = max((len(line) for lines in cells for line in lines), default=0)
    return max(_LEAST, longest * _LETTER + _PADDING) if longest else 0
