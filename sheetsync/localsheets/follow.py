"""How everything that names cells follows inserted, deleted and moved rows and columns.

Merges, filters, rules, charts, named and protected ranges, metadata: all hold GridRanges, DimensionRanges and
GridCoordinates somewhere inside their JSON, so one walk serves them all.
"""

from typing import Any

from sheetsync.localsheets.book import SHEET_LISTS, Book, Json, Sheet
from sheetsync.localsheets.shift import Shift

_GRID_RANGE = {"sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}
_COORDINATE = {"sheetId", "rowIndex", "columnIndex"}
_PLACES = {"range", "ranges", "unprotectedRanges", "sources", "dataRange", "anchorCell"}
"""Fields that hold ranges and cells: there `{}` is all, or the corner, of the first sheet."""
_SPEC_KEYS = {"columnIndex", "dimensionIndex", "filterColumnIndex"}


class _Gone(Exception):  # noqa: N818 - a signal, not an error
    """The only range of an object was deleted."""


def follow_everywhere(book: Book, shift: Shift) -> None:
    """Let all that is attached to the book's sheets follow; what loses its range is dropped.

    Cells, formulas and dimension properties are not touched here (see `dimensions`).
    """
    for sheet in book.sheets:
        for name in SHEET_LISTS:
            setattr(sheet, name, followed_list(getattr(sheet, name), shift))
        if sheet.basic_filter is not None:
            sheet.basic_filter = followed(sheet.basic_filter, shift)
    book.named_ranges = followed_list(book.named_ranges, shift)
    book.metadata = followed_list(book.metadata, shift)


def followed_list(items: list[Json], shift: Shift) -> list[Json]:
    """The objects that are left, each following."""
    made = (followed(item, shift) for item in items)
    return [item for item in made if item is not None]


def followed(item: Json, shift: Shift) -> Json | None:
    """The object after the shift: itself where nothing changed, None where its range was deleted."""
    try:
        return _object(item, shift, own=_range_sheet(item) == shift.sheet_id)
    except _Gone:
        return None


def _object(item: Json, shift: Shift, *, own: bool) -> Json:
    if _is_grid_range(item):
        return _grid_range(item, shift)
    if "dimension" in item and ("startIndex" in item or "endIndex" in item):
        return _dimension_range(item, shift)
    made = {name: _member(name, value, shift, own=own) for name, value in item.items()}
    return item if all(made[name] is value for name, value in item.items()) else made


def _member(name: str, value: Any, shift: Shift, *, own: bool) -> Any:
    if isinstance(value, dict):
        if name == "criteria" and own and not shift.rows:
            return _criteria(value, shift)
        return _coordinate(value, shift) if name == "anchorCell" else _object(value, shift, own=own)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _items(name, value, shift, own=own)
    return value


def _items(name: str, items: list[Json], shift: Shift, *, own: bool) -> list[Json]:
    left = []
    for item in items:
        try:
            made = _object(item, shift, own=own)
        except _Gone:
            continue
        if own and not shift.rows and name in {"filterSpecs", "sortSpecs"}:
            made = _spec(made, shift)
        left.append(made)
    left = [item for item in left if item]
    if not left and name == "ranges":
        raise _Gone
    return items if len(left) == len(items) and all(map(_same, left, items)) else left


def _same(one: object, other: object) -> bool:
    return one is other


def _spec(spec: Json, shift: Shift) -> Json:
    """A filter or sort spec by column; empty when its column is gone."""
    for key in _SPEC_KEYS & spec.keys():
        at = shift.point(spec[key])
        return {} if at is None else {**spec, key: at}
    at = shift.point(0)
    if at is None:
        return {}
    key = "columnIndex" if "filterCriteria" in spec else "dimensionIndex"
    return {**spec, key: at} if at else spec


def _criteria(criteria: Json, shift: Shift) -> Json:
    """`{"2": FilterCriteria}`, keyed by column."""
    moved = {name: shift.point(int(name)) for name in criteria if name.isdigit()}
    return {str(moved[name]): value for name, value in criteria.items() if moved.get(name) is not None}


def _is_grid_range(item: Json) -> bool:
    return bool(item) and item.keys() <= _GRID_RANGE and item.keys() != {"sheetId"}


def _grid_range(item: Json, shift: Shift) -> Json:
    if item.get("sheetId", 0) != shift.sheet_id:
        return item
    name = "Row" if shift.rows else "Column"
    return _with_span(item, f"start{name}Index", f"end{name}Index", shift)


def _dimension_range(item: Json, shift: Shift) -> Json:
    if item.get("sheetId", 0) != shift.sheet_id or (item["dimension"] == "ROWS") != shift.rows:
        return item
    return _with_span(item, "startIndex", "endIndex", shift)


def _with_span(item: Json, first: str, last: str, shift: Shift) -> Json:
    """The range with its sides followed; an open side stays open."""
    start, end = item.get(first, 0), item.get(last)
    span = shift.span(start, 2**31 if end is None else end)
    if span is None:
        raise _Gone
    if span == (start, end):
        return item
    changes = {first: span[0]} if first in item or span[0] != start else {}
    return {**item, **changes, **({} if end is None else {last: span[1]})}


def _coordinate(item: Json, shift: Shift) -> Json:
    """An anchor cell: one that is deleted stays where it stood."""
    name = "rowIndex" if shift.rows else "columnIndex"
    at = shift.point(item.get(name, 0))
    if item.get("sheetId", 0) != shift.sheet_id or at is None or at == item.get(name, 0):
        return item
    return {**item, name: at}


def _range_sheet(item: Json) -> int | None:
    """The sheet on which a filter, table or slicer lies."""
    held = item.get("range") or item.get("spec", {}).get("dataRange")
    return int(held.get("sheetId", 0)) if isinstance(held, dict) else None


def retargeted(item: Any, source: int, target: int, name: str = "") -> Any:
    """A copy of the object for another sheet: every range on `source` is on `target` (for duplicated sheets).

    `name` is the field that holds the object; an empty one may be a range or a black colour.
    """
    if isinstance(item, list):
        return [retargeted(part, source, target, name) for part in item]
    if not isinstance(item, dict):
        return item
    made = {field: retargeted(part, source, target, field) for field, part in item.items()}
    if _names_sheet(item, name) and item.get("sheetId", 0) == source:
        return {"sheetId": target, **{field: part for field, part in made.items() if field != "sheetId"}}
    return made


def _names_sheet(item: Json, name: str) -> bool:
    if not item:
        return name in _PLACES
    return _is_grid_range(item) or "dimension" in item or item.keys() <= _COORDINATE or "sheetId" in item


def drop_sheet(book: Book, sheet: Sheet) -> None:
    """Take out what names a sheet that is being deleted: named ranges, metadata; ranges of charts elsewhere stay."""
    gone = sheet.sheet_id
    book.named_ranges = [one for one in book.named_ranges if one.get("range", {}).get("sheetId", 0) != gone]
    book.metadata = [one for one in book.metadata if metadata_sheet(one) != gone]


def metadata_sheet(item: Json) -> int | None:
    """The sheet on which a developer metadata object lies; None for the spreadsheet's own."""
    location = item.get("location", {})
    if location.get("locationType") == "SPREADSHEET":
        return None
    held = location.get("dimensionRange", location)
    return int(held.get("sheetId", 0))
