"""Tables as values.append sees them: blocks of touching filled cells."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.block import Block
from sheetsync.localsheets.book import Row, Sheet


def last_table(sheet: Sheet, area: Area) -> Area | None:
    """The block of touching filled cells that holds the last filled cell of the area."""
    for row in range(min(area.end_row, len(sheet.rows)) - 1, area.start_row - 1, -1):
        column = _last_filled(sheet.rows[row], area)
        if column is not None:
            known = sheet.block if sheet.block is not None and sheet.block.stands(sheet.rows) else None
            found = _widened(sheet, row, column, known)
            sheet.block = Block(row, column, found, list(sheet.rows))
            return found
    return None


def _last_filled(row: Row, area: Area) -> int | None:
    for column in range(min(area.end_column, len(row)) - 1, area.start_column - 1, -1):
        cell = row[column]
        if cell is not None and cell.filled:
            return column
    return None


def _widened(sheet: Sheet, row: int, column: int, known: Block | None) -> Area:
    """Widen a rectangle from one cell for as long as a filled cell touches it, corners included."""
    found = _joined(Area(sheet.sheet_id, row, row + 1, column, column + 1), known)
    while True:
        wider = _sideways(sheet.rows, _upwards(sheet.rows, _downwards(sheet.rows, found), known), known)
        if wider == found:
            return found
        found = wider


def _upwards(rows: list[Row], found: Area, known: Block | None) -> Area:
    while found.start_row > 0 and _touches(rows[found.start_row - 1], found):
        found = _joined(found._replace(start_row=found.start_row - 1), known)
    return found


def _downwards(rows: list[Row], found: Area) -> Area:
    end = found.end_row
    while end < len(rows) and _touches(rows[end], found):
        end += 1
    return found._replace(end_row=end)


def _joined(found: Area, known: Block | None) -> Area:
    """The rectangle and all of a known block: what holds the cell that the block grew from grows to hold the block."""
    if known is None or not found.has(known.row, known.column):
        return found
    area = known.area
    return Area(
        found.sheet_id,
        min(found.start_row, area.start_row),
        max(found.end_row, area.end_row),
        min(found.start_column, area.start_column),
        max(found.end_column, area.end_column),
    )


def _touches(row: Row, found: Area) -> bool:
    """Whether a row just above or below holds anything over, under or at the corners of the rectangle."""
    for column in range(max(found.start_column - 1, 0), min(found.end_column + 1, len(row))):
        cell = row[column]
        if cell is not None and cell.filled:
            return True
    return False


def _sideways(rows: list[Row], found: Area, known: Block | None) -> Area:
    left, right = found.start_column, found.end_column
    while left > 0 and _in_column(_beside(rows, found, known, left=left), left - 1):
        left -= 1
    while _in_column(_beside(rows, found, known, right=right), right):
        right += 1
    return found._replace(start_column=left, end_column=right)


def _beside(
    rows: list[Row], found: Area, known: Block | None, *, left: int | None = None, right: int | None = None
) -> list[Row]:
    """The rows to look through for the columns beside the rectangle: those of a known block are known to be empty."""
    start, end = max(found.start_row - 1, 0), found.end_row + 1
    if known is None or (left is not None and left != known.area.start_column):
        return rows[start:end]
    first, last = known.checked
    if (right is not None and right != known.area.end_column) or not start <= first <= last <= end:
        return rows[start:end]
    return rows[start:first] + rows[last:end]


def _in_column(rows: list[Row], column: int) -> bool:
    """Whether any row holds a value or formula in the column."""
    for row in rows:
        if column < len(row):
            cell = row[column]
            if cell is not None and cell.filled:
                return True
    return False
