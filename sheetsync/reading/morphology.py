"""Russian word forms: dictionary form, part of speech, number and case, by pymorphy3 (docs/decisions/0003)."""

import importlib
import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

_CACHED_WORDS = 20_000
_GENDERS = frozenset({"masc", "femn", "neut"})
_RUSSIAN = re.compile("[а-яё-]+")


class Form(NamedTuple):
    """One way to read a word: its dictionary form, and OpenCorpora's grammemes (`NOUN`, `gent`, `plur` …).

    `lemma` is folded (ё as е), `spelt` is for people; `known` is whether the dictionary has the word.
    """

    lemma: str
    grammemes: frozenset[str]
    spelt: str
    known: bool = False

    def has(self, *grammemes: str) -> bool:
        """Whether the form bears all these grammemes."""
        return self.grammemes.issuperset(grammemes)


def is_russian(word: str) -> bool:
    """Whether a folded word is written in Russian letters alone."""
    return _RUSSIAN.fullmatch(word) is not None


@lru_cache(maxsize=_CACHED_WORDS)
def forms(word: str) -> tuple[Form, ...]:
    """Return the ways to read a folded Russian word, the likeliest first; of a word of other letters, none."""
    if not is_russian(word):
        return ()
    parses = _analyzer().parse(word)
    known = bool(parses) and bool(parses[0].is_known)
    return tuple(
        Form(parse.normal_form.replace("ё", "е"), frozenset(parse.tag.grammemes), parse.normal_form, known)
        for parse in parses
    )


@lru_cache(maxsize=_CACHED_WORDS)
def lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms that a folded word can have; of a word of other letters, itself."""
    return frozenset(form.lemma for form in forms(word)) or frozenset([word])


@lru_cache(maxsize=_CACHED_WORDS)
def inflections(word: str) -> frozenset[str]:
    """Return every form of a folded Russian word, in all cases and both numbers."""
    if not is_russian(word):
        return frozenset()
    return frozenset(form.word.replace("ё", "е") for parse in _analyzer().parse(word) for form in parse.lexeme)


def nominative(word: str) -> str:
    """Return a folded Russian noun in the nominative singular, as it is where it has none."""
    noun = next((form for form in forms(word) if form.has("NOUN")), None)
    return noun.lemma if noun else word


def agreeing_with(adjective: str, noun: str) -> str | None:
    """Return a folded adjective in the nominative singular of a noun's gender, None where it can't be put there."""
    gender = next((form.grammemes & _GENDERS for form in forms(noun) if form.has("NOUN")), frozenset())
    parse = next((one for one in _analyzer().parse(adjective) if {"ADJF", "PRTF"} & set(one.tag.grammemes)), None)
    made = parse.inflect({"nomn", "sing", *gender}) if parse else None
    return str(made.word).replace("ё", "е") if made else None


@lru_cache(maxsize=_CACHED_WORDS)
def in_dictionary(word: str) -> bool:
    """Whether a folded Russian word is one of the dictionary's, so that it can be no slip of the pen."""
    return is_russian(word) and bool(_analyzer().word_is_known(word))


@cache
def _analyzer() -> Any:
    """Return the analyzer, loaded when first needed: it costs 0.1 s and 25 MiB that most commands never need.

    Told where the dictionary is, it doesn't look for it among all installed packages.
    """
    path = importlib.import_module("pymorphy3_dicts_ru").get_path()
    return importlib.import_module("pymorphy3").MorphAnalyzer(lang="ru", path=path)
