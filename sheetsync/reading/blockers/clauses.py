"""A barrier text cut into clauses of words, each with the forms it can have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.folding import fold, untangle
from sheetsync.reading.functions import cut_words
from sheetsync.reading.morphology import Form, forms, in_dictionary, lemmas

_CLAUSE_END = r"[,;:.!?…]+(?=\s|$)|\s[—–-]+\s|(?<=\w)—\s?|[()\n\r|]"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*‧?|[/+&]")
_ASIDE = re.compile(r"\s*\(([^()]{1,30})\)")
_ASIDE_WORDS = 3
_DOT = "‧"
"""Stands for the dot of a word cut short, so that it ends no clause."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed and folded."""

    raw: str
    text: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """The ways to read the word, the likeliest first."""
        return forms(self.text)

    @property
    def cut_short(self) -> bool:
        """Whether it was typed with the dot of an abbreviation («бух.»)."""
        return self.raw.endswith(".")

    def among(self, words: frozenset[str]) -> bool:
        """Whether it is among these, or one of its dictionary forms."""
        return self.text in words or not lemmas(self.text).isdisjoint(words)

    def can_be(self, *grammemes: str) -> bool:
        """Whether the word can be read with all these grammemes."""
        return any(form.has(*grammemes) for form in self.forms)

    @property
    def is_preposition(self) -> bool:
        """Whether it can stand before a noun as its preposition; «ок» is no short «около»."""
        return any(form.has("PREP") and not form.has("Abbr") for form in self.forms)

    @property
    def agreeing(self) -> bool:
        """Whether it may stand between a preposition and its noun: an adjective, a pronoun, a numeral, «ген.»."""
        if self.cut_short:
            return True
        if self.can_be("PREP") or self.among(words("papers")):
            return False
        return any(self.can_be(part) for part in ("ADJF", "PRTF", "NUMR"))


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one clause."""

    words: tuple[Word, ...]

    def text(self, index: int) -> str:
        """Return the folded word at an index, an empty text outside the clause."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def some(self, words: frozenset[str]) -> bool:
        """Whether one of its words has one of these dictionary forms."""
        return any(word.among(words) for word in self.words)

    def negated(self, index: int) -> bool:
        """Whether the word at an index has «не» or «ни» right before it."""
        return self.text(index - 1) in words("denials")

    def raw(self, start: int, end: int) -> str:
        """Return the words from `start` to before `end` as typed."""
        return " ".join(word.raw for word in self.words[start:end])


def cut(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text that have words in them."""
    parts = _clause_end().split(_abbreviations().sub(_cut_short, _ASIDE.sub(_beside, _set_off().sub(" ", text))))
    clauses = (Clause(tuple(_words(part))) for part in parts)
    return tuple(clause for clause in clauses if clause.words)


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(rf"{_CLAUSE_END}|\s(?:{'|'.join(sorted(words('breaks')))})(?=\s)")


@cache
def _set_off() -> re.Pattern[str]:
    """Return the pattern of words between commas that say nothing of anybody («, к сожалению,»)."""
    return re.compile(rf",\s*(?i:{'|'.join(sorted(words('set_off')))})\s*,\s*")


@cache
def _abbreviations() -> re.Pattern[str]:
    """Return the pattern of words cut short by a dot; one before a capital may end its sentence."""
    known = sorted({*words("abbreviations"), *cut_words()}, key=len, reverse=True)
    return re.compile(rf"\b((?i:{'|'.join(map(re.escape, known))}))\.(?=\s*([^\W_]))")


def _cut_short(match: re.Match[str]) -> str:
    return match[0] if match[2].isupper() else f"{match[1]}{_DOT}"


def _beside(match: re.Match[str]) -> str:
    """Return a short aside as part of its clause: «Андрей (юрист) не ответил»; a longer one stays apart."""
    inside = match[1].split()
    return f" {match[1]}" if len(inside) <= _ASIDE_WORDS and "," not in match[1] else match[0]


def _words(part: str) -> Iterator[Word]:
    for match in _WORD.finditer(part):
        yield from _typed(match.group().replace(_DOT, "."))


@lru_cache(maxsize=20_000)
def _typed(raw: str) -> tuple[Word, ...]:
    """Return a word as it is, «ИТ-отдел» as «отдел ИТ»."""
    name, dash, head = raw.rpartition("-")
    if dash and not lemmas(fold(head)).isdisjoint(words("heads")):
        return (*_typed(head), *_typed(name))
    return tuple(_without_run_on_denial(Word(raw, untangle(fold(raw.rstrip("."))))))


def _without_run_on_denial(word: Word) -> Iterator[Word]:
    """Yield «неответили» as the two words it should have been; a word of the dictionary stays whole."""
    denial = next((one for one in words("not") if word.text.startswith(one)), "")
    rest = word.text.removeprefix(denial)
    if not denial or len(rest) < _RUN_ON or in_dictionary(word.text) or not _is_verb(rest):
        yield word
        return
    yield Word(word.raw[: len(denial)], denial)
    yield Word(word.raw[len(denial) :], rest)


def _is_verb(word: str) -> bool:
    return any(form.has("VERB") or form.has("PRTS") for form in forms(word))


_RUN_ON = 4
