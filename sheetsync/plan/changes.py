"""What a run would change: the writes themselves, and each cell before and after, for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.model.grid import CellValue
from sheetsync.workbook.requests import Request


class CellChange(NamedTuple):
    """One cell of the service's: its tab and A1 name, what it holds and what it would hold."""

    tab: str
    cell: str
    before: CellValue
    after: CellValue


@dataclass(frozen=True, slots=True)
class ColumnWrite:
    """New contents for one column, found by its metadata when Google applies the write.

    `values` go from the grid's first row down; None leaves a cell alone, an empty text clears it. Texts are
    stored as they are (RAW).
    """

    metadata_id: int
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a plan that concerns one place: its writes and its cells."""

    columns: tuple[ColumnWrite, ...] = ()
    requests: tuple[Request, ...] = ()
    cells: tuple[CellChange, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not self.columns and not self.requests


def together(parts: Iterable[Part]) -> Part:
    """Return the parts as one, in their order."""
    parts = tuple(parts)
    return Part(
        columns=tuple(column for part in parts for column in part.columns),
        requests=tuple(request for part in parts for request in part.requests),
        cells=tuple(cell for part in parts for cell in part.cells),
    )
