"""Values of a request into cells, as typed by a person (USER_ENTERED) or as they are (RAW)."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from sheetsync.localsheets.a1 import Area, column_letters, range_name
from sheetsync.localsheets.book import EMPTY, MAX_TEXT, Cell, Json, Literal, Sheet, number
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import entered_formula
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.values import parse_user_entered, rules_for, shows_date


class Entry(NamedTuple):
    """How values go in.

    Attributes:
        parsed: whether USER_ENTERED; else RAW.
        locale: the spreadsheet's.
        today: in the spreadsheet's zone.
        titles: of the spreadsheet's tabs, for formulas.
    """

    parsed: bool
    locale: str
    today: date
    titles: tuple[str, ...] = ()


class Written(NamedTuple):
    """What a write touched.

    Attributes:
        sheet: the sheet.
        area: the box of the values sent; at least one cell.
        rows, columns: indexes touched; a null touches none.
        cells: how many were set or emptied.
    """

    sheet: Sheet
    area: Area
    rows: frozenset[int]
    columns: frozenset[int]
    cells: int

    def answer(self) -> Json:
        """The answer's updatedRange and counts; a count of zero is left out."""
        counts = {
            "updatedRows": len(self.rows),
            "updatedColumns": len(self.columns),
            "updatedCells": self.cells,
        }
        name = range_name(self.sheet.title, self.area)
        return {"updatedRange": name} | {key: count for key, count in counts.items() if count}


def update_range(found: Range, values: list[list[Any]], major: str, entry: Entry) -> Written:
    """Write into a range, cut to the grid as all are; one of a single cell is only the corner to start at.

    Raises:
        ApiError: values that do not fit into the range or grid, that are objects or lists, or too long.
    """
    rows = transposed(values) if major == "COLUMNS" else values
    check_kinds(values)
    _check_fit(found, rows)
    return write_rows(found.sheet, found.area.start_row, found.area.start_column, rows, entry)


def transposed(values: list[list[Any]]) -> list[list[Any]]:
    """Columns as rows; what a shorter column lacks is null, and left alone."""
    height = max(map(len, values), default=0)
    return [[column[index] if index < len(column) else None for column in values] for index in range(height)]


def _check_fit(found: Range, rows: list[list[Any]]) -> None:
    area = found.area
    corner = area.height == area.width == 1
    end_row = found.sheet.row_count if corner else area.end_row
    end_column = found.sheet.column_count if corner else area.end_column
    for offset, row in enumerate(rows):
        beyond = area.start_row + offset >= end_row
        if beyond or area.start_column + len(row) > end_column:
            place = f"row [{area.start_row + offset + 1}]" if beyond else f"column [{column_letters(end_column)}]"
            raise ApiError(f"Requested writing within range [{found.name}], but tried writing to {place}")


def check_kinds(values: list[list[Any]]) -> None:
    """Refuse objects, lists and texts over the limit.

    Raises:
        ApiError: naming the first such value.
    """
    for index, row in enumerate(values):
        for offset, value in enumerate(row):
            if isinstance(value, dict | list):
                raise ApiError(f"Invalid values[{index}][{offset}]: {_proto(value)}")
            if isinstance(value, str) and len(value) > MAX_TEXT:
                raise too_long()


def too_long() -> ApiError:
    """400 for a text over 50,000 characters."""
    return ApiError("Your input contains more than the maximum of 50000 characters in a single cell.")


def _proto(value: Any, indent: str = "") -> str:
    """A JSON value as Google prints it in this message: protobuf's text form."""
    deeper = indent + "  "
    if isinstance(value, dict):
        fields = [
            f'{deeper}fields {{\n{deeper}  key: "{key}"\n{deeper}  value {{\n{deeper}    '
            f"{_proto(inner, deeper + '    ')}{deeper}  }}\n{deeper}}}\n"
            for key, inner in value.items()
        ]
        return f"struct_value {{\n{''.join(fields)}{indent}}}\n"
    if isinstance(value, list):
        items = [f"{deeper}values {{\n{deeper}  {_proto(inner, deeper + '  ')}{deeper}}}\n" for inner in value]
        return f"list_value {{\n{''.join(items)}{indent}}}\n"
    if value is None:
        return "null_value: NULL_VALUE\n"
    if isinstance(value, bool):
        return f"bool_value: {str(value).lower()}\n"
    return f'string_value: "{value}"\n' if isinstance(value, str) else f"number_value: {value}\n"


def write_rows(sheet: Sheet, top: int, left: int, rows: list[list[Any]], entry: Entry) -> Written:
    """Write rows of values with their corner at (top, left); the grid must hold them."""
    columns: set[int] = set()
    touched: set[int] = set()
    count = 0
    for offset, values in enumerate(rows):
        index = top + offset
        cells = list(sheet.row(index))
        cells.extend([None] * (left + len(values) - len(cells)))
        before = count
        for column, value in enumerate(values, left):
            if value is not None:
                cells[column] = entered(cells[column], value, entry)
                columns.add(column)
                count += 1
        if count > before:
            sheet.put_row(index, cells)
            touched.add(index)
    width = max(map(len, rows), default=0)
    area = Area(sheet.sheet_id, top, top + max(1, len(rows)), left, left + max(1, width))
    return Written(sheet, area, frozenset(touched), frozenset(columns), count)


def entered(cell: Cell | None, value: Literal, entry: Entry) -> Cell | None:
    """The cell after a value was put in: format, note and validation stay, rich text goes."""
    if not isinstance(value, str):
        return _with(cell, value if isinstance(value, bool) else number(value))
    if not value or not entry.parsed:
        return _with(cell, value or None)
    old = cell or EMPTY
    own = (old.format or {}).get("numberFormat")
    parsed = parse_user_entered(value, entry.locale, today=entry.today, number_format=own)
    formula = parsed.formula and entered_formula(parsed.formula, rules_for(entry.locale), entry.titles)
    made = _with(cell, _number(parsed.value), formula) or EMPTY
    if parsed.number_format is None or (own and shows_date(own) == shows_date(parsed.number_format)):
        return made
    return made._replace(format=_formatted(orjson.dumps(parsed.number_format), orjson.dumps(_without(old.format))))


@lru_cache(maxsize=1024)
def _formatted(number_format: bytes, rest: bytes) -> Json:
    """A CellFormat of both parts; equal ones are one object, so that each is stored and shown once."""
    return {"numberFormat": orjson.loads(number_format), **orjson.loads(rest)}


def _with(cell: Cell | None, value: Literal | None, formula: str | None = None) -> Cell | None:
    if cell is None:
        return None if value is None and formula is None else Cell(value, formula)
    return Cell(value, formula, cell.format, cell.note, cell.validation, None, None, cell.pivot)


def _number(value: Literal | None) -> Literal | None:
    return number(value) if isinstance(value, float) else value


def _without(cell_format: Json | None) -> Json:
    return {name: part for name, part in (cell_format or {}).items() if name != "numberFormat"}
