"""Words that differ by a slip of the pen, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sheetsync.duplicates.kinship import is_misspelt
from sheetsync.duplicates.word import Word

_SLIP_FROM = 4
"""Letters from which on a word is sought with a slip of the pen in it."""


class SlipIndex:
    """The words of all texts by what is left of them when a letter is left out."""

    def __init__(self) -> None:
        self._by_rest: defaultdict[str, list[Word]] = defaultdict(list)
        self._seen: set[Word] = set()

    def add(self, word: Word) -> None:
        """Take a word in."""
        if word not in self._seen:
            self._seen.add(word)
            for rest in _rests(word):
                self._by_rest[rest].append(word)

    def near(self, word: Word) -> Sequence[Word]:
        """Return the words that a word can be a slip of the pen for, or that can be one for it."""
        found = dict.fromkeys(other for rest in _rests(word) for other in self._by_rest.get(rest, ()))
        return [other for other in found if other is not word and is_misspelt(word, other)]


def _rests(word: Word) -> Iterator[str]:
    for text in {word.text, *word.lemmas}:
        if len(text) >= _SLIP_FROM:
            yield text
            yield from (text[:at] + text[at + 1 :] for at in range(1, len(text)))
