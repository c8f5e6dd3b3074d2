"""The cards of somebody who has not let the add-on in yet."""

from sheetsync.addon.cards.build import Links, button, buttons, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader
from sheetsync.messages import Messages


def no_file_card(messages: Messages, links: Links) -> Card:
    """Return the card that asks for access to the file that is open."""
    say = messages.say
    ask = button(say("Let sheetsync see this file"), links.click("grant_file"), "FILLED")
    return Card(
        name="access",
        header=CardHeader(title="sheetsync", subtitle=say("No access to this file yet")),
        sections=(
            section(
                paragraph(
                    say(
                        "sheetsync sees a spreadsheet only after you give it that one file. It then works with your "
                        "own rights, and keeps nothing of it."
                    )
                ),
                buttons(ask),
            ),
        ),
    )


def no_scope_card(messages: Messages, links: Links) -> Card:
    """Return the card that asks for the right to work with files at all."""
    say = messages.say
    ask = button(say("Allow"), links.click("grant_scope"), "FILLED")
    return Card(
        name="scope",
        header=CardHeader(title="sheetsync", subtitle=say("One permission is missing")),
        sections=(
            section(
                paragraph(
                    say("You left out the permission for single files. Without it sheetsync can't read the sheet.")
                ),
                buttons(ask),
            ),
        ),
    )
