"""Many phrases sought at once in folded words: each is tried only where its first letters stand."""

import re
from collections.abc import Sequence

from sheetsync.reading.vocabulary import spread

_SOME_WORDS = r"(?:[\w'-]+ ){0,4}"
_KEY = 2
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

    def search(self, said: str) -> bool:
        """Return whether one of the phrases stands in folded words with single spaces between them."""
        if _BEGINNING in self._phrases and self._match(_BEGINNING, said, 0):
            return True
        at, short = 0, "" in self._phrases
        while at < len(said):
            key = said[at : at + _KEY]
            if (key in self._phrases and self._match(key, said, at)) or (short and self._match("", said, at)):
                return True
            at = said.find(" ", at) + 1 or len(said)
        return False

    def _match(self, key: str, said: str, at: int) -> bool:
        if key not in self._compiled:
            self._compiled[key] = re.compile(rf"{any_of(self._phrases[key])}(?![\w-])")
        found = self._compiled[key].match(said, at) is not None
        return found and not f" {said[:at]}".endswith(self._denials or _NEVER)


def plain(words: Sequence[str]) -> list[str]:
    """Return the phrases that these words with braces stand for, the longest first, without commas."""
    phrases = {" ".join(re.findall(r"[^\s,]+", phrase)) for word in words for phrase in spread(word)}
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
    """Return the first letters of a phrase, `^` for a text's beginning, an empty text for other signs or fewer."""
    if phrase.startswith(_BEGINNING):
        return _BEGINNING
    key = phrase[:_KEY]
    return "" if len(phrase) <= _KEY or _SIGNS & set(key) else key
