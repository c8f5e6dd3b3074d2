"""What the formulas room reads of a book: the shapes it asks for, so that it needs no more of the data model."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class CellView(Protocol):
    """What is read of a cell: its literal, its formula, its userEnteredFormat."""

    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def formula(self) -> str | None: ...  # noqa: D102
    @property
    def format(self) -> Mapping[str, Any] | None: ...  # noqa: D102


RowView = Sequence[CellView | None]


class TabView(Protocol):
    """What is read of a tab; rows are replaced when they change, never edited."""

    @property
    def sheet_id(self) -> int: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def rows(self) -> Sequence[RowView]: ...  # noqa: D102


class BookView(Protocol):
    """What is read of a book."""

    @property
    def sheets(self) -> Sequence[TabView]: ...  # noqa: D102
    @property
    def locale(self) -> str: ...  # noqa: D102
    @property
    def time_zone(self) -> str: ...  # noqa: D102
    @property
    def named_ranges(self) -> Sequence[Mapping[str, Any]]: ...  # noqa: D102
