"""What departments do, and the words for it: «продажники», «ОП» and Sales are all of sales.

The words are in `words/LANGUAGE/departments.toml`, those of single trades (clinic, theatre, farm) in `trades.toml`. A
listed department is of the functions that its name says, so that every word of such a function names it; a word of a
function that no listed department has names nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from sheetsync.reading.folding import fold, has_cyrillic, strip_marks, untangle
from sheetsync.reading.morphology import forms, lemmas
from sheetsync.reading.vocabulary import listed, words_of

Core = tuple[str, ...]
"""The dictionary forms of the words that tell one department from another, sorted."""

_TRADES = "trades"
_FILES = ("departments", _TRADES)
_SECTIONS = ("names", "adjectives", "people", "short")
_PIECE = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*")
_MOST_CORES = 16
_SHORT = 3


@cache
def _heads() -> frozenset[str]:
    return frozenset(listed("departments", "words", "heads"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(listed("departments", "words", "roles"))


@cache
def _same() -> dict[str, str]:
    return {word: key for key, word in words_of("departments", "same")}


@cache
def ordinals(number: str) -> tuple[str, ...]:
    """Return how a number is said as a place in a row: «1-й», «первый»."""
    with_ending = (f"{number}-{ending}" for ending in listed("departments", "words", "ordinal_endings"))
    said = (word for word, key in sorted(_same().items()) if key == number and forms(word)[:1])
    return (*with_ending, *(word for word in said if forms(word)[0].has("ADJF")))


def pieces(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, marks dropped."""
    plain = _ending().sub(r"\1 ", strip_marks(untangle(fold(text))).replace("_", " "))
    return [part for word in _PIECE.findall(plain) for part in _without_head(word)]


@cache
def _ending() -> re.Pattern[str]:
    """Return the pattern of a number with the ending of an ordinal («1-й», 2nd)."""
    return re.compile(rf"(\d+)-?(?:{'|'.join(listed('departments', 'words', 'ordinal_endings'))})\b")


def _without_head(word: str) -> list[str]:
    """Return «маркетинг-отдел» as two words, any other word as it is."""
    parts = word.split("-")
    return parts if any(len(part) > 2 and part in _heads() for part in parts) else [word]


def telling(words: Sequence[str]) -> list[str]:
    """Return the words that say which department: not «отдел», «служба», «менеджер»; two of them, all the same."""
    return [word for word in words if not ({word, word.removesuffix("s")} | lemmas(word)) & (_heads() | _roles())]


def cores(words: Sequence[str]) -> frozenset[Core]:
    """Return the cores that these words can have: several where a word is a form of several."""
    choices = [sorted(_meanings(word)) for word in words]
    if not choices:
        return frozenset()
    return frozenset(tuple(sorted(one)) for one, _ in zip(product(*choices), range(_MOST_CORES), strict=False))


def _meanings(word: str) -> frozenset[str]:
    same = _same()
    return frozenset(same.get(lemma, lemma) for lemma in ({same[word]} if word in same else lemmas(word)))


@cache
def function_words() -> tuple[tuple[str, str], ...]:
    """Return every word or phrase with its function."""
    return tuple((fold(phrase), function) for section in _SECTIONS for function, phrase in _all_of(section))


def _all_of(section: str) -> Iterator[tuple[str, str]]:
    """Yield each function with each of its words of a section, those of all trades too."""
    for name in _FILES:
        yield from words_of(name, section)


@cache
def _by_core(*, in_cyrillic: bool) -> dict[Core, frozenset[str]]:
    """Return the functions by core, apart for each alphabet: a team without Russian words needs no dictionary."""
    index: dict[Core, set[str]] = {}
    words = ((phrase, function) for phrase, function in function_words() if _has_cyrillic(phrase) == in_cyrillic)
    for phrase, function in words:
        for core in cores(telling(pieces(phrase)) or pieces(phrase)):
            index.setdefault(core, set()).add(function)
    return {core: frozenset(functions) for core, functions in index.items()}


@cache
def _by_phrase() -> dict[str, frozenset[str]]:
    """Return the functions by phrase without spaces and hyphens, so that «тех. поддержка» is «техподдержка»."""
    index: dict[str, set[str]] = {}
    for phrase, function in function_words():
        index.setdefault("".join(pieces(phrase)).replace("-", ""), set()).add(function)
    return {phrase: frozenset(functions) for phrase, functions in index.items()}


def functions_of(text: str) -> frozenset[str]:
    """Return the functions that a text names as a whole, whatever the case, number and order of its words."""
    words = pieces(text)
    as_typed = _by_phrase().get("".join(words).replace("-", ""))
    if as_typed:
        return as_typed
    said = telling(words)
    index = _by_core(in_cyrillic=_has_cyrillic(" ".join(said)))
    as_one = cores(["".join(said)]) if len(said) > 1 else frozenset()
    return frozenset(function for core in cores(said) | as_one for function in index.get(core, ()))


def _has_cyrillic(text: str) -> bool:
    return has_cyrillic(text)


def by_function(said: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the departments of each function, from (words, name) of the listed ones.

    One that is named after two («Финансы и бухгалтерия») is of both.
    """
    index: dict[str, set[str]] = {}
    for phrase, name in said:
        parts = [phrase, *_between_names().split(phrase)]
        for function in {function for part in parts for function in functions_of(part)}:
            index.setdefault(function, set()).add(name)
    return index


@cache
def _between_names() -> re.Pattern[str]:
    joined = "|".join(map(re.escape, listed("departments", "words", "joins_names")))
    return re.compile(rf"\s+(?:{joined})\s+|\s*[,/&]\s*")


class Called(NamedTuple):
    """A word or phrase by which the people of a team call something; `short` words are told by their capitals.

    `people`: it means its people («бухи»), so that it is animate whatever the dictionary thinks. `unsure` words mean
    other things too («дизайн»).
    """

    phrase: str
    short: bool
    people: bool
    unsure: bool


def called(function: str) -> Iterator[Called]:
    """Yield how a function is called in a sentence: the names that mean something else too are unsure there.

    So are all names of single trades: a kitchen and a warehouse are places first.
    """
    for name, section in product(_FILES, _SECTIONS):
        ambiguous = listed(name, "words", "ambiguous")
        for of, phrase in words_of(name, section):
            unsure = phrase in ambiguous or (name == _TRADES and section != "people")
            if of == function and section != "adjectives" and (not unsure or section in {"names", "short"}):
                short = len(phrase) <= _SHORT
                yield Called(fold(phrase), short=short, people=section == "people", unsure=unsure)


def cut_words() -> tuple[str, ...]:
    """Return the cut words that may stand with a dot in a sentence («бух.», «тех.»)."""
    return tuple({word for _, phrase in _all_of("short") for word in pieces(phrase) if word.isalpha()})


def function_forms(function: str) -> Iterator[str]:
    """Yield the words and phrases of one function, as written in the word files."""
    yield from (phrase for phrase, of in function_words() if of == function)


def words_for(section: str, function: str) -> Iterator[str]:
    """Yield the words of one section (`names`, `adjectives`, `people`, `short`) for a function."""
    yield from (fold(word) for of, word in _all_of(section) if of == function)
