"""From a call to its answer: the right action, and a card for whatever goes wrong."""

import logging
from secrets import token_hex

from sheetsync.addon.actions import doing  # noqa: F401 - registers the actions
from sheetsync.addon.actions.home import open_home
from sheetsync.addon.actions.registry import handler_of
from sheetsync.addon.cards.answers import Answer, AskScopes, Move, Reply
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.access import no_file_card
from sheetsync.addon.faces.trouble import error_card, fault_card, slow_card
from sheetsync.collector import collector_paused
from sheetsync.errors import SheetsyncError

log = logging.getLogger(__name__)

OPENING = "open"
"""The name under which the opening of the sidebar is counted."""

_WITHOUT_FILE = frozenset({"home", "grant_file", "grant_scope"})
"""Actions that need no spreadsheet."""


def answer(call: Call, action: str | None) -> Reply:
    """Return the answer to a click on an action, or (None) to the opening of the sidebar. Raises nothing."""
    try:
        with collector_paused():
            return open_home(call) if action is None else _acted(call, action)
    except SheetsyncError as error:
        log.info("answered %s with %s", action or OPENING, type(error).__name__)
        card = slow_card(call.messages, call.links) if call.late else error_card(error, call.messages, call.links)
        return Answer(card)
    except Exception:
        number = token_hex(4)
        log.exception("fault %s in %s", number, action or OPENING)
        return Answer(fault_card(number, call.messages, call.links))


def _acted(call: Call, action: str) -> Reply:
    handler = handler_of(action) or handler_of("home")
    if call.event.lacks_drive_file:
        return AskScopes()
    if action not in _WITHOUT_FILE and not (call.event.spreadsheet_id and call.event.token):
        return Answer(no_file_card(call.messages, call.links), Move.ROOT)
    assert handler is not None  # noqa: S101 - the first card is always registered
    return handler(call)
