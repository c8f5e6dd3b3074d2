"""SS601: no header is recognised."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.finding import Severity
from sheetsync.reading.table import TableProblemKind


@check(code="SS601", name="header_lost", severity=Severity.ERROR)
def header_lost(subject: Subject) -> Iterator[Notice]:
    """No header is recognised.

    A header is a line that names at least three of the five columns. Without it no row can be read.

    Bad: the header was deleted or renamed altogether.
    Good: Этап | Ответственный отдел | Дата выполнения | Статус | Барьеры / Проблемы.
    To do: put the header back as it was.
    """
    for problem in subject.table_problems:
        if problem.kind is TableProblemKind.NO_HEADER:
            headers = " | ".join(subject.template.headers)
            yield Notice(subject.messages.say("No header is recognised. It should read: {headers}.", headers=headers))
