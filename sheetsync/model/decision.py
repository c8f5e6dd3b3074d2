"""A line of the tab «Решения» as read, and the row that is made of it."""

from dataclasses import dataclass

from sheetsync.model.grid import EMPTY, Cell


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line of «Решения» below its header.

    `number` is its 1-based row in the grid; `text` is verbatim; `owner` and `due` are the people's cells;
    `row_text` is what the service column «Строка» holds (empty where there is nothing).
    """

    number: int
    text: str
    owner: Cell = EMPTY
    due: Cell = EMPTY
    row_text: str = ""


@dataclass(frozen=True, slots=True)
class RowToAppend:
    """A row of the status sheet to be made once: the people's values and the service's id.

    Made of a decision, `owner` and `due` are the cells of its line as typed, and `status` is the template's word for
    planned. `decision_key` is empty where no decision stands behind it; `note` goes to the cell of its step.
    """

    id: str
    step: str
    owner: Cell
    due: Cell
    status: str
    decision_key: str = ""
    blocker: str = ""
    note: str = ""
