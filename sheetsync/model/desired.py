"""What a service tab should hold: lines known by a key, cells with a value and a style."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a cell of a service tab looks; the template's colours decide how exactly."""

    HEADER = "header"
    TITLE = "title"
    SECTION = "section"
    HEADING = "heading"
    TEXT = "text"
    MUTED = "muted"
    WARNING = "warning"
    GOOD = "good"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class DesiredCell:
    """One cell: literal text, a number (dates are serial days), or nothing. Text is never parsed as a formula."""

    value: str | float | None = None
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class DesiredLine:
    """One line: a key that is unique on its tab and stable between runs, and cells from the first visible column.

    `volatile` lines (how fresh the data is) take no part in the difference: they are written only when another
    line is.
    """

    key: str
    cells: tuple[DesiredCell, ...] = ()
    volatile: bool = False
