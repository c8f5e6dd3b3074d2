"""Formulas that colour the status tab between runs, and that its ready filter views use.

One test serves the colours and the views. Rules for Google: `;` between arguments in every locale (a comma is
refused where the comma is the decimal mark), English function names, no array literals, no decimals. Words are
compared as people write them: case, outer and double spaces, ё/е forgiven.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sheetsync.model.a1 import column_letters
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.workbook.words import word_bar


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the first row's cells stand that the formulas look at: 0-based columns, 1-based row."""

    row: int
    due: int | None = None
    status: int | None = None
    blocker: int | None = None

    def at(self, column: int) -> str:
        """Return the reference `$C2`: the column stands, the row moves along."""
        return f"${column_letters(column)}{self.row}"


def overdue_formula(template: Template, cells: Cells) -> str | None:
    """Return what is true on a row that is open and due before today; None without a due column."""
    return _due_formula(template, cells, "{due}<TODAY()")


def due_soon_formula(template: Template, cells: Cells, within: int) -> str | None:
    """Return what is true on a row that is open and due today or in the next `within` days."""
    return _due_formula(template, cells, f"{{due}}>=TODAY();{{due}}<=TODAY()+{within}")


def state_formula(template: Template, cells: Cells, state: State) -> str | None:
    """Return what is true where the status is a word of this state; None without a status column."""
    if cells.status is None:
        return None
    return "=" + _one_of(cells.at(cells.status), _words(template, state))


def waiting_formula(template: Template, cells: Cells) -> str | None:
    """Return what is true on an open row with a live blocker or a waiting status; None without both columns."""
    waits = []
    if cells.status is not None:
        waits.append(_one_of(cells.at(cells.status), _words(template, State.WAITING)))
    if cells.blocker is not None:
        waits.append(f"NOT({_one_of(cells.at(cells.blocker), ['', *template.none_words])})")
    if not waits:
        return None
    some = waits[0] if len(waits) == 1 else f"OR({';'.join(waits)})"
    return f"=AND({';'.join([some, *_open(template, cells)])})"


def _due_formula(template: Template, cells: Cells, test: str) -> str | None:
    if cells.due is None:
        return None
    due = cells.at(cells.due)
    return f"=AND({';'.join([f'ISNUMBER({due})', test.format(due=due), *_open(template, cells)])})"


def _open(template: Template, cells: Cells) -> list[str]:
    """Return the test that the status is no word of a closed state; none where no column says."""
    if cells.status is None:
        return []
    closed = [word for state in State if state.closed for word in _words(template, state)]
    return [f"NOT({_one_of(cells.at(cells.status), closed)})"]


def _words(template: Template, state: State) -> tuple[str, ...]:
    spec = template.statuses[state]
    return (spec.name, *spec.aliases)


def _one_of(cell: str, words: Iterable[str]) -> str:
    """Return a test whether a cell is one of the words; the empty word stands for an empty cell."""
    listed = list(words)
    bar = word_bar(listed).replace('"', '""')
    if "" in listed:
        bar = "|" + bar
    return f'ISNUMBER(FIND("|"&SUBSTITUTE(LOWER(TRIM({cell}));"ё";"е")&"|";"{bar}"))'


_STRING_OR_MARK = re.compile(r'("(?:[^"]|"")*")|,|\s+')
_STRING = re.compile(r'"(?:[^"]|"")*"')
_REFERENCE = re.compile(r"\$[A-Z]+\d+")
_DAYS = re.compile(r"TODAY\(\)\+\d+")


def canonical(formula: str) -> str:
    """Return a formula as we write it: Google answers with commas where its locale has them."""
    return _STRING_OR_MARK.sub(lambda found: found[1] or (";" if found[0] == "," else ""), formula)


def skeleton(formula: str) -> str:
    """Return a formula without its words, places and numbers of days: by it our rules are known again."""
    bare = _STRING.sub('""', canonical(formula))
    return _DAYS.sub("TODAY()+", _REFERENCE.sub("$", bare))
