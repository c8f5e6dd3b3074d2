"""Whether a barrier text says that something is in the way."""

from collections.abc import Sequence

from sheetsync.reading.folding import fold, strip_marks, untangle


class NoneWords:
    """The texts that say there is no barrier, or that it is over."""

    def __init__(self, words: Sequence[str]) -> None:
        self._whole = frozenset(fold(word) for word in words)
        self._keys = frozenset(key for key in map(_key, words) if key)

    def deny(self, text: str) -> bool:
        """Whether the whole text says so. One that asks («нет?») or goes on («нет, но …») does not."""
        folded = fold(text)
        if folded in self._whole:
            return True
        return "?" not in folded and _key(text) in self._keys


def _key(text: str) -> str:
    return strip_marks(untangle(fold(text)))
