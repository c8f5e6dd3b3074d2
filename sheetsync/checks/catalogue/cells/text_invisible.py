"""SS110: invisible characters in a cell."""

import re
from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.reading.folding import visible

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


@check(code="SS110", name="text_invisible", severity=Severity.HINT)
def text_invisible(subject: Subject) -> Iterator[Notice]:
    """Invisible characters in a cell.

    They come with text copied from elsewhere: the word looks right, but search and filters don't find it.

    Bad: a zero-width space inside «Продажи».
    Good: the word typed anew.
    To do: type the word again, or clear and paste as plain text.
    """
    for row in subject.rows:
        if not _INVISIBLE.search("".join(row.line.texts)):
            continue
        for column in Field:
            if _INVISIBLE.search(row.line.texts.of(column)):
                header = subject.header(column)
                yield Notice(
                    subject.messages.say("“{header}” holds invisible characters.", header=header),
                    visible(row.line.texts.of(column)),
                    row=row,
                    column=column,
                )
