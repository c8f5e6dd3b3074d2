"""A row of the status sheet: the five cells as typed, and what each was read as."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sheetsync.model.columns import Field
from sheetsync.model.grid import Cell
from sheetsync.model.party import Party
from sheetsync.model.state import Label, State, label_of

_PLACES = {field: place for place, field in enumerate(Field)}


class RowCells(NamedTuple):
    """The five people-owned cells of a line, verbatim."""

    step: Cell
    owner: Cell
    due: Cell
    status: Cell
    blocker: Cell

    def of(self, field: Field) -> Cell:
        """Return the cell of a column."""
        return self[_PLACES[field]]


class RowTexts(NamedTuple):
    """The five values as plain text, the form in which they are remembered and compared.

    A real date is its ISO form (`2025-04-05`); texts are verbatim; an empty cell is an empty string.
    """

    step: str
    owner: str
    due: str
    status: str
    blocker: str

    def of(self, field: Field) -> str:
        """Return the text of a column."""
        return self[_PLACES[field]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the status tab with at least one people-owned value, not yet read.

    `number` is its 1-based row in the grid of this snapshot; `id_text` and `check_text` are what the service
    columns hold (empty where there is nothing).
    """

    number: int
    cells: RowCells
    texts: RowTexts
    id_text: str = ""
    check_text: str = ""


class Sureness(StrEnum):
    """How a cell's text was understood."""

    EXACT = "exact"
    """The canonical word or a real date cell; or a word of its own standing that nothing is suggested for."""
    SPELLING = "spelling"
    """Misspelt so that it can only be one, or another word for it: understood, the proper word is suggested."""
    TEXT = "text"
    """A date typed as text: understood, a real date is suggested."""
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class OwnerReading:
    """The owner column read: `department` is the listed name, None unless it was understood."""

    department: str | None
    sureness: Sureness
    suggestion: str | None = None


class DueReading(NamedTuple):
    """The due column read. `candidates` are the two or more days of an ambiguous text.

    `relative` says that the reading used `today`, so that it must be pinned to the day it was first seen: `seen_on`.
    """

    day: dt.date | None
    sureness: Sureness
    candidates: tuple[dt.date, ...] = ()
    relative: bool = False
    seen_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status column read: `state` is UNKNOWN unless it was understood; `suggestion` is the nearest word."""

    state: State
    sureness: Sureness
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class BlockerReading:
    """The barrier column read, the row's state aside.

    `obstacle` is False for an empty cell and for a text that says there is none. `parties` are those named as
    the ones to act, the row's own department left out as soon as anyone else is; empty = nobody named. `because`
    are the words of the text that say so, one for each party.
    """

    obstacle: bool
    parties: tuple[Party, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row, identified and read."""

    id: str
    line: Line
    owner: OwnerReading
    due: DueReading
    status: StatusReading
    blocker: BlockerReading
    live: bool = field(init=False, repr=False, compare=False)
    """Whether the row has a live blocker: an obstacle on an open row. Asked so often that it is worked out once."""

    def __post_init__(self) -> None:
        """Work out whether the blocker is live."""
        object.__setattr__(self, "live", self.blocker.obstacle and not self.status.state.closed)

    @property
    def number(self) -> int:
        """The 1-based row in the grid of this snapshot."""
        return self.line.number

    @property
    def step(self) -> str:
        """The step's text, verbatim."""
        return self.line.texts.step

    @property
    def state(self) -> State:
        """The state behind the status."""
        return self.status.state

    @property
    def waits_on(self) -> tuple[Party, ...]:
        """The parties waited on now; empty without a live blocker."""
        return self.blocker.parties if self.live else ()

    @property
    def label(self) -> Label:
        """The one label the row is counted under."""
        return label_of(self.state, live_blocker=self.live)

    def days_overdue(self, today: dt.date) -> int:
        """Calendar days since the due day on an open row; 0 if it is not overdue."""
        if self.state.closed or self.due.day is None:
            return 0
        return max((today - self.due.day).days, 0)

    def due_soon(self, today: dt.date, within: int) -> bool:
        """Whether an open row is due today or in the next `within` calendar days."""
        if self.state.closed or self.due.day is None:
            return False
        return 0 <= (self.due.day - today).days <= within
