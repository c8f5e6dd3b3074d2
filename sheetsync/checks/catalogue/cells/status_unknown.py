"""SS101: a status that is empty or not understood."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS101", name="status_unknown", severity=Severity.ERROR, column=Field.STATUS)
def status_unknown(row: Row, subject: Subject) -> Notice | None:
    """A status that is empty or not understood.

    The row is open, but in no state: it is counted apart, never as planned. A denial («не готово») says only that it
    is not done.

    Bad: «???», «не готово», an empty cell.
    Good: «В работе».
    To do: choose a status from the cell's list.
    """
    say = subject.messages.say
    if row.status.sureness is Sureness.EMPTY:
        return Notice(say("No status: choose one from the list."))
    if row.status.sureness is not Sureness.UNREADABLE:
        return None
    text = shorten(row.line.texts.status)
    if row.status.suggestion:
        nearest = row.status.suggestion
        return Notice(
            say("Status “{text}” is not understood. Perhaps “{nearest}”?", text=text, nearest=nearest), nearest
        )
    return Notice(say("Status “{text}” is not understood: choose one from the list.", text=text))
