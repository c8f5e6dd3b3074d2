"""Phrases of words in dictionary form, found whatever the form, order and distance of their words in a clause."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.morphology import forms, is_russian, lemmas
from sheetsync.reading.vocabulary import words_of

Bases = frozenset[str]
"""The dictionary forms that a word can have, and the word itself."""

_SHORTEST_STEM = 2


class Of(StrEnum):
    """Of whom a phrase must be said to be a reproach."""

    SUBJECT = "subject"
    """People of whom the clause says something."""

    ABOUT = "about"
    """People who stand in the clause, in whatever case."""

    ANYONE = "anyone"


class Reproach(NamedTuple):
    """Of whom a phrase must be said, and the kind of reproach that it is then."""

    of: Of
    kind: str


class LoosePhrases:
    """Phrases such as «чай пить», each a reproach: words, one of `a|b` each, that must all stand in a clause.

    Their order and what stands between them doesn't matter. A phrase of one word is found by the word's likeliest
    reading. None is found where its first word is denied («не ленятся»), unless the phrase holds the denial itself.
    """

    def __init__(self, phrases: Iterable[tuple[str, Reproach]], denials: frozenset[str]) -> None:
        self._denials = denials
        self._by_first: dict[str, list[tuple[tuple[Bases, ...], Reproach]]] = {}
        for phrase, reproach in phrases:
            first, *others = (frozenset(word.split("|")) for word in phrase.split())
            for word in first:
                self._by_first.setdefault(word, []).append((tuple(others), reproach))

    def reproaches_in(self, clause: Clause) -> list[Reproach]:
        """Return the reproaches whose phrases that stand in a clause, in its order."""
        known = [bases_of(word.text) for word in clause.words]
        firsts = [at for at, bases in enumerate(known) if not self._by_first.keys().isdisjoint(bases)]
        return [reproach for at in firsts for reproach in self._beginning_at(clause, at, known)]

    def _beginning_at(self, clause: Clause, at: int, known: Sequence[Bases]) -> Iterator[Reproach]:
        elsewhere = frozenset[str]().union(*known[:at], *known[at + 1 :])
        denied = clause.text(at - 1) in self._denials
        likeliest = likeliest_of(clause.text(at))
        for base in known[at] & self._by_first.keys():
            for others, reproach in self._by_first[base]:
                allowed = not denied or any(one & self._denials for one in others)
                if allowed and (others or base in likeliest) and all(one & elsewhere for one in others):
                    yield reproach


@lru_cache(maxsize=20_000)
def bases_of(word: str) -> Bases:
    """Return a folded word with the dictionary forms it can have; of letters other than Russian, by known endings."""
    if is_russian(word):
        return lemmas(word) | {word}
    return frozenset({word, *_irregular().get(word, ()), *_stems(word)})


@lru_cache(maxsize=20_000)
def likeliest_of(word: str) -> Bases:
    """Return a folded word with its likeliest dictionary form: «почти» is no form of «почтить»."""
    return frozenset({word, forms(word)[0].lemma}) if is_russian(word) and forms(word) else bases_of(word)


def _stems(word: str) -> Iterable[str]:
    for ending, instead in _endings():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Return the endings of inflected words, each with what the dictionary form has instead."""
    return tuple((ending, instead) for instead, ending in words_of("conduct", "endings"))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Return the dictionary forms of irregular words."""
    found: dict[str, tuple[str, ...]] = {}
    for base, form in words_of("conduct", "irregular"):
        found[form] = (*found.get(form, ()), base)
    return found
