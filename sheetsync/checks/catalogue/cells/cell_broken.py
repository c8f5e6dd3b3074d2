"""SS107: a formula's error in a people's cell."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import FIELDS
from sheetsync.model.finding import Severity


@check(code="SS107", name="cell_broken", severity=Severity.WARNING)
def cell_broken(subject: Subject) -> Iterator[Notice]:
    """A formula's error in a people's cell.

    The cell shows an error in place of what somebody meant to say; it is read as nothing known.

    Bad: «#REF!», «#Н/Д».
    Good: the text or date itself.
    To do: repair the formula, or type the value.
    """
    for row in subject.rows:
        for column, cell in zip(FIELDS, row.line.cells, strict=True):
            if cell.error is not None:
                header, shown = subject.header(column), shorten(str(cell.value or cell.error))
                message = subject.messages.say("“{header}” shows the error {shown}.", header=header, shown=shown)
                yield Notice(message, row=row, column=column)
