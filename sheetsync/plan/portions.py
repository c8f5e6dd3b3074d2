"""A plan too large for one body, in portions: Google refuses bodies above 10 MB.

Column writes are cut by rows. Of the batch, lines of the memory that tell of rows standing in the sheet go ahead;
everything that belongs together (rows to be made and their decisions, the page, the head of the memory) stays one
batch, the last. A run that dies in between leaves what the next one goes on from.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from sheetsync.model.parcels import parcels
from sheetsync.plan.changes import ColumnWrite
from sheetsync.workbook.requests import Area, Request, write_cells

LIMIT = 8_000_000
"""Bytes of one body's JSON."""


def column_portions(columns: Sequence[ColumnWrite], limit: int = LIMIT) -> list[tuple[ColumnWrite, ...]]:
    """Return the writes in portions, each with all columns of its rows; one portion where all fit into one body."""
    size = sum(len(orjson.dumps(column.values)) for column in columns)
    if size <= limit:
        return [tuple(columns)] if columns else []
    rows = max(len(column.values) for column in columns)
    step = max(rows * limit // (2 * size), 1)
    parts = (tuple(_part(columns, start, start + step)) for start in range(0, rows, step))
    return [part for part in parts if part]


def _part(columns: Sequence[ColumnWrite], start: int, end: int) -> Iterator[ColumnWrite]:
    for column in columns:
        values = column.values[start:end]
        if any(value is not None for value in values):
            yield ColumnWrite(column.metadata_id, (None,) * start + values)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What may go ahead: lines of the tab of this sheet id, found by the key in their first cell."""

    sheet_id: int
    keys: Collection[str]


def portions(requests: Sequence[Request], ahead: Ahead, limit: int = LIMIT) -> list[tuple[Request, ...]]:
    """Return the requests in batches to be sent in this order; one batch where all fit into one body."""
    if not requests:
        return []
    if sum(_size(request.as_json()) for request in requests) <= limit:
        return [tuple(requests)]
    early: list[Request] = []
    late: list[Request] = []
    for request in requests:
        for piece in _pieces(request, ahead, limit):
            (early if _goes_ahead(piece, ahead) else late).append(piece)
    return [*parcels(early, lambda request: _size(request.as_json()), limit), tuple(late)]


def _pieces(request: Request, ahead: Ahead, limit: int) -> Iterator[Request]:
    """Yield a write of lines cut where it must: between what goes ahead and what doesn't, and for its size."""
    if not _writes_lines(request, ahead):
        yield request
        return
    start, rows = request.body["start"], request.body["rows"]
    first = size = 0
    for at, row in enumerate(rows):
        size += _size(row)
        if at > first and (size > limit or (_key(row) in ahead.keys) != (_key(rows[first]) in ahead.keys)):
            yield _cut(request, start, first, at)
            first, size = at, _size(row)
    yield _cut(request, start, first, len(rows))


def _cut(request: Request, start: Mapping[str, int], first: int, end: int) -> Request:
    area = Area(start["sheetId"], start["rowIndex"] + first, start_column=start["columnIndex"])
    rows = [row["values"] for row in request.body["rows"][first:end]]
    return write_cells(area, rows, request.body["fields"], request.says)


def _goes_ahead(request: Request, ahead: Ahead) -> bool:
    """Whether a request writes lines that may go ahead, or makes the room for them."""
    if request.kind == "appendDimension":
        return bool(request.body["sheetId"] == ahead.sheet_id)
    return _writes_lines(request, ahead) and _key(request.body["rows"][0]) in ahead.keys


def _writes_lines(request: Request, ahead: Ahead) -> bool:
    return request.kind == "updateCells" and request.body["start"]["sheetId"] == ahead.sheet_id


def _key(row: Mapping[str, Any]) -> str:
    first = row["values"][0] if row["values"] else {}
    return str(first.get("userEnteredValue", {}).get("stringValue", ""))


def _size(json: Mapping[str, Any]) -> int:
    return len(orjson.dumps(json))
