"""SS609: hidden IDs stood beside other rows."""

from collections.abc import Iterator, Sequence

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.model.finding import Severity

_TOLD = 10


@check(code="SS609", name="ids_astray", severity=Severity.HINT)
def ids_astray(subject: Subject) -> Iterator[Notice]:
    """Hidden IDs stood beside other rows, or were gone.

    It happens when some columns are sorted or pasted without the hidden «ID». Each row is known by its text, and the
    run puts its ID back. Rows that read the same and lost their IDs can't be told apart: their histories may be
    exchanged.

    Bad: the five columns sorted, «ID» left as it was.
    Good: the whole table sorted, by its filter.
    To do: nothing; sort by the table's filter next time.
    """
    say = subject.messages.say
    if subject.astray:
        message = say(
            "IDs stood beside other rows or were gone; rows known by their text: {rows}. The run puts them back.",
            rows=_told(subject.astray),
        )
        yield Notice(message, line=subject.astray[0])
    if subject.alike:
        message = say(
            "These rows read the same and have no IDs, so which is which can't be told: {rows}.",
            rows=_told(subject.alike),
        )
        yield Notice(message, line=subject.alike[0])


def _told(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:_TOLD])) + (", …" if len(rows) > _TOLD else "")
