"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sheetsync.addon.cards.build import Links, button, buttons, section
from sheetsync.addon.cards.model import Section
from sheetsync.messages import Messages

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The page of a list that is shown, counted from 1."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int

    def turning(self, action: str, messages: Messages, links: Links) -> tuple[Section, ...]:
        """Return the section that leads to the pages before and after; none where there is one page alone."""
        turns = {self.number - 1: messages.say("Back"), self.number + 1: messages.say("Further")}
        made = [
            button(f"{word} ({number}/{self.pages})", links.click(action, page=str(number)))
            for number, word in turns.items()
            if 1 <= number <= self.pages
        ]
        return (section(buttons(*made)),) if made else ()


def paged(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """Return a page of a list; a number beyond the last page shows the last."""
    pages = max(-(-len(items) // size), 1)
    shown = min(max(number, 1), pages)
    return Page(items[(shown - 1) * size : shown * size], shown, pages, len(items))
