"""SS204: a due text with two readings."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten, show_day
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness

_TOLD = 3


@row_check(code="SS204", name="due_ambiguous", severity=Severity.ERROR, column=Field.DUE)
def due_ambiguous(row: Row, subject: Subject) -> Notice | None:
    """A due text with two readings.

    The row has no due date until somebody says which is meant.

    Bad: «06/05/2025» in a Russian sheet; «15 или 16 мая».
    Good: 15.05.2025 as a date.
    To do: type the date that is meant.
    """
    if row.due.sureness is not Sureness.AMBIGUOUS:
        return None
    text, say = shorten(row.line.texts.due), subject.messages.say
    days = [show_day(day, subject.messages) for day in row.due.candidates[:_TOLD]]
    if len(days) < 2:
        return Notice(say("Date “{text}” can be read in two ways: type the day.", text=text))
    either = say("{first} or {second}", first=", ".join(days[:-1]), second=days[-1])
    return Notice(say("Date “{text}” can be {either}: type the day.", text=text, either=either))
