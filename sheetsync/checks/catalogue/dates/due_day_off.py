"""SS207: an open row due on a weekend or holiday."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import show_day
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS207", name="due_day_off", severity=Severity.HINT, column=Field.DUE)
def due_day_off(row: Row, subject: Subject) -> Notice | None:
    """An open row due on a weekend or holiday.

    Holidays are the country's and those of the tab «Настройки». Nothing is wrong; on the next working day it will be
    overdue.

    Bad: due on Saturday 19 April.
    Good: due on Friday 18 April.
    To do: move it if nobody works that day.
    """
    day = row.due.day
    if day is None or row.state.closed or day < subject.today:
        return None
    shown = show_day(day, subject.messages)
    calendar = subject.calendar
    if calendar.is_holiday(day):
        return Notice(subject.messages.say("{day} is a holiday.", day=shown))
    if not calendar.is_worked(day):
        return Notice(subject.messages.say("{day} is a day off.", day=shown))
    return None
