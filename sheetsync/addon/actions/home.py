"""The first card, in whatever state the file is, and the two kinds of permission."""

from sheetsync.addon.actions.adopting import not_ours_card
from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, AskFile, AskScopes, Move, Reply
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.access import no_file_card, no_scope_card
from sheetsync.addon.faces.home import home_card
from sheetsync.addon.spoken import spoken
from sheetsync.gateway.refusals import NotFoundError
from sheetsync.sync import NotAdoptedError, RowsTabGoneError


def open_home(call: Call) -> Reply:
    """Answer the opening of the sidebar, or the grant of the file."""
    if call.event.lacks_drive_file:
        return Answer(no_scope_card(call.messages, call.links))
    return Answer(first_card(call))


def first_card(call: Call) -> Card:
    """Return the card that fits the file: asks for it, offers to set it up, or shows how it is."""
    if not call.event.spreadsheet_id or not call.event.token:
        return no_file_card(call.messages, call.links)
    try:
        assessment = call.run().check()
    except RowsTabGoneError:
        raise
    except NotAdoptedError:
        return not_ours_card(call)
    except NotFoundError:
        return no_file_card(call.messages, call.links)
    return home_card(spoken(assessment, call.messages.language), call.messages, call.links)


@handles("home")
def refresh(call: Call) -> Reply:
    """Go back to the first card, as things are now."""
    return Answer(first_card(call), Move.ROOT)


@handles("grant_file")
def grant_file(_: Call) -> Reply:
    """Let Google ask for access to the open file."""
    return AskFile()


@handles("grant_scope")
def grant_scope(_: Call) -> Reply:
    """Let Google ask for the file scope."""
    return AskScopes()
