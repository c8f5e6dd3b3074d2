"""The cards that say what went wrong and what to do next."""

from sheetsync.addon.cards.build import Links, button, buttons, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader
from sheetsync.addon.cards.text import escaped
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.deadline import LateError
from sheetsync.gateway.refusals import (
    NotFoundError,
    NotSharedError,
    QuotaError,
    RefusedError,
    SignInError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)
from sheetsync.messages import Messages
from sheetsync.plan.safety import UnsafePlanError
from sheetsync.sync import RowsTabGoneError

_LONG = 600


def error_card(error: SheetsyncError, messages: Messages, links: Links) -> Card:
    """Return the card for an error that a person meets."""
    return trouble_card(escaped(error_sentence(error, messages), _LONG), messages, links)


def fault_card(number: str, messages: Messages, links: Links) -> Card:
    """Return the card for a fault of our own; by the number it is found in the log."""
    said = messages.say(
        "Something went wrong on our side; nothing of yours was changed by it. Try again. If it stays so, tell whoever "
        "runs sheetsync this number: {number}.",
        number=number,
    )
    return trouble_card(said, messages, links)


def busy_card(messages: Messages, links: Links) -> Card:
    """Return the card for somebody who calls too often."""
    return trouble_card(messages.say("Too many clicks within a minute. Wait a little and refresh."), messages, links)


def crowded_card(messages: Messages, links: Links) -> Card:
    """Return the card for somebody whose earlier calls are still worked on."""
    said = messages.say("Your earlier clicks are still being worked on. Wait a little and refresh.")
    return trouble_card(said, messages, links)


def slow_card(messages: Messages, links: Links) -> Card:
    """Return the card for what takes longer than an answer may."""
    return trouble_card(_slow(messages), messages, links)


def trouble_card(said: str, messages: Messages, links: Links) -> Card:
    """Return a card with a sentence (escaped already) and the way back to the first card."""
    again = button(messages.say("Refresh"), links.click("home"), "FILLED")
    return Card(
        name="trouble",
        header=CardHeader(title="sheetsync", subtitle=messages.say("That did not work")),
        sections=(section(paragraph(said), buttons(again)),),
    )


def error_sentence(error: SheetsyncError, messages: Messages) -> str:
    """Return what an error says to somebody before a sidebar, who knows no command line."""
    for kind, said in _in_the_sidebar(messages).items():
        if isinstance(error, kind):
            return said
    return error.sentence or messages.say(type(error).message, **error.facts)


def _slow(messages: Messages) -> str:
    return messages.say("This takes longer than one click may. Nothing is half done: press it again to go on.")


def _in_the_sidebar(messages: Messages) -> dict[type[SheetsyncError], str]:
    say = messages.say
    again = say("Google can't be reached right now. Nothing was lost: try again in a minute.")
    return {
        NotFoundError: say("You have no access to this file, or it is gone. Open the sheet anew and let sheetsync in."),
        NotSharedError: say("You may look at this file but not change it. Ask its owner to make you an editor."),
        SignInError: say("Your sign-in has run out. Close the sidebar and open it again."),
        LateError: _slow(messages),
        QuotaError: say("Google's quota is used up for the moment. Nothing was lost: try again in a minute."),
        UnreachableError: again,
        UnwellError: again,
        RefusedError: say("The sheet changed while it was being written. Nothing of yours was touched: try again."),
        UnknownOutcomeError: say(
            "The connection broke while a change was on its way. Press it again: what was done is not done twice."
        ),
        RowsTabGoneError: say(
            "The tab with the rows was deleted, so nothing is written. Put it back by Undo or by File, Version history."
        ),
        UnsafePlanError: say(
            "Many rows are gone since the last run, so nothing was written. If they were deleted on purpose, whoever "
            "runs sheetsync can go on with: sheetsync sync --force"
        ),
    }
