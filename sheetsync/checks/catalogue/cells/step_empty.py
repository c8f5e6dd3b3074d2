"""SS105: a row without a step."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row
from sheetsync.reading.cells import is_blank


@row_check(code="SS105", name="step_empty", severity=Severity.WARNING, column=Field.STEP)
def step_empty(row: Row, subject: Subject) -> Notice | None:
    """A row without a step.

    Nobody can tell what is to be done, and the row is hard to know again after a sort.

    Bad: an owner and a date beside an empty step.
    Good: «Собрать отзывы клиентов».
    To do: write in a few words what is to be done.
    """
    if not is_blank(row.line.cells.step):
        return None
    return Notice(subject.messages.say("No step: write what is to be done."))
