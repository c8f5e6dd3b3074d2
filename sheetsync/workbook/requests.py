"""The requests of `spreadsheets.batchUpdate` that the product sends, as small typed values.

Field names and rules are those of Google's discovery document (Sheets v4). Literal values only: text goes out as
`stringValue`, never parsed; the only formulas are those of the template's own rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sheetsync.model.columns import COLUMN_KEY, TAB_KEY

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its kind (`updateCells` …), its body in the API's JSON, and what it does, for people."""

    kind: str
    body: Mapping[str, Any]
    says: str

    def as_json(self) -> Json:
        """Return the request as `batchUpdate` takes it."""
        return {self.kind: dict(self.body)}


class Area(NamedTuple):
    """A GridRange: 0-based, half-open; an end of None is open (to the last row or column)."""

    sheet_id: int
    start_row: int = 0
    end_row: int | None = None
    start_column: int = 0
    end_column: int | None = None

    def as_json(self) -> Json:
        """Return the range in the API's JSON, open sides left out."""
        sides = {
            "startRowIndex": self.start_row,
            "endRowIndex": self.end_row,
            "startColumnIndex": self.start_column,
            "endColumnIndex": self.end_column,
        }
        return {"sheetId": self.sheet_id, **{name: side for name, side in sides.items() if side is not None}}


def batch(requests: Iterable[Request]) -> Json:
    """Return the body of one `batchUpdate`."""
    return {"requests": [request.as_json() for request in requests]}


def add_tab(properties: Mapping[str, Any], says: str) -> Request:
    """Add a tab with these SheetProperties."""
    return Request("addSheet", {"properties": dict(properties)}, says)


def change_tab(properties: Mapping[str, Any], fields: str, says: str) -> Request:
    """Change the named fields of a tab's SheetProperties."""
    return Request("updateSheetProperties", {"properties": dict(properties), "fields": fields}, says)


def change_spreadsheet(properties: Mapping[str, Any], says: str) -> Request:
    """Set properties of the spreadsheet itself, those that are named."""
    return Request(
        "updateSpreadsheetProperties", {"properties": dict(properties), "fields": ",".join(properties)}, says
    )


def append_columns(sheet_id: int, count: int, says: str) -> Request:
    """Append blank columns right of a tab's grid."""
    return Request("appendDimension", {"sheetId": sheet_id, "dimension": "COLUMNS", "length": count}, says)


def insert_columns(sheet_id: int, at: int, count: int, says: str) -> Request:
    """Insert blank columns before a 0-based column; what stands there moves right."""
    place = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + count}
    return Request("insertDimension", {"range": place, "inheritFromBefore": False}, says)


def write_cells(area: Area, rows: Sequence[Sequence[Json]], fields: str, says: str) -> Request:
    """Write CellData, row by row from the area's first cell."""
    start = {"sheetId": area.sheet_id, "rowIndex": area.start_row, "columnIndex": area.start_column}
    lines = [{"values": list(row)} for row in rows]
    return Request("updateCells", {"start": start, "rows": lines, "fields": fields}, says)


def format_cells(area: Area, style: Mapping[str, Any], says: str) -> Request:
    """Give all cells of an area the fields of a CellFormat that are named in it, and no others."""
    fields = ",".join(f"userEnteredFormat.{name}" for name in style)
    cell = {"userEnteredFormat": dict(style)}
    return Request("repeatCell", {"range": area.as_json(), "cell": cell, "fields": fields}, says)


def size_column(sheet_id: int, column: int, width: int, says: str) -> Request:
    """Set a column's width in pixels."""
    return _column_properties(sheet_id, column, {"pixelSize": width}, says)


def hide_column(sheet_id: int, column: int, says: str) -> Request:
    """Hide a column."""
    return _column_properties(sheet_id, column, {"hiddenByUser": True}, says)


def _column_properties(sheet_id: int, column: int, properties: Json, says: str) -> Request:
    body = {"range": _columns(sheet_id, column), "properties": properties, "fields": ",".join(properties)}
    return Request("updateDimensionProperties", body, says)


def _columns(sheet_id: int, column: int) -> Json:
    return {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}


def tag_tab(sheet_id: int, value: str, says: str) -> Request:
    """Mark a tab by developer metadata that every program with access can see."""
    return _tag(TAB_KEY, value, {"sheetId": sheet_id}, says)


def tag_column(sheet_id: int, column: int, value: str, says: str) -> Request:
    """Mark a column; the mark moves with the column and goes with it."""
    return _tag(COLUMN_KEY, value, {"dimensionRange": _columns(sheet_id, column)}, says)


