"""Frozen rows and columns: what may be frozen, and how the counts follow inserted and deleted rows and columns."""

from sheetsync.localsheets.book import Sheet
from sheetsync.localsheets.errors import ApiError


def frozen(sheet: Sheet, *, rows: bool) -> int:
    """How many rows or columns are frozen."""
    return int(sheet.properties["gridProperties"].get("frozenRowCount" if rows else "frozenColumnCount", 0))


def set_frozen(sheet: Sheet, count: int, *, rows: bool) -> None:
    """Freeze that many rows or columns."""
    sheet.set_grid(**{"frozenRowCount" if rows else "frozenColumnCount": count or None})


def check_frozen(sheet: Sheet) -> None:
    """Refuse a sheet that has frozen all it shows, or part of a merged cell.

    Raises:
        ApiError: either.
    """
    for rows, size in ((True, sheet.row_count), (False, sheet.column_count)):
        count = frozen(sheet, rows=rows)
        noun, hidden = ("rows", sheet.row_metadata) if rows else ("columns", sheet.column_metadata)
        if count and not any(not hidden.get(index, {}).get("hiddenByUser") for index in range(count, size)):
            raise ApiError(f"You can't freeze all visible {noun} on the sheet.")
        if any(crosses_frozen(sheet, merge, rows=rows) for merge in sheet.merges):
            raise ApiError(f"You can't freeze {noun} which contain only part of a merged cell.")


def crosses_frozen(sheet: Sheet, merge: dict[str, int], *, rows: bool) -> bool:
    """Whether a merge lies on both sides of the frozen edge."""
    side = "Row" if rows else "Column"
    return merge[f"start{side}Index"] < frozen(sheet, rows=rows) < merge[f"end{side}Index"]


def follow_insert(sheet: Sheet, start: int, count: int, *, rows: bool) -> None:
    """Rows or columns put in among the frozen ones are frozen too."""
    before = frozen(sheet, rows=rows)
    if start < before:
        set_frozen(sheet, before + count, rows=rows)


def follow_delete(sheet: Sheet, start: int, end: int, *, rows: bool) -> None:
    """Frozen rows or columns that were deleted no longer count."""
    before = frozen(sheet, rows=rows)
    set_frozen(sheet, before - max(0, min(end, before) - start), rows=rows)


def check_delete(sheet: Sheet, start: int, end: int, *, rows: bool) -> None:
    """Refuse a deletion that leaves nothing, or nothing but frozen rows or columns.

    Raises:
        ApiError: either, in Google's words.
    """
    size = sheet.row_count if rows else sheet.column_count
    noun = "rows" if rows else "columns"
    if end - start >= size:
        raise ApiError(f"You can't delete all the {noun} on the sheet.")
    edge = frozen(sheet, rows=rows)
    if edge and start <= edge and end >= size:
        raise ApiError(f"Sorry, it is not possible to delete all non-frozen {noun}.")
