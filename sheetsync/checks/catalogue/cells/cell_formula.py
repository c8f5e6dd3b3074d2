"""SS108: a formula in a people's cell."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import FIELDS
from sheetsync.model.finding import Severity


@check(code="SS108", name="cell_formula", severity=Severity.HINT)
def cell_formula(subject: Subject) -> Iterator[Notice]:
    """A formula in a people's cell.

    Its value is read as if it were typed, but it may change without anybody touching the row: a date that moves by
    itself says nothing about a promise.

    Bad: «=TODAY()+3» as a due date.
    Good: a date.
    To do: type the value, if it is meant to stay.
    """
    for row in subject.rows:
        for column, cell in zip(FIELDS, row.line.cells, strict=True):
            if cell.formula and cell.error is None:
                message = subject.messages.say("“{header}” holds a formula.", header=subject.header(column))
                yield Notice(message, row=row, column=column)
