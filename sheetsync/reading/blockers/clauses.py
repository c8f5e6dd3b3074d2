"""A barrier text cut into clauses of words, each with the forms it can have."""

import re
from dataclasses import dataclass

from sheetsync.reading.folding import fold, untangle
from sheetsync.reading.morphology import Form, forms, lemmas

_CLAUSE_END = re.compile(r"[,;:.!?]+(?=\s|$)|\s[—–-]+\s|[()\n\r|]|\s(?:а|но|потом|затем)(?=\s)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|/")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed and folded."""

    raw: str
    text: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """The ways to read the word, the likeliest first."""
        return forms(self.text)

    def among(self, words: frozenset[str]) -> bool:
        """Whether one of its dictionary forms is among these."""
        return not lemmas(self.text).isdisjoint(words)

    def can_be(self, *grammemes: str) -> bool:
        """Whether the word can be read with all these grammemes."""
        return any(form.has(*grammemes) for form in self.forms)

    @property
    def agreeing(self) -> bool:
        """Whether it may stand between a preposition and its noun: an adjective, a pronoun, a numeral."""
        return any(self.can_be(part) for part in ("ADJF", "PRTF", "NUMR")) and not self.can_be("PREP")


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
        return self.text(index - 1) in {"не", "ни"}


def cut(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text that have words in them."""
    parts = _CLAUSE_END.split(text)
    clauses = (Clause(tuple(_word(match.group()) for match in _WORD.finditer(part))) for part in parts)
    return tuple(clause for clause in clauses if clause.words)


def _word(raw: str) -> Word:
    return Word(raw, untangle(fold(raw)))
