"""The word files of reproach of one language: `wording.toml` and `blame.toml`, section by section."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sheetsync.reading.folding import has_cyrillic
from sheetsync.reading.vocabulary import tables
from sheetsync.reading.wording.phrasebook import Phrasebook, any_of, plain

_NOTHING = re.compile(r"(?!)")


class Section:
    """One section of a language's files, the lists of both after each other; what is left out is never found.

    With `denials` none of its phrases is found right behind one of them («не тормозит»).
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], denials: Sequence[str] = ()) -> None:
        self._lists = lists
        self._denials = denials

    def listed(self, key: str = "words") -> Sequence[str]:
        """Return the words of a key as written."""
        return self._lists.get(key, ())

    def words(self, key: str = "words") -> frozenset[str]:
        """Return the words of a key, in dictionary form."""
        return frozenset(self.listed(key))

    def book(self, key: str = "words") -> Phrasebook:
        """Return the phrases of a key, ready to be looked for."""
        return Phrasebook(self.listed(key), self._denials)

    def books(self) -> Mapping[str, Phrasebook]:
        """Return the phrases of each key."""
        return {key: self.book(key) for key in self._lists}

    def pattern(self, key: str = "words", behind: str = "") -> re.Pattern[str]:
        """Return a pattern of the phrases of a key with what follows them."""
        found = pattern_of(self.listed(key), self._denials)
        return re.compile(found.pattern + behind) if behind else found


def section_of(language: str, name: str, denials: Sequence[str] = ()) -> Section:
    """Return a section of a language that has a `wording.toml`."""
    first, more = (_lists(tables(file).get(language, {}).get(name)) for file in ("wording", "blame"))
    return Section({**first, **{key: [*first.get(key, ()), *words] for key, words in more.items()}}, denials)


def pairs_of(language: str) -> list[dict[str, Any]]:
    """Return the phrases of a language that have a wording of their own, as written in its file."""
    return cast(list[dict[str, Any]], tables("wording")[language].get("pairs", []))


def suggestions_of(language: str) -> Mapping[str, str]:
    """Return what a language suggests by the kind of reproach; what it leaves out is in English."""
    return cast(
        Mapping[str, str], {**_lists(tables("wording")["en"]["suggestions"]), **_suggested(tables("wording")[language])}
    )


def _suggested(table: Mapping[str, object]) -> Mapping[str, Any]:
    return _lists(table.get("suggestions"))


def _lists(section: object) -> Mapping[str, Any]:
    return section if isinstance(section, Mapping) else {}


def languages_of(*, cyrillic: bool) -> tuple[str, ...]:
    """Return the languages with reproaches that are written in this script, English first."""
    found = [name for name in tables("wording") if _in_cyrillic(name) == cyrillic]
    return tuple(sorted(found, key=lambda name: (name != "en", name)))


@cache
def _in_cyrillic(language: str) -> bool:
    return has_cyrillic(" ".join(_lists(tables("wording")[language].get("always")).get("words", [])))


def pattern_of(words: Sequence[str], denials: Sequence[str] = ()) -> re.Pattern[str]:
    """Return a pattern for any of these words and phrases, none right behind one of the denials («не тормозит»)."""
    if not words:
        return _NOTHING
    undenied = "".join(f"(?<!{re.escape(denial)} )" for denial in denials)
    return re.compile(rf"(?<![\w-]){undenied}{any_of(plain(words))}(?![\w-])")
