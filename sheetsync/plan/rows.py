"""Rows that people asked for, appended below the last row of the status tab with their id and their check."""

from collections.abc import Mapping, Sequence

from sheetsync.model.columns import Field, ServiceColumn
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange, Part
from sheetsync.plan.places import fitting
from sheetsync.workbook.requests import Json, append_cells
from sheetsync.workbook.styles import date_format, literal
from sheetsync.workbook.wins import find_win_table


def plan_rows(
    tab: Tab,
    rows: Sequence[RowToAppend],
    *,
    columns: Mapping[Field, int],
    checks: Mapping[str, str],
    template: Template,
    says: str,
) -> Part:
    """Return the append of rows; `checks` are the texts of `Проверка` by row id.

    Google finds the place when it applies the request: below the last row of the tab that holds anything. A merge that
    reaches further down would swallow what is put there, so blank rows lead below it.
    """
    lines = [(row, _line(tab, row, columns, checks.get(row.id, ""), template)) for row in rows]
    blank: list[list[Json]] = [[{}]] * tab.merged_below
    leads = [blank, *[[]] * len(rows)]
    return Part(
        requests=tuple(
            append_cells(tab.sheet_id, [*lead, line], _fields(row), says)
            for (row, line), lead in zip(lines, leads, strict=False)
        ),
        cells=tuple(CellChange(tab.title, "+", None, row.step) for row in rows),
    )


def plan_wins(tab: Tab, lines: Sequence[Sequence[str]], says: str) -> Part:
    """Return the append of lines that a person asked for to «Победы», which people own; texts are literal."""
    if not lines:
        return Part()
    table = find_win_table(tab)
    places = [table.columns.get(name) for name in _WIN] if table else list(range(len(_WIN)))
    rows = [_placed(dict(zip(places, line, strict=True))) for line in lines]
    cells = tuple(CellChange(tab.title, "+", None, line[-1]) for line in lines)
    return Part(requests=(append_cells(tab.sheet_id, rows, "userEnteredValue", says),), cells=cells)


_WIN = ("day", "giver", "receiver", "effect")


def _placed(texts: Mapping[int | None, str]) -> list[Json]:
    """Return cells with each text in its column; a text whose column is gone is left out."""
    last = max((place for place in texts if place is not None), default=-1)
    return [literal(fitting(texts.get(place))) for place in range(last + 1)]


def _fields(row: RowToAppend) -> str:
    """Return what is written of a row's cells: without a date the formats that wait below the last row stay."""
    dated = row.due.date_like or row.owner.date_like
    fields = ("userEnteredValue", *(("userEnteredFormat.numberFormat",) if dated else ()))
    return ",".join((*fields, "note") if row.note else fields)


def _line(tab: Tab, row: RowToAppend, columns: Mapping[Field, int], check: str, template: Template) -> list[Json]:
    values: dict[int | None, Json] = {
        columns.get(Field.STEP): {**literal(row.step), **({"note": row.note} if row.note else {})},
        columns.get(Field.OWNER): typed(row.owner, template),
        columns.get(Field.DUE): typed(row.due, template),
        columns.get(Field.STATUS): literal(row.status),
        columns.get(Field.BLOCKER): literal(row.blocker),
        tab.column_of(ServiceColumn.CHECK): literal(fitting(check)),
        tab.column_of(ServiceColumn.ID): literal(row.id),
    }
    last = max(place for place in values if place is not None)
    return [values.get(place, {}) for place in range(last + 1)]


def typed(cell: Cell, template: Template) -> Json:
    """Return a cell that holds what a person typed elsewhere: the same literal, a date as a date."""
    if cell.date_like:
        return {**literal(_plain(cell)), "userEnteredFormat": date_format(template)}
    return literal(_plain(cell))


def _plain(cell: Cell) -> str | float | None:
    return str(cell.value).upper() if isinstance(cell.value, bool) else cell.value
