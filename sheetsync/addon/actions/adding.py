"""Tasks and decisions: the form, the rows that are near, and the row itself on the person's click."""

from collections.abc import Callable

from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.cards.build import Links
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.draft import Draft
from sheetsync.addon.faces.forms import decision_card, near_card, task_card
from sheetsync.addon.faces.home import home_card
from sheetsync.addon.near import nearest
from sheetsync.addon.spoken import spoken
from sheetsync.assess import Assessment, assess
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.sheet import Reading

Form = Callable[[Draft, str, Reading, Messages, Links], Card]


@handles("task_form")
def task_form(call: Call) -> Reply:
    """Show the empty form of a task."""
    return _form(call, task_card)


@handles("decision_form")
def decision_form(call: Call) -> Reply:
    """Show the empty form of a decision."""
    return _form(call, decision_card)


@handles("add_task")
def add_task(call: Call) -> Reply:
    """Add a task as a row of the sheet: sent twice it is one row."""
    return _add(call, "add_task", task_card, decision=False)


@handles("add_decision")
def add_decision(call: Call) -> Reply:
    """Note a decision on «Решения» and make its row."""
    return _add(call, "add_decision", decision_card, decision=True)


def _form(call: Call, form: Form) -> Reply:
    return Answer(form(Draft(), "", call.run().look(), call.messages, call.links))


def _add(call: Call, action: str, form: Form, *, decision: bool) -> Reply:
    draft = Draft.of(call.event)
    reading = call.run().look()
    wrong = _wrong(draft, reading, call.messages)
    if wrong:
        return Answer(form(draft, wrong, reading, call.messages, call.links), Move.UPDATE)
    row = draft.row(reading.template, decision=decision)
    if row.id not in reading.remembered.rows and call.value("confirmed") != "yes":
        assessment = spoken(assess(reading), call.messages.language)
        near = nearest(draft.title, assessment.standing, call.messages)
        if near:
            anyway = call.links.click(action, values={"confirmed": "yes", **draft.carrying()})
            return Answer(near_card(draft, anyway, near, assessment, call.messages, links=call.links))
    after = spoken(call.sync(asked=(row,)).assessment, call.messages.language)
    card = home_card(after, call.messages, call.links)
    return Answer(card, Move.ROOT, _added(row.id, after, call.messages), changed=True)


def _wrong(draft: Draft, reading: Reading, messages: Messages) -> str:
    if Field.STEP not in reading.table.columns:
        return messages.say("The sheet has no column for the work itself yet: answer its questions first.")
    if not draft.title:
        return messages.say("Say what is to be done.")
    return messages.say("A text is too long for one cell: make it shorter.") if draft.too_long else ""


def _added(row_id: str, assessment: Assessment, messages: Messages) -> str:
    number = next((row.number for row in assessment.standing if row.id == row_id), None)
    if number is None:
        return messages.say("It had been added before, and somebody has deleted it since.")
    return messages.say("It stands in row {row}.", row=number)
