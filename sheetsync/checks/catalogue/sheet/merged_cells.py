"""SS604: merged cells among the rows."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.finding import Severity
from sheetsync.reading.table import TableProblemKind


@check(code="SS604", name="merged_cells", severity=Severity.WARNING)
def merged_cells(subject: Subject) -> Iterator[Notice]:
    """Merged cells among the rows.

    Of merged cells only the first holds anything: the other rows look filled and are empty. Nor can they be
    sorted.

    Bad: one date merged over three rows.
    Good: the date in each row.
    To do: unmerge the cells and fill each.
    """
    for problem in subject.table_problems:
        if problem.kind is TableProblemKind.MERGED:
            message = subject.messages.say("Merged cells at row {row}: unmerge them and fill each.", row=problem.row)
            yield Notice(message, line=problem.row)
