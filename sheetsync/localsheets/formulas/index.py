"""Where a book's formulas are, found anew only in rows that changed."""

import operator
from collections.abc import Iterator, Sequence

from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.views import RowView, TabView


class FormulaIndex:
    """The formulas of each tab, remembered with the rows that they were found in."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[list[RowView], dict[Place, str]]] = {}

    def of(self, tab: TabView) -> dict[Place, str]:
        """The formulas of a tab by (row, column); not to be changed."""
        old, found = self._known.get(tab.sheet_id, ([], {}))
        changed = changed_rows(old, tab.rows, len(old))
        if changed is None:
            found = dict(_formulas(tab.rows, range(len(tab.rows))))
        elif changed:
            touched = set(changed)
            kept = {place: text for place, text in found.items() if place[0] not in touched}
            found = kept | dict(_formulas(tab.rows, changed))
        self._known[tab.sheet_id] = (list(tab.rows), found)
        return found


def changed_rows(old: Sequence[RowView], new: Sequence[RowView], most: int) -> list[int] | None:
    """The rows that were replaced; None where rows came or went, or where there are more than `most`."""
    if len(old) != len(new):
        return None
    if all(map(operator.is_, old, new)):
        return []
    rows = [row for row, pair in enumerate(zip(old, new, strict=True)) if pair[0] is not pair[1]]
    return rows if len(rows) <= most else None


def _formulas(rows: Sequence[RowView], numbers: Sequence[int]) -> Iterator[tuple[Place, str]]:
    for row in numbers:
        for column, cell in enumerate(rows[row]):
            if cell is not None and cell.formula is not None:
                yield (row, column), cell.formula
