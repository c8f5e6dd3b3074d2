"""SS102: a status understood, though it is not the list's word."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS102", name="status_spelling", severity=Severity.HINT, column=Field.STATUS)
def status_spelling(row: Row, subject: Subject) -> Notice | None:
    """A status understood, though it is not the list's word.

    A misspelling that can only be one word, another word for it, or look-alike letters of another alphabet. The row is
    counted as meant; filters and colours know the list's word alone.

    Bad: «Запланированно», «готово».
    Good: «Запланировано», «Выполнено».
    To do: take the suggested word.
    """
    word = row.status.suggestion
    if row.status.sureness is not Sureness.SPELLING or word is None:
        return None
    return Notice(_message(row, word, subject.messages), word)


def _message(row: Row, word: str, messages: Messages) -> str:
    return messages.say("Status “{text}” reads like “{word}”.", text=shorten(row.line.texts.status), word=word)
