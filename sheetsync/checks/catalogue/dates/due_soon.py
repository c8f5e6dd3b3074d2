"""SS202: an open row that is due today or within a few days."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS202", name="due_soon", severity=Severity.HINT, column=Field.DUE)
def due_soon(row: Row, subject: Subject) -> Notice | None:
    """An open row that is due today or within a few days.

    How many days is a setting («Скоро срок, дней», 2 unless set). They are calendar days; where none of them is worked,
    it says so.

    Bad: due tomorrow, still «Запланировано», and nobody has looked at it.
    Good: started in time, or a new date agreed on before the old one passes.
    To do: look whether it will be ready.
    """
    if not row.due_soon(subject.today, subject.settings.due_soon_days) or row.due.day is None:
        return None
    left = (row.due.day - subject.today).days
    if left == 0:
        return Notice(subject.messages.say("Due today."))
    if not subject.calendar.any_worked(subject.today, row.due.day):
        return Notice(
            subject.messages.count(
                "Due in {n} day, and that is no working day.",
                "Due in {n} days, and none of them is a working day.",
                left,
            )
        )
    return Notice(subject.messages.count("Due in {n} day.", "Due in {n} days.", left))
