"""Find the rows that describe the same work."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from sheetsync.duplicates.comparison import Comparison, Likeness, Pair
from sheetsync.duplicates.groups import Groups
from sheetsync.duplicates.meaning import Meaning
from sheetsync.duplicates.reasons import why_same
from sheetsync.duplicates.semantic import MOST, Semantic, may_be_suggested
from sheetsync.duplicates.verdict import Verdict
from sheetsync.messages import Messages
from sheetsync.model.duplicate import DuplicatePair, ElsewherePair
from sheetsync.model.memory import NotDuplicate
from sheetsync.model.row import Row

RECENT_DAYS = 30
"""So many days after it was done a row may still be the double of an open one (semantics §6)."""

_ALL_PAIRS = 12
"""In a larger group of rows each is paired with the first alone: nobody reads the other pairs."""


_PERHAPS_EACH, _PERHAPS = 3, 200
"""So many «perhaps» are told of one work, and of a sheet: suggestions, to be read by people."""

_Denied = frozenset[frozenset[tuple[str, ...]]]


class Doubles(NamedTuple):
    """The pairs of rows of the same work; those that it may be, suggestions alone; those with other spreadsheets."""

    pairs: tuple[DuplicatePair, ...]
    perhaps: tuple[DuplicatePair, ...]
    elsewhere: tuple[ElsewherePair, ...] = ()


@dataclass(slots=True)
class _Work:
    """Rows whose texts have the same parts, in the order of the grid."""

    place: int
    meaning: Meaning
    rows: list[Row] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(not row.state.closed for row in self.rows)


def find_doubles(
    rows: Sequence[Row],
    *,
    today: dt.date,
    done_on: Mapping[str, dt.date | None],
    not_duplicates: Sequence[NotDuplicate],
    messages: Messages,
    comparison: Comparison | None = None,
    semantic: Semantic | None = None,
) -> Doubles:
    """Return the pairs of rows that describe the same work or perhaps do, in the order of the grid.

    Compared are open rows with each other and with those done in the last 30 days; `done_on` is the day by row id,
    None where nobody saw it. Another number, month, client, opposite or action is another work. Rows of more than two
    are a group only if no two of them contradict each other. Pairs said to be «не дубль» are left out for as long as
    both keep their words. `comparison` may be that of an earlier run: then only what changed is compared. `semantic`
    adds suggestions of a language model to those that are only perhaps the same.
    """
    compared = comparison or Comparison()
    works = _works(recent_rows(rows, today, done_on), compared)
    denied = _denied(not_duplicates, compared)
    alike = _alike(compared, works, denied)
    same = {pair: found.sureness for pair, found in alike.items() if found.verdict is Verdict.DUPLICATE}
    groups = Groups(compared.conflict)
    edges = groups.join(_surest_first(same, works))
    pairs = [*_pairs_within(works.values(), denied), *_pairs_between(edges, works)]
    suggested = _suggested(semantic, compared, works, denied) if semantic else {}
    near = [pair for pair in _perhaps(suggested | alike, works) if not groups.together(*pair)]
    return Doubles(_told_of(pairs, compared, messages), _told_of(_first_rows(near, works), compared, messages))


def find_duplicates(rows: Sequence[Row], **what: Any) -> tuple[DuplicatePair, ...]:
    """Return the pairs of rows of the same work alone: see `find_doubles`."""
    return find_doubles(rows, **what).pairs


def recent_rows(rows: Sequence[Row], today: dt.date, done_on: Mapping[str, dt.date | None]) -> list[Row]:
    """Return the rows that count, in the order of the grid: open ones, and those done in the last 30 days."""
    return [
        row
        for row in sorted(rows, key=lambda row: row.number)
        if not row.state.closed or _recent(done_on.get(row.id), today)
    ]


def _recent(done: dt.date | None, today: dt.date) -> bool:
    return done is not None and (today - done).days <= RECENT_DAYS


def _told_of(pairs: Iterable[tuple[Row, Row]], comparison: Comparison, messages: Messages) -> tuple[DuplicatePair, ...]:
    return tuple(
        DuplicatePair(
            one.id, other.id, one.step, other.step, why_same(one.step, other.step, messages, comparison.lexicon)
        )
        for one, other in sorted(pairs, key=lambda pair: (pair[0].number, pair[1].number))
    )


def _works(rows: Sequence[Row], comparison: Comparison) -> dict[int, _Work]:
    """Return the works by place, in the order of the grid."""
    places = comparison.places(row.step for row in rows)
    works: dict[int, _Work] = {}
    for row in rows:
        place = places.get(row.step)
        if place is not None:
            works.setdefault(place, _Work(place, comparison.meaning_of(place))).rows.append(row)
    return works


def _denied(not_duplicates: Iterable[NotDuplicate], comparison: Comparison) -> _Denied:
    return frozenset(said_of(comparison.read(said.text_a), comparison.read(said.text_b)) for said in not_duplicates)


def said_of(one: Meaning, other: Meaning) -> frozenset[tuple[str, ...]]:
    """Return what «не дубль» of two texts is remembered by: the words that bear their meaning."""
    return frozenset({one.words, other.words})


def _alike(comparison: Comparison, works: Mapping[int, _Work], denied: _Denied) -> dict[Pair, Likeness]:
    """Return the pairs of works that stand in the sheet, one of them open, and that nobody denied."""
    return {
        pair: found
        for pair, found in comparison.alike().items()
        if (one := works.get(pair[0])) and (other := works.get(pair[1]))
        if (one.is_open or other.is_open) and said_of(one.meaning, other.meaning) not in denied
    }


def _suggested(
    semantic: Semantic, comparison: Comparison, works: Mapping[int, _Work], denied: _Denied
) -> dict[Pair, Likeness]:
    """Return the pairs of open works that a model finds near, and in which only ordinary words differ."""
    opened = [place for place in works if works[place].is_open]
    if len(opened) > MOST:
        return {}
    found = {}
    for one, other, likeness in semantic.near([works[place].rows[0].step for place in opened]):
        pair = opened[one], opened[other]
        known = said_of(works[pair[0]].meaning, works[pair[1]].meaning) in denied
        if not known and may_be_suggested(comparison.judged(*pair)):
            found[min(pair), max(pair)] = Likeness(Verdict.PERHAPS, likeness, contradicts=True)
    return found


def _surest_first(sureness: Mapping[Pair, float], works: Mapping[int, _Work]) -> list[Pair]:
    """Return the pairs by sureness, then by their words: wherever the rows stand, groups come out the same."""

    def order(pair: Pair) -> tuple[float, list[str]]:
        return -sureness[pair], sorted(works[place].rows[0].step for place in pair)

    return sorted(sureness, key=order)


def _perhaps(alike: Mapping[Pair, Likeness], works: Mapping[int, _Work]) -> Iterator[Pair]:
    """Yield the likeliest of the pairs that are the same work only perhaps, few of each work."""
    sureness = {pair: found.sureness for pair, found in alike.items() if found.verdict is Verdict.PERHAPS}
    told: Counter[int] = Counter()
    for pair in _surest_first(sureness, works):
        if told.total() >= 2 * _PERHAPS:
            return
        if all(told[place] < _PERHAPS_EACH for place in pair):
            told.update(pair)
            yield pair


def _first_rows(pairs: Iterable[Pair], works: Mapping[int, _Work]) -> Iterator[tuple[Row, Row]]:
    for one, other in pairs:
        first, second = _first(works[one].rows), _first(works[other].rows)
        if not (first.state.closed and second.state.closed):
            yield _ordered(first, second)


def _pairs_within(works: Iterable[_Work], denied: _Denied) -> Iterator[tuple[Row, Row]]:
    for work in works:
        if said_of(work.meaning, work.meaning) not in denied:
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


def _pairs_between(edges: Iterable[Pair], works: Mapping[int, _Work]) -> Iterator[tuple[Row, Row]]:
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
