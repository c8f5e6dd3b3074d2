"""SS106: a row without an owner."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS106", name="owner_empty", severity=Severity.WARNING, column=Field.OWNER)
def owner_empty(row: Row, subject: Subject) -> Notice | None:
    """A row without an owner.

    Nobody brings it to the meeting.

    Bad: an empty cell.
    Good: «Продажи».
    To do: choose a department from the cell's list.
    """
    if row.owner.sureness is not Sureness.EMPTY:
        return None
    return Notice(subject.messages.say("No department: choose who answers for it."))
