"""The columns of tables: they follow the sheet's columns, and their names are what the header row says."""

from collections.abc import Iterator
from contextlib import contextmanager

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.shift import Shift
from sheetsync.localsheets.values import format_value

_UNTYPED = "COLUMN_TYPE_UNSPECIFIED"


@contextmanager
def following_tables(sheet: Sheet, shift: Shift) -> Iterator[None]:
    """Let the columns of the sheet's tables keep their types while the block inserts, deletes or moves columns."""
    before = {table["tableId"]: _by_place(table) for table in sheet.tables}
    yield
    if shift.rows:
        return
    for index, table in enumerate(sheet.tables):
        moved = {shift.point(place): column for place, column in before[table["tableId"]].items()}
        held = table["range"]
        first = held.get("startColumnIndex", 0)
        columns = [indexed(moved.get(place, {}), place - first) for place in range(first, held["endColumnIndex"])]
        sheet.tables[index] = {**table, "columnProperties": columns}


def _by_place(table: Json) -> dict[int, Json]:
    first = table["range"].get("startColumnIndex", 0)
    return {first + column.get("columnIndex", 0): column for column in table.get("columnProperties", [])}


def indexed(column: Json, index: int) -> Json:
    """The column's properties at another place in its table; index 0 is left out."""
    head = {"columnIndex": index} if index else {}
    return head | {name: value for name, value in column.items() if name != "columnIndex"}


def name_by_headers(book: Book) -> None:
    """Give every table's columns the names that stand in its header row; a header that is no text becomes one.

    An empty header reads `Column 1` and so on; a formula gives way to `Column` and the column's place.
    """
    for sheet in book.sheets:
        for index, table in enumerate(sheet.tables):
            columns = _named(book, sheet, table)
            if columns != table.get("columnProperties"):
                sheet.tables[index] = {**table, "columnProperties": columns}


def _named(book: Book, sheet: Sheet, table: Json) -> list[Json]:
    held = table["range"]
    row, first = held.get("startRowIndex", 0), held.get("startColumnIndex", 0)
    known = {column.get("columnIndex", 0): column for column in table.get("columnProperties", [])}
    made: list[Json] = []
    for offset in range(held["endColumnIndex"] - first):
        name = _header(book, sheet, row, first + offset)
        if name is None:
            name = _invented(offset, {column["columnName"] for column in made}, sheet.cell(row, first + offset))
            write_header(sheet, row, first + offset, name)
        rest = {key: value for key, value in known.get(offset, {}).items() if key not in {"columnIndex", "columnName"}}
        made.append(indexed({"columnName": name} | rest, offset))
    return made


def _header(book: Book, sheet: Sheet, row: int, column: int) -> str | None:
    """The text in a header cell; None where there is none, or a formula."""
    cell = sheet.cell(row, column)
    if cell.value is None:
        return None
    return format_value(cell.value, (cell.format or {}).get("numberFormat"), book.locale)


def _invented(offset: int, used: set[str], cell: Cell) -> str:
    number = offset + 1 if cell.formula else 1
    while (name := f"Column {number}") in used:
        number += 1
    return name


def write_header(sheet: Sheet, row: int, column: int, name: str) -> None:
    """Put a column's name into its header cell; rich text there is lost."""
    cell = sheet.cell(row, column)
    if cell.value != name or cell.runs:
        sheet.put(row, column, cell._replace(value=name, formula=None, runs=None, chips=None))


def checked_columns(asked: list[Json], area: Area) -> list[Json]:
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


def with_names(columns: list[Json]) -> list[Json]:
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


def write_headers(sheet: Sheet, area: Area, columns: list[Json]) -> None:
    """Write the columns' names into the header row."""
    for column in columns:
        write_header(sheet, area.start_row, area.start_column + column.get("columnIndex", 0), column["columnName"])


def settle_values(sheet: Sheet, area: Area, columns: list[Json]) -> None:
    """In a BOOLEAN column whatever is neither true nor false becomes false."""
    for column in columns:
        if column.get("columnType") == "BOOLEAN":
            place = area.start_column + column.get("columnIndex", 0)
            for row in range(area.start_row + 1, area.end_row):
                cell = sheet.cell(row, place)
                if cell.formula is None and not isinstance(cell.value, bool):
                    sheet.put(row, place, cell._replace(value=False, runs=None, chips=None))


def named_columns(asked: Json, area: Area) -> list[Json]:
    """The columns of an update, each with its name.

    Raises:
        ApiError: a column without a name, or what `checked_columns` refuses.
    """
    columns = checked_columns(asked.get("columnProperties", []), area)
    if any(not column.get("columnName") for column in columns):
        raise ApiError("Table header row cell must have a value.")
    return columns
