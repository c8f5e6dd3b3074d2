"""setBasicFilter, clearBasicFilter."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.requests.checks import grid_of, required
from sheetsync.localsheets.requests.filter_specs import kept_specs, placed, refuse_tables
from sheetsync.localsheets.requests.filtering import hide_filtered, show_all
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.sorting import sort_rows


@handles("setBasicFilter")
def set_basic_filter(draft: Book, body: Json, context: Context) -> None:
    """Set the one filter of a sheet that everybody sees; rows are sorted and hidden at once.

    Raises:
        ApiError: a bad place or condition, a table in a plain range.
    """
    asked = required(body, "filter")
    where = placed(draft, asked, "range", "tableId")
    if "tableId" not in where.kept:
        refuse_tables(where.sheet, where.area)
    specs = kept_specs(draft, where, asked)
    where.sheet.basic_filter = {name: value for name, value in (where.kept | specs).items() if name != "tableId"} | {
        name: where.kept[name] for name in ("tableId",) if name in where.kept
    }
    show_all(where.sheet)
    if "sortSpecs" in specs and where.area.height > 1:
        body_area = where.area._replace(start_row=where.area.start_row + 1)
        sort_rows(draft, where.sheet, body_area, specs["sortSpecs"], context)
    hide_filtered(draft, where.sheet, where.area, specs.get("filterSpecs", []), context)


@handles("clearBasicFilter")
def clear_basic_filter(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take the sheet's filter away, if it has one; rows that it hid show again.

    Raises:
        ApiError: an unknown sheet.
    """
    sheet = grid_of(draft, body.get("sheetId", 0))
    sheet.basic_filter = None
    show_all(sheet)
