"""GridData: rows, row and column properties of a range, only what the mask asks for."""

from typing import Any

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import EMPTY, Book, Json, Sheet
from sheetsync.localsheets.fields import Mask, below, cut
from sheetsync.localsheets.follow import metadata_sheet
from sheetsync.localsheets.formulas.highlights import Highlights, highlights_of
from sheetsync.localsheets.reading.cells import CellView
from sheetsync.localsheets.results import Results

ROW_HEIGHT = 21
COLUMN_WIDTH = 100


def grid_data(book: Book, sheet: Sheet, area: Area, results: Results, mask: Mask) -> Json:
    """One GridData; keys in Google's order."""
    made: Json = {}
    if area.start_row and below(mask, "startRow") is not None:
        made["startRow"] = area.start_row
    if area.start_column and below(mask, "startColumn") is not None:
        made["startColumn"] = area.start_column
    rows = below(mask, "rowData")
    if rows is not None:
        data = _row_data(book, sheet, area, results, below(rows, "values"))
        made |= {"rowData": data} if data else {}
    for name, of_rows in (("rowMetadata", True), ("columnMetadata", False)):
        inner = below(mask, name)
        if inner is not None:
            made[name] = _dimensions(book, sheet, area, inner, rows=of_rows)
    return made


def _row_data(book: Book, sheet: Sheet, area: Area, results: Results, mask: Mask | None) -> list[Json]:
    if mask is None:
        return []
    lit = _lit(book, sheet, area, results) if _shows_rules(below(mask, "effectiveFormat")) else {}
    view = CellView(book, results, mask, lit)
    beyond = [*lit, *results.filled_by_arrays(sheet.sheet_id)]
    end_row = max((row + 1 for row, _ in beyond), default=0)
    end_column = min(max((column + 1 for _, column in beyond), default=0), area.end_column)
    last = min(area.end_row, max(len(sheet.rows), end_row))
    made = [_row(sheet, index, area, view, end_column) for index in range(area.start_row, last)]
    while made and not made[-1]:
        made.pop()
    return made


_OF_RULES = ("backgroundColor", "backgroundColorStyle", "textFormat")


def _shows_rules(mask: Mask | None) -> bool:
    """Whether the mask asks for a part of effectiveFormat that a conditional format can give."""
    return any(below(mask, name) is not None for name in _OF_RULES)


def _lit(book: Book, sheet: Sheet, area: Area, results: Results) -> Highlights:
    """What conditional formatting gives the cells of the area."""
    rules = sheet.conditional_formats
    return highlights_of(rules, area, book, results.values, results.now) if rules else {}


def _row(sheet: Sheet, index: int, area: Area, view: CellView, end_column: int) -> Json:
    """One RowData; `end_column` is where cells may show something though nothing was entered in them."""
    cells = sheet.row(index)[area.start_column : area.end_column]
    cells += (None,) * (end_column - area.start_column - len(cells))
    sheet_id, first = area.sheet_id, area.start_column
    made: list[Json] = [
        {} if cell is None and not end_column else view.data(cell or EMPTY, sheet_id, index, first + offset)
        for offset, cell in enumerate(cells)
    ]
    while made and not made[-1]:
        made.pop()
    return {"values": made} if made else {}


def _dimensions(book: Book, sheet: Sheet, area: Area, mask: Mask, *, rows: bool) -> list[Json]:
    known = sheet.row_metadata if rows else sheet.column_metadata
    start, end = (area.start_row, area.end_row) if rows else (area.start_column, area.end_column)
    size = ROW_HEIGHT if rows else COLUMN_WIDTH
    tags = _tags(book, sheet, rows=rows) if below(mask, "developerMetadata") is not None else {}
    plain = cut({"pixelSize": size}, mask)
    return [
        cut(_dimension(known.get(index, {}), size, tags.get(index)), mask) if index in known or index in tags else plain
        for index in range(start, end)
    ]


def _dimension(known: Json, size: int, tags: list[Json] | None) -> Json:
    made = {name: True for name in ("hiddenByFilter", "hiddenByUser") if known.get(name)}
    made["pixelSize"] = known.get("pixelSize", size)
    return made | ({"developerMetadata": tags} if tags else {})


def _tags(book: Book, sheet: Sheet, *, rows: bool) -> dict[int, list[Any]]:
    """Developer metadata by row or column index."""
    found: dict[int, list[Any]] = {}
    kind = "ROW" if rows else "COLUMN"
    for item in book.metadata:
        location = item["location"]
        if location.get("locationType") == kind and metadata_sheet(item) == sheet.sheet_id:
            found.setdefault(location["dimensionRange"].get("startIndex", 0), []).append(item)
    return found
