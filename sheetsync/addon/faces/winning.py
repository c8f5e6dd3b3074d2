"""The form of a win: who helped whom, and what came of it."""

from sheetsync.addon.cards.build import Links, button, choice, field, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, FixedFooter, Widget
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.addon.faces.forms import fresh_key
from sheetsync.assess import Assessment
from sheetsync.messages import Messages

GIVER, RECEIVER, EFFECT = "giver", "receiver", "effect"
_LONG = 1000


def win_card(wrong: str, assessment: Assessment, messages: Messages, links: Links) -> Card:
    """Return the form; `wrong` is what has to be put right, empty at first."""
    say = messages.say
    save = button(say("Note it"), links.click("add_win", keep=True, needs=(EFFECT,), key=fresh_key()), "FILLED")
    return Card(
        name="win",
        header=CardHeader(title=say("A win"), subtitle=plain(assessment.reading.snapshot.title, LABEL)),
        sections=(
            section(
                paragraph(say("Who helped whom? It is noted on a tab of yours, for everybody to see.")),
                *([paragraph(f'<font color="#b3261e">{escaped(wrong)}</font>')] if wrong else []),
                _department(GIVER, say("Who helped"), assessment),
                _department(RECEIVER, say("Whom"), assessment),
                field(EFFECT, say("What came of it"), lines=True, limit=_LONG),
            ),
        ),
        fixed_footer=FixedFooter(primary_button=save),
    )


def _department(name: str, label: str, assessment: Assessment) -> Widget:
    names = assessment.reading.settings.department_names
    if not names or len(names) >= 100:
        return field(name, label, limit=100)
    return choice(name, label, {"": "—", **{each: each for each in names}}, "")
