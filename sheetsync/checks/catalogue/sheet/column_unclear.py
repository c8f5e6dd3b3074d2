"""SS602: a column that is missing, doubled, or named too generally."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity
from sheetsync.reading.table import TableProblem, TableProblemKind

_MESSAGES = {TableProblemKind.MISSING, TableProblemKind.DOUBLED, TableProblemKind.TOO_GENERAL}


@check(code="SS602", name="column_unclear", severity=Severity.ERROR)
def column_unclear(subject: Subject) -> Iterator[Notice]:
    """A column that is missing, doubled, or named too generally.

    What can't be told is asked, never guessed: until then the column counts as empty, and nothing is said of it on
    the rows.

    Bad: two columns «Статус»; «Комментарий» in place of «Барьеры / Проблемы».
    Good: each header once, as in the template.
    To do: name the column as the template does.
    """
    for problem in subject.table_problems:
        if problem.kind in _MESSAGES and isinstance(problem.field, Field):
            yield Notice(_message(problem, problem.field, subject), column=problem.field, line=problem.row)


def _message(problem: TableProblem, column: Field, subject: Subject) -> str:
    header, say = subject.header(column), subject.messages.say
    named = [(column_letters(one.column), shorten(one.header)) for one in problem.candidates]
    places = ", ".join(say("{letters} “{header}”", letters=letters, header=typed) for letters, typed in named)
    if problem.kind is TableProblemKind.MISSING:
        return say("The column “{header}” is missing: add it, or name one so.", header=header)
    if problem.kind is TableProblemKind.DOUBLED:
        return say("More than one column can be “{header}”: {places}. Rename the others.", header=header, places=places)
    return say("Is one of these “{header}”: {places}? Then name it so.", header=header, places=places)
