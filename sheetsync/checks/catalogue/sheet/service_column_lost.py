"""SS605: a column of the service is gone."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import ServiceColumn
from sheetsync.model.finding import Severity
from sheetsync.reading.table import TableProblemKind


@check(code="SS605", name="service_column_lost", severity=Severity.WARNING)
def service_column_lost(subject: Subject) -> Iterator[Notice]:
    """A column of the service is gone.

    Rows are known again by their content until it is back; the next run puts it back.

    Bad: the column «ID» was deleted.
    Good: «Проверка» and the hidden «ID» right of the table.
    To do: nothing, or `sheetsync sync`.
    """
    for problem in subject.table_problems:
        if problem.kind is TableProblemKind.LOST_SERVICE and isinstance(problem.field, ServiceColumn):
            header = subject.template.service_columns[problem.field].header
            yield Notice(
                subject.messages.say("The column “{header}” is gone; the next run puts it back.", header=header)
            )
