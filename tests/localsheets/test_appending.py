"""The table that an append finds is the same whether or not one was found before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Cell, Sheet
from sheetsync.localsheets.defaults import new_book
from sheetsync.localsheets.writing.tables import last_table

HEIGHT, WIDTH = 12, 6
spots = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1))
changes = st.lists(st.tuples(spots, st.sampled_from([None, Cell("x"), Cell(note="n")])), max_size=4)
asked = st.tuples(st.integers(0, 3), st.integers(0, 2)).map(lambda at: Area(0, at[0], HEIGHT, at[1], WIDTH))


def _sheet(cells: list[tuple[int, int]]) -> Sheet:
    (sheet,) = new_book("1", "b").sheets
    sheet.set_grid(rowCount=HEIGHT, columnCount=WIDTH)
    for row, column in cells:
        sheet.put(row, column, Cell("x"))
    return sheet


def _plainly(sheet: Sheet, area: Area) -> Area | None:
    """The definition: from the last filled cell, take in whatever filled cell touches the rectangle."""
    held = {(row, column) for row, column, cell in sheet.cells(sheet.area) if cell.filled}
    starts = [spot for spot in held if area.has(*spot)]
    if not starts:
        return None
    row, column = max(starts)
    found = Area(0, row, row + 1, column, column + 1)
    while True:
        near = [
            spot
            for spot in held
            if found.start_row - 1 <= spot[0] <= found.end_row and found.start_column - 1 <= spot[1] <= found.end_column
        ]
        rows, columns = [row for row, _ in near], [column for _, column in near]
        wider = Area(
            0,
            min(found.start_row, *rows),
            max(found.end_row, *(row + 1 for row in rows)),
            min(found.start_column, *columns),
            max(found.end_column, *(column + 1 for column in columns)),
        )
        if wider == found:
            return found
        found = wider


@settings(max_examples=300)
@given(st.lists(spots, max_size=25), st.lists(st.tuples(changes, asked), min_size=1, max_size=5))
def test_the_block_is_the_same_from_memory(cells: list[tuple[int, int]], steps: list):
    sheet = _sheet(cells)
    for edits, area in steps:
        sheet = sheet.fork()
        for (row, column), cell in edits:
            sheet.put(row, column, cell)
        assert last_table(sheet, area) == _plainly(sheet, area)


@given(st.integers(1, 5), st.integers(1, 4))
def test_rows_appended_one_by_one_are_found_with_the_block(rows: int, width: int):
    sheet = _sheet([(0, column) for column in range(width)])
    for row in range(1, rows + 1):
        assert last_table(sheet, sheet.area) == Area(0, 0, row, 0, width)
        sheet.put_row(row, [Cell("y")] * width)
