"""Words that differ by a slip of the pen, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sheetsync.duplicates.kinship import is_misspelt
from sheetsync.duplicates.word import Word, word_of

_SLIP_FROM = 4
"""Letters from which on a word is sought with a slip of the pen in it."""


class SlipIndex:
    """Words by what is left of them when a letter is left out.

    Of two words that a dictionary has, none is a slip of the other, so words it has are sought among the others alone.
    """

    def __init__(self) -> None:
        self._known: defaultdict[str, list[str]] = defaultdict(list)
        self._unknown: defaultdict[str, list[str]] = defaultdict(list)
        self._words: dict[str, Word | None] = {}
        self._waiting: list[str] = []

    def add(self, word: Word) -> None:
        """Take a word of a text in."""
        for text in {word.text, *word.lemmas}:
            self._add(text, self._known if word.known else self._unknown, word)

    def add_known(self, text: str) -> None:
        """Take in a folded word that is spelt as it should be, without looking it up."""
        self._add(text, self._known, None)

    def near(self, word: Word) -> Sequence[Word]:
        """Return the words that a word can be a slip of the pen for, or that can be one for it."""
        if not word.known:
            self._index_known()
        sought = (self._unknown,) if word.known else (self._unknown, self._known)
        rests = [rest for text in {word.text, *word.lemmas} for rest in _rests(text)]
        texts = dict.fromkeys(text for index in sought for rest in rests for text in index.get(rest, ()))
        found = dict.fromkeys(self._words[text] or word_of(text) for text in texts)
        return [other for other in found if other is not word and is_misspelt(word, other)]

    def _add(self, text: str, index: defaultdict[str, list[str]], word: Word | None) -> None:
        if text not in self._words:
            self._words[text] = word
            if index is self._known:
                self._waiting.append(text)
            else:
                _index(text, index)

    def _index_known(self) -> None:
        """Index the known words that wait: most sheets' words never have to be looked through."""
        while self._waiting:
            _index(self._waiting.pop(), self._known)


def _index(text: str, index: defaultdict[str, list[str]]) -> None:
    for rest in _rests(text):
        index[rest].append(text)


def _rests(text: str) -> Iterator[str]:
    if len(text) >= _SLIP_FROM:
        yield text
        yield from (text[:at] + text[at + 1 :] for at in range(1, len(text)))
