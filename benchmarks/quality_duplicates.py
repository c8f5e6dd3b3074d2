"""What the duplicates room says of labelled steps."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sheetsync.duplicates.pairs import find_duplicates
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.settings import Settings
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

Cells = Mapping[str, str]

_TODAY = dt.date(2026, 1, 1)


def predict_pairs(rows: Sequence[Cells]) -> list[tuple[str, ...]]:
    """Return `id` and 1 or 0 for each pair of texts."""
    return [(row["id"], str(int(bool(_pairs({"a": row["text_a"], "b": row["text_b"]}))))) for row in rows]


def predict_clusters(rows: Sequence[Cells]) -> list[tuple[str, ...]]:
    """Return `id` and the cluster of each row of a sheet: the first row of its group, empty if it is alone."""
    group = {row["id"]: [row["id"]] for row in rows}
    for pair in _pairs({row["id"]: row["task"] for row in rows}):
        one, other = group[pair.first_id], group[pair.second_id]
        if one is not other:
            one.extend(other)
            group.update(dict.fromkeys(other, one))
    return [(row["id"], min(group[row["id"]]) if len(group[row["id"]]) > 1 else "") for row in rows]


def _pairs(steps: Mapping[str, str]) -> tuple[DuplicatePair, ...]:
    rows = [_row(row_id, step, number) for number, (row_id, step) in enumerate(steps.items(), 2)]
    return find_duplicates(rows, today=_TODAY, done_on={}, not_duplicates=(), messages=Messages("en"))


def _row(row_id: str, step: str, number: int) -> Row:
    """Return an open row with nothing but its step: duplicates are told by the words alone."""
    cells = RowCells(Cell(step), EMPTY, EMPTY, EMPTY, EMPTY)
    line = Line(number, cells, RowTexts(step, "", "", "", ""))
    return _READER.read(line, row_id, seen_on=_TODAY, locale="ru_RU")


_READER = Reader(load_template("status.ru"), Settings())
