"""References in formulas as values: `$A$1`, `B2:C`, `A:A`, `'My tab'!2:3`."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from sheetsync.localsheets.a1 import MAX_COLUMNS, column_index, column_letters, quoted

LAST_ROW = 10_000_000
"""No grid has more rows than cells are allowed; it stands for the open end of a range."""

_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([1-9][0-9]{0,7})?")
REF_ERROR = "#REF!"


class Corner(NamedTuple):
    """One end of a reference, 0-based; None for the part that is not named (`A:A`, `2:3`)."""

    row: int | None
    column: int | None
    row_fixed: bool = False
    column_fixed: bool = False

    def text(self) -> str:
        """`$A$1`."""
        column = "" if self.column is None else ("$" if self.column_fixed else "") + column_letters(self.column)
        row = "" if self.row is None else ("$" if self.row_fixed else "") + str(self.row + 1)
        return column + row


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference.

    Attributes:
        tab: the title before the `!`, None where there is none.
        first, last: its corners as written; `last` is None for a single cell.
    """

    tab: str | None
    first: Corner
    last: Corner | None

    def text(self) -> str:
        """As it stands in a formula."""
        prefix = "" if self.tab is None else quoted(self.tab) + "!"
        return prefix + self.first.text() + ("" if self.last is None else ":" + self.last.text())

    def rows(self) -> tuple[int, int | None]:
        """Half-open rows; None for an open end."""
        return _span(self.first.row, self.first.row if self.last is None else self.last.row)

    def columns(self) -> tuple[int, int | None]:
        """Half-open columns; None for an open end."""
        return _span(self.first.column, self.first.column if self.last is None else self.last.column)

    def fixed(self) -> "Reference":
        """The same with `$` before everything."""
        last = None if self.last is None else self.last._replace(row_fixed=True, column_fixed=True)
        return replace(self, first=self.first._replace(row_fixed=True, column_fixed=True), last=last)

    def with_rows(self, start: int, end: int | None) -> "Reference":
        """The same with other rows; parts that are not named stay so."""
        first, last = _ordered(self.first.row, None if self.last is None else self.last.row, start, end)
        return replace(
            self,
            first=self.first._replace(row=first),
            last=None if self.last is None else self.last._replace(row=last),
        )

    def with_columns(self, start: int, end: int | None) -> "Reference":
        """The same with other columns; parts that are not named stay so."""
        first, last = _ordered(self.first.column, None if self.last is None else self.last.column, start, end)
        return replace(
            self,
            first=self.first._replace(column=first),
            last=None if self.last is None else self.last._replace(column=last),
        )


def parse_reference(text: str) -> Reference:
    """The value of a REFERENCE token."""
    tab, mark, cells = text.rpartition("!")
    if tab.startswith("'"):
        tab = tab[1:-1].replace("''", "'")
    first, colon, last = cells.partition(":")
    return Reference(tab if mark else None, _corner(first), _corner(last) if colon else None)


def moved_corner(corner: Corner, rows: int, columns: int) -> Corner | None:
    """The corner of a copied formula: parts without `$` go along; None when it leaves the sheet."""
    row = corner.row if corner.row is None or corner.row_fixed else corner.row + rows
    column = corner.column if corner.column is None or corner.column_fixed else corner.column + columns
    inside = (row is None or 0 <= row < LAST_ROW) and (column is None or 0 <= column < MAX_COLUMNS)
    return corner._replace(row=row, column=column) if inside else None


def _corner(text: str) -> Corner:
    match = _CORNER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    column_mark, letters, row_mark, figures = match.groups()
    if letters is None:  # `$3`: the only mark belongs to the row
        column_mark, row_mark = "", column_mark or row_mark
    return Corner(
        int(figures) - 1 if figures else None,
        column_index(letters) if letters else None,
        row_fixed=bool(row_mark),
        column_fixed=bool(column_mark),
    )


def _span(first: int | None, last: int | None) -> tuple[int, int | None]:
    if first is None or last is None:
        return (first if last is None else last) or 0, None
    return min(first, last), max(first, last) + 1


def _ordered(first: int | None, last: int | None, start: int, end: int | None) -> tuple[int | None, int | None]:
    """New indexes for the two corners, in the order in which they were written."""
    if first is None:
        return None, None if last is None else start
    if last is None or end is None:
        return start, None if last is None else last
    return (start, end - 1) if first <= last else (end - 1, start)
