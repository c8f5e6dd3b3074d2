"""Headers made of several words: which column they name, by the word files `words/LANGUAGE/headers.toml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sheetsync.model.columns import Field
from sheetsync.reading.folding import fold
from sheetsync.reading.morphology import in_dictionary, lemmas
from sheetsync.reading.spelling import meant
from sheetsync.reading.vocabulary import listed, phrases, tables

_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MOST_WORDS = 6


class _Column(NamedTuple):
    main: tuple[tuple[str, ...], ...]
    beside: frozenset[str]


@lru_cache(maxsize=2_000)
def composed(key: str) -> Field | None:
    """Return the column that a folded header of several words, or a main word in another form, names; else None.

    Every word must be at home in that column, and in no other one.
    """
    words = [_respelt(word) for word in _PIECE.findall(key)]
    if not 0 < len(words) <= _MOST_WORDS or any(_among(word, _never()) for word in words):
        return None
    named = [field for field, column in _columns().items() if _names(words, column)]
    return named[0] if len(named) == 1 else None


def headers_of_all_languages() -> Iterator[tuple[Field, str]]:
    """Yield each column with its header as our templates have it: it beats other words in every sheet."""
    yield from ((field, word) for field in Field for word in listed("headers", field.value, "header"))


def _names(words: Sequence[str], column: _Column) -> bool:
    for phrase in column.main:
        for at in range(len(words) - len(phrase) + 1):
            rest = [*words[:at], *words[at + len(phrase) :]]
            if _is_phrase(words[at : at + len(phrase)], phrase) and all(_at_home(word, column) for word in rest):
                return True
    return False


def _is_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return all(word == wanted or wanted in lemmas(word) for word, wanted in zip(words, phrase, strict=True))


def _at_home(word: str, column: _Column) -> bool:
    return _among(word, column.beside) or any(
        len(phrase) == 1 and _among(word, frozenset(phrase)) for phrase in column.main
    )


def _among(word: str, known: frozenset[str]) -> bool:
    return word in known or not lemmas(word).isdisjoint(known)


def _respelt(word: str) -> str:
    """Return a word that can only be a slip for one of ours as it should be, any other as it is."""
    if in_dictionary(word) or word in _spelt():
        return word
    return meant(word, _spelt()) or word


@cache
def _columns() -> Mapping[Field, _Column]:
    return {
        field: _Column(
            tuple(
                tuple(_PIECE.findall(fold(phrase).replace("-", " ")))
                for phrase in phrases("headers", field.value, "main")
            ),
            frozenset(_split(phrases("headers", field.value, "beside"))),
        )
        for field in Field
    }


def _split(words: Sequence[str]) -> Iterator[str]:
    yield from (fold(part) for word in words for part in word.split())


@cache
def _never() -> frozenset[str]:
    return frozenset(listed("headers", "never", "words"))


@cache
def _spelt() -> Mapping[str, str]:
    words = {word for column in _columns().values() for phrase in column.main for word in phrase if len(phrase) == 1}
    words |= {word for column in _columns().values() for word in column.beside}
    return {word: word for word in words} if tables("headers") else {}
