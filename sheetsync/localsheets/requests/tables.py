"""addTable, updateTable, deleteTable."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import EMPTY, Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import Mask, apply_mask, below
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.requests.bands import refuse_banded
from sheetsync.localsheets.requests.cell_data import theme_of
from sheetsync.localsheets.requests.checks import bounded, id_taken, required
from sheetsync.localsheets.requests.colours import coloured
from sheetsync.localsheets.requests.freezing import frozen, set_frozen
from sheetsync.localsheets.requests.identities import existing, find
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.table_columns import indexed, name_by_headers, write_header
from sheetsync.localsheets.schema import check_update_mask

_ROWS: Json = {
    "headerColorStyle": {"rgbColor": {"red": 0.20784314, "green": 0.40784314, "blue": 0.32941177}},
    "firstBandColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
    "secondBandColorStyle": {"rgbColor": {"red": 0.9647059, "green": 0.972549, "blue": 0.9764706}},
}
_UNTYPED = "COLUMN_TYPE_UNSPECIFIED"


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
    table_id = _free_id(draft, asked.get("tableId"), context)
    name = asked.get("name") or _default_name(draft)
    _check_name(draft, name)
    _check_free(found, None)
    refuse_banded(sheet, found.area)
    columns = _checked_columns(asked.get("columnProperties", []), found.area)
    if any(column.get("columnName", "") == "" for column in columns):
        columns = _with_names(columns)
    table = {"tableId": table_id, "name": name, "range": found.area.to_json()}
    table["rowsProperties"] = _ROWS | coloured(asked.get("rowsProperties", {}), theme_of(draft), plain=False)
    table["columnProperties"] = columns
    sheet.tables.append(table)
    _write_headers(sheet, found.area, columns)
    _settle_values(sheet, found.area, columns)
    sheet.banded_ranges.append(_band(draft, table))
    if found.area.start_row == 0 and not frozen(sheet, rows=True):
        set_frozen(sheet, 1, rows=True)
    name_by_headers(draft)
    return {"table": sheet.tables[-1]}


def _free_id(book: Book, given: str | None, context: Context) -> str:
    taken = {table["tableId"] for sheet in book.sheets for table in sheet.tables}
    if not given:
        return context.new_text_id(taken)
    if given in taken:
        raise id_taken("table", given)
    return given


def _default_name(book: Book) -> str:
    names = {str(table["name"]).casefold() for sheet in book.sheets for table in sheet.tables}
    number = 1
    while f"table{number}" in names:
        number += 1
    return f"Table{number}"


def _check_name(book: Book, name: str, own: str | None = None) -> None:
    tables = [table for sheet in book.sheets for table in sheet.tables if table["tableId"] != own]
    if not name:
        raise ApiError("The table name cannot be empty.")
    if any(str(table["name"]).casefold() == name.casefold() for table in tables):
        raise ApiError(f'A table with the name "{name}" already exists.')


def _check_free(found: Range, own: str | None) -> None:
    """Refuse a place where another table, a filter or a merge lies."""
    sheet, area = found.sheet, found.area
    if any(table["tableId"] != own and area.overlaps(_area(sheet, table["range"])) for table in sheet.tables):
        raise ApiError("You can't create a table that overlaps another table.")
    held = sheet.basic_filter
    if held and (own is None or held.get("tableId") != own) and area.overlaps(_area(sheet, held["range"])):
        raise ApiError("You can't create a table that overlaps a filter.")
    if any(area.overlaps(_area(sheet, merge)) for merge in sheet.merges):
        raise ApiError("You can't create a table over a range containing merges.")


def _area(sheet: Sheet, held: Json) -> Area:
    return Area(
        sheet.sheet_id,
        held.get("startRowIndex", 0),
        held.get("endRowIndex", sheet.row_count),
        held.get("startColumnIndex", 0),
        held.get("endColumnIndex", sheet.column_count),
    )


def _checked_columns(asked: list[Json], area: Area) -> list[Json]:
    """TableColumnProperties as kept.

    Raises:
        ApiError: a column outside the table or given twice, a list where none may be or none where one must be.
    """
    seen: set[int] = set()
    for column in asked:
        index = column.get("columnIndex", 0)
        if not 0 <= index < area.width:
            raise ApiError(f"Column index {index} is outside the table.")
        if index in seen:
            raise ApiError(f"Column index {index} is given twice.")
        seen.add(index)
        _check_list(column)
    return [_kept(column) for column in sorted(asked, key=lambda column: column.get("columnIndex", 0))]


def _check_list(column: Json) -> None:
    condition = column.get("dataValidationRule", {}).get("condition")
    dropdown = column.get("columnType") == "DROPDOWN"
    if dropdown and not condition:
        raise ApiError("Condition must be set for dropdown column type.")
    if condition and not dropdown:
        raise ApiError("Cannot set condition for non-dropdown column type.")
    if condition and (condition.get("type") != "ONE_OF_LIST" or not condition.get("values")):
        raise ApiError("The condition of a dropdown column must be ONE_OF_LIST with values.")


def _kept(column: Json) -> Json:
    names = ("columnName", "columnType", "dataValidationRule")
    made = {name: column[name] for name in names if name in column and column[name] != _UNTYPED}
    return indexed(made, column.get("columnIndex", 0))


def _with_names(columns: list[Json]) -> list[Json]:
    """Columns sent without a name are called `Column 1` and so on."""
    used = {column.get("columnName") for column in columns}
    made = []
    for column in columns:
        name, number = column.get("columnName"), 1
        while not name:
            name = None if f"Column {number}" in used else f"Column {number}"
            number += 1
        used.add(name)
        made.append(_kept({**column, "columnName": name}))
    return made


def _write_headers(sheet: Sheet, area: Area, columns: list[Json]) -> None:
    for column in columns:
        write_header(sheet, area.start_row, area.start_column + column.get("columnIndex", 0), column["columnName"])


def _settle_values(sheet: Sheet, area: Area, columns: list[Json]) -> None:
    """In a BOOLEAN column whatever is neither true nor false becomes false."""
    for column in columns:
        if column.get("columnType") == "BOOLEAN":
            place = area.start_column + column.get("columnIndex", 0)
            for row in range(area.start_row + 1, area.end_row):
                cell = sheet.cell(row, place)
                if cell.formula is None and not isinstance(cell.value, bool):
                    sheet.put(row, place, cell._replace(value=False, runs=None, chips=None))


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
        _check_name(draft, asked.get("name", ""), own=table["tableId"])
        table = {**table, "name": asked["name"]}
    if below(mask, "rowsProperties") is not None:
        table = _recoloured(draft, table, asked, mask)
    if below(mask, "range") is not None:
        table = _resized(draft, table, asked)
    area = _area(found.sheet, table["range"])
    if below(mask, "columnProperties") is not None:
        table = {**table, "columnProperties": _named_columns(asked, area)}
        _write_headers(found.sheet, area, table["columnProperties"])
        _settle_values(found.sheet, area, table["columnProperties"])
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
    _check_free(found, table["tableId"])
    refuse_banded(found.sheet, found.area, but=table["tableId"])
    first = table["range"].get("startColumnIndex", 0) - found.area.start_column
    kept = [indexed(column, column.get("columnIndex", 0) + first) for column in table.get("columnProperties", [])]
    columns = [column for column in kept if 0 <= column.get("columnIndex", 0) < found.area.width]
    return {**table, "range": found.area.to_json(), "columnProperties": columns}


def _named_columns(asked: Json, area: Area) -> list[Json]:
    columns = _checked_columns(asked.get("columnProperties", []), area)
    if any(not column.get("columnName") for column in columns):
        raise ApiError("Table header row cell must have a value.")
    return columns


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
    area = _area(sheet, table["range"])
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
