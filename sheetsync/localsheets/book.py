"""The data of one spreadsheet: cells, sheets, the book.

A change is made on a fork: `draft = book.fork()`, mutate the draft, then put it in place of the book. Cells,
rows and all JSON inside (formats, rules, merges …) are never changed in place, only replaced, so that a fork
is cheap, an abandoned draft leaves no trace, and the store sees by identity what it has to write.
"""

from sheetsync.localsheets.a1 import MAX_COLUMNS, Area
from sheetsync.localsheets.cell import EMPTY, MAX_TEXT, Cell, Json, Literal, Row, number, trimmed
from sheetsync.localsheets.errors import ApiError, no_grid, no_sheet, too_many_cells
from sheetsync.localsheets.sheet import SHEET_LISTS, Sheet

__all__ = [
    "EMPTY",
    "MAX_TEXT",
    "SHEET_LISTS",
    "Book",
    "Cell",
    "Json",
    "Literal",
    "Row",
    "Sheet",
    "number",
    "trimmed",
]

MAX_CELLS = 10_000_000
DEFAULT_ROWS = 1000
DEFAULT_COLUMNS = 26


class Book:
    """One spreadsheet file.

    Attributes:
        spreadsheet_id: its id in both APIs.
        properties: SpreadsheetProperties (title, locale, timeZone …).
        sheets: the tabs in order.
        named_ranges: NamedRange objects.
        metadata: DeveloperMetadata objects of every location, in the order of making; their dimension ranges
            follow inserts, deletes and moves.
        version: grows with every change.
    """

    __slots__ = ("metadata", "named_ranges", "properties", "sheets", "spreadsheet_id", "version")

    def __init__(self, spreadsheet_id: str, properties: Json, sheets: list[Sheet]) -> None:
        self.spreadsheet_id = spreadsheet_id
        self.properties = properties
        self.sheets = sheets
        self.named_ranges: list[Json] = []
        self.metadata: list[Json] = []
        self.version = 1

    def fork(self) -> "Book":
        """A draft: its sheets are forked too."""
        copy = Book(self.spreadsheet_id, self.properties, [sheet.fork() for sheet in self.sheets])
        copy.named_ranges = list(self.named_ranges)
        copy.metadata = list(self.metadata)
        copy.version = self.version
        return copy

    @property
    def title(self) -> str:
        """The file's name."""
        return str(self.properties["title"])

    @property
    def locale(self) -> str:
        """`en_US`, `ru_RU` …: decides how typed values are read."""
        return str(self.properties["locale"])

    @property
    def time_zone(self) -> str:
        """The zone of TODAY() and NOW(), as in the CLDR."""
        return str(self.properties["timeZone"])

    def find(self, sheet_id: int) -> Sheet | None:
        """The sheet of that id."""
        return next((sheet for sheet in self.sheets if sheet.sheet_id == sheet_id), None)

    def sheet(self, sheet_id: int) -> Sheet:
        """The sheet of that id.

        Raises:
            ApiError: `No sheet with id: N`.
        """
        found = self.find(sheet_id)
        if found is None:
            raise no_sheet(sheet_id)
        return found

    def titled(self, title: str) -> Sheet | None:
        """The sheet of that title; as in Google's ranges, case does not matter when nothing fits exactly."""
        exact = next((sheet for sheet in self.sheets if sheet.title == title), None)
        folded = title.lower()
        return exact or next((sheet for sheet in self.sheets if sheet.title.lower() == folded), None)

    def titles(self) -> tuple[str, ...]:
        """The titles of all tabs."""
        return tuple(sheet.title for sheet in self.sheets)

    def index(self, sheet_id: int) -> int:
        """The sheet's place among the tabs."""
        return self.sheets.index(self.sheet(sheet_id))

    def sheet_properties(self, sheet: Sheet) -> Json:
        """SheetProperties as answered: with its index, in Google's order."""
        properties = {"sheetId": sheet.sheet_id, "title": sheet.title, "index": self.sheets.index(sheet)}
        return properties | {name: value for name, value in sheet.properties.items() if name not in properties}

    def area(self, grid_range: Json) -> Area:
        """A GridRange of a request with its sides known: an absent side is the grid's.

        Sides are not cut to the grid.

        Raises:
            ApiError: `No grid with id: N`; a range whose ends stand before its starts.
        """
        sheet_id = grid_range.get("sheetId") or 0
        sheet = self.find(sheet_id)
        if sheet is None:
            raise no_grid(sheet_id)
        rows = _span(grid_range, "Row", sheet.row_count)
        columns = _span(grid_range, "Column", sheet.column_count)
        return Area(sheet_id, *rows, *columns)

    def dimension_span(self, dimension_range: Json) -> tuple[Sheet, bool, int, int]:
        """A DimensionRange of a request → (sheet, whether of rows, start, end); an absent side is the grid's.

        Raises:
            ApiError: `No grid with id: N`; no dimension; a start that is not before its end.
        """
        sheet_id = dimension_range.get("sheetId") or 0
        sheet = self.find(sheet_id)
        if sheet is None:
            raise no_grid(sheet_id)
        dimension = dimension_range.get("dimension")
        if dimension not in {"ROWS", "COLUMNS"}:
            raise ApiError("No dimension specified.")
        rows = dimension == "ROWS"
        start = dimension_range.get("startIndex") or 0
        end = dimension_range.get("endIndex")
        return sheet, rows, start, (sheet.row_count if rows else sheet.column_count) if end is None else end

    def cell_count(self) -> int:
        """Cells of all grids."""
        return sum(sheet.row_count * sheet.column_count for sheet in self.sheets)

    def check_size(self) -> None:
        """Refuse a book that has outgrown Google's limits.

        Raises:
            ApiError: more than 10,000,000 cells, or more than 18,278 columns in a sheet.
        """
        if self.cell_count() > MAX_CELLS or any(sheet.column_count > MAX_COLUMNS for sheet in self.sheets):
            raise too_many_cells()


def _span(grid_range: Json, name: str, size: int) -> tuple[int, int]:
    start = grid_range.get(f"start{name}Index")
    end = grid_range.get(f"end{name}Index")
    first, last = (0 if start is None else start), (size if end is None else end)
    if first < 0 or last < 0:
        raise ApiError(f"{'start' if first < 0 else 'end'}{name}Index must not be negative.")
    if first > last:
        raise ApiError(f"end{name}Index[{last}] cannot be before start{name}Index[{first}]")
    return first, last
