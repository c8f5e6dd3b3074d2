"""One formula computed for many cells at once.

A formula that names single cells only has one value for each combination of their values, so it is computed once
for each combination: ten thousand rows with a few hundred pairs of date and status cost a few hundred evaluations.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sheetsync.localsheets.formulas.cell_values import CellValues
from sheetsync.localsheets.formulas.engine import Engine, Place
from sheetsync.localsheets.formulas.loading import stretches
from sheetsync.localsheets.formulas.outcomes import Computed, FormulaError, outcome
from sheetsync.localsheets.formulas.templates import Read, Template
from sheetsync.localsheets.values.locales import LocaleRules


class Frame(NamedTuple):
    """What a formula is computed in.

    Attributes:
        cells: the values that it may read.
        rules: the spreadsheet's locale.
        now: the moment for TODAY() and NOW(), aware, in the spreadsheet's zone.
    """

    cells: CellValues
    rules: LocaleRules
    now: datetime


class Spread(NamedTuple):
    """The values of one formula over many cells.

    Attributes:
        found: by (row, column); by (row, 0) where a row has one value.
        by_row: whether the formula is the same in all cells of a row.
    """

    found: dict[Place, Computed]
    by_row: bool

    def at(self, place: Place) -> Computed:
        """The value for one of the places."""
        return self.found[(place[0], 0) if self.by_row else place]

    def true(self, places: Sequence[Place]) -> Sequence[Place]:
        """Those of the places where the formula is true: TRUE, or a number other than 0."""
        true = {place for place, one in self.found.items() if isinstance(one.value, bool | int | float) and one.value}
        if not self.by_row:
            return [place for place in places if place in true]
        rows = {row for row, _ in true}
        return [place for place in places if place[0] in rows]


def compute_over(template: Template, origin: Place, places: Sequence[Place], frame: Frame) -> Spread:
    """The formula's value for each of the places.

    Args:
        template: the formula as written for the cell `origin`.
        origin: (row, column) of the first cell of the rule's first range.
        places: the cells to compute it for.
        frame: the values that it reads, the locale, the moment.
    """
    by_row = template.by_row
    spots = list(dict.fromkeys((row, 0) for row, _ in places)) if by_row else places
    if template.by_place or any(read.reference.last is not None and not read.constant for read in template.reads):
        return Spread(_by_place(template, origin, spots, frame), by_row)
    return Spread(_by_combination(template, origin, spots, frame), by_row)


def _by_combination(template: Template, origin: Place, places: Sequence[Place], frame: Frame) -> dict[Place, Computed]:
    cells = [read for read in template.reads if not read.constant]
    keys = _keys(cells, origin, places, frame.cells)
    known = list(dict.fromkeys(keys.values()))
    book = frame.cells.book.sheets
    engine = _engine(len(book) + 1, frame)
    _load(engine, [read for read in template.reads if read.constant], frame.cells)
    _put_keys(engine, len(book), known)
    formulas = {(row, len(cells)): template.with_cells(row) for row in range(len(known))}
    engine.put_formulas(len(book), dict(formulas))
    engine.evaluate()
    found = engine.read(len(book), formulas)
    results = {key: outcome(found[row, len(cells)], frame.rules) for row, key in enumerate(known)}
    return {place: results[key] for place, key in keys.items()}


_BOOLEANS = {False: ("bool", False), True: ("bool", True)}


def _keys(
    reads: Sequence[Read], origin: Place, places: Sequence[Place], cells: CellValues
) -> dict[Place, tuple[Any, ...]]:
    """What the formula reads at each place; booleans are wrapped, so that TRUE and 1 make two combinations."""
    if not reads:
        return dict.fromkeys(places, ())
    columns = [_column(read, origin, places, cells) for read in reads]
    wrapped = [[_BOOLEANS[one] if one is True or one is False else one for one in column] for column in columns]
    return dict(zip(places, zip(*wrapped, strict=True), strict=True))


def _column(read: Read, origin: Place, places: Sequence[Place], cells: CellValues) -> list[Any]:
    corner = read.reference.first
    row, column = corner.row or 0, corner.column or 0
    rows = [row if corner.row_fixed else row + place[0] - origin[0] for place in places]
    if corner.column_fixed:
        return cells.column(read.tab, column, rows)
    columns = (column + place[1] - origin[1] for place in places)
    return [cells.value(read.tab, *at) for at in zip(rows, columns, strict=True)]


def _put_keys(engine: Engine, tab: int, known: Sequence[tuple[Any, ...]]) -> None:
    """One combination in each row of the scratch tab."""
    if known and known[0]:
        engine.put_block(tab, 0, 0, [[_loaded(value) for value in key] for key in known])
    for row, key in enumerate(known):
        for column, value in enumerate(key):
            if isinstance(value, FormulaError):
                engine.put_formulas(tab, {(row, column): f"={value.shown}"})


def _by_place(template: Template, origin: Place, places: Sequence[Place], frame: Frame) -> dict[Place, Computed]:
    cells = frame.cells
    tabs = len(cells.book.sheets)
    engine = _engine(tabs + 1, frame)
    _load(engine, template.reads, cells, everything=template.by_place)
    formulas = {place: template.at(place[0] - origin[0], place[1] - origin[1]) for place in places}
    engine.put_formulas(tabs, dict(formulas))
    engine.evaluate()
    return {place: outcome(value, frame.rules) for place, value in engine.read(tabs, formulas).items()}


def _load(engine: Engine, reads: Sequence[Read], cells: CellValues, *, everything: bool = False) -> None:
    """Put the columns that the references may reach anywhere into the engine."""
    for tab in range(len(cells.book.sheets)):
        width = cells.width(tab)
        columns = set(range(width)) if everything else _columns([read for read in reads if read.tab == tab], width)
        for start, end in stretches(columns):
            engine.put_block(tab, 0, start, _block(cells, tab, start, end))


def _columns(reads: Sequence[Read], width: int) -> set[int]:
    columns: set[int] = set()
    for read in reads:
        start, end = read.reference.columns() if read.columns_fixed else (0, None)
        columns.update(range(start, width if end is None else min(end, width)))
    return columns


def _block(cells: CellValues, tab: int, start: int, end: int) -> list[list[Any]]:
    return [
        [_loaded(cells.value(tab, row, column)) for column in range(start, end)] for row in range(cells.height(tab))
    ]


def _loaded(value: Any) -> Any:
    """A value in the engine's types; errors are put as formulas."""
    if isinstance(value, FormulaError):
        return None
    if isinstance(value, tuple):
        return value[1]
    return float(value) if type(value) is int else value


def _engine(tabs: int, frame: Frame) -> Engine:
    engine = Engine(tabs, frame.rules)
    engine.set_clock(frame.now)
    return engine
