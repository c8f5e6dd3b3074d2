"""Blocks of cells: taken up, put down, and what names them follows when they move."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import EMPTY, Book, Cell, Json, Sheet
from sheetsync.localsheets.formula_texts import rewrite_formulas
from sheetsync.localsheets.formulas import follow_cut

Block = list[list[Cell]]
_SIDES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


def block_of(sheet: Sheet, area: Area) -> Block:
    """The cells of an area, row by row, all of the same length."""
    made = []
    for index in range(area.start_row, area.end_row):
        cells = [cell or EMPTY for cell in sheet.row(index)[area.start_column : area.end_column]]
        cells.extend([EMPTY] * (area.width - len(cells)))
        made.append(cells)
    return made


def put_block(sheet: Sheet, row: int, column: int, block: Block) -> None:
    """Put cells down with their corner at a place inside the grid."""
    for offset, cells in enumerate(block):
        made = list(sheet.row(row + offset))
        made.extend([None] * (column + len(cells) - len(made)))
        made[column : column + len(cells)] = cells
        sheet.put_row(row + offset, made)


def empty_area(sheet: Sheet, area: Area) -> None:
    """Take everything out of the cells of an area."""
    last = min(area.end_row, len(sheet.rows))
    for row in range(area.start_row, last):
        cells: list[Cell | None] = list(sheet.rows[row])
        end = min(area.end_column, len(cells))
        cells[area.start_column : end] = [EMPTY] * max(0, end - area.start_column)
        sheet.put_row(row, cells)


def filled_part(sheet: Sheet, area: Area) -> Area:
    """The area cut below the last row and beyond the last column with anything, so that moving it costs less."""
    width = max((len(row) for row in sheet.rows[area.start_row : area.end_row]), default=0)
    end_row = max(area.start_row, min(area.end_row, len(sheet.rows)))
    return area._replace(end_row=end_row, end_column=max(area.start_column, min(area.end_column, width)))


def follow_moved(book: Book, area: Area, target: Sheet, rows: int, columns: int) -> None:
    """Let all that lies wholly in an area follow its cells: references, names, protections, colour rules."""
    source = book.sheet(area.sheet_id)
    titles = (source.title, target.title)
    rewrite_formulas(book, lambda text, home: follow_cut(text, area, rows, columns, home=home.title, titles=titles))

    def moved(item: Json) -> Json:
        held = item.get("range")
        if held is None or not _within(book, held, area):
            return item
        return {**item, "range": _pushed(book, held, target, rows, columns)}

    book.named_ranges = [moved(one) for one in book.named_ranges]
    for sheet in book.sheets:
        sheet.protected_ranges = [moved(one) for one in sheet.protected_ranges]
    if source is target:
        source.conditional_formats = [
            _moved_rule(book, rule, area, (rows, columns)) for rule in source.conditional_formats
        ]


def _moved_rule(book: Book, rule: Json, area: Area, by: tuple[int, int]) -> Json:
    sheet = book.sheet(area.sheet_id)
    ranges = [_pushed(book, one, sheet, *by) if _within(book, one, area) else one for one in rule["ranges"]]
    return rule if ranges == rule["ranges"] else {**rule, "ranges": ranges}


def _within(book: Book, held: Json, area: Area) -> bool:
    bounded = all(side in held or side.startswith("start") for side in _SIDES)
    return bounded and held.get("sheetId", 0) == area.sheet_id and area.covers(book.area(held))


def _pushed(book: Book, held: Json, target: Sheet, rows: int, columns: int) -> Json:
    """The range so much further, cut to the grid; itself where the grid has nothing of it there."""
    area = book.area(held)
    moved = Area(
        target.sheet_id,
        area.start_row + rows,
        min(area.end_row + rows, target.row_count),
        area.start_column + columns,
        min(area.end_column + columns, target.column_count),
    )
    return moved.to_json() if moved.height > 0 and moved.width > 0 else held
