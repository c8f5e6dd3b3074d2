"""One cell as plain text: the form in which values are compared and remembered."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import cast

from sheetsync.model.days import from_serial
from sheetsync.model.grid import Cell
from sheetsync.reading.folding import fold
from sheetsync.reading.vocabulary import tables


def cell_text(cell: Cell, language: str) -> str:
    """Return what people see in the cell, in one spelling: a real date as ISO (`2025-04-05`), text verbatim.

    12.0 is `12`, 1 under a percent format `100%`, TRUE is `ИСТИНА` on a Russian sheet; an error is its shown text.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _boolean_text(language, value=value)
    return _number_text(value, cell)


@cache
def _boolean_text(language: str, *, value: bool) -> str:
    known = tables("labels")
    words = cast(Mapping[str, list[str]], known.get(language, known["en"])["booleans"])
    return words["true" if value else "false"][0]


def _number_text(number: float, cell: Cell) -> str:
    day = _day_text(number) if cell.date_like else None
    if day is not None:
        return day
    if cell.format_type == "PERCENT":
        return f"{_plain(number * 100)}%"
    return _plain(number)


@lru_cache(maxsize=4096)
def _day_text(serial: float) -> str | None:
    day = from_serial(serial)
    return day.isoformat() if day else None


def _plain(number: float) -> str:
    return format(number, ".15g")


def is_blank(cell: Cell) -> bool:
    """Whether people would see nothing there: an empty cell, spaces alone, or a checkbox nobody ticked."""
    value = cell.value
    if isinstance(value, str):
        return not value or not (value[0].isalnum() or fold(value))
    return value is None or value is False
