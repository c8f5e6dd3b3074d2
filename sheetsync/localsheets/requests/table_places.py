"""Where tables lie, and what they may be called."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.requests.checks import id_taken


def free_table_id(book: Book, given: str | None, context: Context) -> str:
    """The id asked for, or a new one.

    Raises:
        ApiError: another table has it.
    """
    taken = {table["tableId"] for sheet in book.sheets for table in sheet.tables}
    if not given:
        return context.new_text_id(taken)
    if given in taken:
        raise id_taken("table", given)
    return given


def default_name(book: Book) -> str:
    """`Table1` and so on: the first that no table has."""
    names = {str(table["name"]).casefold() for sheet in book.sheets for table in sheet.tables}
    number = 1
    while f"table{number}" in names:
        number += 1
    return f"Table{number}"


def check_name(book: Book, name: str, own: str | None = None) -> None:
    """Refuse a name that is empty or another table's; `own` is the id of the one that is named.

    Raises:
        ApiError: in Google's words.
    """
    tables = [table for sheet in book.sheets for table in sheet.tables if table["tableId"] != own]
    if not name:
        raise ApiError("The table name cannot be empty.")
    if any(str(table["name"]).casefold() == name.casefold() for table in tables):
        raise ApiError(f'A table with the name "{name}" already exists.')


def check_free(found: Range, own: str | None) -> None:
    """Refuse a place where another table, a filter or a merge lies; `own` is the id of the table that may lie there.

    Raises:
        ApiError: in Google's words.
    """
    sheet, area = found.sheet, found.area
    if any(table["tableId"] != own and area.overlaps(table_area(sheet, table["range"])) for table in sheet.tables):
        raise ApiError("You can't create a table that overlaps another table.")
    held = sheet.basic_filter
    if held and (own is None or held.get("tableId") != own) and area.overlaps(table_area(sheet, held["range"])):
        raise ApiError("You can't create a table that overlaps a filter.")
    if any(area.overlaps(table_area(sheet, merge)) for merge in sheet.merges):
        raise ApiError("You can't create a table over a range containing merges.")


def table_area(sheet: Sheet, held: Json) -> Area:
    """A range of the sheet with its open sides closed."""
    return Area(
        sheet.sheet_id,
        held.get("startRowIndex", 0),
        held.get("endRowIndex", sheet.row_count),
        held.get("startColumnIndex", 0),
        held.get("endColumnIndex", sheet.column_count),
    )
