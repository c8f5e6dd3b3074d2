"""What holds after every run, whatever happened: all that people own is byte for byte as it was before the write."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .book import Json, value_of

_MINE = {"check", "id", "row"}
_WIDTHS = {"summary": 5, "metrics": 15, "duplicates": 4, "board": 5}
"""Columns of the service on its own tabs, the hidden key's counted; right of them people write."""

_NEW_COLUMN = {"pixelSize": 100}
"""A column that nobody has touched: a service column that was lost comes back in the first of them."""

_ON_TAB = ("merges", "conditionalFormats", "basicFilter", "filterViews", "protectedRanges", "tables", "bandedRanges")


def broken(before: Json, after: Json, titles: Mapping[str, str]) -> list[str]:
    """Return what of people's differs, told for people. `titles` are those of our tabs, by their names."""
    return [*_unlike(before, after, titles)]


def _unlike(before: Json, after: Json, titles: Mapping[str, str]) -> Iterator[str]:
    names = {title: name for name, title in titles.items()}
    yield from _different("the spreadsheet", _file(before), _file(after))
    old, new = _sheets(before), _sheets(after)
    kept = [title for title in new if title in old]
    if kept != list(old):
        yield f"tabs were {list(old)}, are {list(new)}"
    for title in set(new) - set(old):
        if title not in names:
            yield f"a new tab «{title}»"
    for title in kept:
        yield from _tab(names.get(title, ""), title, old[title], new[title])


def _file(whole: Json) -> Json:
    return {"properties": whole["properties"], "namedRanges": whole.get("namedRanges")}


def _sheets(whole: Json) -> dict[str, Json]:
    return {sheet["properties"]["title"]: sheet for sheet in whole["sheets"]}


def _tab(name: str, title: str, before: Json, after: Json) -> Iterator[str]:
    if name == "memory":
        return
    if name in _WIDTHS:
        beside = [_beside(sheet, _WIDTHS[name], lines=name == "duplicates") for sheet in (before, after)]
        yield from _different(f"«{title}» beside our columns", *beside)
        yield from _different(f"properties of «{title}»", _properties(before), _properties(after))
        return
    added = _appended(before, after) if name in {"status", "wins"} else set()
    yield from _different(f"properties of «{title}»", _properties(before), _properties(after))
    for part in _ON_TAB:
        yield from _different(f"{part} of «{title}»", before.get(part), after.get(part))
    rows = [_rows(sheet, added) for sheet in (before, after)]
    for number, (one, other) in enumerate(zip(*_even(*rows), strict=True), start=1):
        yield from _different(f"row {number} of «{title}»", one, other)
    yield from _different(f"columns of «{title}»", _columns(before), _columns(after))


def _properties(sheet: Json) -> Json:
    """A tab's properties but its place among new tabs, and but the rows and columns that ours needed more."""
    grid = sheet["properties"].get("gridProperties", {})
    kept = {name: grid[name] for name in grid if name not in {"rowCount", "columnCount"}}
    return {**sheet["properties"], "gridProperties": kept, "index": None}


def _different(where: str, before: Any, after: Any) -> Iterator[str]:
    if before != after:
        one, other = (json.dumps(part, ensure_ascii=False, sort_keys=True) for part in (before, after))
        start = max(next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0) - 60, 0)
        yield f"{where}: …{one[start : start + 200]}… became …{other[start : start + 200]}…"


def _data(sheet: Json) -> Json:
    (block,) = sheet.get("data") or [{}]
    return block


def _lines(sheet: Json) -> list[list[Json]]:
    return [row.get("values", []) for row in _data(sheet).get("rowData", [])]


def _ours(sheet: Json) -> set[int]:
    """The columns that bear a mark of the service's."""
    marks = [column.get("developerMetadata", []) for column in _data(sheet).get("columnMetadata", [])]
    return {place for place, found in enumerate(marks) if any(mark.get("metadataValue") in _MINE for mark in found)}


def _beside(sheet: Json, width: int, *, lines: bool) -> list[Any]:
    """People's cells beside ours, each line with its first cells where it must stay with them."""
    ours = _line_places(sheet) or set(range(width))
    sides = [[cell for place, cell in enumerate(line) if place not in ours] for line in _lines(sheet)]
    return [
        [[value_of(cell) for cell in line[1:3]] if lines else None, side]
        for line, side in zip(_lines(sheet), sides, strict=True)
        if any(value_of(cell) != "" or "note" in cell for cell in side)
    ]


def _line_places(sheet: Json) -> set[int]:
    """The columns of our own lines, by their marks."""
    marks = [column.get("developerMetadata", []) for column in _data(sheet).get("columnMetadata", [])]
    return {at for at, found in enumerate(marks) if any(mark["metadataValue"].startswith("line.") for mark in found)}


def _people(line: list[Json], ours: set[int]) -> list[Json]:
    cells = [cell for place, cell in enumerate(line) if place not in ours]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _appended(before: Json, after: Json) -> set[int]:
    """The rows below the last one in which people had something, as it was, where there is something now."""
    ours = _ours(before)
    lines = [_people(line, ours) for line in _lines(before)]
    last = max((row for row, line in enumerate(lines) if any(map(value_of, line))), default=-1)
    return {row for row, line in enumerate(_lines(after)) if row > last and any(map(value_of, line))}


def _rows(sheet: Json, appended: set[int]) -> list[Json]:
    """People's cells and the rows' looks; of appended rows no values and no number formats."""
    ours = _ours(sheet)
    rows = [[_look(cell) for cell in line] if number in appended else line for number, line in enumerate(_lines(sheet))]
    looks = _data(sheet).get("rowMetadata", [])
    count = max(len(rows), len(looks))
    cells = [*(_people(line, ours) for line in rows), *[[]] * (count - len(rows))]
    return [{"cells": line, "look": look} for line, look in zip(cells, [*looks, *[{}] * count], strict=False)]


def _look(cell: Json) -> Json:
    kept = {name: part for name, part in cell.items() if name != "userEnteredValue"}
    if "userEnteredFormat" in kept:
        style = {name: part for name, part in kept["userEnteredFormat"].items() if name != "numberFormat"}
        kept["userEnteredFormat"] = style
    return {name: part for name, part in kept.items() if part}


def _even(one: list[Json], other: list[Json]) -> tuple[list[Json], list[Json]]:
    """Both lists as long as the longer: rows that the grid grew by look like the last one."""
    size = max(len(one), len(other))
    blank: Json = {"cells": [], "look": {"pixelSize": 21}}
    return one + [blank] * (size - len(one)), other + [blank] * (size - len(other))


def _columns(sheet: Json) -> list[Json]:
    ours = _ours(sheet)
    kept = [column for place, column in enumerate(_data(sheet).get("columnMetadata", [])) if place not in ours]
    looks = [{name: part for name, part in column.items() if name != "developerMetadata"} for column in kept]
    while looks and looks[-1] == _NEW_COLUMN:
        looks.pop()
    return looks
