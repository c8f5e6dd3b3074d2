"""Inserting, deleting, moving and counting rows and columns, with all that follows them."""

from collections.abc import Callable

from sheetsync.localsheets.book import Book, Cell, Json, Row, Sheet, trimmed
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.follow import follow_everywhere
from sheetsync.localsheets.formula_texts import rewrite_formulas
from sheetsync.localsheets.formulas import shift_formula
from sheetsync.localsheets.shift import Delete, Insert, Move, Shift


def insert_dimension(
    book: Book, sheet: Sheet, start: int, end: int, *, rows: bool, inherit_before: bool = False
) -> None:
    """Put `end - start` empty rows or columns before index `start`; the grid grows by as much.

    Formats and dimension properties come from the neighbour: the one before with `inherit_before`, else the one
    after, as Google documents it.

    Raises:
        ApiError: the start is beyond the grid, or the grid would outgrow the limits.
    """
    size = sheet.row_count if rows else sheet.column_count
    if not 0 <= start <= size:
        raise ApiError(f"Cannot insert at index {start}: the sheet has {size} {'rows' if rows else 'columns'}.")
    count = end - start
    neighbour = start - 1 if inherit_before else start
    (_insert_rows if rows else _insert_columns)(sheet, start, count, neighbour)
    shift = Insert(sheet.sheet_id, rows, start, count)
    _finish(book, sheet, shift, size + count)
    metadata = sheet.row_metadata if rows else sheet.column_metadata
    source = neighbour if inherit_before else neighbour + count
    if source in metadata:
        metadata.update(dict.fromkeys(range(start, end), metadata[source]))
    book.check_size()


def delete_dimension(book: Book, sheet: Sheet, start: int, end: int, *, rows: bool) -> None:
    """Take rows or columns out; the grid shrinks by as much.

    Raises:
        ApiError: the range is beyond the grid, or takes everything.
    """
    size = sheet.row_count if rows else sheet.column_count
    noun = "rows" if rows else "columns"
    if end > size or start >= end:
        raise ApiError(f"Cannot delete {noun} {start} to {end}: the sheet has {size} {noun}.")
    if end - start >= size:
        raise ApiError(f"You can't delete all the {noun} on the sheet.")
    if rows:
        del sheet.rows[start:end]
    else:
        _edit_rows(sheet, lambda row: row[:start] + row[end:])
    _finish(book, sheet, Delete(sheet.sheet_id, rows, start, end), size - (end - start))


def move_dimension(book: Book, sheet: Sheet, start: int, end: int, destination: int, *, rows: bool) -> None:
    """Put rows or columns before `destination` (an index from before the move).

    Raises:
        ApiError: a range or destination beyond the grid.
    """
    size = sheet.row_count if rows else sheet.column_count
    if end > size or start >= end or not 0 <= destination <= size:
        raise ApiError(f"Cannot move {start} to {end} before {destination}: the sheet has only {size}.")
    if start <= destination <= end:
        return
    shift = Move(sheet.sheet_id, rows, start, end, destination)
    if rows:
        _pad_rows(sheet, max(end, destination))
        moved = sheet.rows[start:end]
        del sheet.rows[start:end]
        sheet.rows[shift.landing : shift.landing] = moved
    else:
        _edit_rows(sheet, lambda row: _moved(row, shift, max(end, destination)))
    _finish(book, sheet, shift, size)


def resize(book: Book, sheet: Sheet, rows: int | None, columns: int | None) -> None:
    """Give the grid another size; cells beyond it are lost, ranges beyond it follow as if deleted.

    Raises:
        ApiError: a size under 1, or over the limits.
    """
    if rows is not None and rows < sheet.row_count:
        delete_dimension(book, sheet, rows, sheet.row_count, rows=True)
    if columns is not None and columns < sheet.column_count:
        delete_dimension(book, sheet, columns, sheet.column_count, rows=False)
    sheet.set_grid(rowCount=rows or sheet.row_count, columnCount=columns or sheet.column_count)
    book.check_size()


def grow(book: Book, sheet: Sheet, rows: int, columns: int) -> None:
    """See that the grid has at least so many rows and columns.

    Raises:
        ApiError: the book would outgrow Google's limits.
    """
    if rows > sheet.row_count or columns > sheet.column_count:
        sheet.set_grid(rowCount=max(rows, sheet.row_count), columnCount=max(columns, sheet.column_count))
        book.check_size()


def _finish(book: Book, sheet: Sheet, shift: Shift, size: int) -> None:
    sheet.set_grid(**{"rowCount" if shift.rows else "columnCount": size})
    if shift.rows:
        sheet.row_metadata = _shifted(sheet.row_metadata, shift)
    else:
        sheet.column_metadata = _shifted(sheet.column_metadata, shift)
    follow_everywhere(book, shift)
    rewrite_formulas(book, lambda text, home: shift_formula(text, shift, home=home.title, changed=sheet.title))


def _shifted(metadata: dict[int, Json], shift: Shift) -> dict[int, Json]:
    moved = ((shift.point(index), value) for index, value in metadata.items())
    return {index: value for index, value in moved if index is not None}


def _insert_rows(sheet: Sheet, start: int, count: int, neighbour: int) -> None:
    if start > len(sheet.rows):
        return
    blank = trimmed([_blank_like(cell) for cell in sheet.row(neighbour)]) if neighbour >= 0 else ()
    if blank or start < len(sheet.rows):
        sheet.rows[start:start] = [blank] * count


def _insert_columns(sheet: Sheet, start: int, count: int, neighbour: int) -> None:
    def widened(row: Row) -> Row:
        beside = row[neighbour] if 0 <= neighbour < len(row) else None
        blank = _blank_like(beside)
        if start >= len(row) and blank is None:
            return row
        head = row[:start] + (None,) * (start - len(row))
        return head + (blank,) * count + row[start:]

    _edit_rows(sheet, widened)


def _blank_like(cell: Cell | None) -> Cell | None:
    """An empty cell with the neighbour's format and validation."""
    if cell is None or (cell.format is None and cell.validation is None):
        return None
    return Cell(format=cell.format, validation=cell.validation)


def _edit_rows(sheet: Sheet, edit: Callable[[Row], Row]) -> None:
    for index, row in enumerate(sheet.rows):
        if row:
            made = edit(row)
            sheet.rows[index] = made if made is row else trimmed(made)


def _pad_rows(sheet: Sheet, count: int) -> None:
    sheet.rows.extend([()] * (count - len(sheet.rows)))


def _moved(row: Row, shift: Move, width: int) -> Row:
    cells = list(row) + [None] * (width - len(row))
    block = cells[shift.start : shift.end]
    del cells[shift.start : shift.end]
    cells[shift.landing : shift.landing] = block
    return tuple(cells)
