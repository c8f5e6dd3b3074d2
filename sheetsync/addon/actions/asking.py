"""The questions of a sheet and people's answers to them."""

from sheetsync.addon.actions.looking import turning
from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.asking import questions_card
from sheetsync.addon.open_questions import open_questions
from sheetsync.addon.spoken import spoken
from sheetsync.amend.suggestions import replaced_statuses
from sheetsync.amend.swaps import Outcome
from sheetsync.amending import Amending, Result, put_in
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.history import RunKind, RunNote
from sheetsync.settling import Plan, Settling, alias_plan, department_plan
from sheetsync.workbook.answers import mark_column, unmark_column
from sheetsync.workbook.requests import Request


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
    """Put the chosen word in the place of a status that says nothing, wherever exactly that text still stands.

    It is done as `fix` does it: compared by Google, looked at, put back where another row was hit, kept in the history.
    """
    assessment = call.run().check()
    reading = assessment.reading
    text, word = call.value("text"), call.event.text(call.value("input"))
    if word not in reading.template.offered_statuses or not text:
        return _told(call, call.messages.say("Choose one of the words first."))
    swaps = replaced_statuses(assessment, text, word)
    if not swaps:
        return _told(call, call.messages.say("No typed cell says this any more; nothing was changed."))
    note = RunNote(0, RunKind.FIX, reading.now.isoformat(timespec="minutes"))
    amending = Amending(call.gateway, call.event.spreadsheet_id)
    result = put_in(amending, reading, swaps, note, sync=call.sync, look=call.run().look)
    said = _outcome(result, call.messages)
    return Answer(_card(call, result.report.assessment), Move.UPDATE, said, changed=bool(result.numbers))


def _outcome(result: Result, messages: Messages) -> str:
    """Return what came of it in a sentence or two."""
    done = sum(came is Outcome.DONE for came in result.outcomes.values())
    left = len(result.outcomes) - done
    said = [messages.count("{n} cell changed.", "{n} cells changed.", done)]
    if left:
        said.append(
            messages.count(
                "{n} cell was left alone: somebody changed it meanwhile.",
                "{n} cells were left alone: somebody changed them meanwhile.",
                left,
            )
        )
    return " ".join(said)


@handles("answer_department")
def answer_department(call: Call) -> Reply:
    """Remember a name that people use for a department."""
    department = call.event.text(call.value("input"))
    if not department:
        return _told(call, call.messages.say("Choose a department first."))
    return _settled(call, alias_plan(department, call.value("text")))


@handles("answer_new_department")
def answer_new_department(call: Call) -> Reply:
    """List a name as a new department."""
    return _settled(call, department_plan(call.value("text")))


def _settled(call: Call, plan: Plan) -> Reply:
    came = Settling(call.gateway, call.run().look).settle(call.run().look(), plan)
    if not came.whole:
        said = call.messages.say("The settings were changed by somebody meanwhile. Look again, please.")
        return _told(call, said, changed=came.wrote)
    return _told(call, call.messages.say("Remembered."), changed=came.wrote)


def _apply(call: Call, request: Request) -> None:
    call.gateway.apply(call.event.spreadsheet_id, [request.as_json()], ())


def _told(call: Call, said: str, *, changed: bool = False) -> Reply:
    """Return the questions that are left, with a notification."""
    return Answer(_card(call, call.run().check()), Move.UPDATE, said, changed=changed)


def _card(call: Call, assessment: Assessment) -> Card:
    shown = spoken(assessment, call.messages.language)
    return questions_card(open_questions(shown), shown, call.page, call.messages, call.links)
