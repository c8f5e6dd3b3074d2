"""A scenario's grid in memory, and the edits that people make in it."""

import datetime as dt
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from sheetsync.model.columns import Field
from sheetsync.model.days import from_serial, to_serial
from sheetsync.model.decision import DecisionLine, RowToAppend
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.row import Line, RowCells, RowTexts

Scenario = dict[str, Any]
COLUMNS = {"step": Field.STEP, "owner": Field.OWNER, "due": Field.DUE, "status": Field.STATUS, "barrier": Field.BLOCKER}
_NOT_IN_THIS_GRID = {
    "rename_header",
    "add_column",
    "set_cell",
    "set_note",
    "add_tab",
    "rename_tab",
    "hide_tab",
    "hide_column",
    "hide_rows",
}


@dataclass
class GridRow:
    """A line of the grid; `key` is the scenario's own name of the row, `work` the piece of work it describes."""

    key: str = ""
    work: str = ""
    cells: dict[Field, Cell] = field(default_factory=dict)
    id: str = ""

    @property
    def filled(self) -> bool:
        return any(not cell.empty for cell in self.cells.values())

    def line(self, number: int) -> Line:
        cells = RowCells(*(self.cells.get(name, EMPTY) for name in Field))
        return Line(number, cells, RowTexts(*map(_shown, cells)), self.id)


def row_of(cells: dict[str, Any]) -> GridRow:
    """Return the row that a scenario's cells describe."""
    key = cells.get("key", "")
    typed = {column: _cell(column, cells[name]) for name, column in COLUMNS.items() if name in cells}
    return GridRow(key, cells.get("work", key), typed)


def appended_row(new: RowToAppend, key: str = "") -> GridRow:
    """Return the row that the service makes of a decision."""
    cells = {Field.STEP: Cell(new.step), Field.OWNER: new.owner, Field.DUE: new.due, Field.STATUS: Cell(new.status)}
    return GridRow(key, key, cells, new.id)


def _shown(cell: Cell) -> str:
    if cell.date_like and isinstance(cell.value, int):
        return str(from_serial(cell.value))
    return str(cell.value or "")


def _cell(column: Field, value: Any) -> Cell:
    if isinstance(value, dict):
        return Cell(value["text"])
    if column is Field.DUE and value:
        return Cell(to_serial(dt.date.fromisoformat(value)), "DATE")
    return Cell(value or None)


@dataclass
class Decision:
    """A line of «Решения»; `row_key` is what the scenario calls the row made of it."""

    key: str
    row_key: str
    text: str
    owner: str
    due: str
    row_text: str = ""

    def line(self, number: int) -> DecisionLine:
        return DecisionLine(number, self.text, Cell(self.owner or None), _cell(Field.DUE, self.due), self.row_text)


class People:
    """The team at work: the grid, the decisions, the survey, and what they said of duplicates."""

    def __init__(self, scenario: Scenario) -> None:
        self.grid = [row_of(cells) for cells in scenario["start_rows"]]
        self.decisions: list[Decision] = []
        self.answers: list[tuple[dt.date, float]] = []
        self.not_duplicates: list[tuple[str, str]] = []
        self.deleted_tabs: set[str] = set()
        self._gone: dict[str, GridRow] = {}

    def edit(self, edits: list[dict[str, Any]], today: dt.date) -> None:
        """Do what people did, in order."""
        for edit in edits:
            if edit["op"] in _NOT_IN_THIS_GRID:
                continue
            getattr(self, f"_{edit['op']}")({**edit, "today": today})

    def append(self, row: GridRow) -> None:
        """Put a row below the last one with content."""
        last = max((index for index, other in enumerate(self.grid) if other.filled), default=-1)
        self.grid.insert(last + 1, row)

    def _find(self, key: str) -> int:
        return next(index for index, row in enumerate(self.grid) if row.key == key)

    def _row(self, key: str) -> GridRow:
        return self.grid[self._find(key)]

    def _put(self, row: GridRow, edit: dict[str, Any]) -> None:
        place = self._find(edit["above"]) if "above" in edit else self._find(edit["below"]) + 1
        self.grid.insert(place, row)

    def _set(self, edit: dict[str, Any]) -> None:
        row = self._row(edit["key"])
        row.work = edit.get("work", row.work)
        if edit["column"] in COLUMNS:
            column = COLUMNS[edit["column"]]
            row.cells[column] = _cell(column, edit["value"])

    def _insert(self, edit: dict[str, Any]) -> None:
        self._put(row_of(edit), edit)

    def _append(self, edit: dict[str, Any]) -> None:
        self.append(row_of(edit))

    def _delete(self, edit: dict[str, Any]) -> None:
        self._gone[edit["key"]] = self.grid.pop(self._find(edit["key"]))

    def _restore(self, edit: dict[str, Any]) -> None:
        self._put(self._gone.pop(edit["key"]), edit)

    def _clear(self, edit: dict[str, Any]) -> None:
        for name in edit.get("columns", COLUMNS):
            self._row(edit["key"]).cells[COLUMNS[name]] = EMPTY

    def _sort(self, edit: dict[str, Any]) -> None:
        order = edit["gives"].split()
        self.grid.sort(key=lambda row: order.index(row.key) if row.key in order else len(order))

    def _sort_partial(self, edit: dict[str, Any]) -> None:
        ids = [row.id for row in self.grid]
        self._sort(edit)
        for row, row_id in zip(self.grid, ids, strict=True):
            row.id = row_id

    def _move(self, edit: dict[str, Any]) -> None:
        self._put(self.grid.pop(self._find(edit["key"])), edit)

    def _copy(self, edit: dict[str, Any]) -> None:
        self._put(self._double(edit), edit)

    def _copy_values(self, edit: dict[str, Any]) -> None:
        self._put(replace(self._double(edit), id=""), edit)

    def _paste_over(self, edit: dict[str, Any]) -> None:
        self.grid[self._find(edit["onto"])] = self._double(edit)

    def _double(self, edit: dict[str, Any]) -> GridRow:
        row = self._row(edit["key"])
        return replace(deepcopy(row), key=edit["as"], work=edit.get("work", row.work))

    def _blank_rows(self, edit: dict[str, Any]) -> None:
        for _ in range(edit["count"]):
            self._put(GridRow(), edit)

    def _set_service_cell(self, edit: dict[str, Any]) -> None:
        if edit["column"] == "id":
            self._row(edit["key"]).id = edit["text"]

    def _clear_ids(self, edit: dict[str, Any]) -> None:
        for row in self.grid:
            row.id = "" if row.key in edit.get("keys", (row.key,)) else row.id

    def _add_decision(self, edit: dict[str, Any]) -> None:
        self.decisions.append(Decision(edit["key"], edit["row_key"], edit["text"], edit["owner"], edit["due"]))

    def _set_decision(self, edit: dict[str, Any]) -> None:
        line = next(line for line in self.decisions if line.key == edit["key"])
        setattr(line, edit["column"], edit["value"])

    def _not_duplicate(self, edit: dict[str, Any]) -> None:
        first, second = (str(self._row(key).cells[Field.STEP].value) for key in edit["keys"])
        self.not_duplicates.append((first, second))

    def _survey(self, edit: dict[str, Any]) -> None:
        self.answers += [(edit["today"], float(score)) for score in edit["scores"]]

    def _delete_tab(self, edit: dict[str, Any]) -> None:
        self.deleted_tabs.add(edit["tab"])
