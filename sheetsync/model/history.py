"""What is kept of a run that wrote: the cells it wrote, and what it did to cells and rows of people's."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.columns import Field

Value = str | float | dt.date
"""What a person's cell holds: a text, empty for nothing, a number, or a real date."""


class RunKind(StrEnum):
    """What a run was started for."""

    SYNC = "sync"
    FIX = "fix"
    UNDO = "undo"
    IMPORT = "import"
    SETTINGS = "settings"


class CellSwap(NamedTuple):
    """One cell of people's: the row it stands in, its column, what it holds and what it is to hold."""

    row_id: str
    field: Field
    before: Value
    after: Value

    @property
    def reversed(self) -> "CellSwap":
        """The swap that puts it back."""
        return self._replace(before=self.after, after=self.before)


class SettingSwap(NamedTuple):
    """One cell of «Настройки»: of a setting by its name, or `department|…`, `aliases|…` of a department's folded name.

    What it held, empty for nothing, and what it is to hold.
    """

    name: str
    before: Value
    after: Value


class AppendedRow(NamedTuple):
    """A row that was appended for people, and a digest of the five texts it was given."""

    row_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class RunNote:
    """One run that wrote.

    `number` counts the runs of a sheet, `at` is the wall time of the spreadsheet, `wrote` are A1 ranges of the
    service's cells with their tabs, `undoes` is the number of the run that an undo put back. `unsure` stands until the
    run has noted which of its swaps came to be: it stays where the run was cut off before.
    """

    number: int
    kind: RunKind
    at: str
    wrote: tuple[str, ...] = ()
    swaps: tuple[CellSwap, ...] = ()
    settings: tuple[SettingSwap, ...] = ()
    appended: tuple[AppendedRow, ...] = ()
    undoes: int | None = None
    unsure: bool = False

    @property
    def can_be_undone(self) -> bool:
        """Whether it did anything to cells or rows of people's; the service's cells follow from the sheet."""
        return bool(self.swaps or self.settings or self.appended)
