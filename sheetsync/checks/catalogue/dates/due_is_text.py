"""SS203: a due date typed as text."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import show_day
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS203", name="due_is_text", severity=Severity.HINT, column=Field.DUE)
def due_is_text(row: Row, subject: Subject) -> Notice | None:
    """A due date typed as text.

    It was understood, but the sheet's own sorting, filters and colours don't see a date in it. Words that count from a
    day («завтра») count from the day on which they were first seen.

    Bad: «до 15 мая» as text.
    Good: 15.05.2025 as a date.
    To do: take the suggested date.
    """
    day = row.due.day
    if row.due.sureness is not Sureness.TEXT or day is None:
        return None
    shown = show_day(day, subject.messages)
    return Notice(subject.messages.say("Date typed as text, read as {day}.", day=shown), day.isoformat())
