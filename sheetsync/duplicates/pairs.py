"""Find the rows that describe the same work."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sheetsync.duplicates.meaning import Meaning, meaning
from sheetsync.duplicates.same_work import same_work
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.memory import NotDuplicate
from sheetsync.model.row import Row
from sheetsync.reading.folding import fold

RECENT_DAYS = 30
"""So many days after it was done a row may still be the double of an open one (semantics §6)."""

_ALL_PAIRS = 12
"""In a larger group of equal rows each is paired with the first alone: nobody reads the other pairs."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: Row
    meaning: Meaning


def find_duplicates(
    rows: Sequence[Row],
    *,
    today: dt.date,
    done_on: Mapping[str, dt.date | None],
    not_duplicates: Sequence[NotDuplicate],
    messages: Messages,
) -> tuple[DuplicatePair, ...]:
    """Return the pairs of rows that describe the same work, in the order of the grid.

    Compared are open rows with each other and with those done in the last 30 days; `done_on` is the day by row id,
    None where nobody saw it. Words decide, endings, order and fillers aside: another number, month, client or
    action is another work. Pairs said to be «не дубль» are left out for as long as both keep their words.
    """
    denied = {_said(meaning(said.text_a), meaning(said.text_b)) for said in not_duplicates}
    pairs = [
        _pair(one, other, messages)
        for group in _groups(rows, today, done_on).values()
        for one, other in _compared(group)
        if _said(one.meaning, other.meaning) not in denied and same_work(one.meaning, other.meaning)
    ]
    number = {row.id: row.number for row in rows}
    return tuple(sorted(pairs, key=lambda pair: (number[pair.first_id], number[pair.second_id])))


def _said(one: Meaning, other: Meaning) -> frozenset[tuple[str, ...]]:
    return frozenset({one.words, other.words})


def _groups(
    rows: Sequence[Row], today: dt.date, done_on: Mapping[str, dt.date | None]
) -> dict[tuple[str, ...], list[_Candidate]]:
    """Return the rows that count, by the key of their words: one look at each row."""
    known: dict[str, Meaning] = {}
    groups: dict[tuple[str, ...], list[_Candidate]] = {}
    for row in rows:
        if row.state.closed and not _recent(done_on.get(row.id), today):
            continue
        if row.step not in known:
            known[row.step] = meaning(row.step)
        read = known[row.step]
        if read.tokens:
            groups.setdefault(read.key, []).append(_Candidate(row, read))
    return groups


def _recent(done: dt.date | None, today: dt.date) -> bool:
    return done is not None and (today - done).days <= RECENT_DAYS


def _compared(group: Sequence[_Candidate]) -> Iterator[tuple[_Candidate, _Candidate]]:
    """Yield the pairs of a group with an open row in them, the upper row first."""
    ordered = sorted(group, key=lambda candidate: candidate.row.number)
    if len(ordered) <= _ALL_PAIRS:
        pairs = list(combinations(ordered, 2))
    else:
        first = next((one for one in ordered if not one.row.state.closed), ordered[0])
        pairs = [(first, other) for other in ordered if other is not first]
    for one, other in pairs:
        if not (one.row.state.closed and other.row.state.closed):
            yield (one, other) if one.row.number < other.row.number else (other, one)


def _pair(one: _Candidate, other: _Candidate, messages: Messages) -> DuplicatePair:
    return DuplicatePair(one.row.id, other.row.id, one.row.step, other.row.step, _why(one, other, messages))


def _why(one: _Candidate, other: _Candidate, messages: Messages) -> str:
    if fold(one.row.step) == fold(other.row.step):
        return messages.say("the same text")
    if one.meaning.words == other.meaning.words:
        return messages.say("the same words")
    return messages.say("the same words in another order")
