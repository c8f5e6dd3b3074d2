"""The tab «Дубли»: a line a pair, known by its hidden key; what people decided beside it stays with its pair.

A line never changes its pair in the run that frees it, and no line is deleted, so that a decision typed meanwhile
can't come to stand beside another pair.
"""

from collections.abc import Sequence

from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import Tab
from sheetsync.plan.changes import Part
from sheetsync.plan.columns import holds
from sheetsync.plan.lines import Cells, Face, keyed, plan_lines

_HEADER_ROWS = 1


def plan_pairs(tab: Tab, pairs: Sequence[DesiredLine], width: int, face: Face) -> Part:
    """Return what brings the tab to these pairs. `width` counts the service's columns, the key's first."""
    ours = {place for place in tab.line_places(width) if place is not None}
    wanted = {pair.key: keyed(pair, width) for pair in pairs}
    standing = {row: key for row, key in enumerate(tab.line_keys()) if key and row >= _HEADER_ROWS}
    blank: Cells = (DesiredCell(),) * width
    target = {row: wanted[key] for row, key in standing.items() if key in wanted}
    left = (row for row, key in standing.items() if key not in wanted)
    target |= {row: blank for row in left if not written_beside(tab, row, ours)}
    free = (row for row in range(_HEADER_ROWS, tab.row_count + len(wanted)) if _free(tab, row))
    new = [cells for key, cells in wanted.items() if key not in standing.values()]
    return plan_lines(tab, target | dict(zip(free, new, strict=False)), width, face)


def _free(tab: Tab, row: int) -> bool:
    return row not in tab.noted_rows and (row >= len(tab.lines) or all(holds(cell, None) for cell in tab.lines[row]))


def written_beside(tab: Tab, row: int, ours: set[int]) -> bool:
    """Whether people wrote something into a line, beside our columns or as a note."""
    beside = (cell for place, cell in enumerate(tab.lines[row]) if place not in ours)
    return row in tab.noted_rows or any(not holds(cell, None) for cell in beside)
