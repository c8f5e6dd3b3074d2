"""An earlier block as the tab «Сводка» keeps it: after its meeting nothing writes it again."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.meeting.period import block_days
from sheetsync.model.grid import Tab
from sheetsync.reading.cells import cell_text

WIDTH = 5
"""Columns of the page, the hidden key's counted; what stands right of them is people's."""


class KeptLine(NamedTuple):
    """A line of a block: the part it belongs to (`title`, `counts`, `department-1` …), its filled cells as text."""

    part: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A block as the tab holds it, lines from top to bottom, blank ones left out."""

    day: dt.date
    lines: tuple[KeptLine, ...]

    def text(self) -> str:
        """Return the block as lines of text: the title underlined, a blank line before each part."""
        parts = ["", *(line.part for line in self.lines)]
        return "".join(_text(line, before) for line, before in zip(self.lines, parts, strict=False))


def kept_days(tab: Tab | None) -> tuple[dt.date, ...]:
    """Return the meeting days of the blocks on the page, newest first."""
    return block_days(tab.line_keys()) if tab else ()


def kept_block(tab: Tab | None, day: dt.date, language: str) -> KeptBlock | None:
    """Return the block of a meeting day, None where the page has none."""
    keyed = enumerate(key.split("|") for key in tab.line_keys()) if tab else ()
    lines = [
        KeptLine(key[1], texts)
        for row, key in keyed
        if len(key) == 3 and key[0] == day.isoformat() and (texts := _texts(tab, row, language))
    ]
    return KeptBlock(day, tuple(lines)) if lines else None


def _texts(tab: Tab | None, row: int, language: str) -> tuple[str, ...]:
    cells = [tab.cell(row, place) for place in tab.line_places(WIDTH)[1:] if place is not None] if tab else []
    return tuple(cell_text(cell, language) for cell in cells if not cell.empty)


def _text(line: KeptLine, before: str) -> str:
    words = " · ".join(" ".join(cell.split()) for cell in line.cells)
    if not before:
        return f"{words}\n{'=' * len(words)}\n"
    gap = "" if line.part == before else "\n"
    return f"{gap}  {words}\n"
