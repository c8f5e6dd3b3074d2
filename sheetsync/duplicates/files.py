"""The word lists beside this file: UTF-8 text, one entry a line, `#` before a remark."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of a list of `words/`, folded (ё as е, lower case), without remarks and empty lines."""
    return tuple(entries(files("sheetsync.duplicates").joinpath("words", name).read_text(encoding="utf-8")))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a list in which lines mean nothing."""
    return frozenset(word for line in read_lines(name) for word in line.split())


def entries(text: str) -> Iterator[str]:
    """Yield the entries of a list's text."""
    for line in text.splitlines():
        entry = line.partition("#")[0].strip().casefold().replace("ё", "е")
        if entry:
            yield entry
