"""Pairs as lines of the tab «Дубли»: both steps and why they match; the decision beside them is people's."""

from collections.abc import Iterable

from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.reading.verdicts import pair_key


def pair_lines(pairs: Iterable[DuplicatePair]) -> tuple[DesiredLine, ...]:
    """Return a line a pair, known by the ids of its rows."""
    return tuple(DesiredLine(pair_key(pair.first_id, pair.second_id), _cells(pair)) for pair in pairs)


def _cells(pair: DuplicatePair) -> tuple[DesiredCell, ...]:
    return DesiredCell(pair.first_step), DesiredCell(pair.second_step), DesiredCell(pair.why, Style.MUTED)
