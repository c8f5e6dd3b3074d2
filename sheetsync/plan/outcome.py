"""What a plan should lead to, cell by cell, and whether an answer is just that.

A plan is a pure function of what was read, and planning on what a plan leads to gives an empty plan (the law that
the tests of this room hold). So where the answer to a write equals the outcome, nobody has come between, and there
is nothing to plan again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from sheetsync.model.grid import EMPTY, Cell, CellValue, Line, Snapshot, Tab
from sheetsync.plan.changes import ColumnWrite, Part
from sheetsync.plan.columns import holds

Grid = list[list[Cell]]
"""The cells of a tab while a plan is worked out upon them."""


class _Written(Cell):
    """A cell that the plan writes: its value counts, not how it is shown."""

    __slots__ = ()


def as_planned(before: Snapshot, part: Part, after: Snapshot) -> bool:
    """Whether `after` is what the plan made of `before`, in everything that the next plan would look at.

    A plan that appends rows is never taken for one: where they land is Google's to say.
    """
    if any(request.kind not in _STEPS for request in part.requests) or _shell(before) != _shell(after):
        return False
    grids = _outcome(before, part)
    pairs = zip(before.tabs, after.tabs, strict=True)
    return all(_equal(grids.get(old.sheet_id, old.lines), new.lines) for old, new in pairs)


def _shell(snapshot: Snapshot) -> Any:
    """Everything of a snapshot but its cells, the size of its grids, notes, and the views (the fence is one)."""
    tabs = tuple(
        (tab.sheet_id, tab.title, tab.tag, tab.column_tags, tab.frozen_rows, tab.features.get("merges"))
        for tab in snapshot.tabs
    )
    return replace(snapshot, tabs=()), tabs


def _outcome(before: Snapshot, part: Part) -> Mapping[int, Grid]:
    grids: dict[int, Grid] = {}
    for column in part.columns:
        for tab in before.tabs:
            places = [place for place, tag in tab.column_tags.items() if tag.metadata_id == column.metadata_id]
            for place in places:
                _write_column(_grid(grids, tab), place, column)
    tabs = {tab.sheet_id: tab for tab in before.tabs}
    for request in part.requests:
        sheet_id = _sheet_id(request.body)
        if sheet_id not in tabs:
            continue
        _STEPS[request.kind](_grid(grids, tabs[sheet_id]), request.body)
    return grids


def _grid(grids: dict[int, Grid], tab: Tab) -> Grid:
    return grids.setdefault(tab.sheet_id, [list(line) for line in tab.lines])


def _sheet_id(body: Mapping[str, Any]) -> Any:
    inner = body.get("dimensionGroup") or body.get("properties") or body
    return (inner.get("start") or inner.get("range") or inner)["sheetId"]


def _write_column(grid: Grid, place: int, column: ColumnWrite) -> None:
    for row, value in enumerate(column.values):
        if value is not None:
            _put(grid, row, place, value)


def _put(grid: Grid, row: int, place: int, value: CellValue) -> None:
    grid.extend([] for _ in range(len(grid), row + 1))
    line = grid[row]
    line.extend([EMPTY] * (place + 1 - len(line)))
    line[place] = _Written(value)


def _write(grid: Grid, body: Mapping[str, Any]) -> None:
    start = body["start"]
    for row, line in enumerate(body["rows"], start["rowIndex"]):
        for place, cell in enumerate(line["values"], start["columnIndex"]):
            _put(grid, row, place, next(iter(cell.get("userEnteredValue", {}).values()), None))


def _insert(grid: Grid, body: Mapping[str, Any]) -> None:
    start, end = body["range"]["startIndex"], body["range"]["endIndex"]
    grid[start:start] = [[] for _ in range(start, end)]


def _grow(_grid: Grid, _body: Mapping[str, Any]) -> None:
    """Blank rows below the grid, and rows that are folded, change no cell."""


_STEPS = {
    "updateCells": _write,
    "insertDimension": _insert,
    "appendDimension": _grow,
    "addDimensionGroup": _grow,
    "updateDimensionGroup": _grow,
    "updateSheetProperties": _grow,
}


def _equal(expected: Sequence[Sequence[Cell]], found: Sequence[Line]) -> bool:
    if expected is found or expected == found:
        return True
    return all(_same(one, other) for one, other in zip_longest(expected, found, fillvalue=()))


def _same(expected: Sequence[Cell], found: Sequence[Cell]) -> bool:
    return all(_fits(one, other) for one, other in zip_longest(expected, found, fillvalue=EMPTY))


def _fits(expected: Cell, found: Cell) -> bool:
    if isinstance(expected, _Written):
        value = expected.value
        return not isinstance(value, bool) and holds(found, value)
    return expected == found
