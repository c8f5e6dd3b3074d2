"""What formulas come to, as the rest of the server sees it: computed only when something asks."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.formulas import Calculator, Computed, Values

Place = tuple[int, int]
NOTHING = Computed()


class Results(Protocol):
    """What formulas come to in one book at one moment."""

    @property
    def values(self) -> Values:
        """Everything that was computed, by sheet id and place."""

    @property
    def now(self) -> datetime:
        """The moment."""

    def at(self, sheet_id: int, row: int, column: int) -> Computed:
        """The result of the formula in a cell."""

    def filled_by_arrays(self, sheet_id: int) -> Mapping[Place, Computed]:
        """The cells without a content of their own that an array formula elsewhere fills."""


class _Computing:
    """The results of one book's formulas at one moment."""

    def __init__(self, calculator: Calculator, book: Book, now: datetime) -> None:
        self._calculator = calculator
        self._book = book
        self.now = now

    def at(self, sheet_id: int, row: int, column: int) -> Computed:
        """The result of the formula in a cell."""
        return self._of(sheet_id).get((row, column), NOTHING)

    def filled_by_arrays(self, sheet_id: int) -> dict[Place, Computed]:
        """The cells without a content of their own that an array formula elsewhere fills."""
        sheet = self._book.sheet(sheet_id)
        return {place: one for place, one in self._of(sheet_id).items() if sheet.cell(*place).formula is None}

    def _of(self, sheet_id: int) -> Mapping[Place, Computed]:
        return self.values.get(sheet_id, {})

    @cached_property
    def values(self) -> Values:
        """See `Results.values`."""
        return self._calculator.values(self._book, self.now)


class Calculation:
    """The calculators of all spreadsheets."""

    def __init__(self) -> None:
        self._calculators: dict[str, Calculator] = {}
        self._plain: dict[str, Book] = {}

    def results(self, book: Book, now: datetime) -> "Results":
        """The results of a book at a moment; of one without formulas it is known without a search."""
        key = book.spreadsheet_id
        known = self._plain.get(key)
        if known is book or _is_plain(book, known):
            self._plain[key] = book
            return _Plain(now)
        calculator = self._calculators.setdefault(key, Calculator())
        return _Computing(calculator, book, now)


class _Plain:
    """The results of a book without formulas."""

    values: Values = MappingProxyType({})

    def __init__(self, now: datetime) -> None:
        self.now = now

    def at(self, sheet_id: int, row: int, column: int) -> Computed:  # noqa: ARG002 - there is nothing anywhere
        """Nothing."""
        return NOTHING

    def filled_by_arrays(self, sheet_id: int) -> dict[Place, Computed]:  # noqa: ARG002 - there is nothing anywhere
        """Nothing."""
        return {}


def _is_plain(book: Book, known: Book | None) -> bool:
    """Whether no cell has a formula; rows that a book known to be plain holds need no second look."""
    seen = {id(row) for sheet in known.sheets for row in sheet.rows} if known else set()
    fresh = (row for sheet in book.sheets for row in sheet.rows if id(row) not in seen)
    return not any(cell is not None and cell.formula is not None for row in fresh for cell in row)
