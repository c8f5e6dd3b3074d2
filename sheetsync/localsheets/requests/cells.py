"""updateCells, repeatCell, appendCells."""

from collections.abc import Sequence

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.dimensions import grow, insert_dimension
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import copy_formula
from sheetsync.localsheets.requests.cell_data import CellWriter, shifted
from sheetsync.localsheets.requests.checks import checked_coordinate, checked_range, covered_range, grid_of, one_of
from sheetsync.localsheets.requests.registry import handles


@handles("updateCells")
def update_cells(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Write rows of CellData at a coordinate, or into a range whose other cells are emptied of the same fields.

    Raises:
        ApiError: no place or two, no mask, data that do not fit.
    """
    place = one_of(body, "start", "range")
    if place is None:
        raise ApiError("Either start or range must be specified.")
    writer = CellWriter(draft, body.get("fields"))
    rows = body.get("rows", [])
    if place == "range":
        found = checked_range(draft, body)
        write_rows(found.sheet, found.area, rows, writer)
        _empty_rest(found.sheet, found.area, len(rows), writer)
    else:
        spot = checked_coordinate(draft, body, "start")
        sheet = spot.sheet
        write_rows(
            sheet, sheet.area._replace(start_row=spot.row, start_column=spot.column), rows, writer, whole_rows=False
        )


def write_rows(sheet: Sheet, area: Area, rows: Sequence[Json], writer: CellWriter, *, whole_rows: bool = True) -> None:
    """Write RowData objects from the area's corner on; with `whole_rows` the rest of each row is emptied too.

    Raises:
        ApiError: data beyond the area.
    """
    for offset, row in enumerate(rows):
        index = area.start_row + offset
        if index >= area.end_row:
            raise _beyond("row", index, area.end_row)
        values = row.get("values", [])
        if len(values) > area.width:
            raise _beyond("column", area.end_column, area.end_column)
        _write_row(sheet, index, area, values, writer, whole=whole_rows)


def _beyond(noun: str, index: int, end: int) -> ApiError:
    return ApiError(f"Attempting to write {noun}: {index}, beyond the last requested {noun} of: {end - 1}")


def _write_row(
    sheet: Sheet, index: int, area: Area, values: Sequence[Json], writer: CellWriter, *, whole: bool
) -> None:
    cells = list(sheet.row(index))
    cells.extend([None] * (area.start_column + len(values) - len(cells)))
    for column, data in enumerate(values, area.start_column):
        cells[column] = writer.written(cells[column], data)
    if whole:
        _empty(cells, range(area.start_column + len(values), min(area.end_column, len(cells))), writer)
    sheet.put_row(index, cells)


def _empty(cells: list[Cell | None], columns: range, writer: CellWriter) -> None:
    for column in columns:
        if cells[column] is not None:
            cells[column] = writer.written(cells[column], {})


def _empty_rest(sheet: Sheet, area: Area, done: int, writer: CellWriter) -> None:
    for index in range(area.start_row + done, min(area.end_row, len(sheet.rows))):
        cells = list(sheet.rows[index])
        _empty(cells, range(area.start_column, min(area.end_column, len(cells))), writer)
        sheet.put_row(index, cells)


@handles("repeatCell")
def repeat_cell(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Write one CellData to every cell of a range; a formula's references move along.

    Raises:
        ApiError: a bad range or mask, or data that no cell can take.
    """
    found = covered_range(draft, body)
    writer = CellWriter(draft, body.get("fields"))
    area, sheet = found.area, found.sheet
    data = body.get("cell", {})
    moving = "formulaValue" in data.get("userEnteredValue", {})
    blank = None if moving or _is_full(sheet, area) else writer.written(None, data)
    for index in range(area.start_row, area.end_row if blank or moving else min(area.end_row, len(sheet.rows))):
        cells = list(sheet.row(index))
        cells.extend([None] * (area.end_column - len(cells)))
        for column in range(area.start_column, area.end_column):
            if cells[column] is None and not moving:
                cells[column] = blank
                continue
            own = shifted(data, index - area.start_row, column - area.start_column, copy_formula)
            cells[column] = writer.written(cells[column], own)
        sheet.put_row(index, cells)


def _is_full(sheet: Sheet, area: Area) -> bool:
    """Whether every cell of the area holds something, so that none is made from nothing."""
    rows = (sheet.row(index)[area.start_column : area.end_column] for index in range(area.start_row, area.end_row))
    return all(len(row) == area.width and None not in row for row in rows)


@handles("appendCells")
def append_cells(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Write rows below the last row with data of a sheet, or at the end of a table's body.

    Raises:
        ApiError: an unknown sheet or table, no mask, rows wider than the grid.
    """
    writer = CellWriter(draft, body.get("fields"))
    rows = body.get("rows", [])
    if body.get("tableId"):
        _append_to_table(draft, body["tableId"], rows, writer)
        return
    sheet = grid_of(draft, body.get("sheetId", 0))
    top = sheet.last_filled_row()
    grow(draft, sheet, top + len(rows), sheet.column_count)
    write_rows(sheet, sheet.area._replace(start_row=top), rows, writer, whole_rows=False)


def _append_to_table(draft: Book, table_id: str, rows: Sequence[Json], writer: CellWriter) -> None:
    """New rows go in below the table's last body row, above its footer, so that nothing below is written over."""
    for sheet in draft.sheets:
        place = next((n for n, table in enumerate(sheet.tables) if table["tableId"] == table_id), None)
        if place is not None:
            break
    else:
        raise ApiError(f"No table with id: {table_id}")
    if not rows:
        return
    table = sheet.tables[place]
    area = draft.area(table["range"])
    footer = "footerColorStyle" in table.get("rowsProperties", {})
    top = area.end_row - footer
    insert_dimension(draft, sheet, top, top + len(rows), rows=True, inherit_before=True)
    grown = area._replace(end_row=area.end_row + len(rows))
    write_rows(sheet, grown._replace(start_row=top, end_row=top + len(rows)), rows, writer, whole_rows=False)
    sheet.tables[place] = {**sheet.tables[place], "range": grown.to_json()}
    sheet.banded_ranges = [
        {**band, "range": grown.to_json()} if band.get("bandedRangeReference") == table_id else band
        for band in sheet.banded_ranges
    ]
