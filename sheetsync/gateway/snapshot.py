"""Google's JSON of a spreadsheet as a `Snapshot`: which fields are asked for, and how they are understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sheetsync.gateway.answer import CellData, GridData, SheetAnswer, SpreadsheetAnswer, Value
from sheetsync.model.columns import COLUMN_KEY, TAB_KEY, WIN_KEY
from sheetsync.model.grid import EMPTY, Cell, Line, Snapshot, Tab, Tag
from sheetsync.workbook.originals import without_copies

Json = Mapping[str, Any]

FEATURES = {
    "merges": "merges",
    "conditionalFormats": "conditional_formats",
    "basicFilter": "basic_filter",
    "filterViews": "filter_views",
    "protectedRanges": "protected_ranges",
    "charts": "charts",
    "tables": "tables",
    "bandedRanges": "banded_ranges",
    "rowGroups": "row_groups",
}
"""What a read brings of a tab besides its cells, in the API's own JSON, by the API's name and ours."""

READ_MASK = (
    "spreadsheetId,properties(title,locale,timeZone),namedRanges(namedRangeId,name),"
    "sheets(properties(sheetId,title,index,hidden,gridProperties(rowCount,columnCount,frozenRowCount,rowGroupControlAfter)),"
    "developerMetadata(metadataId,metadataKey,metadataValue),"
    "merges,conditionalFormats,basicFilter,filterViews,"
    "protectedRanges(protectedRangeId,range,unprotectedRanges,warningOnly,requestingUserCanEdit),"
    "charts(chartId,position),tables(tableId,name,range),bandedRanges(bandedRangeId,range),rowGroups(range,depth),"
    "data(startRow,startColumn,"
    "columnMetadata(hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue)),"
    "rowData.values(effectiveValue,userEnteredValue.formulaValue,effectiveFormat.numberFormat.type,note)))"
)
"""The field mask of every read, and of the answer to every write.

`effectiveFormat` and not `userEnteredFormat`: a date that a person typed into a plain cell has its date format
in either, a date that a formula gives only in the former (Google's CellData).
"""


def parse_snapshot(answer: SpreadsheetAnswer, before: Snapshot | None = None) -> Snapshot:
    """Return the snapshot of a Spreadsheet resource that was asked for with `READ_MASK`.

    A tab that is a copy of one of ours counts as people's: it bears no mark there. The rows are read out of the
    answer one by one, and those that are as they were `before` are kept once: of a large sheet, what was read and what
    a write answered would not fit into memory side by side. Raises ValueError where a row is none.
    """
    properties = answer.properties
    known = {tab.sheet_id: tab.lines for tab in before.tabs} if before else {}
    return Snapshot(
        spreadsheet_id=answer.spreadsheet_id,
        title=properties.get("title", ""),
        locale=properties.get("locale", "en_US"),
        time_zone=properties.get("timeZone", "Etc/GMT"),
        tabs=without_copies(
            _tab(sheet, sheet.properties, known) for sheet in answer.sheets if sheet.properties is not None
        ),
        named_ranges={one["namedRangeId"]: one.get("name", "") for one in answer.named_ranges},
        answer=answer.digest,
    )


def _tab(sheet: SheetAnswer, properties: Json, known: Mapping[int, Sequence[Line]]) -> Tab:
    grid = properties.get("gridProperties", {})
    lines, noted = _grid(sheet.data, known.get(properties.get("sheetId", 0), ()))
    return Tab(
        sheet_id=properties.get("sheetId", 0),
        title=properties.get("title", ""),
        index=properties.get("index", 0),
        hidden=properties.get("hidden", False),
        row_count=grid.get("rowCount", 0),
        column_count=grid.get("columnCount", 0),
        frozen_rows=grid.get("frozenRowCount", 0),
        signs_below=grid.get("rowGroupControlAfter", False),
        lines=lines,
        tag=next(_tags(sheet.developer_metadata, TAB_KEY), None),
        column_tags=_column_tags(sheet.data),
        hidden_columns=frozenset(place for place, column in _columns(sheet.data) if column.get("hiddenByUser")),
        features={name: feature for name, held in FEATURES.items() if (feature := getattr(sheet, held))},
        win_marks=tuple(_tags(sheet.developer_metadata, WIN_KEY)),
        noted_rows=noted,
    )


def _tags(metadata: Iterable[Json], key: str) -> Iterator[Tag]:
    for mark in metadata:
        if mark.get("metadataKey") == key:
            yield Tag(mark["metadataId"], mark.get("metadataValue", ""))


def _columns(data: Iterable[GridData]) -> Iterator[tuple[int, Json]]:
    for block in data:
        yield from enumerate(block.column_metadata, block.start_column)


def _column_tags(data: Iterable[GridData]) -> dict[int, Tag]:
    marked = ((place, column.get("developerMetadata", ())) for place, column in _columns(data))
    return {place: tag for place, metadata in marked for tag in _tags(metadata, COLUMN_KEY)}


def _rows(data: Iterable[GridData]) -> Iterator[tuple[int, int, list[CellData]]]:
    """Yield each row that holds something: its number, its first column, and its cells."""
    for block in data:
        for number, row in enumerate(block.rows(), block.start_row):
            if row and row.values:
                yield number, block.start_column, row.values


def _grid(data: Iterable[GridData], known: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """Return the cells from A1 on, blank lines below the last filled one left out, and the rows that bear notes."""
    lines: dict[int, Line] = {}
    noted: set[int] = set()
    once = _Once()
    for row, column, values in _rows(data):
        line = _line(column, values, once)
        lines[row] = known[row] if row < len(known) and _same(known[row], line) else line
        for cell in values:
            if cell.note is not None:
                noted.add(row)
    last = max((row for row, line in lines.items() if line), default=-1)
    return tuple([lines.get(row, ()) for row in range(last + 1)]), frozenset(noted)


def _same(one: Line, other: Line) -> bool:
    """Whether two lines are the same in all; Python takes TRUE for 1."""
    return one == other and [type(cell.value) for cell in one] == [type(cell.value) for cell in other]


class _Once:
    """Equal cells as one: a status, a department or a day stands in many rows. Only so many kinds are kept."""

    def __init__(self) -> None:
        self._kept: dict[Cell, Cell] = {}

    def of(self, cell: Cell) -> Cell:
        """Return the cell that stands for all that equal it; TRUE, which Python takes for 1, for itself."""
        if isinstance(cell.value, bool):
            return cell
        kept = self._kept
        return kept.setdefault(cell, cell) if len(kept) < _KINDS else kept.get(cell, cell)


_KINDS = 20_000


def _line(column: int, values: list[CellData], once: _Once) -> Line:
    cells = [_cell(value) for value in values]
    while cells and cells[-1] is EMPTY:
        cells.pop()
    return (EMPTY,) * column + tuple(map(once.of, cells)) if cells else ()


def _cell(data: CellData) -> Cell:
    formula = bool(data.user_entered_value)
    value = _value(data.effective_value) if data.effective_value else None
    if value is None:
        return Cell(formula=True) if formula else EMPTY
    form = data.effective_format
    format_type = form.number_format.type if form and form.number_format else None
    if isinstance(value, dict):
        error = value.get("type", "ERROR")
        return Cell(_SHOWN.get(error, "#ERROR!"), format_type, error, formula)
    return Cell(value, format_type, None, formula)


def _value(held: Value) -> Any:
    """Return what a cell holds; of an error, the object that tells it."""
    for value in (held.string_value, held.number_value, held.bool_value):
        if value is not None:
            return value
    return held.error_value


_SHOWN = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}
