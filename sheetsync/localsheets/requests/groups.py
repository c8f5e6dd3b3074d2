"""addDimensionGroup, deleteDimensionGroup, updateDimensionGroup.

Groups follow from how deep each row or column lies: a group of depth d is an unbroken run of depth d or more. Adding
one makes its rows a step deeper, deleting one a step shallower; Google's examples of overlaps all come out of this.
"""

from itertools import groupby

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import below
from sheetsync.localsheets.requests.checks import Span, checked_span, required
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask

DEEPEST = 8


@handles("addDimensionGroup")
def add_group(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Group rows or columns; the reply lists all groups of that dimension.

    Raises:
        ApiError: a bad range, more than 8 levels.
    """
    span = checked_span(draft, body)
    depths = _depths(span)
    for index in range(span.start, span.end):
        depths[index] = depths.get(index, 0) + 1
    if max(depths.values()) > DEEPEST:
        raise ApiError(f"Cannot create a group deeper than {DEEPEST} levels.")
    _set(span, depths)
    span.sheet.set_grid(**{"rowGroupControlAfter" if span.rows else "columnGroupControlAfter": True})
    return {"dimensionGroups": _groups(span.sheet, rows=span.rows)}


@handles("deleteDimensionGroup")
def delete_group(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Take one level of grouping from rows or columns; the reply lists the groups that are left.

    Raises:
        ApiError: a bad range, rows or columns in it that are in no group.
    """
    span = checked_span(draft, body)
    depths = _depths(span)
    for index in range(span.start, span.end):
        if index not in depths:
            raise ApiError(f"There is no group over all {span.noun}s of the range.")
        depths[index] -= 1
    _set(span, {index: depth for index, depth in depths.items() if depth})
    left = _groups(span.sheet, rows=span.rows)
    return {"dimensionGroups": left} if left else {}


def _groups(sheet: Sheet, *, rows: bool) -> list[Json]:
    return sheet.row_groups if rows else sheet.column_groups


def _depths(span: Span) -> dict[int, int]:
    """How many groups each row or column lies in; none that lies in none."""
    depths: dict[int, int] = {}
    for group in _groups(span.sheet, rows=span.rows):
        for index in range(group["range"].get("startIndex", 0), group["range"]["endIndex"]):
            depths[index] = max(depths.get(index, 0), group["depth"])
    return depths


def _set(span: Span, depths: dict[int, int]) -> None:
    old = {_key(group): group for group in _groups(span.sheet, rows=span.rows)}
    made = []
    for depth in range(1, max(depths.values(), default=0) + 1):
        for start, end in _runs(sorted(index for index, deep in depths.items() if deep >= depth)):
            held: Json = {"sheetId": span.sheet.sheet_id} if span.sheet.sheet_id else {}
            held |= {"dimension": "ROWS" if span.rows else "COLUMNS", "startIndex": start, "endIndex": end}
            group = {"range": held, "depth": depth}
            made.append(old.get(_key(group), group))
    setattr(span.sheet, "row_groups" if span.rows else "column_groups", made)


def _key(group: Json) -> tuple[int, int, int]:
    return group["range"].get("startIndex", 0), group["range"]["endIndex"], group["depth"]


def _runs(indexes: list[int]) -> list[tuple[int, int]]:
    """Sorted indexes as half-open runs."""
    runs = []
    for _, run in groupby(enumerate(indexes), lambda pair: pair[1] - pair[0]):
        members = [index for _, index in run]
        runs.append((members[0], members[-1] + 1))
    return runs


@handles("updateDimensionGroup")
def update_group(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Collapse or expand a group: its rows or columns are hidden or shown.

    Raises:
        ApiError: no mask, no group of that range and depth.
    """
    asked = required(body, "dimensionGroup")
    mask = check_update_mask(body.get("fields"), "DimensionGroup")
    span = checked_span(draft, asked)
    groups = _groups(span.sheet, rows=span.rows)
    key = (span.start, span.end, asked.get("depth", 0))
    place = next((index for index, group in enumerate(groups) if _key(group) == key), None)
    if place is None:
        raise ApiError("There is no group of that range and depth.")
    if below(mask, "collapsed") is None:
        return
    collapsed = bool(asked.get("collapsed"))
    rest = {name: value for name, value in groups[place].items() if name != "collapsed"}
    groups[place] = rest | ({"collapsed": True} if collapsed else {})
    _hide(span, hidden=collapsed)


def _hide(span: Span, *, hidden: bool) -> None:
    metadata = span.sheet.row_metadata if span.rows else span.sheet.column_metadata
    for index in range(span.start, span.end):
        rest = {name: value for name, value in metadata.get(index, {}).items() if name != "hiddenByUser"}
        made = rest | ({"hiddenByUser": True} if hidden else {})
        if made:
            metadata[index] = made
        else:
            metadata.pop(index, None)