def _tag(key: str, value: str, location: Json, says: str) -> Request:
    metadata = {"metadataKey": key, "metadataValue": value, "visibility": "DOCUMENT", "location": location}
    return Request("createDeveloperMetadata", {"developerMetadata": metadata}, says)


def validate(area: Area, condition: Mapping[str, Any], message: str, says: str) -> Request:
    """Offer a list or expect a kind of value; whatever people type is still taken (`strict` is false)."""
    rule: Json = {"condition": dict(condition), "strict": False, "showCustomUi": True}
    if message:
        rule["inputMessage"] = message
    return Request("setDataValidation", {"range": area.as_json(), "rule": rule}, says)


def add_rule(rule: Mapping[str, Any], index: int, says: str) -> Request:
    """Put a conditional format at a place in its tab's list; those from there on move down."""
    return Request("addConditionalFormatRule", {"rule": dict(rule), "index": index}, says)


def delete_rule(sheet_id: int, index: int, says: str) -> Request:
    """Delete a tab's conditional format by its place; those after it move up."""
    return Request("deleteConditionalFormatRule", {"sheetId": sheet_id, "index": index}, says)


def set_filter(area: Area, says: str) -> Request:
    """Put the tab's filter over an area, its first row being the header."""
    return Request("setBasicFilter", {"filter": {"range": area.as_json()}}, says)


def add_view(view: Mapping[str, Any], says: str) -> Request:
    """Add a filter view, which nobody sees but whoever chooses it."""
    return Request("addFilterView", {"filter": dict(view)}, says)


def delete_view(view_id: int, says: str) -> Request:
    """Delete a filter view."""
    return Request("deleteFilterView", {"filterId": view_id}, says)


def guard(guard_id: int, area: Area, description: str, says: str) -> Request:
    """Ask people to confirm an edit of an area: a warning, never a lock."""
    protected = {
        "protectedRangeId": guard_id,
        "range": area.as_json(),
        "description": description,
        "warningOnly": True,
    }
    return Request("addProtectedRange", {"protectedRange": protected}, says)


def add_chart(chart: Mapping[str, Any], says: str) -> Request:
    """Add an EmbeddedChart."""
    return Request("addChart", {"chart": dict(chart)}, says)


def move_chart(chart_id: int, position: Mapping[str, Any], says: str) -> Request:
    """Give a chart an EmbeddedObjectPosition."""
    return Request("updateEmbeddedObjectPosition", {"objectId": chart_id, "newPosition": position, "fields": "*"}, says)


def append_rows(sheet_id: int, count: int, says: str) -> Request:
    """Append blank rows below a tab's grid."""
    return Request("appendDimension", {"sheetId": sheet_id, "dimension": "ROWS", "length": count}, says)


def insert_rows(sheet_id: int, at: int, count: int, says: str) -> Request:
    """Insert blank rows before a 0-based row; they take no format from their neighbours."""
    body = {"range": _rows(sheet_id, at, at + count), "inheritFromBefore": False}
    return Request("insertDimension", body, says)


def fold_rows(sheet_id: int, start: int, end: int, says: str, *, signs_below: bool) -> tuple[Request, ...]:
    """Group rows, 0-based and half-open, that lie in no group yet, and fold them.

    The grouping puts the signs of all groups of the tab below them; they are set back to where they were.
    """
    rows = _rows(sheet_id, start, end)
    signs = {"sheetId": sheet_id, "gridProperties": {"rowGroupControlAfter": signs_below}}
    folded = {"range": rows, "depth": 1, "collapsed": True}
    return (
        Request("addDimensionGroup", {"range": rows}, says),
        Request("updateDimensionGroup", {"dimensionGroup": folded, "fields": "collapsed"}, says),
        change_tab(signs, "gridProperties.rowGroupControlAfter", says),
    )


def fold_columns(sheet_id: int, start: int, end: int, says: str) -> tuple[Request, ...]:
    """Group columns, 0-based and half-open, that lie in no group yet, and fold them away."""
    columns = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}
    folded = {"range": columns, "depth": 1, "collapsed": True}
    return (
        Request("addDimensionGroup", {"range": columns}, says),
        Request("updateDimensionGroup", {"dimensionGroup": folded, "fields": "collapsed"}, says),
    )


def append_cells(sheet_id: int, rows: Sequence[Sequence[Json]], fields: str, says: str) -> Request:
    """Append CellData below the last row of a tab that holds anything, as Google finds it when applied."""
    lines = [{"values": list(row)} for row in rows]
    return Request("appendCells", {"sheetId": sheet_id, "rows": lines, "fields": fields}, says)


def _rows(sheet_id: int, start: int, end: int) -> Json:
    return {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": start, "endIndex": end}
