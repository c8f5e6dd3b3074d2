"""The values of a range as lists, as values.get answers them."""

from itertools import zip_longest
from typing import Any

from sheetsync.localsheets.book import Book, Json, Row
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.results import Results

Table = list[list[Any]]


def value_range(book: Book, found: Range, results: Results, style: Style) -> Json:
    """A ValueRange. Trailing empty cells and rows are left out; `values` too when nothing is left."""
    answer: Json = {"range": found.name, "majorDimension": style.major}
    values = table(book, found, results, style)
    if style.major == "COLUMNS":
        values = _transposed(values)
    return answer | {"values": values} if values else answer


def table(book: Book, found: Range, results: Results, style: Style) -> Table:
    """The rows of a range, trimmed at both ends as Google trims."""
    area, sheet = found.area, found.sheet
    rendering = Rendering(book, results, style)
    made: Table = []
    for index in range(area.start_row, min(area.end_row, len(sheet.rows))):
        row = sheet.rows[index][area.start_column : area.end_column]
        made.append(_row(row, rendering, (area.sheet_id, index, area.start_column)))
    for (row_index, column), result in results.filled_by_arrays(area.sheet_id).items():
        if area.has(row_index, column):
            _put(made, row_index - area.start_row, column - area.start_column, rendering.computed(result))
    while made and not made[-1]:
        made.pop()
    return made


def _row(row: Row, rendering: Rendering, place: tuple[int, int, int]) -> list[Any]:
    width = len(row)
    while width and ((last := row[width - 1]) is None or not last.filled):
        width -= 1
    sheet_id, index, first = place
    show = rendering.show
    return [
        ""
        if cell is None
        else cell.value
        if type(cell.value) is str and cell.format is None
        else show(cell, sheet_id, index, first + offset)
        for offset, cell in enumerate(row[:width])
    ]


def _put(rows: Table, row: int, column: int, value: Any) -> None:
    """Set a cell that lies beyond the entered ones."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def _transposed(rows: Table) -> Table:
    columns = [list(column) for column in zip_longest(*rows, fillvalue="")]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns
