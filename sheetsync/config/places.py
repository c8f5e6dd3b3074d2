"""Which line of a TOML text a key stands on."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Place = tuple[str | int, ...]
"""The keys and list numbers that lead to a value: `("spreadsheets", 1, "id")`."""

_TABLE = re.compile(r"\s*\[(\[)?\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


class _Found(NamedTuple):
    place: Place
    line: int


def line_of(text: str, place: Sequence[str | int]) -> int | None:
    """Return the 1-based line of a value, or of the nearest table around it; None where neither is found."""
    lines = {found.place: found.line for found in reversed(list(_places(text)))}
    wanted = tuple(place)
    return next((lines[wanted[:size]] for size in range(len(wanted), 0, -1) if wanted[:size] in lines), None)


def _places(text: str) -> Iterator[_Found]:
    """Yield the tables and keys of a text. Tables written inside a line count with their line alone."""
    table: Place = ()
    numbers: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _names(header[2])
            if header[1]:
                numbers[table] = numbers.get(table, -1) + 1
                table = (*table, numbers[table])
            yield _Found(table, number)
        elif key := _KEY.match(line):
            yield _Found((*table, *_names(key[1])), number)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip().strip("\"'") for name in dotted.split("."))
