"""A spreadsheet as one read found it: tabs, cells, and the marks by which our own places are known again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sheetsync.model.columns import is_line_tag, line_tag

CellValue = str | float | bool | None


class Cell(NamedTuple):
    """One cell as read.

    `value` is the effective value: text, number (dates are serial days since 1899-12-30), boolean, or None
    for an empty cell. `error` is Google's error type (`REF`, `N_A` …), and `value` is then its shown text.
    `format_type` is the number format's type (`DATE`, `PERCENT` …), None where the format is automatic.
    """

    value: CellValue = None
    format_type: str | None = None
    error: str | None = None
    formula: bool = False

    @property
    def empty(self) -> bool:
        """Whether people would call the cell empty: nothing in it, or text of length 0."""
        return self.value is None or self.value == ""

    @property
    def date_like(self) -> bool:
        """Whether the cell is a real date: a number under a date format."""
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return is_number and self.format_type in {"DATE", "DATE_TIME"}


EMPTY = Cell()
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """One piece of DOCUMENT-visible developer metadata of ours: its id and its value."""

    metadata_id: int
    value: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `lines` are its cells from A1, each line cut after its last filled cell.

    `features` keeps what the read brought of formats, filters and charts, in the API's own JSON
    (`conditionalFormats`, `basicFilter`, `filterViews`, `protectedRanges`, `charts`, `merges`, `tables`).
    """

    sheet_id: int
    title: str
    index: int = 0
    hidden: bool = False
    row_count: int = 1000
    column_count: int = 26
    frozen_rows: int = 0
    signs_below: bool = False
    """Whether the sign of a group of rows stands below the group, as people may set it for the tab."""
    lines: tuple[Line, ...] = ()
    tag: Tag | None = None
    column_tags: Mapping[int, Tag] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    features: Mapping[str, Any] = field(default_factory=dict)
    win_marks: tuple[Tag, ...] = ()
    """The marks of wins that were noted from the sidebar lately."""
    noted_rows: frozenset[int] = frozenset()
    """The 0-based rows in which a cell bears a note."""

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a 0-based row and column; an empty one beyond what is filled."""
        if row >= len(self.lines) or column >= len(self.lines[row]):
            return EMPTY
        return self.lines[row][column]

    @property
    def merged_below(self) -> int:
        """How many rows below the last with any content a merge still covers: what is put there is swallowed."""
        ends = (int(merge.get("endRowIndex", 0)) for merge in self.features.get("merges", ()))
        return max((end - len(self.lines) for end in ends if end > len(self.lines)), default=0)

    def column_of(self, tag: str) -> int | None:
        """Return the 0-based index of the column that bears our tag; the leftmost if it was doubled."""
        return min((index for index, mark in self.column_tags.items() if mark.value == tag), default=None)

    def line_places(self, width: int) -> tuple[int | None, ...]:
        """Return where the first `width` columns of our own lines stand, None for one that is gone.

        A tab without any mark for them holds them from its first column on.
        """
        marked = any(is_line_tag(tag.value) for tag in self.column_tags.values())
        return tuple(self.column_of(line_tag(number)) if marked else number for number in range(width))

    def line_keys(self) -> tuple[str, ...]:
        """Return what the key column of our own lines holds, line by line; empty texts for lines of people's."""
        (place,) = self.line_places(1)
        if place is None:
            return ("",) * len(self.lines)
        return tuple(str(self.cell(row, place).value or "") for row in range(len(self.lines)))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole spreadsheet as one read found it. `named_ranges` maps the id of each to its name.

    `answer` is a digest of the very bytes that were read, by which the same answer is known again.
    """

    spreadsheet_id: str
    title: str
    locale: str
    time_zone: str
    tabs: tuple[Tab, ...] = ()
    named_ranges: Mapping[str, str] = field(default_factory=dict)
    answer: str = field(default="", compare=False)

    def tagged(self, tag: str) -> Tab | None:
        """Return the tab that bears our tag; of copies, the one with the lowest index."""
        found = [tab for tab in self.tabs if tab.tag is not None and tab.tag.value == tag]
        return min(found, key=lambda tab: tab.index, default=None)

    def titled(self, title: str) -> Tab | None:
        """Return the tab of this title."""
        return next((tab for tab in self.tabs if tab.title == title), None)
