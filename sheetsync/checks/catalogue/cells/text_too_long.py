"""SS109: a text too long to be read in a meeting."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity

_LONG = 1_000


@check(code="SS109", name="text_too_long", severity=Severity.HINT)
def text_too_long(subject: Subject) -> Iterator[Notice]:
    """A text too long to be read in a meeting.

    A cell is seen in one glance or not at all. What is longer belongs in a note or a document.

    Bad: a thousand characters in «Этап».
    Good: a short step, and a link.
    To do: shorten it, or move the rest to the cell's note.
    """
    for row in subject.rows:
        if max(map(len, row.line.texts)) <= _LONG:
            continue
        for column in Field:
            length = len(row.line.texts.of(column))
            if length > _LONG:
                header = subject.header(column)
                message = subject.messages.count(
                    "“{header}” is {n} character long.", "“{header}” is {n} characters long.", length, header=header
                )
                yield Notice(message, row=row, column=column)
