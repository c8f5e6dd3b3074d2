"""What a service tab should hold: lines known by a key, cells with a value and a style."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Style(StrEnum):
    """How a cell of a service tab looks; the template's colours decide how exactly."""

    HEADER = "header"
    TITLE = "title"
    SECTION = "section"
    BESIDE = "beside"
    """What stands beside the heading of a section."""
    HEADING = "heading"
    TEXT = "text"
    MUTED = "muted"
    WARNING = "warning"
    GOOD = "good"
    NUMBER = "number"
    DATE = "date"
    NOTE = "note"
    """A short remark on one line, running over into the empty cells beside it."""
    ASK = "ask"
    """Something that has waited long: seen at once, and no alarm."""
    CARD = "card"
    """A card of the board."""
    CONTENTS = "contents"
    """A word that leads to a section of the page."""
    BAR = "bar"
    """A bar drawn of block letters; the number that it shows stands beside it."""
    CLOSED = "closed"
    WAITING = "waiting"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    UNKNOWN = "unknown"


class DesiredCell(NamedTuple):
    """One cell: literal text, a number (dates are serial days), or nothing. Text is never parsed as a formula.

    `link` is where the text leads when it is chosen; it takes no part in the difference.
    """

    value: str | float | None = None
    style: Style = Style.TEXT
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Where lines of the page lead: filter views of the status tab, which find their rows however people sort.

    Each is an address within the spreadsheet, None or absent where the view isn't there. `checks` shows the rows of
    which the check says something; `status` is that tab itself, `pairs` the one on which possible duplicates stand.
    """

    overdue: str | None = None
    waiting: str | None = None
    checks: str | None = None
    status: str | None = None
    pairs: str | None = None
    departments: Mapping[str, str] = field(default_factory=dict)

    def of(self, department: str | None) -> str | None:
        """Return where a row of a department is found: in its view, else on the status tab."""
        return self.departments.get(department or "", self.status)


class DesiredLine(NamedTuple):
    """One line: a key that is unique on its tab and stable between runs, and cells from the first visible column.

    `volatile` lines (how fresh the data is) take no part in the difference: they are written only when another
    line is.
    """

    key: str
    cells: tuple[DesiredCell, ...] = ()
    volatile: bool = False
