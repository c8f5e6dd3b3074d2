"""Service columns among people's: only the cells that differ, all others left alone."""

from collections.abc import Iterator, Mapping

from sheetsync.model.a1 import cell_name
from sheetsync.model.grid import Cell, Tab
from sheetsync.plan.changes import CellChange, ColumnWrite, Part
from sheetsync.plan.foresight import COMING
from sheetsync.plan.places import covered, fitting, runs
from sheetsync.workbook.requests import Area, Request, write_cells
from sheetsync.workbook.styles import literal


def plan_column(tab: Tab, tag: str, wanted: Mapping[int, str], rows: range, says: str) -> Part:
    """Return what brings the column that bears our tag to what is wanted.

    `wanted` maps 0-based rows to texts; rows of `rows` that are not in it should be empty. Nothing is planned
    where the column is not there, nor for cells that people hid under a merge. A column that this very batch makes
    is filled by it too; one that it only marks waits until the mark has shown where it stands.
    """
    column = tab.column_of(tag)
    if column is None:
        return Part()
    changed = dict(_changes(tab, column, wanted, rows))
    if not changed:
        return Part()
    cells = tuple(
        CellChange(tab.title, cell_name(row, column), tab.cell(row, column).value, after)
        for row, after in changed.items()
    )
    mark = tab.column_tags[column].metadata_id
    if mark != COMING:
        values = tuple(changed.get(row) for row in range(max(changed) + 1))
        return Part(columns=(ColumnWrite(mark, values),), cells=cells)
    if any(not tab.cell(row, column).empty for row in rows):
        return Part()
    return Part(requests=tuple(_filled(tab, column, changed, says)), cells=cells)


def _filled(tab: Tab, column: int, changed: Mapping[int, str], says: str) -> Iterator[Request]:
    for first, last in runs(sorted(changed)):
        area = Area(tab.sheet_id, first, start_column=column)
        yield write_cells(area, [[literal(changed[row])] for row in range(first, last + 1)], "userEnteredValue", says)


def _changes(tab: Tab, column: int, wanted: Mapping[int, str], rows: range) -> Iterator[tuple[int, str]]:
    hidden = covered(tab)
    for row in rows:
        after = str(fitting(wanted.get(row, "")))
        if not holds(tab.cell(row, column), after) and (row, column) not in hidden:
            yield row, after


def holds(cell: Cell, wanted: str | float | None) -> bool:
    """Whether a cell holds just this literal; an empty text and nothing are the same."""
    if cell.formula:
        return False
    if wanted is None or wanted == "":
        return cell.empty
    if isinstance(wanted, str) or isinstance(cell.value, str | bool):
        return isinstance(cell.value, str) and cell.value == wanted
    return cell.value == wanted
