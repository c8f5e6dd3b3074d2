"""Service columns among people's: only the cells that differ, all others left alone."""

from collections.abc import Mapping

from sheetsync.model.a1 import cell_name
from sheetsync.model.grid import Cell, Tab
from sheetsync.plan.changes import CellChange, ColumnWrite, Part


def plan_column(tab: Tab, tag: str, wanted: Mapping[int, str], rows: range) -> Part:
    """Return what brings the column that bears our tag to what is wanted.

    `wanted` maps 0-based rows to texts; rows of `rows` that are not in it should be empty. Nothing is planned
    where the column is not there: a repair brings it back first.
    """
    column = tab.column_of(tag)
    if column is None:
        return Part()
    cells = tuple(_changes(tab, column, wanted, rows))
    if not cells:
        return Part()
    changed = {row: after for row, _, after in cells}
    values = tuple(changed.get(row) for row in range(max(changed) + 1))
    return Part(
        columns=(ColumnWrite(tab.column_tags[column].metadata_id, values),),
        cells=tuple(CellChange(tab.title, cell_name(row, column), before.value, after) for row, before, after in cells),
    )


def _changes(tab: Tab, column: int, wanted: Mapping[int, str], rows: range) -> list[tuple[int, Cell, str]]:
    return [
        (row, cell, after) for row in rows if not holds(cell := tab.cell(row, column), after := wanted.get(row, ""))
    ]


def holds(cell: Cell, wanted: str | float | None) -> bool:
    """Whether a cell holds just this literal; an empty text and nothing are the same."""
    if cell.formula:
        return False
    if wanted is None or wanted == "":
        return cell.empty
    if isinstance(wanted, str) or isinstance(cell.value, str | bool):
        return isinstance(cell.value, str) and cell.value == wanted
    return cell.value == wanted
