"""The card of a spreadsheet that is no status sheet of ours yet: what would be adopted, or made."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetsync.addon.cards.build import Links, button, buttons, entry, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, Section, Widget
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.messages import Messages
from sheetsync.model.a1 import column_letters
from sheetsync.model.columns import Field
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.reading.table import find_table
from sheetsync.workbook.adopt import Adoption
from sheetsync.workbook.find import status_candidates

_SAID = 8
_LONG = 400


class Offer(NamedTuple):
    """What may be done with a spreadsheet: its adoption by the template that fits, or why there can be none."""

    snapshot: Snapshot
    template: Template
    adoption: Adoption | None
    refused: str = ""

    @property
    def blank(self) -> bool:
        """Whether the adoption lays a status sheet out on a blank tab."""
        return self.adoption is not None and not status_candidates(self.snapshot, self.template)

    @property
    def tab(self) -> Tab | None:
        """The tab that would be adopted, where it is sure."""
        found = status_candidates(self.snapshot, self.template)
        return found[0] if len(found) == 1 else None


def strange_card(offer: Offer, messages: Messages, links: Links) -> Card:
    """Return the card of a spreadsheet that was never adopted."""
    return Card(
        name="strange",
        header=CardHeader(
            title=plain(offer.snapshot.title, LABEL), subtitle=messages.say("Not a sheet of sheetsync yet")
        ),
        sections=tuple(_sections(offer, messages, links)),
    )


def _sections(offer: Offer, messages: Messages, links: Links) -> Iterator[Section]:
    if offer.adoption is None:
        yield section(paragraph(escaped(offer.refused, _LONG)))
    elif not offer.blank:
        yield from _adopting(offer, offer.adoption, messages, links)
    yield _creating(messages, links)


def _adopting(offer: Offer, adoption: Adoption, messages: Messages, links: Links) -> Iterator[Section]:
    say = messages.say
    if offer.tab:
        title = say("Your columns on the tab “{tab}”", tab=escaped(offer.tab.title, LABEL))
        yield section(*_mapping(offer, offer.tab, adoption, messages), header=title)
    if adoption.questions:
        asked = [paragraph(escaped(question, _LONG)) for question in adoption.questions[:_SAID]]
        yield section(*asked, header=say("Questions to you"))
    if offer.tab:
        told = [paragraph(escaped(said, _LONG)) for said in adoption.said[:_SAID]]
        ours = paragraph(say("Added to the right of your columns: “Check” and a hidden “ID”, and tabs behind yours."))
        go = buttons(button(say("Adopt this sheet"), links.click("adopt", template=offer.template.name), "FILLED"))
        yield section(ours, *told, go, header=say("What changes"))


def _mapping(offer: Offer, tab: Tab, adoption: Adoption, messages: Messages) -> Iterator[Widget]:
    header_row = find_table(tab, offer.template).header_row
    for field in Field:
        place = adoption.mapping.get(field)
        ours = offer.template.columns[field].header
        if place is None:
            yield entry(messages.say("not found"), above=ours, icon="CONFIRMATION_NUMBER_ICON")
        else:
            typed = tab.cell(header_row, place).value if header_row is not None else ours
            shown = messages.say("column {letter}: {header}", letter=column_letters(place), header=typed or ours)
            yield entry(shown, above=ours, icon="BOOKMARK")


def _creating(messages: Messages, links: Links) -> Section:
    say = messages.say
    return section(
        paragraph(say("Or make a new status sheet in this file, on a tab of its own. What stands here stays.")),
        buttons(
            button(say("Make it in English"), links.click("create_here", template="status.en")),
            button(say("Make it in Russian"), links.click("create_here", template="status.ru")),
        ),
        header=say("A new status sheet"),
    )
