"""SS302: a closed row with a barrier still in its cell."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS302", name="closed_with_barrier", severity=Severity.HINT, column=Field.BLOCKER)
def closed_with_barrier(row: Row, subject: Subject) -> Notice | None:
    """A closed row with a barrier still in its cell.

    A closed row waits for nobody, so the text is not counted; it may be left over, or the row closed too early.

    Bad: «Выполнено», «Нет данных о частых жалобах».
    Good: «Выполнено» and an empty cell.
    To do: clear the cell, or reopen the row.
    """
    if not (row.state.closed and row.blocker.obstacle):
        return None
    return Notice(subject.messages.say("Closed, but a barrier is still written: clear it or reopen the row."))
