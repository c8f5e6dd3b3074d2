"""Find the rows that describe the same work."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sheetsync.duplicates.candidates import CandidateIndex
from sheetsync.duplicates.groups import Groups
from sheetsync.duplicates.meaning import Meaning, meaning
from sheetsync.duplicates.reasons import why_same
from sheetsync.duplicates.token import Side, Token
from sheetsync.duplicates.verdict import Judgement, Verdict, judge
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.memory import NotDuplicate
from sheetsync.model.row import Row

RECENT_DAYS = 30
"""So many days after it was done a row may still be the double of an open one (semantics §6)."""

_ALL_PAIRS = 12
"""In a larger group of rows each is paired with the first alone: nobody reads the other pairs."""


@dataclass(slots=True)
class _Work:
    """Rows whose texts have the same parts, in the order of the grid."""

    meaning: Meaning
    rows: list[Row] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(not row.state.closed for row in self.rows)


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
    None where nobody saw it. Another number, month, client, opposite or action is another work. Rows of more than two
    are a group only if no two of them contradict each other. Pairs said to be «не дубль» are left out for as long as
    both keep their words.
    """
    works = _works(rows, today, done_on)
    denied = _denied(not_duplicates)
    judged = _judged(works, denied)
    groups = Groups(lambda one, other: _conflict(works[one].meaning, works[other].meaning))
    edges = groups.join(_surest_first(judged, works))
    pairs = [*_pairs_within(works, denied), *_pairs_between(edges, works)]
    return tuple(
        DuplicatePair(one.id, other.id, one.step, other.step, why_same(one.step, other.step, messages))
        for one, other in sorted(pairs, key=lambda pair: (pair[0].number, pair[1].number))
    )


def _works(rows: Sequence[Row], today: dt.date, done_on: Mapping[str, dt.date | None]) -> list[_Work]:
    """Return the rows that count, those of the same parts together."""
    works: dict[object, _Work] = {}
    read: dict[str, tuple[Meaning, object]] = {}
    for row in sorted(rows, key=lambda row: row.number):
        if row.state.closed and not _recent(done_on.get(row.id), today):
            continue
        if row.step not in read:
            found = meaning(row.step)
            read[row.step] = found, tuple(map(_identity, found.tokens))
        parts, key = read[row.step]
        if parts.tokens:
            works.setdefault(key, _Work(parts)).rows.append(row)
    return list(works.values())


def _identity(token: Token) -> tuple[str, str, Side, object]:
    return token.kind, token.key, token.side, token.words and token.words[0].cases


def _recent(done: dt.date | None, today: dt.date) -> bool:
    return done is not None and (today - done).days <= RECENT_DAYS


def _denied(not_duplicates: Iterable[NotDuplicate]) -> frozenset[frozenset[tuple[str, ...]]]:
    return frozenset(_said(meaning(said.text_a), meaning(said.text_b)) for said in not_duplicates)


def _said(one: Meaning, other: Meaning) -> frozenset[tuple[str, ...]]:
    return frozenset({one.words, other.words})


def _judged(works: Sequence[_Work], denied: frozenset[frozenset[tuple[str, ...]]]) -> dict[tuple[int, int], Judgement]:
    """Return the works judged to be the same."""
    index = CandidateIndex()
    for work in works:
        index.add(work.meaning)
    seen: set[tuple[int, int]] = set()
    found = {}
    for place, work in enumerate(works):
        for other in index.candidates(work.meaning):
            pair = (place, other) if place < other else (other, place)
            if place == other or pair in seen:
                continue
            seen.add(pair)
            one, two = works[pair[0]], works[pair[1]]
            if not (one.is_open or two.is_open) or _said(one.meaning, two.meaning) in denied:
                continue
            judgement = judge(one.meaning, two.meaning)
            if judgement.verdict is Verdict.DUPLICATE:
                found[pair] = judgement
    return found


def _conflict(one: Meaning, other: Meaning) -> bool:
    return judge(one, other).verdict is Verdict.DIFFERENT


def _surest_first(judged: Mapping[tuple[int, int], Judgement], works: Sequence[_Work]) -> list[tuple[int, int]]:
    """Return the pairs by sureness, then by their words: wherever the rows stand, groups come out the same."""

    def order(pair: tuple[int, int]) -> tuple[float, list[str]]:
        return -judged[pair].sureness, sorted(works[place].meaning.text for place in pair)

    return sorted(judged, key=order)


def _pairs_within(works: Iterable[_Work], denied: frozenset[frozenset[tuple[str, ...]]]) -> Iterator[tuple[Row, Row]]:
    for work in works:
        if _said(work.meaning, work.meaning) not in denied:
            yield from _told(work.rows)


def _told(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the pairs of equal rows with an open row in them, the upper row first."""
    if len(rows) <= _ALL_PAIRS:
        yield from (
            (one, other) for one, other in combinations(rows, 2) if not (one.state.closed and other.state.closed)
        )
        return
    first = next((row for row in rows if not row.state.closed), rows[0])
    for other in rows:
        if other is not first and not (first.state.closed and other.state.closed):
            yield _ordered(first, other)


def _pairs_between(edges: Iterable[tuple[int, int]], works: Sequence[_Work]) -> Iterator[tuple[Row, Row]]:
    """Yield the pairs of rows of two works that are the same; of many rows, each with the first of the other work."""
    for one, other in edges:
        rows, others = works[one].rows, works[other].rows
        if len(rows) * len(others) > _ALL_PAIRS:
            first, second = _first(rows), _first(others)
            pairs = [(first, row) for row in others] + [(row, second) for row in rows if row is not first]
        else:
            pairs = [(row, counter) for row in rows for counter in others]
        yield from (_ordered(left, right) for left, right in pairs if not (left.state.closed and right.state.closed))


def _first(rows: Sequence[Row]) -> Row:
    return next((row for row in rows if not row.state.closed), rows[0])


def _ordered(one: Row, other: Row) -> tuple[Row, Row]:
    return (one, other) if one.number < other.number else (other, one)
