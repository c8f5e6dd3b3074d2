"""SS104: a department understood, though it is not the list's word."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS104", name="department_spelling", severity=Severity.HINT, column=Field.OWNER)
def department_spelling(row: Row, subject: Subject) -> Notice | None:
    """A department understood, though it is not the list's word.

    A misspelling that can only be one department, another form of its name, or look-alike letters. The row is counted
    under the department; filters know the list's word alone.

    Bad: «Маркетниг», «отдел продаж».
    Good: «Маркетинг», «Продажи».
    To do: take the suggested word.
    """
    word = row.owner.suggestion
    if row.owner.sureness is not Sureness.SPELLING or word is None:
        return None
    return Notice(_message(row, word, subject.messages), word)


def _message(row: Row, word: str, messages: Messages) -> str:
    return messages.say("Department “{text}” reads like “{word}”.", text=shorten(row.line.texts.owner), word=word)
