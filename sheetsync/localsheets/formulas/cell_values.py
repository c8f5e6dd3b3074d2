"""The values of a book's cells, computed ones included."""

from collections.abc import Mapping, Sequence
from typing import Any

from sheetsync.localsheets.formulas.calculation import Values
from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.outcomes import Computed, FormulaError
from sheetsync.localsheets.formulas.views import BookView, CellView, RowView
from sheetsync.localsheets.values.formats import Value

Format = Mapping[str, Any]
_NONE: Mapping[Place, Computed] = {}


class CellValues:
    """Reads cells by (tab's number, row, column)."""

    def __init__(self, book: BookView, values: Values) -> None:
        self.book = book
        self._rows = [sheet.rows for sheet in book.sheets]
        self._computed = [values.get(sheet.sheet_id, _NONE) for sheet in book.sheets]

    def height(self, tab: int) -> int:
        """Rows up to the last with anything."""
        return len(self._rows[tab])

    def width(self, tab: int) -> int:
        """Columns up to the last with anything."""
        return max(map(len, self._rows[tab]), default=0)

    def value(self, tab: int, row: int, column: int) -> Value | FormulaError:
        """The value of a cell; the error where its formula fails."""
        return self.look(tab, row, column)[0]

    def look(self, tab: int, row: int, column: int) -> tuple[Value | FormulaError, Format | None]:
        """The value of a cell and the number format in force: its own, or the one that its formula brings."""
        rows = self._rows[tab]
        cells: RowView = rows[row] if 0 <= row < len(rows) else ()
        cell: CellView | None = cells[column] if 0 <= column < len(cells) else None
        own: Format | None = cell.format.get("numberFormat") if cell is not None and cell.format else None
        computed = self._computed[tab]
        if computed and (found := computed.get((row, column))) is not None:
            return found.error or found.value, own or found.number_format
        return (None if cell is None else cell.value), own

    def column(self, tab: int, column: int, rows: Sequence[int]) -> list[Value | FormulaError]:
        """The values of many cells of one column."""
        if self._computed[tab] or column < 0 or min(rows, default=0) < 0:
            return [self.value(tab, row, column) for row in rows]
        lines, height = self._rows[tab], self.height(tab)
        found = (lines[row][column] if row < height and column < len(lines[row]) else None for row in rows)
        return [None if cell is None else cell.value for cell in found]
