"""SS501: a barrier that blames in place of saying what is needed."""

from functools import lru_cache

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row
from sheetsync.model.settings import Department
from sheetsync.reading.wording.reader import Level, WordingReader, WordingReading


@row_check(code="SS501", name="blaming", severity=Severity.HINT, column=Field.BLOCKER)
def blaming(row: Row, subject: Subject) -> Notice | None:
    """A barrier that blames in place of saying what is needed.

    Only what speaks ill of people is noticed, never a plain fact or a machine, and it gets a hint, no more. The text
    stays as it is.

    Bad: «Производство тормозит».
    Good: «Какие ресурсы нам нужны, чтобы ускорить выпуск?».
    To do: write what is needed, from whom, by when.
    """
    if not row.live:
        return None
    reading = read_wording(row.line.texts.blocker, subject.settings.departments)
    if reading.level is not Level.BLAMING:
        return None
    return Notice(
        subject.messages.say(
            "Say rather what is needed, from whom and by when: “{wording}”", wording=reading.suggestion
        )
    )


@lru_cache(maxsize=20_000)
def read_wording(text: str, departments: tuple[Department, ...]) -> WordingReading:
    """Return how a barrier is worded, worked out once for each text."""
    return _reader(departments).read(text)


@lru_cache(maxsize=8)
def _reader(departments: tuple[Department, ...]) -> WordingReader:
    return WordingReader(departments)
