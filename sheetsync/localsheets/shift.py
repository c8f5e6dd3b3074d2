"""What happens to positions when rows or columns of a sheet are inserted, deleted or moved."""

from dataclasses import dataclass
from typing import Protocol


class Shift(Protocol):
    """A change of one dimension of one sheet.

    Attributes:
        sheet_id: the sheet.
        rows: whether rows change; else columns.
    """

    @property
    def sheet_id(self) -> int: ...  # noqa: D102
    @property
    def rows(self) -> bool: ...  # noqa: D102

    def point(self, index: int) -> int | None:
        """Where the row or column of that index is afterwards; None when it was deleted."""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the half-open range is afterwards; None when all of it was deleted."""


@dataclass(frozen=True, slots=True)
class Insert:
    """`count` rows or columns were put in before index `at`."""

    sheet_id: int
    rows: bool
    at: int
    count: int

    def point(self, index: int) -> int:
        """See `Shift.point`."""
        return index + self.count if index >= self.at else index

    def span(self, start: int, end: int) -> tuple[int, int]:
        """See `Shift.span`; what is put in at an edge does not widen the range."""
        return self.point(start), self.point(end - 1) + 1 if end > start else self.point(end)


@dataclass(frozen=True, slots=True)
class Delete:
    """The rows or columns `start` … `end - 1` were taken out."""

    sheet_id: int
    rows: bool
    start: int
    end: int

    def point(self, index: int) -> int | None:
        """See `Shift.point`."""
        if self.start <= index < self.end:
            return None
        return index if index < self.start else index - (self.end - self.start)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """See `Shift.span`."""
        first, last = self._edge(start), self._edge(end)
        return (first, last) if first < last or start == end else None

    def _edge(self, index: int) -> int:
        return index - max(0, min(index, self.end) - self.start)


@dataclass(frozen=True, slots=True)
class Move:
    """The rows or columns `start` … `end - 1` were put before `destination`, counted before the move."""

    sheet_id: int
    rows: bool
    start: int
    end: int
    destination: int

    @property
    def landing(self) -> int:
        """The index of the first moved one afterwards."""
        return self.destination if self.destination <= self.start else self.destination - self._count

    @property
    def _count(self) -> int:
        return self.end - self.start

    def point(self, index: int) -> int:
        """See `Shift.point`."""
        if self.start <= index < self.end:
            return index - self.start + self.landing
        rest = index if index < self.start else index - self._count
        return rest if rest < self.landing else rest + self._count

    def span(self, start: int, end: int) -> tuple[int, int]:
        """See `Shift.span`: a range inside the moved block goes with it, any other gives and takes rows."""
        if self.start <= start and end <= self.end:
            return self.point(start), self.point(start) + end - start
        if start <= self.start and self.end <= end and start <= self.destination <= end:
            return start, end
        out = Delete(self.sheet_id, self.rows, self.start, self.end).span(start, end) or (start, start)
        return Insert(self.sheet_id, self.rows, self.landing, self._count).span(*out)
