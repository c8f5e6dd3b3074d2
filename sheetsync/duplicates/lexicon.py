"""Words and phrases that stand for each other: synonyms, short words, twins in two languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sheetsync.duplicates.files import read_lines, read_words
from sheetsync.duplicates.slips import SlipIndex
from sheetsync.duplicates.word import Part, Word, word_of

_SLASHED = re.compile(r"(?<![^\W_])([^\W\d_])[/.&]([^\W\d_])(?![^\W_])")
_WORDS = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W\d_]{3,}-[^\W\d_]{3,}")
_SLIP_FROM = 6
SYNONYMS = ("synonyms.txt", "deeds.txt", "office.txt")
"""The lists of words that stand for each other."""

_SHORT = 2
"""Short words of so many letters count in capitals, or with a full stop behind them."""


class Bond(StrEnum):
    """Why two words stand for each other."""

    SYNONYM = "synonym"
    SHORT = "short"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words in a row that have a meaning together, and the groups that they belong to."""

    words: tuple[Word, ...]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The groups that a word belongs to by its dictionary form or root; the phrases by the forms of their first word.

    A group's name begins with its bond: `synonym:…`, `short:…`. `short_for` are the dictionary forms of the single
    words that a short word stands for.
    """

    by_lemma: Mapping[str, frozenset[str]]
    by_root: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    short_for: Mapping[str, frozenset[str]]
    slips: SlipIndex

    def groups(self, word: Word, *, marked: bool = True) -> frozenset[str]:
        """Return the groups of a word; `marked` is whether it is written as a short word of two letters has to be."""
        if len(word.text) <= _SHORT and not marked:
            return frozenset()
        lemmas = self._forms(word)
        found = {group for lemma in lemmas for group in self.by_lemma.get(lemma, ())}
        found |= {group for root in word.roots if root[0] in "vd" for group in self.by_root.get(root, ())}
        return frozenset(found)

    def phrase_at(self, words: Sequence[Word], start: int) -> Phrase | None:
        """Return the longest phrase that begins at a place of a text's words."""
        candidates = dict.fromkeys(phrase for key in self._forms(words[start]) for phrase in self.phrases.get(key, ()))
        fitting = [phrase for phrase in candidates if self._stands_at(phrase, words, start)]
        if not fitting:
            return None
        length = max(len(phrase.words) for phrase in fitting)
        longest = [phrase for phrase in fitting if len(phrase.words) == length]
        return Phrase(longest[0].words, frozenset(group for phrase in longest for group in phrase.groups))

    def _stands_at(self, phrase: Phrase, words: Sequence[Word], start: int) -> bool:
        there = words[start : start + len(phrase.words)]
        return len(there) == len(phrase.words) and all(
            one is other or one.lemmas & self._forms(other) for one, other in zip(phrase.words, there, strict=True)
        )

    def _forms(self, word: Word) -> frozenset[str]:
        """Return the dictionary forms of a word, of what it is short for, and of what it is a misspelling of."""
        return word.lemmas | self.short_for.get(word.text, frozenset()) | self.respelt(word)

    def respelt(self, word: Word) -> frozenset[str]:
        """Return the dictionary forms here of which a word that no dictionary has is a misspelling."""
        if word.known or len(word.text) < _SLIP_FROM:
            return frozenset()
        return frozenset(near.lemma for near in self.slips.near(word))


@cache
def standard_lexicon() -> Lexicon:
    """Return the product's own lexicon."""
    return build_lexicon([line for name in SYNONYMS for line in read_lines(name)], read_lines("short.txt"))


def build_lexicon(synonyms: Iterable[str], short: Iterable[str]) -> Lexicon:
    """Return the lexicon of groups (`a, b, c`) and of short words (`a = b, c`), folded lines of the lists."""
    by_lemma: defaultdict[str, set[str]] = defaultdict(set)
    by_root: defaultdict[str, set[str]] = defaultdict(set)
    phrases: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for group, members in (*_synonym_groups(synonyms), *_short_groups(short)):
        for member in members:
            words = _without_light(_words_of(member))
            if len(words) > 1:
                phrases[words].add(group)
            if _HYPHENED.fullmatch(member):
                _add_word("".join(words), group, by_lemma, by_root)
            elif len(words) == 1:
                _add_word(words[0], group, by_lemma, by_root)
    for brief, meant in _short_meanings(short):
        for words in meant:
            known = by_lemma[words[0]] if len(words) == 1 else phrases[words]
            (by_lemma[brief[0]] if len(brief) == 1 else phrases[brief]).update(known)
    slips = SlipIndex()
    for text in {*by_lemma, *(text for words in phrases for text in words)}:
        slips.add(word_of(text))
    return Lexicon(_frozen(by_lemma), _frozen(by_root), _by_first_word(phrases), _short_for(short), slips)


def _without_light(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a phrase without the verb before it that adds nothing: «провести ревизию» is «ревизия»."""
    if len(words) > 1 and not words[0].isascii() and words[0] in read_words("light.txt"):
        return (word_of(words[1]).lemma,) if len(words) == 2 else words[1:]
    return words


def _short_meanings(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Yield short words with what they stand for, so that they belong wherever that belongs."""
    for line in lines:
        short, _, meant = line.partition("=")
        yield _words_of(short), [_words_of(one) for one in meant.split(",")]


def _words_of(member: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(join_slashed(member).casefold()))


def join_slashed(text: str) -> str:
    """Return a text whose single letters parted by a slash or a stop are one short word: «з/п» is «ЗП»."""
    return _SLASHED.sub(lambda match: (match[1] + match[2]).upper(), text)


def _synonym_groups(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        yield f"{Bond.SYNONYM}:{line}", [member.strip() for member in line.split(",")]


def _short_groups(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        short, _, meant = line.partition("=")
        yield f"{Bond.SHORT}:{line}", [short.strip(), *(one.strip() for one in meant.split(","))]


def _add_word(text: str, group: str, by_lemma: dict[str, set[str]], by_root: dict[str, set[str]]) -> None:
    word = word_of(text)
    by_lemma[text].add(group)
    by_lemma[word.lemma].add(group)
    if word.part is Part.VERB:
        for root in word.roots:
            by_root[root].add(group)


def _short_for(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        short, _, meant = line.partition("=")
        lemmas = frozenset(word_of(one.strip()).lemma for one in meant.split(",") if " " not in one.strip())
        if lemmas and " " not in short.strip():
            found[short.strip()] = found.get(short.strip(), frozenset()) | lemmas
    return found


def _frozen(groups: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(found) for key, found in groups.items()}


def _by_first_word(phrases: Mapping[tuple[str, ...], set[str]]) -> dict[str, tuple[Phrase, ...]]:
    by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
    for texts, groups in phrases.items():
        phrase = Phrase(tuple(map(word_of, texts)), frozenset(groups))
        for lemma in phrase.words[0].lemmas:
            by_first[lemma].append(phrase)
    return {lemma: tuple(found) for lemma, found in by_first.items()}
