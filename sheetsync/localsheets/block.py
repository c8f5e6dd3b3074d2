"""A block of touching filled cells that was found on a sheet, kept to find it again sooner."""

from itertools import compress, count
from operator import is_not
from typing import NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.cell import Row


class Block(NamedTuple):
    """A block as it was found, to find it sooner when rows were appended to it since.

    Attributes:
        row, column: the cell from which it was widened.
        area: all of it.
        rows: the sheet's rows at that time.
    """

    row: int
    column: int
    area: Area
    rows: list[Row]

    def stands(self, rows: list[Row]) -> bool:
        """Whether in its rows, and in the one above them, the same cells are filled."""
        start, end = self.checked
        if len(rows) < end:
            return False
        changed = compress(count(start), map(is_not, rows[start:end], self.rows[start:end]))
        return all(_filled(rows[index]) == _filled(self.rows[index]) for index in changed)

    @property
    def checked(self) -> tuple[int, int]:
        """Its rows and the one above: in the columns beside it they hold nothing."""
        return max(self.area.start_row - 1, 0), self.area.end_row


def _filled(row: Row) -> list[int]:
    return [column for column, cell in enumerate(row) if cell is not None and cell.filled]
