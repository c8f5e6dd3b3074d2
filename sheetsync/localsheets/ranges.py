"""A range as a client asks for it → the cells of a sheet."""

from typing import NamedTuple

from sheetsync.localsheets.a1 import Area, Bounds, bounds_name, parse_bounds, quoted, range_name, split_range
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError, outside_grid, unparsable_range

SIDES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
"""A GridRange's sides, in the order of Bounds and Area."""


class Range(NamedTuple):
    """Cells of one sheet, cut to its grid.

    Attributes:
        sheet: the sheet.
        area: the cells asked for that the grid has.
        whole: whether no cells were named, only a sheet.
    """

    sheet: Sheet
    area: Area
    whole: bool = False

    @property
    def name(self) -> str:
        """The range made explicit, as answers show it: `Sheet1!A1:Z1000`."""
        return range_name(self.sheet.title, self.area)


def resolve(book: Book, text: str) -> Range:
    """A1 or R1C1 notation, a tab's title or a named range, quoted or not.

    An unquoted text that reads as cells is cells of the first sheet, whatever a tab's title is. A named range may
    stand behind any tab's title, as gspread sends it: it is the spreadsheet's, and lies where it lies.

    Raises:
        ApiError: `Unable to parse range: …`, or a start outside the grid.
    """
    title, cells = split_range(text)
    if title is None and cells is not None:
        return _bare(book, cells)
    sheet = book.titled(title or "")
    if sheet is None:
        raise unparsable_range(text)
    if cells is None:
        return Range(sheet, sheet.area, whole=True)
    bounds = parse_bounds(cells)
    if bounds is not None:
        return Range(sheet, clipped(sheet, bounds))
    named = _named(book, cells)
    if named is None:
        raise unparsable_range(text)
    return named


def _bare(book: Book, text: str) -> Range:
    bounds = parse_bounds(text)
    if bounds is not None:
        return Range(book.sheets[0], clipped(book.sheets[0], bounds))
    named = _named(book, text)
    if named is not None:
        return named
    sheet = book.titled(text)
    if sheet is None:
        raise unparsable_range(text)
    return Range(sheet, sheet.area, whole=True)


def _named(book: Book, name: str) -> Range | None:
    found = next((one for one in book.named_ranges if one["name"].lower() == name.lower()), None)
    return resolve_grid(book, found["range"]) if found is not None and "range" in found else None


def clipped(sheet: Sheet, bounds: Bounds) -> Area:
    """The part of the bounds inside the grid.

    Raises:
        ApiError: they begin outside it.
    """
    rows, columns = sheet.row_count, sheet.column_count
    start_row, start_column = bounds.start_row or 0, bounds.start_column or 0
    if start_row >= rows or start_column >= columns:
        raise outside_grid(f"{quoted(sheet.title)}!{bounds_name(bounds)}", rows, columns)
    return Area(
        sheet.sheet_id,
        start_row,
        rows if bounds.end_row is None else min(bounds.end_row, rows),
        start_column,
        columns if bounds.end_column is None else min(bounds.end_column, columns),
    )


def resolve_grid(book: Book, grid_range: Json) -> Range:
    """A GridRange; open sides are the grid's.

    Raises:
        ApiError: `No grid with id: N`, an inverted range, or a start outside the grid.
    """
    area = book.area(grid_range)
    sheet = book.sheet(area.sheet_id)
    if area.height == 0 or area.width == 0:
        raise ApiError("The range is empty.")
    return Range(sheet, clipped(sheet, grid_bounds(grid_range)), whole=not grid_range.keys() - {"sheetId"})


def grid_bounds(grid_range: Json) -> Bounds:
    """The sides that a GridRange names."""
    return Bounds(*(grid_range.get(side) for side in SIDES))
