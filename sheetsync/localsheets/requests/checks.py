"""What many kinds of request ask of their ranges, positions and ids, and the refusals of what does not fit."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, no_grid
from sheetsync.localsheets.ranges import Range, clipped, grid_bounds


class Span(NamedTuple):
    """Rows or columns of a sheet, half-open."""

    sheet: Sheet
    rows: bool
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many rows or columns the grid has."""
        return self.sheet.row_count if self.rows else self.sheet.column_count

    @property
    def noun(self) -> str:
        """`row` or `column`."""
        return "row" if self.rows else "column"


class Spot(NamedTuple):
    """One cell's place."""

    sheet: Sheet
    row: int
    column: int


def required(body: Json, name: str) -> Any:
    """A field that must be set.

    Raises:
        ApiError: it is not.
    """
    if name not in body:
        raise ApiError(f"{name} must be specified.")
    return body[name]


def grid_of(book: Book, sheet_id: int) -> Sheet:
    """The sheet whose cells are meant.

    Raises:
        ApiError: `No grid with id: N`.
    """
    sheet = book.find(sheet_id)
    if sheet is None:
        raise no_grid(sheet_id)
    return sheet


def checked_range(book: Book, body: Json, name: str = "range") -> Range:
    """The cells that a request changes: a range that ends beyond the grid means the part of it that is there.

    Raises:
        ApiError: missing, of an unknown sheet, inverted, empty, or beginning beyond the grid.
    """
    found = covered_range(book, body, name)
    for side, start, end in (
        ("Row", found.area.start_row, found.area.end_row),
        ("Column", found.area.start_column, found.area.end_column),
    ):
        if start >= end:
            raise _no_cells(name, side, start, end)
    return found


def covered_range(book: Book, body: Json, name: str = "range") -> Range:
    """The range of a request that dresses cells; unlike a `checked_range` it may hold no cell.

    Raises:
        ApiError: missing, of an unknown sheet, inverted, or beginning beyond the grid.
    """
    asked = required(body, name)
    area = book.area(asked)
    sheet = book.sheet(area.sheet_id)
    return Range(sheet, clipped(sheet, grid_bounds(asked)), whole=not asked.keys() - {"sheetId"})


def bounded(book: Book, grid_range: Json, name: str = "range", *, empty: bool = False) -> Range:
    """A GridRange that is kept, with its four sides known; with `empty` it may hold no cell.

    Raises:
        ApiError: of an unknown sheet, inverted, empty, or reaching over the grid.
    """
    area = book.area(grid_range)
    sheet = book.sheet(area.sheet_id)
    clipped(sheet, grid_bounds(grid_range))
    for side, start, end, size in (
        ("Row", area.start_row, area.end_row, sheet.row_count),
        ("Column", area.start_column, area.end_column, sheet.column_count),
    ):
        if end > size:
            raise _over_grid(f"{name}.end{side}Index", size)
        if start >= end and not empty:
            raise _no_cells(name, side, start, end)
    return Range(sheet, area, whole=not grid_range.keys() - {"sheetId"})


def _no_cells(name: str, side: str, start: int, end: int) -> ApiError:
    return ApiError(f"{name}.end{side}Index[{end}] must be greater than {name}.start{side}Index[{start}].")


def checked_span(book: Book, body: Json, name: str = "range", *, inside: bool = True) -> Span:
    """The DimensionRange of a request; with `inside` it may not reach over the grid.

    Raises:
        ApiError: missing, of an unknown sheet, without dimension, negative, empty, or over the grid.
    """
    asked = required(body, name)
    span = Span(*book.dimension_span(asked))
    if span.start < 0 or span.end < 0:
        raise ApiError("DimensionRange indexes must be >= 0")
    if inside and span.start >= span.size:
        raise _over_grid(f"{name}.startIndex", span.size)
    if span.start >= span.end:
        raise ApiError(f"{name}.endIndex[{span.end}] must be greater than {name}.startIndex[{span.start}].")
    if inside and span.end > span.size:
        raise _over_grid(f"{name}.endIndex", span.size)
    return span


def checked_coordinate(book: Book, body: Json, name: str) -> Spot:
    """The GridCoordinate of a request.

    Raises:
        ApiError: missing, of an unknown sheet, negative, or outside the grid.
    """
    asked = required(body, name)
    sheet = grid_of(book, asked.get("sheetId", 0))
    row, column = asked.get("rowIndex", 0), asked.get("columnIndex", 0)
    for field, index, size in (("rowIndex", row, sheet.row_count), ("columnIndex", column, sheet.column_count)):
        if index < 0:
            raise ApiError(f"{name}.{field} must be >= 0")
        if index >= size:
            raise _over_grid(f"{name}.{field}", size)
    return Spot(sheet, row, column)


def _over_grid(field: str, size: int) -> ApiError:
    return ApiError(f"{field} is larger than current grid size ({size})")


def free_id(given: int | None, taken: Collection[int], context: Context, noun: str) -> int:
    """The id asked for, or a random one; 0 means none was asked for.

    Raises:
        ApiError: the id is negative or exists.
    """
    if not given:
        return context.new_id(taken)
    if given < 0:
        raise ApiError(f"The ID of a {noun} must be positive: {given}")
    if given in taken:
        raise id_taken(noun, given)
    return given


def id_taken(noun: str, given: int | str) -> ApiError:
    """400 for an id that another object of the kind has."""
    return ApiError(f"Cannot add {noun} with ID {given}, a {noun} with that ID already exists.")


def one_of(body: Json, *names: str) -> str | None:
    """The one of these fields that is set; None for none.

    Raises:
        ApiError: several are.
    """
    found = [name for name in names if name in body]
    if len(found) > 1:
        raise ApiError(f"Only one of {', '.join(names[:-1])} or {names[-1]} may be set.")
    return found[0] if found else None
