"""Texts that differ in a long number alone are read once: «Счёт 7701» and «Счёт 7702» come from one mould."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.token import Token, number_part
from sheetsync.reading.folding import visible

_LONGEST = 500
"""In a longer text the length of a number decides where the text is cut."""

_CACHED = 5_000
_NUMBER = re.compile(
    r"(?:(?<!\S)|(?<=[№#]))(?<!\d[\s№#])(?!(?:19|20)\d\d(?!\d))[1-9][0-9]{2,}(?=[)»\".,;:!?]*(?:\s(?!\d)|$))"
)
"""A number that stands alone and can be no day, year or part of another number: which one it is changes no word."""

_USUAL = str.maketrans("№\u00a0", "# ")
_STANDING_IN = ("7060504", "8070605", "9080706")
"""The numbers that are read in place of a text's own ones."""


class Parts(NamedTuple):
    """The parts of a text that count, and the words that don't."""

    tokens: tuple[Token, ...]
    fillers: tuple[str, ...]


Reader = Callable[[str, Lexicon], Parts]


def read_by_mould(text: str, lexicon: Lexicon, read: Reader) -> Parts:
    """Return what `read` finds in a text, worked out once for all texts that differ in long numbers alone."""
    numbers = _NUMBER.findall(text) if len(text) <= _LONGEST else []
    mould = _mould_of(text, numbers, lexicon, read) if numbers and not lexicon.has_numbers else None
    return mould.filled(numbers) if mould and mould.keys.isdisjoint(numbers) else read(text, lexicon)


def _mould_of(text: str, numbers: Sequence[str], lexicon: Lexicon, read: Reader) -> "_Mould | None":
    """Return the mould of a text, None where it has too many numbers, one of them twice, or one that stands in."""
    if len(numbers) > len(_STANDING_IN) or len(set(numbers)) < len(numbers):
        return None
    if any(number in text for number in _STANDING_IN):
        return None
    standing_in = iter(_STANDING_IN)
    return _moulded(_NUMBER.sub(lambda _: next(standing_in), text), len(numbers), lexicon, read)


def _is_plain(text: str) -> bool:
    """Whether a text holds no mark that nobody sees, and no sign that is read as a figure («²»), beside its numbers."""
    return visible(text) == text and unicodedata.is_normalized("NFKC", text.translate(_USUAL))


class _Mould(NamedTuple):
    """The parts of a text with numbers that stand in for others, the places of these, and the keys of all others.

    A number that is said twice («3 тыс. (3000)») counts once, so that none may be put in that is there already.
    """

    parts: Parts
    places: tuple[int, ...]
    keys: frozenset[str]

    def filled(self, numbers: Sequence[str]) -> Parts:
        tokens = list(self.parts.tokens)
        for place, number in zip(self.places, numbers, strict=True):
            tokens[place] = number_part(number, number)
        return Parts(tuple(tokens), self.parts.fillers)


@lru_cache(maxsize=_CACHED)
def _moulded(text: str, count: int, lexicon: Lexicon, read: Reader) -> _Mould | None:
    """Return the mould that a text is; None where a number that stands in is anything else than a part of its own."""
    if not _is_plain(text):
        return None
    parts = read(text, lexicon)
    wanted = _STANDING_IN[:count]
    places = tuple(place for place, token in enumerate(parts.tokens) if token.shown in wanted)
    if tuple(parts.tokens[place] for place in places) != tuple(number_part(number, number) for number in wanted):
        return None
    others = [token for place, token in enumerate(parts.tokens) if place not in places]
    said = " ".join((*parts.fillers, *(f"{token.shown} {token.key}" for token in others)))
    if any(number in said for number in wanted):
        return None
    return _Mould(parts, places, frozenset(token.key for token in others))
