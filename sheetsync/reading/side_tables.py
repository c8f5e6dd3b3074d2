"""The small tables of «Решения», «Опрос» and «Дубли»: where their header stands and which column is which."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sheetsync.model.grid import Tab
from sheetsync.reading.header import header_key

_WITHIN = 20


class SideTable(NamedTuple):
    """A small table as found: the 0-based row of its header, and its 0-based columns by name."""

    header_row: int
    columns: Mapping[str, int]


def find_side_table(tab: Tab, words: Mapping[str, Sequence[str]], needed: int) -> SideTable | None:
    """Find the first line that has at least `needed` of the header words, each name known by any of its words.

    A column tagged with a name is that column, whatever its header says. None where no line is a header.
    """
    known = {header_key(word): name for name, several in words.items() for word in several}
    tagged = {name: column for name in words if (column := tab.column_of(name)) is not None}
    for row, line in enumerate(tab.lines[:_WITHIN]):
        typed = [known.get(header_key(cell.value)) if isinstance(cell.value, str) else None for cell in line]
        named = {name: typed.index(name) for name in words if name in typed}
        if len(named) >= needed:
            return SideTable(row, named | tagged)
    return None
