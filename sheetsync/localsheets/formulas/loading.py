"""A book's formulas and what they read, loaded into the engine, and kept up with the book row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sheetsync.localsheets.formulas.engine import Engine, Place
from sheetsync.localsheets.formulas.index import changed_rows
from sheetsync.localsheets.formulas.outcomes import Computed
from sheetsync.localsheets.formulas.prepared import Prepared, Preparer, columns_read
from sheetsync.localsheets.formulas.references import Corner, Reference
from sheetsync.localsheets.formulas.views import BookView, CellView, RowView
from sheetsync.localsheets.values.locales import rules_for


@dataclass(slots=True)
class Loaded:
    """What the engine holds, and of which rows."""

    engine: Engine
    preparer: Preparer
    rows: list[list[RowView]]
    formulas: list[dict[Place, Prepared]]
    columns: list[set[int]]
    widths: list[int]
    key: object
    clock: datetime | None = None
    values: dict[int, dict[Place, Computed]] = field(default_factory=dict)
    spilled: bool = False
    spared: list[set[Place]] = field(default_factory=list)


def load(
    book: BookView,
    formulas: list[dict[Place, str]],
    also: Sequence[set[int]] = (),
    spared: Sequence[set[Place]] = (),
) -> Loaded:
    """Everything anew: the columns that formulas read or stand in, those of `also`, and the formulas (each by tab).

    Nothing is put into the cells of `spared`, which arrays fill: where the engine was told that a cell is empty, it
    does not see what an array fills in.
    """
    rules = rules_for(book.locale)
    preparer = _preparer(book)
    prepared = [
        {place: preparer.prepare(text, tab) for place, text in cells.items()} for tab, cells in enumerate(formulas)
    ]
    engine = Engine(len(book.sheets), rules)
    every = [one for tab in prepared for one in tab.values()]
    widths = [_width(sheet.rows) for sheet in book.sheets]
    columns = [
        columns_read(every, tab, width) | {column for _, column in prepared[tab]} | (also[tab] if also else set())
        for tab, width in enumerate(widths)
    ]
    left_out = list(spared) or [set[Place]() for _ in book.sheets]
    for tab, sheet in enumerate(book.sheets):
        for top, bottom, start, end in _blocks(columns[tab], len(sheet.rows), left_out[tab]):
            engine.put_block(tab, top, start, [_literals(cells, start, end) for cells in sheet.rows[top:bottom]])
        engine.put_formulas(tab, {place: one.text for place, one in prepared[tab].items()})
    rows = [list(sheet.rows) for sheet in book.sheets]
    return Loaded(engine, preparer, rows, prepared, columns, widths, meaning_of(book), spared=left_out)


def _blocks(columns: set[int], height: int, spared: set[Place]) -> Iterator[tuple[int, int, int, int]]:
    """What to put, as (top, bottom, left, right), half-open: all rows of the columns but for the spared cells."""
    broken = columns & {column for _, column in spared}
    yield from ((0, height, *stretch) for stretch in stretches(columns - broken))
    for column in sorted(broken):
        top = 0
        for row in sorted(row for row, at in spared if at == column and row < height):
            if row > top:
                yield top, row, column, column + 1
            top = row + 1
        if height > top:
            yield top, height, column, column + 1


def _preparer(book: BookView) -> Preparer:
    tabs = {sheet.title.casefold(): number for number, sheet in enumerate(book.sheets)}
    numbers = {sheet.sheet_id: number for number, sheet in enumerate(book.sheets)}
    names = {
        str(name["name"]).casefold(): (numbers[name["range"].get("sheetId", 0)], _absolute(name["range"]))
        for name in book.named_ranges
        if name.get("range", {}).get("sheetId", 0) in numbers
    }
    return Preparer(rules_for(book.locale), tabs, names)


def _absolute(grid_range: Mapping[str, int]) -> Reference:
    """A GridRange as a reference with `$` before everything."""
    end_row, end_column = grid_range.get("endRowIndex"), grid_range.get("endColumnIndex")
    first = Corner(
        grid_range.get("startRowIndex", 0), grid_range.get("startColumnIndex", 0), row_fixed=True, column_fixed=True
    )
    last = Corner(
        None if end_row is None else end_row - 1,
        None if end_column is None else end_column - 1,
        row_fixed=True,
        column_fixed=True,
    )
    return Reference(None, first, last)


def _width(rows: Sequence[RowView]) -> int:
    return max(map(len, rows), default=0)


def stretches(columns: set[int]) -> list[tuple[int, int]]:
    """Neighbouring columns together: {0, 1, 4} → (0, 2), (4, 5)."""
    stretches: list[tuple[int, int]] = []
    for column in sorted(columns):
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches


def _literals(cells: RowView, start: int, end: int) -> list[Any]:
    found = [_literal(cell) for cell in cells[start:end]]
    return found + [None] * (end - start - len(found))


def _literal(cell: CellView | None) -> Any:
    if cell is None or cell.formula is not None:
        return None
    value = cell.value
    return float(value) if type(value) is int else value


def follow(loaded: Loaded, book: BookView, formulas: list[dict[Place, str]]) -> bool:
    """Bring the engine up to the book where few rows changed; False where it is better loaded anew."""
    changed = [changed_rows(old, sheet.rows, _FEW) for old, sheet in zip(loaded.rows, book.sheets, strict=True)]
    widths = [_width(sheet.rows) for sheet in book.sheets]
    if any(rows is None for rows in changed) or any(new > old for new, old in zip(widths, loaded.widths, strict=True)):
        return False
    if not any(changed):
        return True
    if loaded.spilled:  # the engine does not see that an array could now grow or be blocked
        return False
    return all(
        _follow_tab(loaded, tab, sheet.rows, rows or [], formulas[tab])
        for tab, (sheet, rows) in enumerate(zip(book.sheets, changed, strict=True))
    )


_FEW = 200
"""Up to so many changed rows are put into the engine one by one."""


def _follow_tab(
    loaded: Loaded, tab: int, rows: Sequence[RowView], changed: list[int], formulas: dict[Place, str]
) -> bool:
    touched = set(changed)
    prepared = {place: one for place, one in loaded.formulas[tab].items() if place[0] not in touched}
    fresh = {place: loaded.preparer.prepare(text, tab) for place, text in formulas.items() if place[0] in touched}
    if not _covered(loaded, fresh) or not {column for _, column in fresh} <= loaded.columns[tab]:
        return False
    for row in changed:
        for column in loaded.columns[tab]:
            if (row, column) not in fresh:
                literal = _literal(rows[row][column]) if column < len(rows[row]) else None
                loaded.engine.put_value(tab, row, column, literal)
        loaded.rows[tab][row] = rows[row]
    loaded.engine.put_formulas(tab, {place: one.text for place, one in fresh.items()})
    loaded.formulas[tab] = prepared | fresh
    loaded.values = {}
    return True


def _covered(loaded: Loaded, fresh: Mapping[Place, Prepared]) -> bool:
    """Whether all that new formulas read is in the engine already."""
    return all(
        columns_read(list(fresh.values()), tab, width) <= loaded.columns[tab] for tab, width in enumerate(loaded.widths)
    )


def meaning_of(book: BookView) -> object:
    """What changes the meaning of every formula at once."""
    names = [(name.get("name"), tuple(sorted(name.get("range", {}).items()))) for name in book.named_ranges]
    return book.locale, [(sheet.sheet_id, sheet.title) for sheet in book.sheets], names
