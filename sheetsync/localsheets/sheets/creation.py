"""spreadsheets.create takes a whole Spreadsheet: its body as the batchUpdate requests that lay it out."""

from collections.abc import Callable, Iterator

from sheetsync.localsheets.book import DEFAULT_COLUMNS, DEFAULT_ROWS, Json
from sheetsync.localsheets.context import Context

_OBJECTS: tuple[tuple[str, str, Callable[[Json], Json]], ...] = (
    ("merges", "mergeCells", lambda item: {"range": item, "mergeType": "MERGE_ALL"}),
    ("conditionalFormats", "addConditionalFormatRule", lambda item: {"rule": item}),
    ("filterViews", "addFilterView", lambda item: {"filter": item}),
    ("protectedRanges", "addProtectedRange", lambda item: {"protectedRange": item}),
    ("charts", "addChart", lambda item: {"chart": item}),
    ("bandedRanges", "addBanding", lambda item: {"bandedRange": item}),
    ("rowGroups", "addDimensionGroup", lambda item: {"range": item.get("range", {})}),
    ("columnGroups", "addDimensionGroup", lambda item: {"range": item.get("range", {})}),
    ("slicers", "addSlicer", lambda item: {"slicer": item}),
    ("tables", "addTable", lambda item: {"table": item}),
    ("developerMetadata", "createDeveloperMetadata", lambda item: {"developerMetadata": item}),
)


def requests_of(body: Json) -> Iterator[Json]:
    """The requests that turn a new spreadsheet into the one asked for.

    The sheets have ids (see `numbered`), and the first of them stands already, empty and with its title.
    """
    properties = {key: value for key, value in body.get("properties", {}).items() if key in _SETTABLE}
    if properties:
        yield {"updateSpreadsheetProperties": {"properties": properties, "fields": ",".join(properties)}}
    sheets = body.get("sheets", [])
    for index, sheet in enumerate(sheets):
        own = {key: value for key, value in sheet["properties"].items() if key != "index"}
        yield {"addSheet": {"properties": own}} if index else _standing(own)
    for sheet in sheets:
        yield from _filled(sheet)
    for item in body.get("namedRanges", []):
        yield {"addNamedRange": {"namedRange": item}}
    for item in body.get("developerMetadata", []):
        yield {"createDeveloperMetadata": {"developerMetadata": item}}


_SETTABLE = ("title", "locale", "timeZone", "autoRecalc", "iterativeCalculationSettings", "spreadsheetTheme")


def numbered(sheets: list[Json], context: Context) -> list[Json]:
    """The sheets with ids and titles; the first without an id is 0, as in a spreadsheet of one sheet."""
    taken = {sheet.get("properties", {}).get("sheetId") for sheet in sheets}
    made = []
    for index, sheet in enumerate(sheets):
        free = 0 if 0 not in taken else context.new_id(taken)
        properties = {"sheetId": free, "title": f"Sheet{index + 1}"} | sheet.get("properties", {})
        taken.add(properties["sheetId"])
        made.append({**sheet, "properties": properties})
    return made


def _standing(properties: Json) -> Json:
    """The first sheet stands: what is asked of it is set, sizes of 0 are the default."""
    sizes = {key: value for key, value in properties.get("gridProperties", {}).items() if value}
    made = {**properties, "gridProperties": {"rowCount": DEFAULT_ROWS, "columnCount": DEFAULT_COLUMNS} | sizes}
    fields = ",".join(key for key in made if key not in {"sheetId", "sheetType"})
    return {"updateSheetProperties": {"properties": made, "fields": fields}}


def _filled(sheet: Json) -> Iterator[Json]:
    sheet_id = sheet["properties"]["sheetId"]
    for grid in sheet.get("data", []):
        start = {"sheetId": sheet_id, "rowIndex": grid.get("startRow", 0), "columnIndex": grid.get("startColumn", 0)}
        if grid.get("rowData"):
            yield {"updateCells": {"start": start, "rows": grid["rowData"], "fields": "*"}}
        yield from _sized(grid, start)
    for key, kind, wrapped in _OBJECTS:
        for item in sheet.get(key, []):
            yield {kind: wrapped(item)}
    if "basicFilter" in sheet:
        yield {"setBasicFilter": {"filter": sheet["basicFilter"]}}


def _sized(grid: Json, start: Json) -> Iterator[Json]:
    for key, dimension, first in (
        ("rowMetadata", "ROWS", start["rowIndex"]),
        ("columnMetadata", "COLUMNS", start["columnIndex"]),
    ):
        for index, item in enumerate(grid.get(key, []), first):
            properties = {name: value for name, value in item.items() if name in {"pixelSize", "hiddenByUser"}}
            if properties:
                span = {"sheetId": start["sheetId"], "dimension": dimension, "startIndex": index, "endIndex": index + 1}
                fields = ",".join(properties)
                yield {"updateDimensionProperties": {"range": span, "properties": properties, "fields": fields}}
