"""What a spreadsheet tells: its locale and time zone, its protections, what `adopt` would put back. Pure."""

import datetime as dt
from collections.abc import Iterator

from sheetsync.clock import local_time
from sheetsync.doctor.protection import check_protections
from sheetsync.doctor.result import Check, doubtful, fine, wrong
from sheetsync.memory.cells import MemoryTooNewError, read_memory
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot
from sheetsync.model.template import Template
from sheetsync.workbook.adopt import adoption
from sheetsync.workbook.find import NoStatusTabError

_SHOWN = 3
"""How many of several things are named."""


def sheet_checks(snapshot: Snapshot, template: Template, now: dt.datetime, messages: Messages) -> Iterator[Check]:
    """Yield what is to be said of a spreadsheet that was read whole."""
    yield check_locale(snapshot, template, messages)
    yield check_time_zone(snapshot, now, messages)
    yield check_layout(snapshot, template, messages)
    yield check_protections(snapshot, messages)
    yield check_memory(snapshot, messages)


def check_locale(snapshot: Snapshot, template: Template, messages: Messages) -> Check:
    """A sheet whose locale speaks another language takes the dates of its people for text, or swaps day and month."""
    locale = snapshot.locale
    if locale.partition("_")[0] == template.locale.partition("_")[0]:
        return fine("locale", messages.say("The locale is {locale}.", locale=locale))
    return doubtful(
        "locale",
        messages.say(
            "The locale is {locale}, but the sheet's words are of {language}: dates that people type may stay text, or "
            "swap day and month.",
            locale=locale,
            language=template.locale,
        ),
        messages.say("Choose the locale of your people under File, Settings."),
    )


def check_time_zone(snapshot: Snapshot, now: dt.datetime, messages: Messages) -> Check:
    """Overdue is by the spreadsheet's own day, so its zone has to be one that this machine knows."""
    zone = snapshot.time_zone
    try:
        there = local_time(now, zone)
    except ValueError:
        said = messages.say("The time zone {zone} is unknown on this machine, so that today can't be told.", zone=zone)
        return wrong("time_zone", said, messages.say("Choose another under File, Settings."))
    if zone == "Etc/GMT":
        said = messages.say("The time zone is {zone}, which a sheet has that nobody set.", zone=zone)
        return doubtful("time_zone", said, messages.say("Choose the zone of your people under File, Settings."))
    said = messages.say("The time zone is {zone}; there it is {time}.", zone=zone, time=f"{there:%Y-%m-%d %H:%M}")
    return fine("time_zone", said)


def check_layout(snapshot: Snapshot, template: Template, messages: Messages) -> Check:
    """What `adopt` would put back or ask: lost tabs, columns, marks, colours, views, guards, charts."""
    again = messages.say("Run: sheetsync adopt {id}", id=snapshot.spreadsheet_id)
    if snapshot.tagged(TabName.STATUS.value) is None:
        return wrong("layout", messages.say("The spreadsheet is not set up yet."), again)
    try:
        found = adoption(snapshot, template)
    except NoStatusTabError as error:
        return wrong("layout", str(error), again)
    if found.questions:
        return wrong("layout", " ".join(found.questions), messages.say("Settle it in the sheet, and run doctor again."))
    lost = list(dict.fromkeys(request.says for request in found.requests))
    if not lost:
        return fine("layout", messages.say("All that belongs to the sheet is in place."))
    said = messages.say("Not as it was made; adopt would: {what}.", what=_some(lost, messages))
    return doubtful("layout", said, again)


def check_memory(snapshot: Snapshot, messages: Messages) -> Check:
    """The hidden tab: written by a version that this one understands, and readable."""
    tab = snapshot.tagged(TabName.MEMORY.value)
    try:
        memory, problems = read_memory(tab)
    except MemoryTooNewError as error:
        said = messages.say(type(error).message, **error.facts)
        return wrong("memory", said, messages.say("Update: pipx upgrade sheetsync"))
    if problems:
        lines = messages.count("{n} line", "{n} lines", len(problems))
        said = messages.say("{lines} of the hidden tab can't be read; those records are lost.", lines=lines)
        return doubtful("memory", said, messages.say("Restore the tab from File, Version history, if that matters."))
    if memory.began is None:
        return doubtful("memory", messages.say("Nothing is remembered yet."), messages.say("Run: sheetsync sync"))
    return fine("memory", messages.say("The memory began on {day}.", day=memory.began))


def _some(things: list[str], messages: Messages) -> str:
    more = len(things) - _SHOWN
    named = "; ".join(things[:_SHOWN])
    return named if more <= 0 else messages.say("{named} and {more} more", named=named, more=more)
