"""Decisions that were taken beside the sheet: a line on «Решения» for each, with the mark of its row."""

from collections.abc import Mapping, Sequence

from sheetsync.model.columns import ServiceColumn
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange, Part
from sheetsync.plan.rows import typed
from sheetsync.reading.decisions import find_decisions
from sheetsync.workbook.requests import Json, append_cells
from sheetsync.workbook.styles import literal


def plan_decision_lines(tab: Tab, rows: Sequence[RowToAppend], template: Template, says: str) -> Part:
    """Return the append of a line for each row, below the last line that holds anything, as Google finds it."""
    table = find_decisions(tab, template)
    if table is None:
        return Part()
    lines = [_line(table.columns, row, tab.column_of(ServiceColumn.ROW), template) for row in rows]
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    return Part(
        requests=tuple(append_cells(tab.sheet_id, [line], fields, says) for line in lines),
        cells=tuple(CellChange(tab.title, "+", None, row.step) for row in rows),
    )


def _line(columns: Mapping[str, int], row: RowToAppend, mark: int | None, template: Template) -> list[Json]:
    values: dict[int | None, Json] = {
        columns.get("text"): literal(row.step),
        columns.get("owner"): typed(row.owner, template),
        columns.get("due"): typed(row.due, template),
        mark: literal(row.id),
    }
    last = max(place for place in values if place is not None)
    return [values.get(place, {}) for place in range(last + 1)]
