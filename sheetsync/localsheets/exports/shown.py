"""What the cells of a sheet hold and show, for the formats that print them."""

from functools import cache

from sheetsync.localsheets.book import Book, Literal, Sheet
from sheetsync.localsheets.reading.rendering import Rendering, Style
from sheetsync.localsheets.results import Results


class Shown:
    """The cells of one book, formulas computed."""

    def __init__(self, book: Book, results: Results) -> None:
        self._results = results
        self._rendering = Rendering(book, results, Style())
        self._merged = cache(_covered)
        self._arrays = cache(results.filled_by_arrays)

    def rows(self, sheet: Sheet) -> range:
        """The rows up to the last with anything to show."""
        arrays = (row + 1 for row, _ in self._arrays(sheet.sheet_id))
        return range(max(sheet.last_filled_row(), *arrays, 0))

    def width(self, sheet: Sheet) -> int:
        """How many columns there are up to the last with anything to show."""
        filled = (column + 1 for _, column, cell in sheet.cells(sheet.area) if cell.filled)
        return max([0, *filled, *(column + 1 for _, column in self._arrays(sheet.sheet_id))])

    def value(self, sheet: Sheet, row: int, column: int) -> Literal | None:
        """The value; None for an empty cell and for an error."""
        cell = sheet.cell(row, column)
        return cell.value if cell.formula is None and cell.value is not None else self._result(sheet, row, column)

    def _result(self, sheet: Sheet, row: int, column: int) -> Literal | None:
        result = self._results.at(sheet.sheet_id, row, column)
        return None if result.error else result.value

    def text(self, sheet: Sheet, row: int, column: int) -> str:
        """What the cell shows."""
        array = self._arrays(sheet.sheet_id).get((row, column))
        if array is not None:
            return printable(str(self._rendering.computed(array)))
        return printable(str(self._rendering.show(sheet.cell(row, column), sheet.sheet_id, row, column)))

    def is_covered(self, sheet: Sheet, row: int, column: int) -> bool:
        """Whether the cell lies under a merge and is not its first."""
        return (row, column) in self._merged(sheet)


def _covered(sheet: Sheet) -> set[tuple[int, int]]:
    return {
        (row, column)
        for merge in sheet.merges
        for row in range(merge["startRowIndex"], merge["endRowIndex"])
        for column in range(merge["startColumnIndex"], merge["endColumnIndex"])
        if (row, column) != (merge["startRowIndex"], merge["startColumnIndex"])
    }


def printable(text: str) -> str:
    """The text without control characters other than line breaks and tabs: XML has no place for them."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")
