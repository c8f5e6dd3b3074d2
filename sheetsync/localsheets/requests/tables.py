"""addTable, updateTable, deleteTable."""

from sheetsync.localsheets.book import EMPTY, Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import Mask, apply_mask, below
from sheetsync.localsheets.requests.bands import refuse_banded
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import bounded, required
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.freezing import frozen, set_frozen
from sheetsync.localsheets.requests.identities import existing, find
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.table_columns import (
    checked_columns,
    indexed,
    name_by_headers,
    named_columns,
    settle_values,
    with_names,
    write_headers,
)
from sheetsync.localsheets.requests.table_places import check_free, check_name, default_name, free_table_id, table_area
from sheetsync.localsheets.schema import check_update_mask

_ROWS: Json = {
    "headerColorStyle": {"rgbColor": {"red": 0.20784314, "green": 0.40784314, "blue": 0.32941177}},
    "firstBandColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
    "secondBandColorStyle": {"rgbColor": {"red": 0.9647059, "green": 0.972549, "blue": 0.9764706}},
}


@handles("addTable")
def add_table(draft: Book, body: Json, context: Context) -> Json:
    """Make a table of a range whose first row is its header; it is banded, and a header in row 1 is frozen.

    Raises:
        ApiError: a bad range, a taken name or id, another table, filter, banding or merge in the way, columns that
            do not fit.
    """
    asked = required(body, "table")
    found = bounded(draft, required(asked, "range"), "table.range")
    sheet = found.sheet
    table_id = free_table_id(draft, asked.get("tableId"), context)
    name = asked.get("name") or default_name(draft)
    check_name(draft, name)
    check_free(found, None)
    refuse_banded(sheet, found.area)
    columns = checked_columns(asked.get("columnProperties", []), found.area)
    if any(column.get("columnName", "") == "" for column in columns):
        columns = with_names(columns)
    table = {"tableId": table_id, "name": name, "range": found.area.to_json()}
    table["rowsProperties"] = _ROWS | coloured(asked.get("rowsProperties", {}), theme_of(draft), plain=False)
    table["columnProperties"] = columns
    sheet.tables.append(table)
    write_headers(sheet, found.area, columns)
    settle_values(sheet, found.area, columns)
    sheet.banded_ranges.append(_band(draft, table))
    if found.area.start_row == 0 and not frozen(sheet, rows=True):
        set_frozen(sheet, 1, rows=True)
    name_by_headers(draft)
    return {"table": sheet.tables[-1]}


def _band(book: Book, table: Json) -> Json:
    """The banding that Google shows for a table."""
    rows = table["rowsProperties"]
    band = {"bandedRangeId": int(table["tableId"])} if table["tableId"].isdigit() else {}
    return band | {
        "range": table["range"],
        "rowProperties": coloured(rows, theme_of(book)),
        "bandedRangeReference": table["tableId"],
    }


@handles("updateTable")
def update_table(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change what the mask names of a table: range, name, rows, columns (these as a whole).

    Raises:
        ApiError: an unknown table, no mask, or what `add_table` refuses.
    """
    asked = required(body, "table")
    found = existing(draft, "tables", asked.get("tableId", ""), "table")
    mask = check_update_mask(body.get("fields"), "Table")
    table = found.item
    if below(mask, "name") is not None:
        check_name(draft, asked.get("name", ""), own=table["tableId"])
        table = {**table, "name": asked["name"]}
    if below(mask, "rowsProperties") is not None:
        table = _recoloured(draft, table, asked, mask)
    if below(mask, "range") is not None:
        table = _resized(draft, table, asked)
    area = table_area(found.sheet, table["range"])
    if below(mask, "columnProperties") is not None:
        table = {**table, "columnProperties": named_columns(asked, area)}
        write_headers(found.sheet, area, table["columnProperties"])
        settle_values(found.sheet, area, table["columnProperties"])
    found.replace(table)
    _follow_band(draft, found.sheet, table)
    name_by_headers(draft)


def _recoloured(book: Book, table: Json, asked: Json, mask: Mask) -> Json:
    """With other row colours; a footer that comes or goes makes the table a row longer or shorter."""
    old = table.get("rowsProperties", {})
    given = coloured(asked.get("rowsProperties", {}), theme_of(book), plain=False)
    rows = apply_mask(old, given, below(mask, "rowsProperties") or {})
    made = {**table, "rowsProperties": {name: rows[name] for name in (*_ROWS, "footerColorStyle") if name in rows}}
    change = ("footerColorStyle" in rows) - ("footerColorStyle" in old)
    if change and below(mask, "range") is None:
        held = table["range"]
        return _resized(book, made, {"range": {**held, "endRowIndex": held["endRowIndex"] + change}})
    return made


def _resized(book: Book, table: Json, asked: Json) -> Json:
    found = bounded(book, {"sheetId": table["range"].get("sheetId", 0)} | required(asked, "range"), "table.range")
    if found.area.sheet_id != table["range"].get("sheetId", 0):
        raise ApiError("A table cannot be moved to another sheet.")
    check_free(found, table["tableId"])
    refuse_banded(found.sheet, found.area, but=table["tableId"])
    first = table["range"].get("startColumnIndex", 0) - found.area.start_column
    kept = [indexed(column, column.get("columnIndex", 0) + first) for column in table.get("columnProperties", [])]
    columns = [column for column in kept if 0 <= column.get("columnIndex", 0) < found.area.width]
    return {**table, "range": found.area.to_json(), "columnProperties": columns}


def _follow_band(book: Book, sheet: Sheet, table: Json) -> None:
    sheet.banded_ranges = [
        _band(book, table) if band.get("bandedRangeReference") == table["tableId"] else band
        for band in sheet.banded_ranges
    ]


@handles("deleteTable")
def delete_table(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Delete a table with its contents, as Google documents it (deleteBanding keeps them).

    Raises:
        ApiError: an unknown table.
    """
    found = existing(draft, "tables", body.get("tableId", ""), "table")
    sheet, table = found.sheet, found.item
    area = table_area(sheet, table["range"])
    for row in range(area.start_row, min(area.end_row, len(sheet.rows))):
        cells: list[Cell | None] = list(sheet.rows[row])
        for column in range(area.start_column, min(area.end_column, len(cells))):
            cells[column] = EMPTY
        sheet.put_row(row, cells)
    drop_table(draft, table["tableId"])


def drop_table(book: Book, table_id: str) -> None:
    """Take a table's frame away; its cells keep what they hold."""
    found = find(book, "tables", table_id)
    if found is None:
        return
    sheet = found.sheet
    found.remove()
    sheet.banded_ranges = [band for band in sheet.banded_ranges if band.get("bandedRangeReference") != table_id]
    if sheet.basic_filter and sheet.basic_filter.get("tableId") == table_id:
        sheet.basic_filter = None
    sheet.filter_views = [view for view in sheet.filter_views if view.get("tableId") != table_id]
