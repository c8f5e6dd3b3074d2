"""The seam around formualizer: the only file that drives the engine. Rows and columns are 0-based on this side."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import formualizer

from sheetsync.localsheets.a1 import cell_name, column_index
from sheetsync.localsheets.formulas.functions import functions_for
from sheetsync.localsheets.formulas.prepared import alias
from sheetsync.localsheets.values.locales import LocaleRules

Place = tuple[int, int]
_EXTENT = re.compile(r".*!([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_BROKEN = "=SUM("


class Engine:
    """One workbook in the engine: tabs by number, values, formulas in the engine's spelling."""

    def __init__(self, tabs: int, rules: LocaleRules) -> None:
        # Without a change log loading is three times as fast, and nothing here is undone.
        self._book = formualizer.Workbook(config=formualizer.WorkbookConfig(enable_changelog=False))
        self._stuck = False
        for tab in range(tabs):
            self._book.add_sheet(alias(tab))
        for name, call, least, most in functions_for(rules):
            self._book.register_function(name, call, min_args=least, max_args=most, allow_override_builtin=True)

    def set_clock(self, now: datetime) -> None:
        """Pin TODAY() and NOW(): `now` is aware, in the spreadsheet's zone."""
        offset = now.utcoffset()
        seconds = 0 if offset is None else int(offset.total_seconds())
        self._book.set_deterministic_clock(now.astimezone(UTC), seconds)

    def put_block(self, tab: int, row: int, column: int, values: list[list[Any]]) -> None:
        """Put a block of values with its first cell there; numbers must be floats."""
        self._book.set_values_batch(alias(tab), row + 1, column + 1, values)

    def put_value(self, tab: int, row: int, column: int, value: Any) -> None:
        """Put one value; None empties the cell."""
        self._book.set_value(alias(tab), row + 1, column + 1, value)

    def put_formulas(self, tab: int, formulas: Mapping[Place, str | None]) -> None:
        """Put formulas; None stands for one that does not parse.

        One by one: of a batch over cells that held anything before, the engine loses the last few results. What it
        refuses alone (a circle, a broken formula) it takes in a batch, as an error.
        """
        for (row, column), text in formulas.items():
            try:
                self._book.set_formula(alias(tab), row + 1, column + 1, text or _BROKEN)
            except RuntimeError:
                self._book.set_formulas_batch(alias(tab), row + 1, column + 1, [[text or _BROKEN]])

    def evaluate(self) -> None:
        """Compute all that is out of date."""
        try:
            self._book.evaluate_all()
            self._stuck = False
        except formualizer.ExcelEvaluationError:  # arrays that grow into what they depend on
            self._stuck = True

    def read(self, tab: int, places: Iterable[Place]) -> dict[Place, Any]:
        """The values of cells, after `evaluate`."""
        if self._stuck:
            return {place: self._read_alone(tab, place) for place in places}
        sheet = self._book.sheet(alias(tab))
        values: dict[Place, Any] = {}
        for (row, column), run in _runs(dict.fromkeys(places, "")):
            area = formualizer.RangeAddress(alias(tab), row + 1, column + 1, row + len(run), column + 1)
            for offset, line in enumerate(sheet.get_values(area)):
                values[row + offset, column] = line[0]
        return values

    def _read_alone(self, tab: int, place: Place) -> Any:
        """A cell of a workbook that does not settle: its value, or a circular dependency."""
        try:
            return self._book.evaluate_cell(alias(tab), place[0] + 1, place[1] + 1)
        except formualizer.ExcelEvaluationError:
            return {"type": "Error", "kind": "Circ"}

    def spill(self, tab: int, place: Place) -> list[Place]:
        """The cells beside a formula that its array fills; empty for a formula of one value."""
        role = self._book.inspect_cell(f"{alias(tab)}!{cell_name(*place)}", include_values=False).cell.spill
        match = _EXTENT.fullmatch(role.extent) if role is not None and role.extent else None
        if match is None:
            return []
        columns = range(column_index(match[1]), column_index(match[3]) + 1)
        rows = range(int(match[2]) - 1, int(match[4]))
        return [(row, column) for row in rows for column in columns if (row, column) != place]


def _runs(cells: Mapping[Place, str | None]) -> Iterable[tuple[Place, Sequence[str | None]]]:
    """Cells of one column that stand under each other, as (first place, texts)."""
    start: Place | None = None
    run: list[str | None] = []
    for row, column in sorted(cells, key=lambda place: (place[1], place[0])):
        if start is not None and column == start[1] and row == start[0] + len(run):
            run.append(cells[row, column])
            continue
        if start is not None:
            yield start, run
        start, run = (row, column), [cells[row, column]]
    if start is not None:
        yield start, run
