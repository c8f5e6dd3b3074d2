"""What an adoption asks people: which tab, which column."""

from collections.abc import Iterable, Sequence

from sheetsync.messages import Messages
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.table import TableProblem, TableProblemKind
from sheetsync.workbook.find import quoted


def which_tab(candidates: Sequence[Tab], template: Template, speak: Messages) -> str:
    """Return the question which of several tabs is the status tab; the template's title decides."""
    return speak.say(
        "Several tabs look like a status sheet: {tabs}. Rename the right one to “{title}” and run it again.",
        tabs=", ".join(quoted(tab.title, speak) for tab in candidates),
        title=template.tabs[TabName.STATUS],
    )


_ASKED = (TableProblemKind.NO_HEADER, TableProblemKind.MISSING, TableProblemKind.DOUBLED, TableProblemKind.TOO_GENERAL)


def ask(problems: Iterable[TableProblem], template: Template, speak: Messages) -> tuple[str, ...]:
    """Return a question for each column that is not sure: it is asked for, never guessed."""
    return tuple(_question(problem, template, speak) for problem in problems if problem.kind in _ASKED)


def _question(problem: TableProblem, template: Template, speak: Messages) -> str:
    if problem.field is None or isinstance(problem.field, ServiceColumn):
        return speak.say("The header row is gone: put back {headers}.", headers=", ".join(template.headers))
    header = template.columns[problem.field].header
    if not problem.candidates:
        return speak.say("Which column is “{header}”? Give it this header.", header=header)
    places = ", ".join(f"{column_letters(one.column)} {quoted(one.header, speak)}" for one in problem.candidates)
    return speak.say(
        "Which column is “{header}”: {places}? Give the right one exactly this header.", header=header, places=places
    )
