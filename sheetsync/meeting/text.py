"""The face of a block as plain text, for the terminal and for chats."""

from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.template import Template


def page_text(page: MeetingPage, template: Template, messages: Messages) -> str:
    """Return the block as lines of text that end with a line break.

    What people typed stands on one line; characters that steer a terminal become spaces.
    """
    return "".join(_text(line) for line in page_lines(page, template, messages) if line.cells)


_LEADS = {
    Style.SECTION: "\n",
    Style.HEADING: "  ",
    Style.MUTED: "  ",
    Style.NOTE: "  ",
    Style.ASK: "  * ",
    Style.WARNING: "  ! ",
}
_SHOWN_AS_TEXT = frozenset(Style) - {Style.BAR}


def _text(line: DesiredLine) -> str:
    style = line.cells[0].style
    words = [_one_line(str(cell.value)) for cell in line.cells if _is_shown(cell)]
    text = (" " if style is Style.HEADING else " · ").join(words)
    if style is Style.TITLE:
        return f"{text}\n{'=' * len(text)}\n"
    return f"{_LEADS.get(style, '    - ')}{text}\n"


def _is_shown(cell: DesiredCell) -> bool:
    return cell.value not in {None, ""} and cell.style in _SHOWN_AS_TEXT


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
