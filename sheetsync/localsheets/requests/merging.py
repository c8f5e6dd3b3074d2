"""mergeCells, unmergeCells."""

from collections.abc import Iterator

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.requests.checks import checked_range
from sheetsync.localsheets.requests.freezing import crosses_frozen
from sheetsync.localsheets.requests.registry import handles

_SIDES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


def merge_area(sheet: Sheet, merge: Json) -> Area:
    """The cells of a merge."""
    return Area(sheet.sheet_id, *(merge[side] for side in _SIDES))


def take_merges(sheet: Sheet, area: Area) -> list[Area]:
    """Take out and return the merges that lie in the area.

    Raises:
        ApiError: one lies in it only in part.
    """
    drop_covered(sheet)
    found = [merge_area(sheet, merge) for merge in sheet.merges]
    touched = [one for one in found if one.overlaps(area)]
    if not all(area.covers(one) for one in touched):
        raise ApiError("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [merge for merge, one in zip(sheet.merges, found, strict=True) if one not in touched]
    return touched


@handles("mergeCells")
def merge_cells(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Merge all cells of a range into one, or those of each row or column; only the first value of each stays.

    Raises:
        ApiError: a bad range, part of another merge, both sides of a frozen edge, a table.
    """
    found = checked_range(draft, body)
    sheet = found.sheet
    if any(found.area.overlaps(_table_area(sheet, table)) for table in sheet.tables):
        raise ApiError("You can't merge cells in a table.")
    take_merges(sheet, found.area)
    for part in _parts(found.area, body.get("mergeType", "MERGE_ALL")):
        merge = part.to_json()
        for rows in (True, False):
            if crosses_frozen(sheet, merge, rows=rows):
                raise ApiError(f"You can't merge frozen and non-frozen {'rows' if rows else 'columns'}.")
        sheet.merges.append(merge)
        _keep_first(sheet, part)


def _table_area(sheet: Sheet, table: Json) -> Area:
    return Area(sheet.sheet_id, *(table["range"].get(side, 0) for side in _SIDES))


def _parts(area: Area, kind: str) -> Iterator[Area]:
    """The areas of more than one cell that are to be merged."""
    if kind == "MERGE_ROWS":
        parts = [area._replace(start_row=row, end_row=row + 1) for row in range(area.start_row, area.end_row)]
    elif kind == "MERGE_COLUMNS":
        columns = range(area.start_column, area.end_column)
        parts = [area._replace(start_column=column, end_column=column + 1) for column in columns]
    else:
        parts = [area]
    return (part for part in parts if part.height * part.width > 1)


def drop_covered(sheet: Sheet) -> None:
    """Empty the cells that a merge covers: what is written there is lost, as Google's answers to such writes show."""
    for merge in sheet.merges:
        _keep_first(sheet, merge_area(sheet, merge))


def _keep_first(sheet: Sheet, area: Area) -> None:
    for row, column, cell in list(sheet.cells(area)):
        if (row, column) != (area.start_row, area.start_column) and cell.filled:
            sheet.put(row, column, _emptied(cell))


def _emptied(cell: Cell) -> Cell:
    return cell._replace(value=None, formula=None, runs=None, chips=None)


@handles("unmergeCells")
def unmerge_cells(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take all merges in a range apart.

    Raises:
        ApiError: a bad range, a merge that lies in it only in part.
    """
    found = checked_range(draft, body)
    take_merges(found.sheet, found.area)
