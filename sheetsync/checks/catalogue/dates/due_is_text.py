"""SS203: a due date typed as text."""

import datetime as dt

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten, show_day
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import DueReading, Row, Sureness


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
    return Notice(_message(row.due, shorten(row.line.texts.due), day, subject.messages), day.isoformat())


def _message(due: DueReading, text: str, day: dt.date, messages: Messages) -> str:
    """Return what the text was read as, and since when it counts where it counts from a day."""
    shown = show_day(day, messages)
    if due.seen_on is None:
        return messages.say("A date as text: “{text}” is read as {day}.", text=text, day=shown)
    since = show_day(due.seen_on, messages)
    return messages.say(
        "A date as text: “{text}” is read as {day}, counted from {since}.", text=text, day=shown, since=since
    )
