"""SS607: a decision without owner or date."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import TabName
from sheetsync.model.finding import Severity
from sheetsync.reading.cells import is_blank


@check(code="SS607", name="decision_incomplete", severity=Severity.WARNING)
def decision_incomplete(subject: Subject) -> Iterator[Notice]:
    """A decision without owner or date.

    It becomes a row all the same, but nobody has promised it.

    Bad: «Обновить прайс», no department.
    Good: «Обновить прайс», Продажи, 15.05.2025.
    To do: fill in the department and the date in the row it became, and in the line.
    """
    say, words = subject.messages.say, subject.template.decisions
    for line in subject.decisions:
        lacking = [name for name, cell in ((words.owner, line.owner), (words.due, line.due)) if is_blank(cell)]
        if line.text.strip() and lacking:
            text, names = shorten(line.text), ", ".join(lacking)
            message = say("Decision “{text}” lacks: {names}.", text=text, names=names)
            yield Notice(message, column=lacking[0], line=line.number, tab=TabName.DECISIONS)
