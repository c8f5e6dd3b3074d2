"""Small books made of rows of plain values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from sheetsync.localsheets.book import Book, Cell, Sheet

DATE = {"type": "DATE", "pattern": "dd.mm.yyyy"}
Rows = Sequence[Sequence[Any]]
MakeBook = Callable[..., Book]


def _cell(value: Any) -> Cell | None:
    """A formula for text with `=`, a cell with a date format for ("date", serial), nothing for None."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return Cell(value=value[1], format={"numberFormat": DATE})
    return Cell(formula=value) if isinstance(value, str) and value.startswith("=") else Cell(value=value)


def _sheet(number: int, title: str, rows: Rows) -> Sheet:
    grid = {"rowCount": 1000, "columnCount": 26}
    made = Sheet({"sheetId": number, "title": title, "sheetType": "GRID", "gridProperties": grid})
    for index, row in enumerate(rows):
        made.put_row(index, [_cell(value) for value in row])
    return made


@pytest.fixture
def make_book() -> MakeBook:
    def make(tabs: Mapping[str, Rows] | Rows, locale: str = "en_US", time_zone: str = "Etc/GMT") -> Book:
        titled = tabs if isinstance(tabs, Mapping) else {"Sheet1": tabs}
        sheets = [_sheet(number, title, rows) for number, (title, rows) in enumerate(titled.items())]
        return Book("id", {"title": "Book", "locale": locale, "timeZone": time_zone}, sheets)

    return make


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
