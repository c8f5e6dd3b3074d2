"""The form of a win: who helped whom, and what came of it."""

from sheetsync.addon.cards.build import Links, button, choice, field, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, FixedFooter, Widget
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.addon.faces.forms import fresh_key
from sheetsync.messages import Messages
from sheetsync.sheet import Reading

GIVER, RECEIVER, EFFECT = "giver", "receiver", "effect"
_LONG = 1000


def win_card(wrong: str, reading: Reading, messages: Messages, links: Links) -> Card:
    """Return the form; `wrong` is what has to be put right, empty at first."""
    say = messages.say
    save = button(say("Note it"), links.click("add_win", keep=True, needs=(EFFECT,), key=fresh_key()), "FILLED")
    return Card(
        name="win",
        header=CardHeader(title=say("A win"), subtitle=plain(reading.snapshot.title, LABEL)),
        sections=(
            section(
                paragraph(say("Who helped whom? It is noted on a tab of yours, for everybody to see.")),
                *([paragraph(f'<font color="#b3261e">{escaped(wrong)}</font>')] if wrong else []),
                _department(GIVER, say("Who helped"), reading),
                _department(RECEIVER, say("Whom"), reading),
                field(EFFECT, say("What came of it"), lines=True, limit=_LONG),
            ),
        ),
        fixed_footer=FixedFooter(primary_button=save),
    )


def _department(name: str, label: str, reading: Reading) -> Widget:
    names = reading.settings.department_names
    if not names or len(names) >= 100:
        return field(name, label, limit=100)
    return choice(name, label, {"": "—", **{each: each for each in names}}, "")
