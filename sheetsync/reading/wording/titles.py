"""Words of reproach that are only what something is called: «Саботажник — название спектакля», «роль Лентяя»."""

import re
from functools import cache

from sheetsync.reading.folding import fold
from sheetsync.reading.functions import functions_of
from sheetsync.reading.vocabulary import listed

_MARKS = ".,;:!?()—–-"


def without_titles(text: str) -> str:
    """Return a text without the words that it says are names of something; those of departments stay."""
    if _first_words().isdisjoint(word.strip(_MARKS) for word in text.casefold().split()):
        return text
    return _name_before().sub(_put, _name_behind().sub(_put, text))


def _put(match: re.Match[str]) -> str:
    name = match["name"]
    return match[0].replace(name, " ", 1) if name[0].isupper() and not functions_of(fold(name)) else match[0]


@cache
def _first_words() -> frozenset[str]:
    return frozenset(title.split()[0] for title in listed("blame", "harmless", "titles"))


@cache
def _name_before() -> re.Pattern[str]:
    titles, joints, taken_back = (_any_of(key) for key in ("titles", "joints", "no_titles"))
    between = rf"(?:\s*[—–:]\s*|\s+-\s+|\s+)(?:{joints}\s+)*"
    return re.compile(rf"\b(?P<name>[^\W\d_]+){between}{titles}\b(?!\W+{taken_back}\b)")


@cache
def _name_behind() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of('titles')}\s+(?P<name>[^\W\d_]+)\b")


def _any_of(key: str) -> str:
    return f"(?i:{'|'.join(map(re.escape, listed('blame', 'harmless', key)))})"
