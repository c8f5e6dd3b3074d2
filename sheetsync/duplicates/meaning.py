"""The words of a step that tell one piece of work from another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.reading.folding import untangle, visible
from sheetsync.reading.morphology import forms, lemmas

_LONGEST = 2_000
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*%?|[^\W_]+(?:['’-][^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")

_FILLERS = frozenset(
    {
        *(
            "необходимо",
            "необходимый",
            "нужно",
            "надо",
            "срочно",
            "срочный",
            "просьба",
            "пожалуйста",
            "наш",
            "провести",
        ),
        *("проводить", "подготовить", "сделать", "составить", "ооо", "оао", "зао", "ао", "пао", "ип"),
        *("please", "urgent", "urgently", "asap", "our", "the", "a", "an", "llc", "ltd", "inc"),
    }
)
"""Words without which the work is the same: urgency, politeness, legal forms, and verbs that add nothing to their
noun («подготовить отчёт»); of two verbs that do, each makes a work of its own."""

_NEUTRAL = frozenset({"в", "во", "на", "о", "об", "обо", "у", "по", "при", "и", "of", "in", "on", "at", "and", "&"})
_DIRECTED = frozenset(
    {
        *(
            "из",
            "от",
            "до",
            "с",
            "со",
            "к",
            "ко",
            "для",
            "без",
            "после",
            "перед",
            "через",
            "вместо",
            "за",
            "под",
            "над",
        ),
        *("from", "to", "for", "with", "without", "before", "after", "via", "by"),
    }
)
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


class Token(NamedTuple):
    """A word that counts: its dictionary form, the preposition before it, a noun's possible cases.

    A preposition that directs («от», «для») is part of the key: «от банка» and «банку» are two things.
    """

    key: str
    preposition: str = ""
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words that count, in their order. Figures, months and names are words like others: they must be equal."""

    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The dictionary forms in their order: what a «не дубль» is remembered by."""
        return tuple(token.key for token in self.tokens)

    @property
    def key(self) -> tuple[str, ...]:
        """The dictionary forms sorted, figures in their order: equal for the same words in another order or form."""
        figures = [word for word in self.words if word[0].isdigit()]
        return (*sorted(word for word in self.words if not word[0].isdigit()), *figures)


def meaning(text: str) -> Meaning:
    """Return the words that count in a step's text: without fillers («необходимо», «ООО»), case, marks and endings."""
    joined = _THOUSANDS.sub("", visible(text[:_LONGEST]))
    return Meaning(tuple(_tokens(joined)))


def _tokens(text: str) -> Iterator[Token]:
    preposition = ""
    for number, match in enumerate(_WORD.finditer(text)):
        raw = match.group()
        word = untangle(raw.casefold().replace("ё", "е"))
        is_mark = len(raw) == 1 and raw.isupper() and number > 0
        if not is_mark and (word in _NEUTRAL or word in _DIRECTED):
            preposition = word
        elif is_mark or not (word in _FILLERS or lemmas(word) & _FILLERS):
            yield _token(word, preposition)
            preposition = ""


def _token(word: str, preposition: str) -> Token:
    key = _dictionary_form(word)
    cases = frozenset(case for form in forms(word) if form.has("NOUN") for case in _CASES & form.grammemes)
    return Token(f"{preposition} {key}" if preposition in _DIRECTED else key, preposition, cases)


def _dictionary_form(word: str) -> str:
    read = forms(word)
    if read:
        return read[0].lemma
    if word.isascii() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
