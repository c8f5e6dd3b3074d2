"""A snapshot as it will be once lost places are back, so that their contents go out in the same batch.

Only what a later plan looks at is worked out: tabs, their cells, the marks, and where columns stand. Formats, widths,
guards and charts change no plan.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sheetsync.model.columns import TAB_KEY
from sheetsync.model.grid import EMPTY, Cell, Line, Snapshot, Tab, Tag
from sheetsync.workbook.requests import Request

COMING = -1
"""The metadata id of a mark that the batch itself makes: nothing can be found by it before."""

Body = Mapping[str, Any]


def foreseen(snapshot: Snapshot, structure: Sequence[Request]) -> Snapshot:
    """Return the snapshot after the requests that bring lost places back (`workbook.repair`), people's tabs left out.

    The marks that they make bear the metadata id `COMING`.
    """
    tabs = {tab.sheet_id: tab for tab in snapshot.tabs}
    for request in structure:
        if request.kind == "addSheet":
            tab = _added(request.body["properties"], len(tabs))
            tabs[tab.sheet_id] = tab
        elif request.kind in _STEPS:
            sheet_id = _sheet_id(request.body)
            tabs[sheet_id] = _STEPS[request.kind](tabs[sheet_id], request.body)
    return replace(snapshot, tabs=tuple(tab for tab in tabs.values() if tab.tag))


def _sheet_id(body: Body) -> int:
    place = body.get("start") or body.get("range") or body
    location = body.get("developerMetadata", {}).get("location", {})
    place = location.get("dimensionRange") or location or place
    return int(place["sheetId"])


def _added(properties: Body, index: int) -> Tab:
    grid = properties.get("gridProperties", {})
    return Tab(
        sheet_id=properties["sheetId"],
        title=properties["title"],
        index=index,
        hidden=properties.get("hidden", False),
        row_count=grid.get("rowCount", 1000),
        column_count=grid.get("columnCount", 26),
        frozen_rows=grid.get("frozenRowCount", 0),
    )


def _marked(tab: Tab, body: Body) -> Tab:
    mark = body["developerMetadata"]
    tag = Tag(COMING, mark["metadataValue"])
    if mark["metadataKey"] == TAB_KEY:
        return replace(tab, tag=tag)
    column = mark["location"]["dimensionRange"]["startIndex"]
    return replace(tab, column_tags={**tab.column_tags, column: tag})


def _written(tab: Tab, body: Body) -> Tab:
    start = body["start"]
    lines = [list(line) for line in tab.lines]
    for row, line in enumerate(body["rows"], start["rowIndex"]):
        lines.extend([] for _ in range(len(lines), row + 1))
        cells = [_cell(cell) for cell in line["values"]]
        kept = lines[row][: start["columnIndex"]]
        kept += [EMPTY] * (start["columnIndex"] - len(kept))
        lines[row] = [*kept, *cells, *lines[row][start["columnIndex"] + len(cells) :]]
    return replace(tab, lines=tuple(map(_cut, lines)))


def _cell(data: Body) -> Cell:
    return Cell(next(iter(data.get("userEnteredValue", {}).values()), None))


def _cut(line: Sequence[Cell]) -> Line:
    filled = max((place for place, cell in enumerate(line, 1) if cell != EMPTY), default=0)
    return tuple(line[:filled])


def _widened(tab: Tab, body: Body) -> Tab:
    """Columns appended right of the grid move nothing."""
    return replace(tab, column_count=tab.column_count + body["length"])


def _parted(tab: Tab, body: Body) -> Tab:
    """Columns inserted move what stands from there on to the right."""
    at, end = body["range"]["startIndex"], body["range"]["endIndex"]
    room = (EMPTY,) * (end - at)

    def moved(place: int) -> int:
        return place if place < at else place + end - at

    return replace(
        tab,
        column_count=tab.column_count + end - at,
        lines=tuple((*line[:at], *room, *line[at:]) if len(line) > at else line for line in tab.lines),
        column_tags={moved(place): tag for place, tag in tab.column_tags.items()},
        hidden_columns=frozenset(map(moved, tab.hidden_columns)),
        features={**tab.features, "merges": list(_moved_merges(tab.features.get("merges", ()), at, end - at))},
    )


def _moved_merges(merges: Iterable[Body], at: int, count: int) -> Iterable[Body]:
    for merge in merges:
        sides = {"startColumnIndex": at, "endColumnIndex": at + 1}
        yield {**merge, **{side: merge[side] + count for side, first in sides.items() if merge.get(side, 0) >= first}}


_STEPS: Mapping[str, Callable[[Tab, Body], Tab]] = {
    "createDeveloperMetadata": _marked,
    "updateCells": _written,
    "appendDimension": _widened,
    "insertDimension": _parted,
}
