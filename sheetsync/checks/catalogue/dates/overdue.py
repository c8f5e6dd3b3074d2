"""SS201: an open row whose due date has passed."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS201", name="overdue", severity=Severity.WARNING, column=Field.DUE)
def overdue(row: Row, subject: Subject) -> Notice | None:
    """An open row whose due date has passed.

    Days are calendar days, counted in the spreadsheet's time zone. «Задержано» changes nothing: a promise is a date.

    Bad: due on 8 April, still «В работе» on the 14th.
    Good: done, or a new date agreed on.
    To do: close the row, or agree on a new date.
    """
    late = row.days_overdue(subject.today)
    if not late:
        return None
    return Notice(subject.messages.count("Overdue by {n} day.", "Overdue by {n} days.", late))
