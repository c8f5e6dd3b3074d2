"""The questions of a sheet and people's answers to them."""

from collections.abc import Callable

from sheetsync.addon.actions.looking import turning
from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.asking import questions_card
from sheetsync.addon.open_questions import open_questions
from sheetsync.addon.spoken import spoken
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, TabName
from sheetsync.sheet import Reading
from sheetsync.workbook.answers import mark_column, replace_status, unmark_column
from sheetsync.workbook.requests import Request
from sheetsync.workbook.settings_changes import Changes, add_alias, add_department


@handles("questions")
def questions(call: Call) -> Reply:
    """List what the sheet asks its people."""
    return Answer(_card(call, call.run().check()), turning(call))


@handles("answer_column")
def answer_column(call: Call) -> Reply:
    """Mark the column that a person named: by the mark it is known from then on, whatever its header says."""
    reading = call.run().look()
    chosen, field = call.event.text(call.value("input")), call.value("field")
    place = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else None
    row = reading.table.header_row
    header = call.value(f"header_{chosen}")
    if place is None or row is None or field not in set(Field):
        return _told(call, call.messages.say("Choose one of the columns first."))
    if str(reading.tab.cell(row, place).value or "") != header:
        return _told(call, call.messages.say("The columns have moved meanwhile. Look again, please."))
    speak = Messages(reading.template.language)
    request = mark_column(reading.tab, place, Field(field), speak)
    after = call.gateway.apply(call.event.spreadsheet_id, [request.as_json()], [reading.tab.title])
    now = after.titled(reading.tab.title) if after else None
    undo = unmark_column(now, row, Field(field), header, speak)
    if undo:
        _apply(call, undo)
        return _told(call, call.messages.say("The columns have moved meanwhile. Look again, please."))
    return _told(call, call.messages.say("Remembered."), changed=True)


@handles("answer_status")
def answer_status(call: Call) -> Reply:
    """Put the chosen word in the place of a status that says nothing, wherever exactly that text still stands."""
    reading = call.run().look()
    text, word = call.value("text"), call.event.text(call.value("input"))
    if word not in reading.template.offered_statuses or not text:
        return _told(call, call.messages.say("Choose one of the words first."))
    speak = Messages(reading.template.language)
    for request in replace_status(reading.tab, reading.table, text, word, speak):
        _apply(call, request)
    return _told(call, call.messages.say("Done."), changed=True)


@handles("answer_department")
def answer_department(call: Call) -> Reply:
    """Remember a name that people use for a department."""
    department = call.event.text(call.value("input"))
    if not department:
        return _told(call, call.messages.say("Choose a department first."))

    def found(reading: Reading, speak: Messages) -> Changes:
        tab = reading.service_tab(TabName.SETTINGS)
        return add_alias(tab, reading.template, department, call.value("text"), speak) if tab else Changes()

    return _settled(call, found)


@handles("answer_new_department")
def answer_new_department(call: Call) -> Reply:
    """List a name as a new department."""

    def found(reading: Reading, speak: Messages) -> Changes:
        tab = reading.service_tab(TabName.SETTINGS)
        return add_department(tab, reading.template, call.value("text"), speak) if tab else Changes()

    return _settled(call, found)


def _settled(call: Call, found: Callable[[Reading, Messages], Changes]) -> Reply:
    reading = call.run().look()
    changes = found(reading, Messages(reading.template.language))
    if changes.requests:
        _apply(call, *changes.requests)
    return _told(call, call.messages.say("Remembered."), changed=True)


def _apply(call: Call, *requests: Request) -> None:
    """Send requests in one batch: a row that one inserts is filled before anybody can type into it."""
    call.gateway.apply(call.event.spreadsheet_id, [request.as_json() for request in requests], ())


def _told(call: Call, said: str, *, changed: bool = False) -> Reply:
    """Return the questions that are left, with a notification."""
    return Answer(_card(call, call.run().check()), Move.UPDATE, said, changed=changed)


def _card(call: Call, assessment: Assessment) -> Card:
    shown = spoken(assessment, call.messages.language)
    return questions_card(open_questions(shown), shown, call.page, call.messages, call.links)
