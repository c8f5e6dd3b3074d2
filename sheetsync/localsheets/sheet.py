"""One tab: its properties, its rows, and all that lies on them."""

from collections.abc import Iterator, Sequence

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.block import Block
from sheetsync.localsheets.cell import EMPTY, Cell, Json, Row, trimmed

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
        block: the last block of filled cells that an append found; never written to the state file.
    """

    __slots__ = ("basic_filter", "block", "column_metadata", "properties", "row_metadata", "rows", *SHEET_LISTS)

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
        self.block: Block | None = None
        for name in SHEET_LISTS:
            setattr(self, name, [])

    def fork(self) -> "Sheet":
        """A shallow copy that can be changed without touching this one."""
        copy = Sheet(self.properties, list(self.rows))
        copy.row_metadata = dict(self.row_metadata)
        copy.column_metadata = dict(self.column_metadata)
        copy.basic_filter = self.basic_filter
        copy.block = self.block
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
