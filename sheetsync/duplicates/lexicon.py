"""Words and phrases that stand for each other: synonyms, short words, twins in two languages."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from sheetsync.duplicates.function_words import PREPOSITIONS
from sheetsync.duplicates.slips import SlipIndex
from sheetsync.duplicates.word import Word, word_of

BEGINNING = 3
"""Letters by which a phrase is known before its words are looked up."""

_CACHED_WORDS = 50_000
_SLIP_FROM = 6
_BRIDGES = PREPOSITIONS | {"up", "out", "off", "down", "away", "back"}
"""Words after a verb that what the verb is done with may stand before."""

_LONG_NUMBER = re.compile(r"\d{3}")
_OF_FEW_MEANINGS = 6
"""A word of more groups («оформить») makes none of them near another."""

_SHORT = 2
"""Short words of so many letters count in capitals, or with a full stop behind them."""


Texts = tuple[str, ...]
"""The folded words of a phrase, as the lists write them."""


class Bond(StrEnum):
    """Why two words stand for each other."""

    SYNONYM = "synonym"
    SHORT = "short"
    ROOT = "root"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words in a row that have a meaning together, and the groups that they belong to."""

    words: tuple[Word, ...]
    groups: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The groups that a word belongs to by its dictionary form or root; the phrases by how they begin.

    A group's name begins with its bond: `synonym:…`, `short:…`, `root:…`. `short_for` are the dictionary
    forms of the single words that a short word stands for. Nothing here is looked up in a dictionary before a text asks
    for it, so that the program starts at once.
    """

    by_lemma: Mapping[str, frozenset[str]]
    by_root: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Sequence[tuple[Texts, frozenset[str]]]]
    short_for: Mapping[str, frozenset[str]]

    def groups(self, word: Word, *, marked: bool = True) -> frozenset[str]:
        """Return the groups of a word; `marked` is whether it is written as a short word of two letters has to be."""
        if len(word.text) <= _SHORT and not marked:
            return frozenset()
        return _groups_of(self, word)

    @cached_property
    def has_numbers(self) -> bool:
        """Whether a phrase here names a number of three digits or more: then a text's numbers may be words of it."""
        texts = (text for begun in self.phrases.values() for texts, _ in begun for text in texts)
        return _LONG_NUMBER.search(" ".join((*self.by_lemma, *texts))) is not None

    def near(self, groups: frozenset[str]) -> frozenset[str]:
        """Return the groups that share a word with these: what is near in meaning, and no more than near."""
        if groups not in self._near:
            adjacent = (other for group in groups for other in self._adjacent.get(group, ()))
            self._near[groups] = frozenset(adjacent) - groups
        return self._near[groups]

    @cached_property
    def _near(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def _adjacent(self) -> Mapping[str, set[str]]:
        adjacent: defaultdict[str, set[str]] = defaultdict(set)
        for together in self.by_lemma.values():
            if len(together) <= _OF_FEW_MEANINGS:
                for group in together:
                    adjacent[group] |= together
        return adjacent

    def phrase_at(self, words: Sequence[Word], start: int) -> Phrase | None:
        """Return the longest phrase that begins at a place of a text's words."""
        fitting = [phrase for phrase in _begun_by(self, words[start]) if self._stands_at(phrase, words, start)]
        if not fitting:
            return None
        length = max(len(phrase.words) for phrase in fitting)
        longest = [phrase for phrase in fitting if len(phrase.words) == length]
        return Phrase(longest[0].words, frozenset(group for phrase in longest for group in phrase.groups))

    def parted(self, word: Word) -> tuple[Phrase, ...]:
        """Return the phrases begun by a word whose rest may stand apart from it: «привести … в порядок»."""
        return _parted_by(self, word)

    def respelt(self, word: Word) -> frozenset[str]:
        """Return the dictionary forms here of which a word that no dictionary has is a misspelling."""
        if word.known or len(word.text) < _SLIP_FROM:
            return frozenset()
        return frozenset(near.lemma for near in self._slips.near(word))

    @cached_property
    def _slips(self) -> SlipIndex:
        slips = SlipIndex()
        phrases = (texts for begun in self.phrases.values() for texts, _ in begun)
        for text in {*self.by_lemma, *(text for texts in phrases for text in texts)}:
            slips.add_known(text)
        return slips

    def _stands_at(self, phrase: Phrase, words: Sequence[Word], start: int) -> bool:
        """Whether the words after the first, by which the phrase was found, stand there too."""
        return self.ends_at(phrase, words, start + 1)

    def ends_at(self, phrase: Phrase, words: Sequence[Word], start: int) -> bool:
        """Whether the words of a phrase but the first stand at a place of a text's words."""
        rest = phrase.words[1:]
        there = words[start : start + len(rest)]
        return len(there) == len(rest) and all(
            one is other or one.lemmas & self.forms(other) for one, other in zip(rest, there, strict=True)
        )

    def forms(self, word: Word) -> frozenset[str]:
        """Return the dictionary forms of a word, of what it is short for, and of what it is a misspelling of."""
        return word.lemmas | {word.text} | self.short_for.get(word.text, frozenset()) | self.respelt(word)


@lru_cache(maxsize=_CACHED_WORDS)
def _groups_of(lexicon: Lexicon, word: Word) -> frozenset[str]:
    lemmas = lexicon.forms(word)
    found = {group for lemma in lemmas for group in lexicon.by_lemma.get(lemma, ())}
    found |= {group for root in word.roots if root[0] in "vd" for group in lexicon.by_root.get(root, ())}
    return frozenset(found)


@lru_cache(maxsize=_CACHED_WORDS)
def _begun_by(lexicon: Lexicon, word: Word) -> tuple[Phrase, ...]:
    """Return the phrases whose first word can be this one."""
    forms = lexicon.forms(word)
    begun = (one for start in {form[:BEGINNING] for form in forms} for one in lexicon.phrases.get(start, ()))
    return tuple(
        Phrase(tuple(map(word_of, texts)), groups) for texts, groups in begun if _is_form(texts[0], word, forms)
    )


@lru_cache(maxsize=_CACHED_WORDS)
def _parted_by(lexicon: Lexicon, word: Word) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in _begun_by(lexicon, word) if phrase.words[1].text in _BRIDGES)


def _is_form(text: str, word: Word, forms: frozenset[str]) -> bool:
    return text == word.text or not forms.isdisjoint(word_of(text).lemmas)
