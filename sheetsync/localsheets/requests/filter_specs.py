"""What filters of both kinds hold: their place, criteria and sort order."""

from typing import NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError, not_built
from sheetsync.localsheets.formulas.conditions import Use, checked_condition
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import bounded, one_of
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.identities import existing

_COLOURS = ("backgroundColor", "backgroundColorStyle", "foregroundColor", "foregroundColorStyle")


class Placed(NamedTuple):
    """Where a filter lies, and how that is kept."""

    sheet: Sheet
    area: Area
    kept: Json


def placed(book: Book, asked: Json, *ways: str) -> Placed:
    """The place of a filter by the one way that is given: range, namedRangeId or tableId.

    Raises:
        ApiError: none or several are given, an unknown id, a bad range, a vertical merge in it.
    """
    way = one_of(asked, *ways)
    if way is None:
        raise ApiError(f"One of {', '.join(ways)} must be specified.")
    held = asked["range"] if way == "range" else _range_of(book, way, asked[way])
    found = bounded(book, held, "filter.range")
    _refuse_merges(found.sheet, found.area)
    own = {} if way == "range" else {way: asked[way]}
    return Placed(found.sheet, found.area, {"range": found.area.to_json()} | own)


def _range_of(book: Book, way: str, item_id: str) -> Json:
    if way == "tableId":
        held: Json = existing(book, "tables", item_id, "table").item["range"]
        return held
    named = next((one for one in book.named_ranges if one["namedRangeId"] == item_id), None)
    if named is None:
        raise ApiError(f"No NamedRange with id: {item_id}")
    return dict(named["range"])


def _refuse_merges(sheet: Sheet, area: Area) -> None:
    for merge in sheet.merges:
        lies = Area(sheet.sheet_id, *(merge[side] for side in _SIDES))
        if lies.height > 1 and lies.overlaps(area):
            raise ApiError("You can't create a filter over a range containing vertical merges.")


_SIDES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


def refuse_tables(sheet: Sheet, area: Area) -> None:
    """Refuse a plain range that touches a table: tables have filters of their own.

    Raises:
        ApiError: it does.
    """
    for table in sheet.tables:
        if area.overlaps(Area(sheet.sheet_id, *(table["range"].get(side, 0) for side in _SIDES))):
            raise ApiError("You can't create a filter that overlaps a table.")


def kept_specs(book: Book, where: Placed, asked: Json) -> Json:
    """Criteria in both their forms, and sort specs, as kept; filterSpecs win over criteria.

    Raises:
        ApiError: a column outside the range, a condition that filters do not know.
    """
    given = asked.get("filterSpecs")
    if given is None:
        given = [{"columnIndex": int(key), "filterCriteria": value} for key, value in _numbered(asked).items()]
    specs = [_spec(book, where, spec) for spec in given]
    sorts = [sort_spec(book, where.area, spec) for spec in asked.get("sortSpecs", [])]
    made: Json = {"sortSpecs": sorts} if sorts else {}
    if specs:
        made["criteria"] = {str(spec.get("columnIndex", 0)): spec["filterCriteria"] for spec in specs}
        made["filterSpecs"] = specs
    return made


def _numbered(asked: Json) -> dict[str, Json]:
    criteria: dict[str, Json] = asked.get("criteria", {})
    for key in criteria:
        if not key.isdigit():
            raise ApiError(f"Invalid column index: {key}")
    return dict(sorted(criteria.items(), key=lambda item: int(item[0])))


def _spec(book: Book, where: Placed, spec: Json) -> Json:
    column = spec.get("columnIndex", 0)
    if not where.area.start_column <= column < where.area.end_column:
        raise ApiError(f"Column index {column} is outside the filter's range.")
    criteria = coloured(spec.get("filterCriteria", {}), theme_of(book))
    if "condition" in criteria:
        criteria["condition"] = checked_condition(criteria["condition"], Use.FILTER, book.locale)
    return {"columnIndex": column, "filterCriteria": criteria}


def sort_spec(book: Book, area: Area, spec: Json) -> Json:
    """A SortSpec as kept; its dimensionIndex is one of several ways, so that even 0 is there.

    Raises:
        ApiError: no order, a column outside the range; 501 for sorting by colour.
    """
    if any(name in spec for name in _COLOURS):
        raise not_built("Sorting by colour")
    column = spec.get("dimensionIndex", 0)
    if not area.start_column <= column < area.end_column:
        raise ApiError(f"Dimension index {column} is outside the range {book.sheet(area.sheet_id).title}.")
    order = spec.get("sortOrder", "SORT_ORDER_UNSPECIFIED")
    if order == "SORT_ORDER_UNSPECIFIED":
        raise ApiError("No sortOrder specified.")
    return {"dimensionIndex": column, "sortOrder": order}
