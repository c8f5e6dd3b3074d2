"""SS206: an open row without a due date."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS206", name="due_empty", severity=Severity.WARNING, column=Field.DUE)
def due_empty(row: Row, subject: Subject) -> Notice | None:
    """An open row without a due date.

    It can't be late, so it is never asked about.

    Bad: an empty cell.
    Good: 15.05.2025 as a date.
    To do: agree on a date.
    """
    if row.due.sureness is not Sureness.EMPTY or row.state.closed:
        return None
    return Notice(subject.messages.say("No due date: agree on one."))
