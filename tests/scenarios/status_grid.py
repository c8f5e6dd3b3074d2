"""The status tab as a person keeps track of it: their own list of keys, in the order of the grid."""

import datetime as dt
from typing import Any

from sheetsync.model.template import Template

from .book import Book, Json, PlainText, Where, typed

Edit = dict[str, Any]

PEOPLE = ("step", "owner", "due", "status", "barrier")
SERVICE = ("check", "id")


def value(column: str, typed_value: Any) -> object:
    """A scenario's value as a cell: a date of the due column is a real one, `{"text": …}` a plain text."""
    if isinstance(typed_value, dict):
        return PlainText(typed_value["text"])
    if column == "due" and typed_value:
        return dt.date.fromisoformat(typed_value)
    return typed_value


class StatusGrid:
    """Where everything stands on the status tab: which key is which grid row (`None`: nobody's), which column is which.

    `titles` are those of the product's tabs as they are now, by their names.
    """

    def __init__(self, book: Book, template: Template) -> None:
        self.book = book
        self.template = template
        self.titles: dict[str, str] = {name.value: title for name, title in template.tabs.items()}
        self.keys: list[str | None] = []
        self.columns = [*PEOPLE, *SERVICE]

    @property
    def status(self) -> int:
        """The sheet id of the status tab."""
        return self.book.sheet_id(self.titles["status"])

    def _texts(self, places: list[int]) -> list[list[Any]]:
        """The values of some columns, from row 2 on."""
        _, *lines = self.book.texts(self.titles["status"])
        return [[line[place] if place < len(line) else "" for place in places] for line in lines]

    def _filled(self) -> int:
        """How many grid rows there are down to the last one with people's content."""
        rows = self._texts(self._places(self.columns))
        return max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)

    def _places(self, columns: list[str]) -> list[int]:
        return [self.columns.index(column) for column in columns if column not in SERVICE]

    def _at(self, key: str) -> int:
        return self.keys.index(key)

    def _cell(self, key: str, column: str) -> Where:
        return Where(self.status, self._at(key) + 1, self.columns.index(column))

    def _fill(self, place: int, cells: Json) -> None:
        sheet = self.status
        requests = [
            request
            for number, column in enumerate(self.columns)
            if column in cells
            for request in typed(Where(sheet, place + 1, number), [[value(column, cells[column])]])
        ]
        if requests:
            self.book.do(*requests)

    def _make_room(self, edit: Edit, keys: list[str | None]) -> int:
        place = self._beside(edit)
        span = {"sheetId": self.status, "dimension": "ROWS", "startIndex": place + 1}
        below = "below" in edit
        span["endIndex"] = place + 1 + len(keys)
        self.book.do({"insertDimension": {"range": span, "inheritFromBefore": below}})
        self.keys[place:place] = keys
        return place

    def _beside(self, edit: Edit) -> int:
        return self._at(edit["above"]) if "above" in edit else self._at(edit["below"]) + 1

    def _rows(self, place: int, count: int = 1) -> Json:
        return {"sheetId": self.status, "dimension": "ROWS", "startIndex": place + 1, "endIndex": place + 1 + count}
