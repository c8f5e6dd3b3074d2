"""Whether a barrier text says that something is in the way."""

import re
from collections.abc import Sequence
from functools import cache

from sheetsync.reading.folding import fold, strip_marks, untangle
from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.vocabulary import listed, words_of

_LONGEST = 120
_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b")
_DASHES = re.compile(r"[-–—‐‑−_]+(?:\s+[-–—‐‑−_]+)*")
_LONGEST_PHRASE = 4
_DENIES = frozenset({"denied", "fine", "over"})


class NoneWords:
    """The texts that say there is no barrier, or that it is over."""

    def __init__(self, words: Sequence[str]) -> None:
        self._whole = frozenset(fold(word) for word in words)
        self._keys = frozenset(key for key in map(_key, words) if key)

    def deny(self, text: str) -> bool:
        """Whether the whole text says so. One that asks («нет?») or goes on («нет, но …», «нет бюджета») does not."""
        folded = fold(text)
        if folded in self._whole or _DASHES.fullmatch(folded):
            return True
        if "?" in folded or len(folded) > _LONGEST:
            return False
        key = _key(text)
        return key in self._keys or _only_denies(_key(_DATE.sub(" ", folded))) or other_layout(folded) in self._keys


def _key(text: str) -> str:
    return strip_marks(untangle(fold(text)))


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    return {tuple(word.split()): kind for kind, word in words_of("parties", "none")}


@cache
def _not() -> frozenset[str]:
    return frozenset(listed("parties", "denials", "not"))


def _only_denies(key: str) -> bool:
    """Whether a text is made of nothing but words that deny an obstacle, and of what is denied («проблем пока нет»).

    «не» takes it back («не все хорошо», «вопрос не решён»), but for «не выявлено» and the like.
    """
    words = re.findall(r"[^\s,;.!]+", key)
    kinds: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(_LONGEST_PHRASE, 0, -1) if tuple(words[at : at + n]) in _kinds()), 0)
        if not length or words[at] in _not() - {word[0] for word in _kinds() if len(word) > 1}:
            return False
        kinds.append(_kinds()[tuple(words[at : at + length])])
        at += length
    return bool(_DENIES & set(kinds))
