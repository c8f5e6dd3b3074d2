"""The report of a meeting as a value: the page's lines in sections, and the figures of all meetings for its charts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.memory import MeetingMemory
from sheetsync.model.template import Template

MEETINGS = 26
"""Meetings that the charts show: half a year of weeks."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report: its name (`overdue`, `department-1`), and its lines, the heading first."""

    name: str
    lines: tuple[tuple[DesiredCell, ...], ...]

    @property
    def headed(self) -> bool:
        """Whether the first line is a heading."""
        return bool(self.lines) and self.lines[0][0].style in {Style.SECTION, Style.TITLE}


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the title of the spreadsheet, the sections of the live block, and the meetings, oldest first."""

    title: str
    page: MeetingPage
    sections: tuple[Section, ...]
    meetings: tuple[MeetingMemory, ...]
    messages: Messages
    template: Template


def build_report(
    title: str, page: MeetingPage, meetings: Sequence[MeetingMemory], template: Template, messages: Messages
) -> Report:
    """Return the report of a meeting; `meetings` are the figures that are remembered, this meeting's among them."""
    lines = page_lines(page, template, messages)
    recent = sorted(meetings, key=lambda one: one.day)[-MEETINGS:]
    return Report(title, page, tuple(_sections(lines)), tuple(recent), messages, template)


def _sections(lines: Sequence[DesiredLine]) -> Iterator[Section]:
    for name, held in groupby(lines, key=lambda line: line.key.split("|")[1]):
        filled = tuple(line.cells for line in held if line.cells)
        if filled:
            yield Section(name, filled)
