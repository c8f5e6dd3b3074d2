"""Phrases of words in dictionary form, found whatever the form, order and distance of their words in a clause."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from sheetsync.reading.blockers.clauses import Clause
from sheetsync.reading.morphology import forms, is_russian, lemmas
from sheetsync.reading.vocabulary import words_of

Bases = frozenset[str]
"""The dictionary forms that a word can have, and the word itself."""

_SHORTEST_STEM = 2


class LoosePhrases:
    """Phrases such as «чай пить»: each word one of some, `a|b`, that must all stand in the clause, in any order.

    A phrase of one word is found by the word's likeliest reading. None is found where its first word is denied
    («не ленятся»), unless the phrase holds the denial itself.
    """

    def __init__(self, phrases: Iterable[str], denials: frozenset[str]) -> None:
        self._denials = denials
        self._by_first: dict[str, list[tuple[Bases, ...]]] = {}
        self._single: set[str] = set()
        for phrase in phrases:
            first, *others = (frozenset(word.split("|")) for word in phrase.split())
            if not others:
                self._single |= first
                continue
            for word in first:
                self._by_first.setdefault(word, []).append(tuple(others))

    def stand_in(self, clause: Clause) -> bool:
        """Return whether one of the phrases stands in a clause."""
        known = [bases_of(word.text) for word in clause.words]
        return any(self._begins(clause, at, known) for at in range(len(known)))

    def _begins(self, clause: Clause, at: int, known: Sequence[Bases]) -> bool:
        denied = clause.text(at - 1) in self._denials
        if not denied and not self._single.isdisjoint(likeliest_of(clause.text(at))):
            return True
        found = [others for base in known[at] if base in self._by_first for others in self._by_first[base]]
        if not found:
            return False
        elsewhere = frozenset[str]().union(*known[:at], *known[at + 1 :])
        return any(
            all(one & elsewhere for one in others) and (not denied or any(one & self._denials for one in others))
            for others in found
        )


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
