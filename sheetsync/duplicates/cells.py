"""Pairs as lines of the tab «Дубли»: both steps and why they match; the decision beside them is people's."""

import hashlib
from collections.abc import Iterable

from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.reading.verdicts import pair_key


def pair_lines(pairs: Iterable[DuplicatePair]) -> tuple[DesiredLine, ...]:
    """Return a line a pair, known by the ids of its rows and by their texts.

    Rows that were given other texts are asked about on a line of their own: what people decided on the old line
    was said of the old texts.
    """
    return tuple(
        DesiredLine(f"{pair_key(pair.first_id, pair.second_id)}|{_texts(pair)}", _cells(pair)) for pair in pairs
    )


def _texts(pair: DuplicatePair) -> str:
    texts = f"{pair.first_step}\x1f{pair.second_step}"
    return hashlib.sha256(texts.encode(errors="replace")).hexdigest()[:8]


def _cells(pair: DuplicatePair) -> tuple[DesiredCell, ...]:
    return DesiredCell(pair.first_step), DesiredCell(pair.second_step), DesiredCell(pair.why, Style.MUTED)
