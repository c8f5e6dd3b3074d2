"""A spreadsheet to try requests on, without HTTP: bodies and replies are checked against the schema all the same."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest

from sheetsync.localsheets.book import Book, Cell, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.defaults import new_book
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.schema import check_body
from sheetsync.localsheets.sheets.batch import apply

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Values = list[list[Any]]


def grid(*sides: int, sheet: int = 0) -> dict[str, int]:
    """A GridRange: start row, end row, start column, end column; fewer sides leave the rest open."""
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    return {"sheetId": sheet} | dict(zip(names, sides, strict=False))


def box(*sides: int) -> dict[str, int]:
    """A GridRange on the first sheet as it reads back: a sheetId of 0 is not shown."""
    return {name: value for name, value in grid(*sides).items() if name != "sheetId"}


def rows(start: int, end: int | None = None, *, columns: bool = False, sheet: int = 0) -> dict[str, Any]:
    """A DimensionRange."""
    made = {"sheetId": sheet, "dimension": "COLUMNS" if columns else "ROWS", "startIndex": start}
    return made if end is None else made | {"endIndex": end}


class Bench:
    """One spreadsheet with one small sheet; each request is applied to a fork, as the server does."""

    def __init__(self, values: Values | None = None, size: tuple[int, int] = (20, 8)) -> None:
        self.book: Book = new_book("1" + "x" * 43, "Bench")
        self.book.sheets[0].set_grid(rowCount=size[0], columnCount=size[1])
        self.context = Context(NOW, random=random.Random(7))  # noqa: S311 - ids that repeat, no secrets
        if values:
            self.fill(values)

    @property
    def sheet(self) -> Sheet:
        return self.book.sheets[0]

    def fill(self, values: Values, row: int = 0, column: int = 0, sheet: int = 0) -> None:
        for down, line in enumerate(values):
            for right, value in enumerate(line):
                formula = isinstance(value, str) and value.startswith("=")
                cell = Cell(formula=value) if formula else Cell(value)
                self.book.sheets[sheet].put(row + down, column + right, cell)

    def do(self, kind: str, /, **body: Any) -> Any:
        """Apply one request; what its reply holds, None for nothing."""
        checked = check_body({"requests": [{kind: body}]}, "BatchUpdateSpreadsheetRequest")
        draft = self.book.fork()
        reply = apply(draft, 0, checked["requests"][0], self.context)
        check_body(reply, "Response")
        self.book = draft
        return reply.get(kind)

    def refused(self, kind: str, /, **body: Any) -> str:
        """The sentence with which a request is refused, without its prefix."""
        with pytest.raises(ApiError) as caught:
            self.do(kind, **body)
        return caught.value.message.removeprefix(f"Invalid requests[0].{kind}: ")

    def values(self, sheet: int = 0, width: int | None = None) -> Values:
        """Literals and formula texts, without empty cells at the ends; with a width, each row cut or filled to it."""
        made = [
            [None if cell is None else cell.value if cell.formula is None else cell.formula for cell in row]
            for row in self.book.sheets[sheet].rows
        ]
        made = [_trimmed(row) for row in made]
        while made and not made[-1]:
            made.pop()
        return made if width is None else [(row + [None] * width)[:width] for row in made]

    def column(self, index: int = 0, sheet: int = 0) -> list[Any]:
        """One column of `values`."""
        return [row[index] if index < len(row) else None for row in self.values(sheet)]


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] is None:
        row.pop()
    return row
