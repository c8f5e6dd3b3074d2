"""Lines of service tabs: which of them differ, written in as few requests as they form runs."""

from collections.abc import Iterator, Mapping, Sequence

from sheetsync.model.a1 import cell_name
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.grid import CellValue, Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange, Part
from sheetsync.plan.columns import holds
from sheetsync.workbook.requests import Area, Request, append_rows, write_cells
from sheetsync.workbook.styles import CELL_FIELDS, cell_data

Cells = tuple[DesiredCell, ...]


def keyed(line: DesiredLine, width: int) -> Cells:
    """Return a line's cells with its key before them, filled up with empty cells to `width`."""
    cells = (DesiredCell(line.key, Style.MUTED), *line.cells)
    return cells + (DesiredCell(),) * (width - len(cells))


def plan_lines(tab: Tab, wanted: Mapping[int, Cells], template: Template, says: str, *, moved: bool = False) -> Part:
    """Return what brings lines, by 0-based row, to what is wanted, from the first column on.

    Rows beyond the grid's end are added to it first. `moved` says that the rows were just made, so that whatever
    the snapshot holds there is something else's: all are written.
    """
    changed = {row: cells for row, cells in wanted.items() if moved or not _same(tab, row, cells)}
    if not changed:
        return Part()
    writes = tuple(_writes(tab, changed, template, says))
    grown = tuple(_growth(tab, max(changed) + 1, says)) if not moved else ()
    return Part(requests=(*grown, *writes), cells=tuple(_cells(tab, changed, moved=moved)))


def all_lines(tab: Tab, lines: Sequence[Cells], width: int) -> dict[int, Cells]:
    """Return all lines of a tab that holds these and nothing else in its first `width` columns."""
    wanted = dict(enumerate(lines))
    blank = (DesiredCell(),) * width
    return wanted | dict.fromkeys(range(len(lines), len(tab.lines)), blank)


def _same(tab: Tab, row: int, cells: Cells) -> bool:
    line = tab.lines[row] if row < len(tab.lines) else ()
    if len(line) < len(cells):
        return all(holds(tab.cell(row, column), cell.value) for column, cell in enumerate(cells))
    return all(holds(actual, cell.value) for actual, cell in zip(line, cells, strict=False))


def _writes(tab: Tab, changed: Mapping[int, Cells], template: Template, says: str) -> Iterator[Request]:
    for first, last in runs(sorted(changed)):
        rows = [[cell_data(cell, template) for cell in changed[row]] for row in range(first, last + 1)]
        yield write_cells(Area(tab.sheet_id, first), rows, CELL_FIELDS, says)


def _growth(tab: Tab, rows: int, says: str) -> Iterator[Request]:
    if rows > tab.row_count:
        yield append_rows(tab.sheet_id, rows - tab.row_count, says)


def _cells(tab: Tab, changed: Mapping[int, Cells], *, moved: bool) -> Iterator[CellChange]:
    for row, cells in changed.items():
        for column, cell in enumerate(cells):
            before = None if moved else tab.cell(row, column).value
            if _content(before) != _content(cell.value):
                yield CellChange(tab.title, cell_name(row, column), before, cell.value)


def _content(value: CellValue) -> CellValue:
    """Return a value, None for an empty text: people see the same nothing."""
    return None if value == "" else value


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of successive numbers; `rows` are sorted."""
    start = previous = None
    for row in rows:
        if previous is None or start is None:
            start = row
        elif row != previous + 1:
            yield start, previous
            start = row
        previous = row
    if start is not None and previous is not None:
        yield start, previous
