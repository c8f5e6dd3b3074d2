"""A spreadsheet on paper: what Google documents of the requests that a plan is made of, one after another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sheetsync.model.grid import EMPTY, Cell, Snapshot, Tab
from sheetsync.plan.changes import ColumnWrite, Part
from sheetsync.workbook.requests import Request


class RefusedOnPaperError(Exception):
    """Google would answer 400."""


class Sheet:
    """One tab: a grid of a fixed size."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.columns = tab.column_count
        self.rows = [self.padded(line) for line in tab.lines]
        self.rows += [self.padded(()) for _ in range(len(tab.lines), tab.row_count)]

    def padded(self, line: Sequence[Cell]) -> list[Cell]:
        return [*line, *[EMPTY] * (self.columns - len(line))]

    def updateCells(self, body: Any) -> None:  # noqa: N802 - the API's name
        start = body["start"]
        for row, line in enumerate(body["rows"], start["rowIndex"]):
            if row >= len(self.rows) or start["columnIndex"] + len(line["values"]) > self.columns:
                raise RefusedOnPaperError(body)
            for column, cell in enumerate(line["values"], start["columnIndex"]):
                self.rows[row][column] = cell_of(cell)

    def insertDimension(self, body: Any) -> None:  # noqa: N802
        start, end = body["range"]["startIndex"], body["range"]["endIndex"]
        self.rows[start:start] = [self.padded(()) for _ in range(start, end)]

    def appendDimension(self, body: Any) -> None:  # noqa: N802
        self.rows += [self.padded(()) for _ in range(body["length"])]

    def appendCells(self, body: Any) -> None:  # noqa: N802
        filled = [row for row, line in enumerate(self.rows) if any(cell.value is not None for cell in line)]
        start = filled[-1] + 1 if filled else 0
        lines = [self.padded([cell_of(cell) for cell in line["values"]]) for line in body["rows"]]
        self.rows[start : start + len(lines)] = lines

    def addDimensionGroup(self, body: Any) -> None:  # noqa: N802
        """Folding changes no cell."""

    updateDimensionGroup = updateSheetProperties = addDimensionGroup  # noqa: N815

    def write_column(self, column: ColumnWrite) -> None:
        for place, tag in self.tab.column_tags.items():
            if tag.metadata_id == column.metadata_id:
                for row, value in enumerate(column.values):
                    if value is not None:
                        self.rows[row][place] = Cell(value or None)

    def taken(self) -> Tab:
        return replace(self.tab, lines=tuple(map(_cut, _cut_rows(self.rows))), row_count=len(self.rows))


def applied(snapshot: Snapshot, part: Part) -> Snapshot:
    """Return the snapshot after a plan: its columns first, then its requests in their order."""
    sheets = {tab.sheet_id: Sheet(tab) for tab in snapshot.tabs}
    for column in part.columns:
        for sheet in sheets.values():
            sheet.write_column(column)
    for request in part.requests:
        getattr(sheets[sheet_id(request)], request.kind)(request.body)
    return replace(snapshot, tabs=tuple(sheet.taken() for sheet in sheets.values()))


def sheet_id(request: Request) -> int:
    body = request.body
    inner = body.get("dimensionGroup") or body.get("properties") or body
    found: int = (inner.get("start") or inner.get("range") or inner)["sheetId"]
    return found


def cell_of(data: Any) -> Cell:
    value = data.get("userEnteredValue", {})
    assert set(value) <= {"stringValue", "numberValue"}, "everything that goes out is literal"
    return Cell(next(iter(value.values()), None))


def _cut(line: list[Cell]) -> tuple[Cell, ...]:
    filled = [place for place, cell in enumerate(line) if cell != EMPTY]
    return tuple(line[: filled[-1] + 1]) if filled else ()


def _cut_rows(rows: list[list[Cell]]) -> list[list[Cell]]:
    filled = [number for number, line in enumerate(rows) if _cut(line)]
    return rows[: filled[-1] + 1] if filled else []
