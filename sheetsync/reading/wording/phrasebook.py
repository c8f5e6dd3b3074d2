"""Many phrases sought at once in folded words: each is tried only where its first letters stand."""

import re
from collections.abc import Sequence

from sheetsync.reading.vocabulary import spread

_SOME_WORDS = r"(?:[\w'-]+ ){0,4}"
_KEYS = (6, 2)
"""By so many first letters phrases are told apart, by the most of them that hold no sign."""

_BEGINNING = "^"
_NEVER = ("\n",)
_SIGNS = frozenset("*…^$")


class Phrasebook:
    """Phrases in which `*` stands for the rest of a word, `…` for up to four words, `^` and `$` for a text's ends.

    None is found right behind one of the denials («не тормозит»). What is sought is compiled when first needed.
    """

    def __init__(self, words: Sequence[str], denials: Sequence[str] = ()) -> None:
        self._denials = tuple(f" {denial} " for denial in denials)
        self._phrases: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for phrase in plain(words):
            self._phrases.setdefault(_key(phrase), []).append(phrase)
        self._first = {key[: _KEYS[-1]] for key in self._phrases}

    def search(self, said: str) -> bool:
        """Return whether one of the phrases stands in folded words with single spaces between them."""
        return self.find(said) is not None

    def find(self, said: str, start: int = 0) -> tuple[int, int] | None:
        """Return where the first of the phrases stands, of those that begin with a word at or behind `start`."""
        at, anywhere = _next_word(said, start - 1) if start else 0, "" in self._first
        while at < len(said):
            if anywhere or at == 0 or said[at : at + _KEYS[-1]] in self._first:
                end = self._end(said, at)
                if end:
                    return at, end
            at = _next_word(said, at)
        return None

    def without(self, said: str) -> str:
        """Return folded words without the phrases that stand in them."""
        left, start = "", 0
        while found := self.find(said, start):
            left += said[start : found[0]] + " "
            start = found[1]
        return " ".join((left + said[start:]).split())

    def _end(self, said: str, at: int) -> int:
        """Return where the longest phrase that begins at a place ends, 0 where none begins there."""
        if f" {said[:at]}".endswith(self._denials or _NEVER):
            return 0
        keys = {"" if at else _BEGINNING, "", *(said[at : at + length] for length in _KEYS)}
        found = [self._pattern(key).match(said, at) for key in keys & self._phrases.keys()]
        return max((match.end() for match in found if match), default=0)

    def _pattern(self, key: str) -> re.Pattern[str]:
        if key not in self._compiled:
            self._compiled[key] = re.compile(rf"{any_of(self._phrases[key])}(?![\w-])")
        return self._compiled[key]


def _next_word(said: str, at: int) -> int:
    return said.find(" ", at) + 1 or len(said)


def plain(words: Sequence[str]) -> list[str]:
    """Return the phrases that these words with braces stand for, the longest first, without commas."""
    phrases = {" ".join(phrase.replace(",", " ").split()) for word in words for phrase in spread(word)}
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def any_of(phrases: Sequence[str]) -> str:
    """Return the pattern of any of these phrases, what they share at their beginning written once."""
    tails: dict[str, list[str]] = {}
    for phrase in phrases:
        tails.setdefault(phrase[:1] if phrase[:1].isalnum() else "", []).append(phrase)
    made = [_with_signs(re.escape(phrase)) for phrase in tails.pop("", ())]
    made += [first + any_of([phrase[1:] for phrase in same]) for first, same in tails.items()]
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


def _with_signs(escaped: str) -> str:
    some = escaped.replace(r"…\ ", _SOME_WORDS).replace(r"\*", r"[\w'-]*")
    return some.replace(r"\^", "^").replace(r"\ \$", "$").replace(r"\$", "$")


def _key(phrase: str) -> str:
    """Return a phrase's first letters, `^` for a text's beginning, an empty text for other signs or fewer letters."""
    if phrase.startswith(_BEGINNING):
        return _BEGINNING
    return next((phrase[:length] for length in _KEYS if len(phrase) > length and not _SIGNS & set(phrase[:length])), "")
