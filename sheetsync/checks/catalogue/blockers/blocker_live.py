"""SS301: an open row that waits."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row

_LONG = 7


@row_check(code="SS301", name="blocker_live", severity=Severity.HINT, column=Field.BLOCKER)
def blocker_live(row: Row, subject: Subject) -> Notice | None:
    """An open row that waits.

    Whom it waits on, as the barrier's text names them, and for how many days the service has seen a barrier there.
    A warning from a week on.

    Bad: «Ждём макет от типографии», the same for two weeks, and nobody asked.
    Good: the cell cleared on the day the layout came.
    To do: ask the ones it waits on, or clear the cell when it is over.
    """
    if not row.live:
        return None
    age = subject.blocker_ages.get(row.id, 0)
    severity = Severity.WARNING if age >= _LONG else Severity.HINT
    parties = ", ".join(party.name for party in row.waits_on)
    message = _waiting(parties, _because(row), age, subject) if parties else _stuck(age, subject)
    return Notice(message, severity=severity) if message else None


def _because(row: Row) -> str:
    """Return the words of the cell that name the parties, each once."""
    return " … ".join(dict.fromkeys(shorten(words) for words in row.blocker.because))


def _waiting(parties: str, words: str, age: int, subject: Subject) -> str:
    if not age:
        return subject.messages.say("Waiting for: {parties}, because “{words}”.", parties=parties, words=words)
    return subject.messages.count(
        "Waiting for: {parties}, {n} day, because “{words}”.",
        "Waiting for: {parties}, {n} days, because “{words}”.",
        age,
        parties=parties,
        words=words,
    )


def _stuck(age: int, subject: Subject) -> str:
    """Return the age of a barrier that names nobody; on its first day there is nothing to add to the cell itself."""
    return subject.messages.count("Barrier open for {n} day.", "Barrier open for {n} days.", age) if age else ""
