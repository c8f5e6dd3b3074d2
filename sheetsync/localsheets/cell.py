"""One cell, and a row of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Json = dict[str, Any]
Literal = str | int | float | bool

MAX_TEXT = 50_000
"""Google's limit for the characters of a cell."""


class Cell(NamedTuple):
    """One cell as it was entered.

    Attributes:
        value: the literal; a whole number is an int; None where there is none or a formula.
        formula: the text with its `=`, as entered.
        format: userEnteredFormat.
        note: the note's text.
        validation: the data validation rule (DataValidationRule).
        runs: textFormatRuns.
        chips: chipRuns.
        pivot: a pivot table, stored and given back.
    """

    value: Literal | None = None
    formula: str | None = None
    format: Json | None = None
    note: str | None = None
    validation: Json | None = None
    runs: list[Json] | None = None
    chips: list[Json] | None = None
    pivot: Json | None = None

    @property
    def filled(self) -> bool:
        """Whether it has a value or a formula."""
        return self.value is not None or self.formula is not None


EMPTY = Cell()
Row = tuple[Cell | None, ...]
"""The cells of a row up to the last with anything; None for one with nothing."""


def number(value: float) -> int | float:
    """A number as cells hold it: an int when it is whole, so that JSON prints it without `.0`."""
    if abs(value) < 1e15 and value == int(value):
        return int(value)
    return value


def trimmed(cells: Sequence[Cell | None]) -> Row:
    """The cells up to the last with anything; an EMPTY cell becomes None."""
    row = [None if cell is None or cell == EMPTY else cell for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
