"""The tab «Дубли»: what people said of pairs of rows."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.folding import fold, strip_marks
from sheetsync.reading.side_tables import find_side_table
from sheetsync.reading.vocabulary import phrases

_FIRST, _SECOND, _DECISION = "first", "second", "decision"


class Verdict(NamedTuple):
    """«Не дубль», said of a pair: the rows' ids, and their step texts as the tab showed them."""

    first_id: str
    second_id: str
    first_step: str
    second_step: str


def pair_key(first_id: str, second_id: str) -> str:
    """Return the key of a pair; the hidden first column of the tab holds it, and more after another `|`."""
    return f"{first_id}|{second_id}"


def read_verdicts(tab: Tab | None, template: Template) -> tuple[Verdict, ...]:
    """Return the pairs in whose decision cell people typed that they are no duplicates."""
    return tuple(_verdicts(tab, template)) if tab else ()


def _verdicts(tab: Tab, template: Template) -> Iterator[Verdict]:
    words = template.duplicates
    named = {_FIRST: (words.first,), _SECOND: (words.second,), _DECISION: (words.decision,)}
    table = find_side_table(tab, named, len(named))
    if table is None:
        return
    said = {
        strip_marks(fold(word)) for word in (words.not_duplicate, *phrases("labels", "duplicates", "not_duplicate"))
    }
    keys = tab.line_keys()
    for row in range(table.header_row + 1, len(tab.lines)):
        first_id, second_id, *_ = (*keys[row].split("|"), "", "")
        typed = strip_marks(fold(_text(tab, row, table.columns[_DECISION])))
        if first_id and second_id and typed in said:
            steps = (_text(tab, row, table.columns[name]) for name in (_FIRST, _SECOND))
            yield Verdict(first_id, second_id, *steps)


def _text(tab: Tab, row: int, column: int) -> str:
    value = tab.cell(row, column).value
    return value if isinstance(value, str) else ""
