"""The suggestions that findings carry, as what would be done to cells."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sheetsync.assess import Assessment
from sheetsync.model.columns import Field
from sheetsync.model.finding import Finding
from sheetsync.model.history import CellSwap, Value
from sheetsync.model.row import Row

WORDS = (Field.OWNER, Field.DUE, Field.STATUS)
"""The columns whose suggestions are values. What people wrote at length is theirs: a wording is only ever offered."""

PLAIN_TEXT = "TEXT"
"""The number format under which a cell keeps whatever is put into it as text (Google's NumberFormatType)."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would be done to one cell, and why: the finding's code and sentence, and the row's number and step."""

    swap: CellSwap
    code: str
    message: str
    row: int
    step: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suggestions are chosen: those that every filled part allows.

    `rows` are row numbers or IDs, `codes` findings' codes or beginnings, `columns` fields.
    """

    rows: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    columns: frozenset[Field] = frozenset()

    def allows(self, one: Suggestion) -> bool:
        """Whether a suggestion is chosen."""
        by_row = not self.rows or bool(self.rows & {str(one.row), one.swap.row_id})
        by_code = not self.codes or one.code.startswith(self.codes)
        return by_row and by_code and (not self.columns or one.swap.field in self.columns)


def suggestions(assessment: Assessment) -> tuple[Suggestion, ...]:
    """Return every suggestion for a cell that a person typed text into, from top to bottom, one a cell."""
    rows = {row.id: row for row in assessment.standing}
    found: dict[tuple[str, Field], Suggestion] = {}
    for finding in assessment.findings:
        for one in _suggested(finding, rows.get(finding.row_id or "")):
            found.setdefault((one.swap.row_id, one.swap.field), one)
    return tuple(found.values())


def _suggested(finding: Finding, row: Row | None) -> Iterator[Suggestion]:
    field = next((field for field in WORDS if field == finding.place.column), None)
    if row is None or field is None or finding.suggestion is None:
        return
    cell = row.line.cells.of(field)
    if not isinstance(cell.value, str) or not cell.value or cell.formula or cell.error:
        return
    after = _value(finding.suggestion, field)
    if isinstance(after, dt.date) and cell.format_type == PLAIN_TEXT:
        return
    swap = CellSwap(row.id, field, cell.value, after)
    yield Suggestion(swap, finding.code, finding.message, row.number, row.step)


def _value(text: str, field: Field) -> Value:
    if field is not Field.DUE:
        return text
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text


def replaced_statuses(assessment: Assessment, text: str, word: str) -> tuple[CellSwap, ...]:
    """Return what puts a known word in the place of a status, in each row that says exactly this text."""
    rows = [row for row in assessment.standing if row.line.texts.status == text]
    cells = [(row.id, row.line.cells.of(Field.STATUS)) for row in rows]
    return tuple(
        CellSwap(row_id, Field.STATUS, text, word) for row_id, cell in cells if cell.value == text and not cell.formula
    )


def chosen(all_of_them: Iterable[Suggestion], wanted: Wanted) -> tuple[Suggestion, ...]:
    """Return those that are wanted."""
    return tuple(one for one in all_of_them if wanted.allows(one))
