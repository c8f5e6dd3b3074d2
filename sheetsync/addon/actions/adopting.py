"""A spreadsheet that is not ours yet: what may be done with it, and doing it on the person's click."""

from collections.abc import Sequence
from dataclasses import replace

from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.home import home_card
from sheetsync.addon.faces.strange import Offer, strange_card
from sheetsync.addon.spoken import spoken
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import adoption, lay_out
from sheetsync.workbook.find import NoStatusTabError, blank_start
from sheetsync.workbook.ids import SHEET_IDS, free_id
from sheetsync.workbook.requests import Request, add_tab


def not_ours_card(call: Call) -> Card:
    """Return the card of a spreadsheet that was never adopted, with the columns that would be taken for ours."""
    snapshot = call.gateway.read_whole(call.event.spreadsheet_id)
    return strange_card(_offer(snapshot, call.choose(snapshot)), call.messages, call.links)


def _offer(snapshot: Snapshot, template: Template) -> Offer:
    try:
        return Offer(snapshot, template, adoption(snapshot, template))
    except NoStatusTabError as error:
        return Offer(snapshot, template, None, error.sentence)


@handles("adopt")
def adopt(call: Call) -> Reply:
    """Adopt the sheet as the card showed it; a second click finds all in place."""
    snapshot = call.gateway.read_whole(call.event.spreadsheet_id)
    offer = _offer(snapshot, _named(call, snapshot))
    if offer.adoption is None or (offer.adoption.questions and not offer.adoption.requests):
        return Answer(strange_card(offer, call.messages, call.links), Move.UPDATE)
    _apply(call, offer.adoption.requests)
    return _done(call)


@handles("create_here")
def create_here(call: Call) -> Reply:
    """Lay a status sheet out on a blank tab, which is made where there is none."""
    snapshot = call.gateway.read_whole(call.event.spreadsheet_id)
    if snapshot.tagged(TabName.STATUS):
        return _done(call)
    template = _named(call, snapshot)
    blank = blank_start(snapshot, template)
    tab = blank or _new_tab(snapshot, template)
    whole = snapshot if blank else replace(snapshot, tabs=(*snapshot.tabs, tab))
    added = [] if blank else [add_tab(_properties(tab), call.messages.say("make a tab for the status sheet"))]
    _apply(call, [*added, *lay_out(whole, tab, template).requests])
    return _done(call)


def _new_tab(snapshot: Snapshot, template: Template) -> Tab:
    """Return a blank tab as Google would make it: a second click at the same moment is refused by its id."""
    taken = {tab.sheet_id for tab in snapshot.tabs}
    title = _free_title(template.tabs[TabName.STATUS], {tab.title for tab in snapshot.tabs})
    return Tab(free_id(SHEET_IDS[TabName.STATUS], taken, len(SHEET_IDS)), title)


def _properties(tab: Tab) -> dict[str, object]:
    return {"sheetId": tab.sheet_id, "title": tab.title, "index": 0}


def _free_title(wanted: str, taken: set[str]) -> str:
    """Return a title that no tab has, whatever the case of its letters."""
    used = {title.casefold() for title in taken}
    numbered = (wanted, *(f"{wanted} {number}" for number in range(2, len(taken) + 3)))
    return next(title for title in numbered if title.casefold() not in used)


def _named(call: Call, snapshot: Snapshot) -> Template:
    """Return the template that the button names, else the one that fits."""
    wanted = call.value("template")
    return next((one for one in call.desk.templates if one.name == wanted), call.choose(snapshot))


def _apply(call: Call, requests: Sequence[Request]) -> None:
    if requests:
        call.gateway.apply(call.event.spreadsheet_id, [request.as_json() for request in requests], ())


def _done(call: Call) -> Reply:
    assessment = spoken(call.run().check(), call.messages.language)
    return Answer(home_card(assessment, call.messages, call.links), Move.ROOT, changed=True)
