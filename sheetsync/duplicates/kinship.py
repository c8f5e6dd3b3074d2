"""Whether two words are one: in another form, of one root, misspelt, or written in another alphabet."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from sheetsync.duplicates.files import read_lines
from sheetsync.duplicates.word import Part, Word, word_of

_CACHED_PAIRS = 100_000
_VOWELS = frozenset("аеиоуыэюяaeiouy")
_OPEN = "аеиоуыэюяйь"
_SHORTEST_EXCHANGED = 4
_LONG, _VERY_LONG = 6, 9
_SURE_ENGLISH = 7
"""Letters from which on an English word that our short list lacks is taken for a slip of one that it has."""


class Tie(IntEnum):
    """How two parts correspond, the closest first."""

    SAME = 0
    FORM = 1
    ROOT = 2
    SYNONYM = 3
    SHORT = 4
    LOAN = 5
    TYPO = 6
    NEAR = 7


@lru_cache(maxsize=_CACHED_PAIRS)
def kinship(one: Word, other: Word) -> Tie | None:
    """Return how two words are one, None where they are not; alike for both orders."""
    if one is other:
        return Tie.SAME
    if one.lemmas & other.lemmas:
        return Tie.FORM
    if are_opposite(one, other):
        return None
    if _of_one_root(one, other):
        return Tie.ROOT
    if one.sounds & other.sounds and one.text.isascii() != other.text.isascii() and _begin_alike(one, other):
        return Tie.LOAN
    return Tie.TYPO if is_misspelt(one, other) else None


def _of_one_root(one: Word, other: Word) -> bool:
    shared = {root[0] for root in one.roots & other.roots}
    if not shared or Part.OTHER in {one.part, other.part}:
        return "e" in shared
    parts = {one.part, other.part}
    if parts == {Part.NOUN}:
        return "d" in shared
    if Part.VERB in parts:
        return Part.ADJECTIVE not in parts and not shared.isdisjoint("vo")
    return "a" in shared and Part.NOUN in parts


def _begin_alike(one: Word, other: Word) -> bool:
    return (one.text[0] in _VOWELS) == (other.text[0] in _VOWELS)


def is_misspelt(one: Word, other: Word) -> bool:
    """Whether one is the other with a slip of the pen: never where a dictionary has both."""
    if (one.known and other.known) or one.text[0] != other.text[0] or one.text.isascii() != other.text.isascii():
        return False
    texts = ((one.text, other.text), *product(one.lemmas, other.lemmas))
    sure = one.known != other.known and (not one.text.isascii() or min(map(len, texts[0])) >= _SURE_ENGLISH)
    if _exchanged(one.text, other.text):
        return True
    return any(_is_slip(a, b, sure=sure) for a, b in texts) and not are_opposite(one, other)


def _exchanged(one: str, other: str) -> bool:
    """Whether two spellings differ by neighbours that changed places, not at the beginning."""
    return (
        len(one) == len(other) >= _SHORTEST_EXCHANGED
        and one[0] == other[0]
        and sorted(one) == sorted(other)
        and (OSA.distance(one, other, score_cutoff=1) == 1)
    )


def _is_slip(one: str, other: str, *, sure: bool) -> bool:
    """Whether two spellings differ by one slip, or by two in a long word; where nothing is sure, by a usual one."""
    length = max(len(one), len(other))
    if length < _LONG - 1 or abs(len(one) - len(other)) > 2:
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1:
        return _is_usual(one, other, length) or (sure and length >= _LONG)
    return distance == 2 and sure and (length >= _VERY_LONG or (length > _LONG and _only_vowels_differ(one, other)))


def _only_vowels_differ(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    return all(_VOWELS.issuperset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1])


def _is_usual(one: str, other: str, length: int) -> bool:
    """Whether a letter is doubled, two are exchanged, or a vowel inside a long word is wrong or left out."""
    if len(one) == len(other):
        wrong = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(wrong) == 2 or (length > _LONG and _VOWELS.issuperset(wrong[0]))
    shorter, longer = sorted((one, other), key=len)
    at = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    doubled = longer[at] == longer[at - 1]
    return doubled or (length > _LONG and at < len(shorter) and longer[at] in _VOWELS)


def is_clipped(brief: str, whole: Word) -> bool:
    """Whether a word is what a hyphen stands for the middle of: «мат-лы», «материалов»."""
    start, _, end = brief.partition("-")
    return any(
        len(text) > len(start) + len(end) and text.startswith(start) and text.rstrip(_OPEN).endswith(end.rstrip(_OPEN))
        for text in (whole.text, whole.lemma)
    )


def are_opposite(one: Word, other: Word) -> bool:
    """Whether two words, or the deeds they name, are opposites."""
    known = _opposites()
    return any(
        other_key in known.get(key, ())
        for key in (*one.lemmas, *one.roots)
        for other_key in (*other.lemmas, *other.roots)
        if key in known
    )


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for line in read_lines("opposites.txt"):
        one, other = (word_of(text) for text in line.split())
        for left, right in ((one, other), (other, one)):
            for key in (left.lemma, *_deeds(left)):
                pairs.setdefault(key, set()).update((right.lemma, *_deeds(right)))
    return {key: frozenset(found) for key, found in pairs.items()}


def _deeds(word: Word) -> frozenset[str]:
    kept = "v" if word.part is Part.VERB else "e"
    return frozenset(root for root in word.roots if root[0] == kept)
