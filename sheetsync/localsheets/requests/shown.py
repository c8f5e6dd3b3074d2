"""What cells hold and show, formulas computed: for sorting, finding, comparing and pasting values."""

from functools import cached_property

from sheetsync.localsheets.book import Book, Literal, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.formulas import FormulaError
from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.results import Calculation, Results


class Shown:
    """The book as it is when it is first asked; formulas are computed only when one is met."""

    def __init__(self, book: Book, context: Context) -> None:
        self._book = book
        self._now = context.now

    @cached_property
    def _results(self) -> Results:
        return Calculation().results(self._book, self._now)

    @cached_property
    def _rendering(self) -> Rendering:
        return Rendering(self._book, self._results, Style())

    def value(self, sheet: Sheet, row: int, column: int) -> Literal | FormulaError | None:
        """The effective value of a cell; None for an empty one."""
        cell = sheet.cell(row, column)
        if cell.formula is None:
            return cell.value
        result = self._results.at(sheet.sheet_id, row, column)
        return result.error or result.value

    def text(self, sheet: Sheet, row: int, column: int) -> str:
        """What the cell shows."""
        return str(self._rendering.show(sheet.cell(row, column), sheet.sheet_id, row, column))
