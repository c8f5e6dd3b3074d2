"""Which texts can be the same work at all: near linear, by an index of their parts.

A text is the same work as another only if all that it needs corresponds to something there, or the other way round.
So for each text, as the one with fewer parts, those are sought in which every needed part has a counterpart.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sheetsync.duplicates.alignment import are_near, tie_of
from sheetsync.duplicates.meaning import Meaning
from sheetsync.duplicates.slips import SlipIndex
from sheetsync.duplicates.token import WEAK, Brief, Kind, Token
from sheetsync.duplicates.word import Word

_CUT = frozenset({Brief.CUT, Brief.CLIPPED})
_Sort = tuple[tuple[Word, ...], frozenset[str], str, Brief]


class CandidateIndex:
    """Texts by their parts. A text is known by its place in the order in which they came."""

    def __init__(self) -> None:
        self.meanings: list[Meaning] = []
        self._places: dict[_Sort, set[int]] = {}
        self._examples: dict[_Sort, Token] = {}
        self._by_key: defaultdict[str, list[_Sort]] = defaultdict(list)
        self._counterparts: dict[_Sort, tuple[set[int], ...]] = {}
        self._slips = SlipIndex()

    def add(self, meaning: Meaning) -> int:
        """Take a text in; return its place."""
        place = len(self.meanings)
        self.meanings.append(meaning)
        for token in _indexed(meaning):
            sort = _sort(token)
            if sort not in self._places:
                self._learn(sort, token)
            self._places[sort].add(place)
        return place

    def candidates(self, meaning: Meaning) -> set[int]:
        """Return the places of the texts in which every part that a text needs can have a counterpart."""
        sought = sorted((self.counterparts(token) for token in meaning.needed), key=_size)
        if not sought:
            return set()
        found = set().union(*sought[0])
        for places in sought[1:]:
            found = set().union(*(found & some for some in places))
        return found

    def within(self, meaning: Meaning) -> set[int]:
        """Return the places of the texts whose every needed part can have a counterpart in this one."""
        covered: Counter[int] = Counter()
        for token in meaning.tokens:
            for place in set().union(*self.counterparts(token)):
                covered[place] += _breadth(token)
        return {place for place, parts in covered.items() if parts >= len(self.meanings[place].needed)}

    def nearest(self, meaning: Meaning, limit: int) -> list[int]:
        """Return the places of the texts that share most with one, rare parts counting more, the nearest first."""
        shared: Counter[int] = Counter()
        for token in meaning.tokens:
            places = set().union(*self.counterparts(token))
            worth = (token.weight or WEAK) * math.log(1 + len(self.meanings) / (1 + len(places)))
            for place in places:
                shared[place] += worth  # type: ignore[assignment]
        return heapq.nsmallest(
            limit, shared, key=lambda place: (-shared[place], len(self.meanings[place].tokens), place)
        )

    def counterparts(self, token: Token) -> tuple[set[int], ...]:
        """Return the places of the texts that have a counterpart of a part, a set for each sort of counterpart."""
        sort = _sort(token)
        if sort not in self._counterparts:
            self._counterparts[sort] = tuple(
                self._places[other]
                for other in self._sorts_near(token)
                if _can_correspond(token, self._examples[other])
            )
        return self._counterparts[sort]

    def _learn(self, sort: _Sort, token: Token) -> None:
        self._places[sort] = set()
        self._examples[sort] = token
        self._counterparts.clear()
        for key in (*_keys(token), *_beginnings(token)):
            self._by_key[key].append(sort)
        for word in token.words:
            self._slips.add(word)

    def _sorts_near(self, token: Token) -> Iterator[_Sort]:
        near = {key for word in token.words for other in self._slips.near(word) for key in other.lemmas}
        keys = near | token.near | _keys(token) | frozenset(_sought(token))
        yield from dict.fromkeys(sort for key in keys for sort in self._by_key.get(key, ()))


def _breadth(token: Token) -> int:
    """Return how many parts of another text a part can stand for."""
    return len(token.words[0].text) if token.brief is Brief.INITIALS else max(1, len(token.words)) + bool(token.whole)


def _indexed(meaning: Meaning) -> Iterator[Token]:
    """Yield the parts, and the words that two of them make across a hyphen."""
    for token in meaning.tokens:
        yield token
        if token.whole:
            yield replace(token, key=token.whole.lemma, words=(token.whole,), groups=frozenset(), whole=None)


def _size(places: tuple[set[int], ...]) -> int:
    return sum(map(len, places))


def _sort(token: Token) -> _Sort:
    return token.words, token.groups, token.key if token.kind is Kind.WORD else f"{token.kind} {token.key}", token.brief


def _keys(token: Token) -> frozenset[str]:
    if token.kind is not Kind.WORD:
        return frozenset([f"{token.kind} {token.key}"])
    return token.groups | {key for word in token.words for key in _keys_of_word(word)}


def _beginnings(token: Token) -> Iterator[str]:
    """Yield the keys under which a part is found by how it begins, or by what it is short for."""
    text = token.words[0].text if token.words else ""
    if token.brief in _CUT:
        yield f"cut {text[:2]}"
    elif token.brief is Brief.INITIALS:
        yield from (f"initial {letter}" for letter in text)
    elif text:
        yield from (f"begins {text[:length]}" for length in (1, 2))


def _sought(token: Token) -> Iterator[str]:
    """Yield the keys of others' beginnings under which counterparts of a part stand."""
    text = token.words[0].text if token.words else ""
    if token.brief in _CUT:
        yield f"begins {text[:2]}"
    elif token.brief is Brief.INITIALS:
        yield f"begins {text[0]}"
    elif text:
        yield from (f"cut {text[:2]}", *(f"initial {word.text[0]}" for word in token.words))


def _keys_of_word(word: Word) -> Iterator[str]:
    yield from word.lemmas
    yield from word.roots
    yield from (f"sound {sound}" for sound in word.sounds)


def _can_correspond(one: Token, other: Token) -> bool:
    """Whether two parts correspond, or a word of them does where one is a phrase that may be taken apart."""
    if tie_of(one, other) is not None or are_near(one, other) or Brief.INITIALS in {one.brief, other.brief}:
        return True
    if len(one.words) == len(other.words) == 1:
        return False
    return any(tie_of(left, right) is not None for left in (one.parts or (one,)) for right in (other.parts or (other,)))
