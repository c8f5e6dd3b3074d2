"""Misspelt words: which known word a text can only have meant."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from rapidfuzz.distance import OSA

Meaning = TypeVar("Meaning")

_ONE_SLIP = 5
_TWO_SLIPS = 10
_STRAYED = 7
_LEAST = 6
_LONG = 9


def slips_allowed(word: str) -> int:
    """Return how many slips of the pen a word of this length may hold and still be told: 0, 1 or 2."""
    if len(word) < _ONE_SLIP:
        return 0
    return 1 if len(word) < _TWO_SLIPS else 2


def meant(text: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """Return the meaning of the known word nearest to `text`, None where none is near or two as near mean two things.

    Near is one slip (a letter added, left out, changed, astray, or two exchanged) from 5 letters on, two from 10 on. A
    slip in the figures of a text is none: «цех 1» and «цех 2» are two things.
    """
    allowed = slips_allowed(text)
    if not allowed:
        return None
    slips = {word: _slips(text, word, allowed) for word in known if abs(len(word) - len(text)) <= allowed}
    fewest = min(slips.values(), default=allowed + 1)
    if fewest > allowed:
        return None
    near = {known[word] for word, count in slips.items() if count == fewest}
    return near.pop() if len(near) == 1 else None


def mistyped(text: str, known: Iterable[str]) -> str | None:
    """Return the only known word that a text is with a letter too many, too few or exchanged; None without one.

    For languages without a dictionary: another first letter or another ending makes another word (training and
    draining, delivery and deliver), and so does another letter in all but long words (content and consent).
    """
    near = [word for word in known if _only_mistyped(text, word)]
    return near[0] if len(near) == 1 else None


def _only_mistyped(text: str, word: str) -> bool:
    if min(len(text), len(word)) < _LEAST or text[0] != word[0] or abs(len(text) - len(word)) > 1:
        return False
    if text.startswith(word[:-1]) or word.startswith(text):
        return False
    changed = len(text) == len(word) and sorted(text) != sorted(word)
    return not (changed and len(word) < _LONG) and OSA.distance(text, word, score_cutoff=1) == 1


def _slips(text: str, word: str, allowed: int) -> int:
    """Return how many slips part two texts; any number above `allowed` where they are too many."""
    limit = min(allowed, slips_allowed(word))
    slips = 1 if _one_strayed(text, word) else OSA.distance(text, word, score_cutoff=limit)
    return slips if slips <= limit and _figures(text) == _figures(word) else allowed + 1


def _one_strayed(text: str, word: str) -> bool:
    """Whether one letter stands a few places from where it should: «мареткинг»."""
    return (
        len(text) == len(word) >= _STRAYED
        and text[0] == word[0]
        and OSA.distance(text, word, score_cutoff=2) == 2
        and sorted(text) == sorted(word)
    )


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def nearest(text: str, words: Iterable[str]) -> str | None:
    """Return the word most like `text`, None where none is even half alike. Of equals, the first."""
    best = max(words, key=lambda word: OSA.normalized_similarity(text, word.casefold()), default=None)
    if best is None or OSA.normalized_similarity(text, best.casefold()) < _HALF:
        return None
    return best


_HALF = 0.5
