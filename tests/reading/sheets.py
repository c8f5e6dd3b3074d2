"""Small tabs and lines, typed as people would."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell, CellValue, Tab, Tag
from sheetsync.model.row import Line, RowCells, RowTexts
from sheetsync.reading.cells import cell_text

Typed = CellValue | dt.date | Cell


def cell(typed: Typed) -> Cell:
    """Return a cell: a date is a real date cell, anything else is its value."""
    if isinstance(typed, Cell):
        return typed
    if isinstance(typed, dt.date):
        return Cell(to_serial(typed), "DATE")
    return Cell(typed)


def tab(
    *lines: Sequence[Typed], tags: Mapping[int, str] | None = None, frozen_rows: int = 0, **features: object
) -> Tab:
    """Return a tab with these lines from A1; `tags` are our marks by 0-based column."""
    return Tab(
        1,
        "Статус",
        frozen_rows=frozen_rows,
        lines=tuple(tuple(map(cell, line)) for line in lines),
        column_tags={column: Tag(number, value) for number, (column, value) in enumerate((tags or {}).items())},
        features=features,
    )


def line(step: Typed = "", owner: Typed = "", due: Typed = "", status: Typed = "", blocker: Typed = "") -> Line:
    """Return a line of the status sheet with these five cells."""
    cells = RowCells(*map(cell, (step, owner, due, status, blocker)))
    return Line(2, cells, RowTexts(*(cell_text(one, "ru") for one in cells)))
