"""Words of another alphabet typed in Latin letters: «buhgalteria», "sklad"."""

import re
from functools import cache

from sheetsync.reading.vocabulary import words_of

_ALIKE = (
    (re.compile("shch|sch"), "sh"),
    (re.compile("ts|tz"), "c"),
    (re.compile("kh|x"), "h"),
    (re.compile("w"), "v"),
    (re.compile("[yj](?=[aeou])"), ""),
    (re.compile("[yj]"), "i"),
    (re.compile("ii+"), "i"),
    (re.compile("['`]"), ""),
)


def in_latin(text: str) -> str:
    """Return a folded text in Latin letters, every way of writing it brought to one: shch and sch are sh."""
    latin = text.translate(_letters())
    for spelling, one in _ALIKE:
        latin = spelling.sub(one, latin)
    return latin


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): latin for letter, latin in words_of("latin", "letters")}
