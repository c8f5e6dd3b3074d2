"""Which rows a filter hides."""

from typing import Any

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.formulas import Calculator
from sheetsync.localsheets.formulas.highlights import highlights_of
from sheetsync.localsheets.requests.shown import Shown

_MARK: Json = {"textFormat": {"bold": True}}


def show_all(sheet: Sheet) -> None:
    """No row is hidden by a filter any more."""
    for index, known in list(sheet.row_metadata.items()):
        rest = {name: value for name, value in known.items() if name != "hiddenByFilter"}
        if rest:
            sheet.row_metadata[index] = rest
        else:
            del sheet.row_metadata[index]


def hide_filtered(book: Book, sheet: Sheet, area: Area, specs: list[Json], context: Context) -> None:
    """Mark the rows below the area's header that do not meet the specs; all others show."""
    show_all(sheet)
    for row in sorted(hidden_rows(book, sheet, area, specs, context)):
        sheet.row_metadata[row] = {"hiddenByFilter": True} | sheet.row_metadata.get(row, {})


def hidden_rows(book: Book, sheet: Sheet, area: Area, specs: list[Json], context: Context) -> set[int]:
    """The rows below the area's header that do not meet every one of the specs."""
    hidden: set[int] = set()
    for spec in specs:
        column = spec.get("columnIndex", 0)
        lane = Area(area.sheet_id, area.start_row + 1, area.end_row, column, column + 1)
        hidden |= _hidden(book, sheet, lane, spec["filterCriteria"], context)
    return hidden


def _hidden(book: Book, sheet: Sheet, lane: Area, criteria: Json, context: Context) -> set[int]:
    rows = set(range(lane.start_row, lane.end_row))
    shown = Shown(book, context)
    values = set(criteria.get("hiddenValues", []))
    hidden = {row for row in rows if values and shown.text(sheet, row, lane.start_column) in values}
    if "condition" in criteria:
        hidden |= rows - _meeting(book, lane, criteria["condition"], context)
    return hidden


def _meeting(book: Book, lane: Area, condition: Json, context: Context) -> set[int]:
    """Rows whose cell meets the condition: those that a conditional format of it would mark."""
    rule: dict[str, Any] = {
        "ranges": [lane.to_json()],
        "booleanRule": {"condition": condition, "format": _MARK},
    }
    values = Calculator().values(book, context.now)
    return {row for row, _ in highlights_of([rule], lane, book, values, context.now)}
