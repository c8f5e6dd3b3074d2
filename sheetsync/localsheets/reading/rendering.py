"""One cell as values.get shows it."""

from typing import NamedTuple

from sheetsync.localsheets.book import Book, Cell, Json, Literal
from sheetsync.localsheets.formulas import Computed
from sheetsync.localsheets.results import Results
from sheetsync.localsheets.values import format_value, shows_date


class Style(NamedTuple):
    """How values are to be shown.

    Attributes:
        value: FORMATTED_VALUE, UNFORMATTED_VALUE or FORMULA.
        date: SERIAL_NUMBER or FORMATTED_STRING; counts only where values are not formatted.
        major: ROWS or COLUMNS.
    """

    value: str = "FORMATTED_VALUE"
    date: str = "SERIAL_NUMBER"
    major: str = "ROWS"

    @classmethod
    def of(cls, options: Json, prefix: str = "") -> "Style":
        """From a query or body; unspecified options are the defaults. `prefix` is `response` in writing calls."""

        def option(name: str, default: str) -> str:
            key = prefix + name if prefix else name[0].lower() + name[1:]
            given = str(options.get(key) or default)
            return default if given.endswith("UNSPECIFIED") else given

        major = "ROWS" if prefix else option("MajorDimension", "ROWS")
        return cls(
            option("ValueRenderOption", "FORMATTED_VALUE"), option("DateTimeRenderOption", "SERIAL_NUMBER"), major
        )


_PLAIN = 10**9
"""Whole numbers under it show as their digits in every locale."""


class Rendering:
    """Shows the cells of one book in one style."""

    def __init__(self, book: Book, results: Results, style: Style) -> None:
        self._locale = book.locale
        self._results = results
        self._formula_text = style.value == "FORMULA"
        self._formatted = style.value == "FORMATTED_VALUE"
        self._date_text = style.date == "FORMATTED_STRING"
        self._known: dict[tuple[Literal, int], str] = {}

    def show(self, cell: Cell, sheet_id: int, row: int, column: int) -> Literal:
        """The value as JSON; "" for an empty cell."""
        if cell.formula is None:
            return "" if cell.value is None else self.literal(cell.value, cell.format)
        if self._formula_text:
            return cell.formula
        return self.computed(self._results.at(sheet_id, row, column), cell.format)

    def computed(self, result: Computed, cell_format: Json | None = None) -> Literal:
        """What a formula came to, in the format of its cell or its own."""
        if result.error is not None:
            return result.error.shown
        return "" if result.value is None else self.literal(result.value, cell_format, result.number_format)

    def literal(self, value: Literal, cell_format: Json | None, own: Json | None = None) -> Literal:
        """A value in its cell's number format; `own` is the format that a formula brings along."""
        number_format = (cell_format.get("numberFormat") if cell_format else None) or own
        if self._formatted or (self._date_text and type(value) is not str and shows_date(number_format)):
            return self._format(value, number_format)
        return value

    def _format(self, value: Literal, number_format: Json | None) -> str:
        if number_format is None:
            if type(value) is str:
                return value
            if type(value) is int and -_PLAIN < value < _PLAIN:
                return str(value)
        key = (value, id(number_format), type(value))
        text = self._known.get(key)  # type: ignore[arg-type]
        if text is None:
            text = self._known[key] = format_value(value, number_format, self._locale)  # type: ignore[index]
        return text
