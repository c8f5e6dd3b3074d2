"""The shapes of a layout: a tab, its columns, and what cells offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.desired import DesiredCell
from sheetsync.workbook.ids import SHEET_IDS

ROWS = 1000
"""Rows of a tab's grid, as Sheets makes them."""

_COLUMNS = 26
_TOPPED = frozenset({TabName.METRICS, TabName.SUMMARY, TabName.BOARD})
"""Tabs without a header whose first line stays in sight."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a cell offers: a BooleanCondition in the API's JSON, and the words shown when the cell is chosen."""

    condition: dict[str, Any]
    message: str


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A column: its header (empty = none), width in pixels, mark, and what its cells are.

    `service` = owned by the service; `date` = real dates.
    """

    header: str = ""
    width: int = 100
    tag: str | None = None
    hidden: bool = False
    service: bool = False
    date: bool = False
    choice: Choice | None = None

    @property
    def service_tag(self) -> ServiceColumn | None:
        """Which of the service's columns among people's it is, None for any other."""
        return ServiceColumn(self.tag) if self.tag in set(ServiceColumn) else None


@dataclass(frozen=True, slots=True)
class TabLayout:
    """A tab. `lines` are its first contents below the header (from the top where there is no header).

    `choices` are those of single cells, by 0-based row and column. `guard` = the service's columns (0-based,
    half-open), whose edits ask people to confirm. `page` = read, not filled in: without gridlines.
    `folded` = columns that are grouped and folded away (0-based, half-open).
    """

    name: TabName
    title: str
    columns: tuple[ColumnLayout, ...]
    lines: tuple[tuple[DesiredCell, ...], ...] = ()
    choices: tuple[tuple[int, int, Choice], ...] = ()
    hidden: bool = False
    page: bool = False
    folded: tuple[int, int] | None = None
    guard: tuple[int, int] | None = None
    row_count: int = ROWS
    column_count: int = _COLUMNS

    @property
    def headed(self) -> bool:
        """Whether the first row is a header."""
        return any(column.header for column in self.columns)

    def properties(self, sheet_id: int | None = None) -> dict[str, Any]:
        """Return the tab's SheetProperties."""
        grid: dict[str, Any] = {"rowCount": self.row_count, "columnCount": self.column_count}
        if self.headed or self.name in _TOPPED:
            grid["frozenRowCount"] = 1
        if self.page:
            grid["rowGroupControlAfter"] = False
            grid["hideGridlines"] = True
        shown: dict[str, Any] = {"hidden": True} if self.hidden else {}
        return {
            "sheetId": SHEET_IDS[self.name] if sheet_id is None else sheet_id,
            "title": self.title,
            "gridProperties": grid,
            **shown,
        }


def date_choice(speak: Messages) -> Choice:
    """Return the calendar of a date column."""
    return Choice({"type": "DATE_IS_VALID"}, speak.say("A date: double-click opens the calendar."))


def one_of_list(words: Sequence[str]) -> dict[str, Any]:
    """Return the condition of a dropdown with fixed words."""
    return {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in words]}
