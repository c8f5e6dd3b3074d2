"""Texts compared with each other, and what was found kept: a change re-does only what it touches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sheetsync.duplicates.candidates import CandidateIndex
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.meaning import Meaning, meaning
from sheetsync.duplicates.token import Side, Token
from sheetsync.duplicates.verdict import Judgement, Verdict, judge

_SPARE = 10_000
"""So many texts that nobody has any more are carried along before all is begun anew."""

_FEW = 8
"""Where less than one text in so many is new, only the new ones are compared."""

Pair = tuple[int, int]
_Identity = tuple[str, str, Side, object]
"""What makes two parts one. Most parts stand in many texts, so that equal ones are kept once."""


class Likeness(NamedTuple):
    """What is kept of a judgement that found two texts to be the same work, or perhaps so."""

    verdict: Verdict
    sureness: float
    contradicts: bool


class Comparison:
    """Works by the parts of their texts: equal parts are one work, known by its place.

    It may be kept from run to run; it holds nothing but what follows from the texts.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon
        self._fresh: list[int] = []
        self._asked: set[str] = set()
        self._begin()

    def trim(self) -> None:
        """Begin anew where far more texts are carried along than were asked for since; for whoever keeps it long."""
        used, self._asked = len(self._asked), set()
        if len(self._by_text) - used > max(_SPARE, used):
            self._begin()

    def read(self, text: str) -> Meaning:
        """Return the parts of a text, without taking it in."""
        place = self._by_text.get(text)
        return meaning(text, self.lexicon) if place is None else self.meaning_of(place)

    def meaning_of(self, place: int) -> Meaning:
        """Return the parts of a work."""
        return self.index.meanings[place]

    def places(self, texts: Iterable[str]) -> dict[str, int]:
        """Take texts in; return the work of each that has any parts."""
        wanted = dict.fromkeys(texts)
        self._asked.update(wanted)
        for text in wanted:
            if text not in self._by_text:
                self._by_text[text] = self._place(meaning(text, self.lexicon))
        return {text: place for text in wanted if (place := self._by_text[text]) is not None}

    def alike(self) -> Mapping[Pair, Likeness]:
        """Return the pairs of works that are the same, or perhaps so; the lower place stands first."""
        fresh, self._fresh = self._fresh, []
        for pair in filter(self._may_be_alike, set(self._candidates(fresh)) - self._alike.keys()):
            judgement = self.judged(*pair)
            if judgement.verdict is not Verdict.DIFFERENT:
                self._alike[pair] = Likeness(judgement.verdict, judgement.sureness, judgement.contradicts)
        return self._alike

    def _may_have_a_like(self, place: int) -> bool:
        """Whether any other work has the same figures: most that bear a number are alone with it."""
        return self._strict[self.meaning_of(place).strict] > 1

    def _may_be_alike(self, pair: Pair) -> bool:
        one, other = map(self.meaning_of, pair)
        return one.strict == other.strict

    def judged(self, one: int, other: int) -> Judgement:
        """Judge two works."""
        return judge(self.meaning_of(one), self.meaning_of(other))

    def conflict(self, one: int, other: int) -> bool:
        """Whether two works contradict each other, so that no group holds both."""
        found = self._alike.get(_ordered(one, other))
        return self.judged(one, other).contradicts if found is None else found.contradicts

    def _begin(self) -> None:
        self.index = CandidateIndex()
        self._by_text: dict[str, int | None] = {}
        self._by_parts: dict[object, int] = {}
        self._identities: dict[_Identity, _Identity] = {}
        self._alike: dict[Pair, Likeness] = {}
        self._strict: Counter[object] = Counter()
        self._fresh = []

    def _place(self, found: Meaning) -> int | None:
        if not found.tokens:
            return None
        key = tuple(self._identities.setdefault(one, one) for one in map(_identity, found.tokens))
        if key not in self._by_parts:
            self._by_parts[key] = self.index.add(found)
            self._strict[found.strict] += 1
            self._fresh.append(self._by_parts[key])
        return self._by_parts[key]

    def _candidates(self, fresh: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs that new works may make; all pairs where most are new."""
        if len(fresh) * _FEW > len(self.index.meanings):
            yield from self._found_by(range(len(self.index.meanings)))
        else:
            yield from self._found_by(fresh)
            yield from self._found_of(fresh)

    def _found_by(self, places: Iterable[int]) -> Iterator[Pair]:
        for place in filter(self._may_have_a_like, places):
            for other in self.index.candidates(self.meaning_of(place)):
                if other != place:
                    yield _ordered(place, other)

    def _found_of(self, places: Iterable[int]) -> Iterator[Pair]:
        for place in filter(self._may_have_a_like, places):
            for other in self.index.within(self.meaning_of(place)):
                if other != place:
                    yield _ordered(place, other)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _identity(token: Token) -> _Identity:
    return token.kind, token.key, token.side, token.words and token.words[0].cases
