"""SS603: a second header further down."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.finding import Severity
from sheetsync.reading.table import TableProblemKind


@check(code="SS603", name="second_table", severity=Severity.WARNING)
def second_table(subject: Subject) -> Iterator[Notice]:
    """A second header further down.

    The same header once more is passed over, its rows are read. Under a header of other columns nothing is read.

    Bad: last year's table pasted below.
    Good: one table on the tab.
    To do: move the other table to a tab of its own, or delete the spare header.
    """
    say = subject.messages.say
    for problem in subject.table_problems:
        if problem.kind is TableProblemKind.SECOND_TABLE:
            message = say("Row {row} begins another table: nothing from there on is read.", row=problem.row)
            yield Notice(message, line=problem.row)
        if problem.kind is TableProblemKind.REPEATED_HEADER:
            yield Notice(say("Row {row} repeats the header.", row=problem.row), line=problem.row)
