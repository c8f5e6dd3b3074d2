"""What formulas come to, as the rest of the server sees it."""

from typing import NamedTuple, Protocol

from sheetsync.localsheets.book import Json, Literal


class Failure(NamedTuple):
    """An error value.

    Attributes:
        name: what the cell shows, `#REF!`.
        kind: Google's ErrorType, `REF`.
        message: its sentence.
    """

    name: str
    kind: str
    message: str


class Result(NamedTuple):
    """The value of a formula cell, and the number format it brings (a date of TODAY() shows as one)."""

    value: Literal | Failure | None
    number_format: Json | None = None


class Results(Protocol):
    """The results of one book's formulas, computed when first asked for."""

    def at(self, sheet_id: int, row: int, column: int) -> Result:
        """The result of the formula in a cell."""
