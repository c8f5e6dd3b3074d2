"""setDataValidation, and what a data validation rule may be."""

from sheetsync.localsheets.book import EMPTY, Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas.conditions import Use, checked_condition
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.requests.checks import covered_range
from sheetsync.localsheets.requests.registry import handles


def checked_rule(book: Book, rule: Json) -> Json:
    """A DataValidationRule as Google keeps it; a false field is left out.

    Raises:
        ApiError: no condition, or one that Google refuses in data validation.
    """
    made: Json = {"condition": checked_condition(rule.get("condition"), Use.VALIDATION, book.locale)}
    return made | {name: rule[name] for name in ("inputMessage", "strict", "showCustomUi") if rule.get(name)}


@handles("setDataValidation")
def set_data_validation(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Put a rule on every cell of a range; without a rule take rules away.

    Raises:
        ApiError: a bad range or condition, or a typed column of a table.
    """
    found = covered_range(draft, body)
    if any(overlaps_typed_column(found, table) for table in found.sheet.tables):
        raise ApiError("This operation is not allowed on cells in typed columns")
    rule = checked_rule(draft, body["rule"]) if "rule" in body else None
    _put(found.sheet, found, rule)


def _put(sheet: Sheet, found: Range, rule: Json | None) -> None:
    area = found.area
    last = area.end_row if rule else min(area.end_row, len(sheet.rows))
    for index in range(area.start_row, last):
        cells = list(sheet.row(index))
        cells.extend([None] * (area.end_column - len(cells)))
        for column in range(area.start_column, area.end_column):
            cells[column] = (cells[column] or EMPTY)._replace(validation=rule)
        sheet.put_row(index, cells)


def overlaps_typed_column(found: Range, table: Json) -> bool:
    """Whether a cell of the range is in the body of a table's column that has a type."""
    held = table["range"]
    first = held.get("startColumnIndex", 0)
    rows = range(max(found.area.start_row, held.get("startRowIndex", 0) + 1), held["endRowIndex"])
    if not rows or rows.start >= found.area.end_row:
        return False
    return any(
        found.area.start_column <= first + column.get("columnIndex", 0) < found.area.end_column
        for column in table.get("columnProperties", [])
        if column.get("columnType", "COLUMN_TYPE_UNSPECIFIED") != "COLUMN_TYPE_UNSPECIFIED"
    )
