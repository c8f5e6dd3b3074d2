"""Words that differ by a slip of the pen, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sheetsync.duplicates.kinship import is_misspelt
from sheetsync.duplicates.word import Word, word_of

_SLIP_FROM = 4
"""Letters from which on a word is sought with a slip of the pen in it."""


class SlipIndex:
    """The words of all texts by what is left of them when a letter is left out."""

    def __init__(self) -> None:
        self._by_rest: defaultdict[str, list[str]] = defaultdict(list)
        self._seen: set[str] = set()

    def add(self, *texts: str) -> None:
        """Take folded words in, in whatever forms they are sought."""
        for text in texts:
            if text not in self._seen:
                self._seen.add(text)
                for rest in _rests(text):
                    self._by_rest[rest].append(text)

    def near(self, word: Word) -> Sequence[Word]:
        """Return the words that a word can be a slip of the pen for, or that can be one for it."""
        rests = (rest for text in (word.text, *word.lemmas) for rest in _rests(text))
        texts = dict.fromkeys(text for rest in rests for text in self._by_rest.get(rest, ()))
        found = dict.fromkeys(map(word_of, texts))
        return [other for other in found if other is not word and is_misspelt(word, other)]


def _rests(text: str) -> Iterator[str]:
    if len(text) >= _SLIP_FROM:
        yield text
        yield from (text[:at] + text[at + 1 :] for at in range(1, len(text)))
