"""SS303: a delayed row that doesn't say what is in the way."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row
from sheetsync.model.state import State


@row_check(code="SS303", name="delayed_without_barrier", severity=Severity.WARNING, column=Field.BLOCKER)
def delayed_without_barrier(row: Row, subject: Subject) -> Notice | None:
    """A delayed row that doesn't say what is in the way.

    Nobody can help with what isn't written.

    Bad: «Задержано» and an empty barrier.
    Good: «Задержано», «Ждём макет от типографии».
    To do: write what is missing and from whom.
    """
    if row.state is not State.DELAYED or row.live:
        return None
    return Notice(subject.messages.say("Delayed, but no barrier is written: what is missing, and from whom?"))
