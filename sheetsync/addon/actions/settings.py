"""The settings of a sheet, changed on its own tab on the person's click."""

from collections.abc import Sequence

from sheetsync.addon.actions.home import first_card
from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.cards.model import Card
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.settings import NEW_ALIAS, NEW_DEPARTMENT, OF_DEPARTMENT, WAS, settings_card
from sheetsync.messages import Messages
from sheetsync.model.grid import EMPTY, Cell, Tab
from sheetsync.reading.setting_values import READERS
from sheetsync.settling import Plan, Settling, alias_plan, department_plan, settings_tab
from sheetsync.sheet import Reading
from sheetsync.sync import NotAdoptedError
from sheetsync.workbook.settings_changes import (
    Change,
    Changes,
    cells_to_ask,
    change_settings,
    not_kept,
    setting_texts,
    spare_lines,
)

_NUMBERS = ("meeting_day", "minutes", "due_soon_days")


@handles("settings")
def settings(call: Call) -> Reply:
    """Show the settings; a file that is not ours yet gets the first card."""
    try:
        reading = call.run().look()
    except NotAdoptedError:
        return Answer(first_card(call))
    return _card(call, reading, "")


@handles("save_settings")
def save_settings(call: Call) -> Reply:
    """Change the settings that were changed in the form, unless somebody changed their cells meanwhile."""
    reading = call.run().look()
    changes = _changes(call, reading)
    wrong = [change.name for change in changes if not _readable(change, reading)]
    if wrong:
        said = call.messages.say("This can't be read: {names}.", names=_labels(wrong, call.messages))
        return _card(call, reading, said, Move.UPDATE)

    def plan(reading: Reading, tab: Tab, turn: int) -> Changes:
        open_still = not_kept(tab, reading.template, changes)
        left = [change for change in changes if change.name in open_still]
        return _planned(call, reading, tab, left, lines=turn > 0)

    return _applied(call, reading, plan)


@handles("add_department")
def new_department(call: Call) -> Reply:
    """Add a department to the list."""
    reading = call.run().look()
    name = call.event.text(NEW_DEPARTMENT) or call.value("text")
    if not name:
        return _card(call, reading, call.messages.say("Write the name of the department."), Move.UPDATE)
    return _applied(call, reading, department_plan(name))


@handles("add_alias")
def new_alias(call: Call) -> Reply:
    """Add another name of a department."""
    reading = call.run().look()
    alias, department = call.event.text(NEW_ALIAS), call.event.text(OF_DEPARTMENT)
    if not department:
        return _card(call, reading, call.messages.say("Choose a department first."), Move.UPDATE)
    if not alias:
        return _card(call, reading, call.messages.say("Write the other name."), Move.UPDATE)
    return _applied(call, reading, alias_plan(department, alias))


def _planned(call: Call, reading: Reading, tab: Tab, changes: Sequence[Change], *, lines: bool) -> Changes:
    asked = cells_to_ask(tab, reading.template, changes)
    texts = call.gateway.shown(call.event.spreadsheet_id, list(asked.values())) if asked else ()
    shown = dict(zip(asked, texts, strict=True))
    speak = Messages(reading.template.language)
    return change_settings(tab, reading.template, changes, speak, shown, lines=lines)


def _applied(call: Call, reading: Reading, plan: Plan) -> Reply:
    """Do what is planned; show the settings as they are after it, with what was left alone.

    What a person typed between the read and the write stands: the state after it tells.
    """
    came = Settling(call.gateway, call.run().look).settle(reading, plan)
    if not came.whole:
        names = _labels((*came.left.changed_meanwhile, *came.left.open), call.messages)
        said = call.messages.say("Changed by somebody meanwhile, so left as it is: {names}.", names=names)
        return _card(call, came.reading, said, Move.UPDATE)
    said = _saved(came.reading, call.messages) if came.wrote else call.messages.say("Nothing has changed.")
    return Answer(_settings_card(call, came.reading, ""), Move.UPDATE, said, changed=came.wrote)


def _saved(reading: Reading, messages: Messages) -> str:
    """Return that it is saved, and which empty lines a value in a line of its own has left behind."""
    spare = ", ".join(map(str, spare_lines(settings_tab(reading), reading.template)))
    if not spare:
        return messages.say("Saved.")
    return messages.say("Saved. Empty lines of the tab that may be deleted now: {rows}.", rows=spare)


def _card(call: Call, reading: Reading, wrong: str, move: Move = Move.PUSH) -> Reply:
    return Answer(_settings_card(call, reading, wrong), move)


def _settings_card(call: Call, reading: Reading, wrong: str) -> Card:
    texts = setting_texts(settings_tab(reading), reading.template)
    return settings_card(reading, texts, wrong, call.messages, call.links)


def _changes(call: Call, reading: Reading) -> list[Change]:
    """Return what the form says about each setting; a choice that is as the sheet reads it is no change."""
    found = []
    for name in READERS:
        before, after = call.value(WAS + name), call.event.text(name)
        if name in _CHOSEN and after in {"", str(getattr(reading.settings, name))}:
            continue
        found.append(Change(name, before, int(after) if name in _NUMBERS and after.isdecimal() else after))
    return found


_CHOSEN = frozenset({"meeting_day", "language"})


def _readable(change: Change, reading: Reading) -> bool:
    if change.after == "":
        return True
    cell = Cell(change.after) if change.after != "" else EMPTY
    return READERS[change.name](cell, reading.template.language) is not None


def _labels(names: Sequence[str], messages: Messages) -> str:
    say = messages.say
    known = {
        "goal": say("Common goal"),
        "goal_figure": say("The goal in figures"),
        "meeting_day": say("Day of the meeting"),
        "minutes": say("Minutes for the meeting"),
        "due_soon_days": say("Due soon means, days"),
        "holidays": say("Holidays"),
        "language": say("Language of the sheet"),
    }
    return ", ".join(known.get(name, name) for name in names)
