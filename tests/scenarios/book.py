"""A spreadsheet as a second client sees it: plain calls to the API, knowing nothing of the product."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
import requests

from sheetsync.model.days import to_serial

Json = dict[str, Any]

EVERYTHING = (
    "properties,namedRanges,sheets(properties,merges,conditionalFormats,basicFilter,filterViews,protectedRanges,"
    "charts(chartId,position),tables,bandedRanges,slicers,rowGroups,columnGroups,"
    "data(rowData.values(userEnteredValue,userEnteredFormat,note,dataValidation,textFormatRuns),"
    "rowMetadata(hiddenByUser,pixelSize),columnMetadata(hiddenByUser,pixelSize,developerMetadata)))"
)
"""All that people could have made, and the marks by which our own places are known."""


class Where(NamedTuple):
    """A rectangle of a tab, 0-based and half-open."""

    sheet_id: int
    top: int
    left: int
    rows: int = 1
    columns: int = 1

    def as_json(self) -> Json:
        return {
            "sheetId": self.sheet_id,
            "startRowIndex": self.top,
            "endRowIndex": self.top + self.rows,
            "startColumnIndex": self.left,
            "endColumnIndex": self.left + self.columns,
        }


class Book:
    """One spreadsheet on the embedded server, edited as a person would."""

    def __init__(self, url: str, spreadsheet_id: str) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._base = f"{url}/v4/spreadsheets/{spreadsheet_id}"
        self.id = spreadsheet_id

    def call(self, method: str, path: str, body: object = None, **query: object) -> Json:
        answer = self._session.request(method, self._base + path, json=body, params=query, timeout=30)
        assert answer.ok, answer.text
        return orjson.loads(answer.content)

    def do(self, *requests_: Json) -> list[Json]:
        """One batchUpdate."""
        return self.call("POST", ":batchUpdate", {"requests": list(requests_)})["replies"]

    def whole(self) -> Json:
        """Everything there is."""
        return self.call("GET", "", includeGridData="true", fields=EVERYTHING)

    def tabs(self) -> list[Json]:
        """The properties of all tabs, in order."""
        return [sheet["properties"] for sheet in self.call("GET", "", fields="sheets.properties")["sheets"]]

    def sheet_id(self, title: str) -> int:
        return next(tab["sheetId"] for tab in self.tabs() if tab["title"] == title)

    def grid(self, title: str) -> list[list[Json]]:
        """The cells of a tab from A1 (values, formats, notes, rules), each line cut after its last one."""
        fields = (
            "sheets.data(startRow,startColumn,rowData.values(userEnteredValue,userEnteredFormat,note,dataValidation))"
        )
        (sheet,) = self.call("GET", "", ranges=quoted(title), includeGridData="true", fields=fields)["sheets"]
        (block,) = sheet["data"]
        return [row.get("values", []) for row in block.get("rowData", [])]

    def texts(self, title: str) -> list[list[Any]]:
        """The values of a tab from A1, dates as serial numbers, empty cells as empty texts."""
        shown = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
        return self.call("GET", f"/values/{quote(quoted(title), safe='')}", **shown).get("values", [])

    def type(self, title: str, top: int, left: int, rows: Sequence[Sequence[object]]) -> None:
        """Type values from a cell on: see `cell_data`."""
        self.do(*typed(Where(self.sheet_id(title), top, left), rows))

    def cut_rows(self, count: int) -> None:
        """Leave so many rows on each tab, as a person does who deletes the empty ones below."""
        grids = [{"sheetId": tab["sheetId"], "gridProperties": {"rowCount": count}} for tab in self.tabs()]
        change = ({"properties": grid, "fields": "gridProperties.rowCount"} for grid in grids)
        self.do(*({"updateSheetProperties": body} for body in change))

    def close(self) -> None:
        self._session.close()


def quoted(title: str) -> str:
    """A tab's title as an A1 range."""
    return "'" + title.replace("'", "''") + "'"


def typed(where: Where, rows: Iterable[Sequence[object]]) -> list[Json]:
    """The requests that type literal values, a cell each; formats are left alone but for dates and plain texts."""
    return [
        _typed_cell(where._replace(top=where.top + down, left=where.left + right), cell_data(value))
        for down, row in enumerate(rows)
        for right, value in enumerate(row)
    ]


def _typed_cell(where: Where, cell: Json) -> Json:
    start = {"sheetId": where.sheet_id, "rowIndex": where.top, "columnIndex": where.left}
    fields = ",".join(["userEnteredValue", *(["userEnteredFormat.numberFormat"] if len(cell) > 1 else [])])
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}}


def cell_data(value: object) -> Json:
    """A CellData that holds a value as it is: text, a number, a day, a `PlainText`, or nothing."""
    if isinstance(value, dt.date):
        return {
            "userEnteredValue": {"numberValue": to_serial(value)},
            "userEnteredFormat": _format("DATE", "dd.mm.yyyy"),
        }
    if isinstance(value, PlainText):
        return {"userEnteredValue": {"stringValue": value.text}, "userEnteredFormat": _format("TEXT", "@")}
    if isinstance(value, int | float):
        return {"userEnteredValue": {"numberValue": value}}
    return {"userEnteredValue": {"stringValue": value}} if value else {}


class PlainText(NamedTuple):
    """A text in a cell whose format is plain text."""

    text: str


def _format(kind: str, pattern: str) -> Json:
    return {"numberFormat": {"type": kind, "pattern": pattern}}


def value_of(cell: Json) -> Any:
    """The literal that a cell holds; a formula as its text, nothing as an empty text."""
    return next(iter(cell.get("userEnteredValue", {}).values()), "")


def is_date(cell: Json) -> bool:
    """Whether a cell holds a number under a date format."""
    kind = cell.get("userEnteredFormat", {}).get("numberFormat", {}).get("type", "")
    return "numberValue" in cell.get("userEnteredValue", {}) and kind.startswith("DATE")
