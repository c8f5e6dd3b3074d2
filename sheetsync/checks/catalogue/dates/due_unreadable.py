"""SS205: a due text that names no day."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS205", name="due_unreadable", severity=Severity.ERROR, column=Field.DUE)
def due_unreadable(row: Row, subject: Subject) -> Notice | None:
    """A due text that names no day.

    Something stands there, but no day of the calendar can be told from it. A number without a date format is no date.

    Bad: «когда будет время», «32.05.2025».
    Good: 15.05.2025 as a date.
    To do: type a day.
    """
    if row.due.sureness is not Sureness.UNREADABLE:
        return None
    text = shorten(row.line.texts.due)
    return Notice(subject.messages.say("No day can be told from “{text}”: type a date.", text=text))
