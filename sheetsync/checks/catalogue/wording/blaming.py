"""SS501: a barrier that blames in place of saying what is needed."""

from sheetsync.checks.blame import is_blaming
from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row


@row_check(code="SS501", name="blaming", severity=Severity.HINT, column=Field.BLOCKER)
def blaming(row: Row, subject: Subject) -> Notice | None:
    """A barrier that blames in place of saying what is needed.

    Only phrases that can't be meant otherwise are noticed, and they get a hint, no more. The text stays as it is.

    Bad: «Производство тормозит».
    Good: «Нужны ресурсы, чтобы ускорить выпуск».
    To do: write what is needed, from whom, by when.
    """
    if not row.live or not is_blaming(row.line.texts.blocker, subject.settings.departments):
        return None
    return Notice(subject.messages.say("Say rather what is needed, from whom and by when."))
