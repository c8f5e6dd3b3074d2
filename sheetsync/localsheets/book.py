"""The data of one spreadsheet: cells, sheets, the book.

A change is made on a fork: `draft = book.fork()`, mutate the draft, then put it in place of the book. Cells,
rows and all JSON inside (formats, rules, merges …) are never changed in place, only replaced, so that a fork
is cheap, an abandoned draft leaves no trace, and the store sees by identity what it has to write.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sheetsync.localsheets.a1 import MAX_COLUMNS, Area
from sheetsync.localsheets.errors import ApiError, no_grid, no_sheet, too_many_cells

Json = dict[str, Any]
Literal = str | int | float | bool

MAX_CELLS = 10_000_000
MAX_TEXT = 50_000
DEFAULT_ROWS = 1000
DEFAULT_COLUMNS = 26


class Cell(NamedTuple):
    """One cell as it was entered.

    Attributes:
        value: the literal; a whole number is an int; None where there is none or a formula.
        formula: the text with its `=`, as entered.
        format: userEnteredFormat.
        note: the note's text.
        validation: the data validation rule (DataValidationRule).
        runs: textFormatRuns.
        chips: chipRuns.
        pivot: a pivot table, stored and given back.
    """

    value: Literal | None = None
    formula: str | None = None
    format: Json | None = None
    note: str | None = None
    validation: Json | None = None
    runs: list[Json] | None = None
    chips: list[Json] | None = None
    pivot: Json | None = None

    @property
    def filled(self) -> bool:
        """Whether it has a value or a formula."""
        return self.value is not None or self.formula is not None


EMPTY = Cell()
Row = tuple[Cell | None, ...]
"""The cells of a row up to the last with anything; None for one with nothing."""

SHEET_LISTS = (
    "merges",
    "conditional_formats",
    "filter_views",
    "protected_ranges",
    "banded_ranges",
    "charts",
    "slicers",
    "tables",
    "row_groups",
    "column_groups",
)


def number(value: float) -> int | float:
    """A number as cells hold it: an int when it is whole, so that JSON prints it without `.0`."""
    if abs(value) < 1e15 and value == int(value):
        return int(value)
    return value


class Sheet:
    """One tab.

    Attributes:
        properties: SheetProperties without `index` (its place in the book is its index), always with
            sheetId, title, sheetType and gridProperties.
        rows: cells by row; `len(rows)` is at most the grid's rowCount; rows after the last are empty.
        row_metadata: DimensionProperties by row index, only where something differs from the default.
        column_metadata: the same for columns.
        basic_filter: BasicFilter or None.
        merges: GridRanges with all four sides, in the order of making.
        conditional_formats, filter_views, protected_ranges, banded_ranges, charts, slicers, tables,
            row_groups, column_groups: Google's JSON objects of that name, as they are answered.
    """

    __slots__ = ("basic_filter", "column_metadata", "properties", "row_metadata", "rows", *SHEET_LISTS)

    merges: list[Json]
    conditional_formats: list[Json]
    filter_views: list[Json]
    protected_ranges: list[Json]
    banded_ranges: list[Json]
    charts: list[Json]
    slicers: list[Json]
    tables: list[Json]
    row_groups: list[Json]
    column_groups: list[Json]

    def __init__(self, properties: Json, rows: list[Row] | None = None) -> None:
        self.properties = properties
        self.rows: list[Row] = [] if rows is None else rows
        self.row_metadata: dict[int, Json] = {}
        self.column_metadata: dict[int, Json] = {}
        self.basic_filter: Json | None = None
        for name in SHEET_LISTS:
            setattr(self, name, [])

    def fork(self) -> "Sheet":
        """A shallow copy that can be changed without touching this one."""
        copy = Sheet(self.properties, list(self.rows))
        copy.row_metadata = dict(self.row_metadata)
        copy.column_metadata = dict(self.column_metadata)
        copy.basic_filter = self.basic_filter
        for name in SHEET_LISTS:
            setattr(copy, name, list(getattr(self, name)))
        return copy

    @property
    def sheet_id(self) -> int:
        """The tab's id, unique in its book."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """The tab's name."""
        return str(self.properties["title"])

    @property
    def hidden(self) -> bool:
        """Whether the tab is hidden."""
        return bool(self.properties.get("hidden"))

    @property
    def row_count(self) -> int:
        """Rows of the grid."""
        return int(self.properties["gridProperties"]["rowCount"])

    @property
    def column_count(self) -> int:
        """Columns of the grid."""
        return int(self.properties["gridProperties"]["columnCount"])

    @property
    def area(self) -> Area:
        """The whole grid."""
        return Area(self.sheet_id, 0, self.row_count, 0, self.column_count)

    def set_grid(self, **changes: int | bool | None) -> None:
        """Change gridProperties (`rowCount=…`); None or False removes a property."""
        grid = {**self.properties["gridProperties"], **changes}
        kept = {name: value for name, value in grid.items() if value is not None and value is not False}
        self.properties = {**self.properties, "gridProperties": kept}

    def row(self, index: int) -> Row:
        """The cells of a row, possibly fewer than the grid has columns."""
        return self.rows[index] if index < len(self.rows) else ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell; EMPTY where nothing is."""
        cells = self.row(row)
        return (cells[column] if column < len(cells) else None) or EMPTY

    def put(self, row: int, column: int, cell: Cell | None) -> None:
        """Set one cell; None or EMPTY empties it."""
        cells = list(self.row(row))
        if column >= len(cells):
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = cell
        self.put_row(row, cells)

    def put_row(self, row: int, cells: Sequence[Cell | None]) -> None:
        """Set all cells of a row; blanks at its end are dropped."""
        made = trimmed(cells)
        if row < len(self.rows):
            self.rows[row] = made
        elif made:
            self.rows.extend([()] * (row - len(self.rows)))
            self.rows.append(made)

    def cells(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        """(row, column, cell) of every cell in the area that holds anything, row by row."""
        for index in range(area.start_row, min(area.end_row, len(self.rows))):
            for offset, cell in enumerate(self.rows[index][area.start_column : area.end_column]):
                if cell is not None:
                    yield index, area.start_column + offset, cell

    def last_filled_row(self) -> int:
        """How many rows there are up to the last with a value, formula or note; 0 for none."""
        for index in range(len(self.rows) - 1, -1, -1):
            if any(cell is not None and cell.filled for cell in self.rows[index]):
                return index + 1
        return 0


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

    def index(self, sheet_id: int) -> int:
        """The sheet's place among the tabs."""
        return self.sheets.index(self.sheet(sheet_id))

    def sheet_properties(self, sheet: Sheet) -> Json:
        """SheetProperties as answered: with its index, in Google's order."""
        properties = {"sheetId": sheet.sheet_id, "title": sheet.title, "index": self.sheets.index(sheet)}
        return properties | {name: value for name, value in sheet.properties.items() if name not in properties}

    def area(self, grid_range: Json) -> Area:
        """A GridRange of a request with its sides known: an absent side is the grid's.

        Sides are not cut to the grid: a caller that may not pass it asks `check_inside`.

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


def trimmed(cells: Sequence[Cell | None]) -> Row:
    """The cells up to the last with anything; an EMPTY cell becomes None."""
    row = [None if cell is None or cell == EMPTY else cell for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
