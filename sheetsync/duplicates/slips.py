"""Words that differ by a slip of the pen, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sheetsync.duplicates.kinship import is_misspelt
from sheetsync.duplicates.word import Word, word_of

_SLIP_FROM = 4
"""Letters from which on a word is sought with a slip of the pen in it."""

_SLIP_UP_TO = 60
"""Letters up to which: no word is longer, and the work grows with the square of its length."""


class SlipIndex:
    """Words in which a slip is sought: two of them are near where one letter left out of each makes them equal.

    Of two words that a dictionary has, none is a slip of the other, so words it has are sought among the others alone.
    Those others are few as a rule, and kept by what is left of them without a letter; the many that are known are only
    looked through, those of one first letter and about one length, for a word that is not.
    """

    def __init__(self) -> None:
        self._unknown: defaultdict[str, list[str]] = defaultdict(list)
        self._known: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._words: dict[str, Word | None] = {}

    def add(self, word: Word) -> None:
        """Take a word of a text in."""
        for text in {word.text, *word.lemmas}:
            self._add(text, word, known=word.known)

    def add_known(self, text: str) -> None:
        """Take in a folded word that is spelt as it should be, without looking it up."""
        self._add(text, None, known=True)

    def near(self, word: Word) -> Sequence[Word]:
        """Return the words that a word can be a slip of the pen for, or that can be one for it."""
        if word.known and not self._unknown:
            return ()
        texts = dict.fromkeys(text for sought in {word.text, *word.lemmas} for text in self._texts_near(sought, word))
        found = dict.fromkeys(self._words[text] or word_of(text) for text in texts)
        return [other for other in found if other is not word and is_misspelt(word, other)]

    def _texts_near(self, text: str, word: Word) -> Iterator[str]:
        for rest in _rests(text):
            yield from self._unknown.get(rest, ())
        if not word.known:
            yield from self._known_near(text)

    def _known_near(self, text: str) -> Iterator[str]:
        rests = frozenset(_rests(text))
        if not rests:
            return
        for length in range(len(text) - 1, len(text) + 2):
            among = self._known.get((text[0], length), ())
            for found, *_ in process.extract(text, among, scorer=OSA.distance, score_cutoff=2, limit=None):
                if not rests.isdisjoint(_rests(found)):
                    yield found

    def _add(self, text: str, word: Word | None, *, known: bool) -> None:
        if text in self._words or not _SLIP_FROM <= len(text) <= _SLIP_UP_TO:
            return
        self._words[text] = word
        if known:
            self._known[text[0], len(text)].append(text)
        else:
            for rest in _rests(text):
                self._unknown[rest].append(text)


def _rests(text: str) -> Iterator[str]:
    """Yield a word, and what is left of it without any one letter but the first."""
    if _SLIP_FROM <= len(text) <= _SLIP_UP_TO:
        yield text
        yield from (text[:at] + text[at + 1 :] for at in range(1, len(text)))
