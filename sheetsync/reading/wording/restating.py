"""What a suggestion keeps of a text, word for word: its figures, papers and names, and what is missing."""

import re
from collections.abc import Sequence

from sheetsync.reading.folding import fold
from sheetsync.reading.morphology import forms

_FACT = re.compile(r"(?:[^\W\d_]+ )?(?:«[^»]+»|№ ?\S+|\b\d[\d.,:/-]*\d?(?: ?%| [^\W\d_]{3,})?)")
_END = re.compile(r"[,.!?;]+(?=\s|$)|\n")


def facts_of(text: str) -> tuple[str, ...]:
    """Return the figures, numbers of papers and names in quotes of a text, each with the word before it.

    What is quoted in small letters is mockery more often than a name («наши „специалисты“»).
    """
    found = (match[0] for match in _FACT.finditer(text) if not match[0].partition("«")[2][:1].islower())
    return tuple(dict.fromkeys(_without_verb(fact.split()) for fact in found))


def _without_verb(fact: Sequence[str]) -> str:
    """Return a fact without a verb that stands before or behind it («перепутал 40 коробок», «заказ 77 потеряли»)."""
    start, end = int(_is_verb(fact[0])), len(fact) - int(_is_verb(fact[-1]))
    return " ".join(fact[start:end])


def _is_verb(word: str) -> bool:
    return any(form.has("VERB") for form in forms(fold(word))[:1])


def as_typed(thing: str, text: str) -> str:
    """Return the words of a thing as they stand in the text, with its marks: «договор с „Вектором“», «счёт № 154»."""
    first = thing.split(maxsplit=1)[0]
    at = _where(first, text)
    if at < 0:
        return thing
    end = _END.search(text, at + len(first))
    return " ".join(text[at : end.start() if end else len(text)].split())


def _where(word: str, text: str) -> int:
    """Return where a whole word first stands in a text, -1 where it doesn't."""
    at = text.find(word)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
        at = text.find(word, at + 1)
    return at
