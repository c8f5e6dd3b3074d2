"""Actions that run as cron does: the page, and «не дубль»."""

import datetime as dt

from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.duplicates import duplicates_card
from sheetsync.addon.faces.home import home_card
from sheetsync.addon.spoken import spoken
from sheetsync.memory.notes import SameRowError, UnknownRowError, said_not_duplicates
from sheetsync.model.memory import Memory
from sheetsync.sync import RunReport


@handles("write_page")
def write_page(call: Call) -> Reply:
    """Run as cron does: write the checks and the meeting page, remember the rows."""
    report = call.sync()
    return Answer(
        home_card(spoken(report.assessment, call.messages.language), call.messages, call.links),
        Move.ROOT,
        _written(report, call),
        changed=True,
    )


@handles("not_duplicate")
def not_duplicate(call: Call) -> Reply:
    """Remember that two rows are two pieces of work; said once is enough."""

    def remember(memory: Memory, today: dt.date) -> Memory:
        return said_not_duplicates(memory, call.value("one"), call.value("other"), today)

    try:
        assessment = call.sync(remember).assessment
        said = call.messages.say("Remembered: these are two pieces of work.")
    except (UnknownRowError, SameRowError):
        assessment = call.run().check()
        said = call.messages.say("One of the rows is not in the sheet any more.")
    shown = spoken(assessment, call.messages.language)
    card = duplicates_card(shown, call.page, call.messages, call.links)
    return Answer(card, Move.UPDATE, said, changed=True)


def _written(report: RunReport, call: Call) -> str:
    if not report.rounds:
        return call.messages.say("Nothing has changed; nothing was written.")
    return call.messages.count("{n} cell written.", "{n} cells written.", report.cells_written)
