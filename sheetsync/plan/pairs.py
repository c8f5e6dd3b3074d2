"""The tab «Дубли»: a line a pair, known by its hidden key; what people decided beside it stays with its pair.

A line never changes its pair in the run that frees it, and no line is deleted, so that a decision typed meanwhile
can't come to stand beside another pair.
"""

from collections.abc import Sequence

from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import Part
from sheetsync.plan.columns import holds
from sheetsync.plan.lines import Cells, keyed, plan_lines

_HEADER_ROWS = 1


def plan_pairs(tab: Tab, pairs: Sequence[DesiredLine], width: int, template: Template, says: str) -> Part:
    """Return what brings the tab to these pairs. `width` counts the service's columns, the key's first."""
    wanted = {pair.key: keyed(pair, width) for pair in pairs}
    standing = {key: row for row in range(_HEADER_ROWS, len(tab.lines)) if (key := str(tab.cell(row, 0).value or ""))}
    blank: Cells = (DesiredCell(),) * width
    target = {row: wanted[key] for key, row in standing.items() if key in wanted}
    target |= {row: blank for key, row in standing.items() if key not in wanted and not _decided(tab, row, width)}
    free = (row for row in range(_HEADER_ROWS, tab.row_count + len(wanted)) if _free(tab, row))
    new = [cells for key, cells in wanted.items() if key not in standing]
    return plan_lines(tab, target | dict(zip(free, new, strict=False)), template, says)


def _decided(tab: Tab, row: int, width: int) -> bool:
    return any(not holds(cell, None) for cell in tab.lines[row][width:])


def _free(tab: Tab, row: int) -> bool:
    return row >= len(tab.lines) or all(holds(cell, None) for cell in tab.lines[row])
