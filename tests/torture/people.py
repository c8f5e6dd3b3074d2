"""People at the spreadsheet: every kind of edit, each chosen by three numbers, done through the API's own requests."""

import json
from collections.abc import Callable
from typing import Any

from sheetsync.localsheets.book import Book, Cell, Sheet
from sheetsync.model.columns import Field, TabName
from sheetsync.workbook.ids import SHEET_IDS
from tests.scenarios.book import Where, cell_data

from .process import Process
from .rules import columns
from .texts import BLOCKERS, DUES, IDS, OWNERS, STATUSES, STEPS
from .wire import Server

STATUS = SHEET_IDS[TabName.STATUS]
VALUES = {"step": STEPS, "owner": OWNERS, "due": DUES, "status": STATUSES, "blocker": BLOCKERS}
PEOPLE = [field.value for field in Field]

Act = Callable[["People", int, int, int], None]
ACTS: dict[str, Act] = {}
"""Every edit by its name."""


def act(made: Act) -> Act:
    """Register an edit."""
    ACTS[made.__name__] = made
    return made


class People:
    """The team. Each row bears a name of the test's own as a note on its step, which goes where the row goes."""

    def __init__(self, server: Server | Process, spreadsheet_id: str) -> None:
        self.server = server
        self.id = spreadsheet_id
        self.named = self.decided = self.tabs = 0
        self.bin: list[Any] = []

    @property
    def book(self) -> Book:
        found = self.server.shelf.book(self.id)
        assert found
        return found

    def do(self, *requests: dict[str, Any]) -> bool:
        """One batchUpdate, refused or not as Google pleases: people are told too."""
        body = json.dumps({"requests": list(requests)}).encode()
        return self.server.answer("POST", f"/v4/spreadsheets/{self.id}:batchUpdate", body=body).status == 200

    # where things are

    def tab(self, name: str) -> Sheet | None:
        return self.book.find(SHEET_IDS[TabName(name)])

    @property
    def status(self) -> Sheet:
        return self.book.sheet(STATUS)

    def column(self, name: str) -> int | None:
        """The column that bears our mark: people see it by its header."""
        places = columns(self.book, STATUS).get(name, [])
        return places[0] if len(places) == 1 else None

    def width(self) -> int:
        return max((len(row) for row in self.status.rows), default=7)

    def height(self) -> int:
        """Rows of the table, the header not counted."""
        return max(self.status.last_filled_row() - 1, 1)

    def row(self, number: int) -> int:
        """A 0-based row of the table."""
        return 1 + number % self.height()

    # how things are done

    def type(self, row: int, column: int | None, value: object, sheet_id: int = STATUS) -> None:
        if column is None:
            return
        data = cell_data(value)
        start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
        fields = ",".join(["userEnteredValue", *(["userEnteredFormat.numberFormat"] if len(data) > 1 else [])])
        self.do({"updateCells": {"start": start, "rows": [{"values": [data]}], "fields": fields}})

    def fill(self, row: int, a: int, b: int, c: int) -> None:
        """Type a whole row and name it."""
        for number, name in enumerate(PEOPLE):
            values = VALUES[name]
            self.type(row, self.column(name), values[(a + b * number + c) % len(values)])
        self.name(row)

    def name(self, row: int) -> None:
        column = self.column("step")
        if column is None:
            return
        self.named += 1
        start = {"sheetId": STATUS, "rowIndex": row, "columnIndex": column}
        self.do({"updateCells": {"start": start, "rows": [{"values": [{"note": f"k{self.named}"}]}], "fields": "note"}})

    def insert(self, row: int, count: int = 1) -> None:
        span = rows(row, count)
        self.do({"insertDimension": {"range": span, "inheritFromBefore": False}})

    def paste(self, source: int, onto: int, left: int, width: int) -> None:
        ends = {"source": source, "destination": onto}
        ranges = {name: Where(STATUS, row, left, 1, width).as_json() for name, row in ends.items()}
        self.do({"copyPaste": {**ranges, "pasteType": "PASTE_NORMAL"}})
        self.name(onto)

    def sort(self, top: int, count: int, left: int, width: int, by: int, *, down: bool) -> None:
        area = Where(STATUS, top, left, count, width).as_json()
        spec = {"dimensionIndex": left + by % max(width, 1), "sortOrder": "DESCENDING" if down else "ASCENDING"}
        self.do({"sortRange": {"range": area, "sortSpecs": [spec]}})

    def known(self) -> dict[str, tuple[str, str]]:
        """The rows by their names: their step and their ID, as they stand; a name that stands twice is nobody's."""
        step, row_id = self.column("step"), self.column("id")
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.status.rows[1:]:
            cell = at(row, step)
            if cell and cell.note:
                given = at(row, row_id)
                value = "" if cell.value is None else str(cell.value)
                found.setdefault(cell.note, []).append((value, str(given.value or "") if given else ""))
        return {name: several[0] for name, several in found.items() if len(several) == 1}


def at(row: tuple[Cell | None, ...], column: int | None) -> Cell | None:
    return row[column] if column is not None and column < len(row) else None


def rows(first: int, count: int = 1, sheet_id: int = STATUS) -> dict[str, Any]:
    return {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": first, "endIndex": first + count}


def cols(first: int, count: int = 1, sheet_id: int = STATUS) -> dict[str, Any]:
    return {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": first, "endIndex": first + count}


def ids_of(people: People) -> list[str]:
    column = people.column("id")
    return [str(cell.value) for row in people.status.rows[1:] if (cell := at(row, column)) and cell.value]


def some_id(people: People, number: int) -> str:
    """A text for an ID cell: another row's, nothing, nonsense, one that looks like ours."""
    choices = [*ids_of(people), *IDS]
    return choices[number % len(choices)]
