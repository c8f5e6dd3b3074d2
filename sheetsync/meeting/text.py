"""The face of a block as plain text, for the terminal and for chats."""

from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredLine, Style
from sheetsync.model.template import Template


def page_text(page: MeetingPage, template: Template, messages: Messages) -> str:
    """Return the block as lines of text that end with a line break.

    What people typed stands on one line; characters that steer a terminal become spaces.
    """
    return "".join(_text(line) for line in page_lines(page, template, messages) if line.cells)


def _text(line: DesiredLine) -> str:
    words = [_one_line(str(cell.value)) for cell in line.cells if cell.value not in {None, ""}]
    first = words[0] if words else ""
    match line.cells[0].style:
        case Style.TITLE:
            return f"{first}\n{'=' * len(first)}\n"
        case Style.SECTION:
            return f"\n{' · '.join(words)}\n"
        case Style.HEADING:
            return f"  {' '.join(words)}\n"
        case Style.WARNING:
            return f"  ! {' · '.join(words)}\n"
        case Style.MUTED:
            return f"  {' · '.join(words)}\n"
        case _:
            return f"    - {' · '.join(words)}\n"


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
