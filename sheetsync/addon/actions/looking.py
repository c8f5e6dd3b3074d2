"""Actions that only read: the check, the duplicates, the story of a row."""

from sheetsync.addon.actions.home import first_card
from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.check import check_card
from sheetsync.addon.faces.duplicates import duplicates_card
from sheetsync.addon.faces.history import row_card
from sheetsync.addon.spoken import spoken


@handles("run_check")
def run_check(call: Call) -> Reply:
    """Check the sheet and list what is found; nothing is written."""
    assessment = spoken(call.run().check(), call.messages.language)
    return Answer(check_card(assessment, call.page, call.messages, call.links), turning(call))


@handles("duplicates")
def duplicates(call: Call) -> Reply:
    """List the rows that may be the same work."""
    assessment = spoken(call.run().check(), call.messages.language)
    return Answer(duplicates_card(assessment, call.page, call.messages, call.links), turning(call))


@handles("row")
def row(call: Call) -> Reply:
    """Show what happened to a row."""
    assessment = spoken(call.run().check(), call.messages.language)
    found = next((one for one in assessment.standing if one.id == call.value("row")), None)
    if found is None:
        gone = call.messages.say("This row is not in the sheet any more.")
        return Answer(first_card(call), Move.ROOT, gone, changed=True)
    return Answer(row_card(found, assessment, call.messages, call.links))


def turning(call: Call) -> Move:
    """Return how a list comes: its first card lies on those before, a further page takes the place of one."""
    return Move.UPDATE if "page" in call.event.parameters else Move.PUSH
