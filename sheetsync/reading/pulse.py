"""The tab «Опрос»: answers of the survey, one a line, without a word of who answered."""

import datetime as dt
import math
from collections.abc import Iterator
from typing import NamedTuple

from sheetsync.model.grid import Cell, Tab
from sheetsync.model.template import Template
from sheetsync.reading.dates.cell import read_due
from sheetsync.reading.side_tables import find_side_table
from sheetsync.reading.vocabulary import phrases

_DATE, _SCORE = "date", "score"
_NO_TODAY = dt.date(2000, 1, 1)


class Answer(NamedTuple):
    """One answer: its day and the score given."""

    day: dt.date
    score: float


def read_answers(tab: Tab | None, template: Template) -> tuple[Answer, ...]:
    """Return the answers; lines without a day (its year included) and a number are none. Other columns aren't read."""
    return tuple(_answers(tab, template)) if tab else ()


def _answers(tab: Tab, template: Template) -> Iterator[Answer]:
    words = {
        _DATE: (template.pulse.date, *phrases("labels", "pulse", _DATE)),
        _SCORE: (template.pulse.score, *phrases("labels", "pulse", _SCORE)),
    }
    table = find_side_table(tab, words, len(words))
    if table is None:
        return
    for row in range(table.header_row + 1, len(tab.lines)):
        due = read_due(tab.cell(row, table.columns[_DATE]), seen_on=_NO_TODAY, locale=template.locale)
        score = _score(tab.cell(row, table.columns[_SCORE]))
        if due.day is not None and not due.relative and score is not None:
            yield Answer(due.day, score)


def _score(cell: Cell) -> float | None:
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    try:
        score = float(cell.value.strip().replace(",", ".") if isinstance(cell.value, str) else cell.value)
    except ValueError:
        return None
    return score if math.isfinite(score) else None
