"""SS608: the header of the decisions isn't recognised."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import TabName
from sheetsync.model.finding import Severity


@check(code="SS608", name="decisions_lost", severity=Severity.WARNING)
def decisions_lost(subject: Subject) -> Iterator[Notice]:
    """The header of the decisions isn't recognised.

    No decision becomes a row until it is back.

    Bad: the first line of «Решения» was deleted.
    Good: Решение / действие | Ответственный отдел | Срок | Строка.
    To do: put the header back as it was.
    """
    if subject.decisions_lost:
        words = subject.template.decisions
        headers = f"{words.text} | {words.owner} | {words.due}"
        message = subject.messages.say("No header is recognised. It should read: {headers}.", headers=headers)
        yield Notice(message, tab=TabName.DECISIONS)
