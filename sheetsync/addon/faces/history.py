"""The card of one row: what it says, and what happened to it."""

import datetime as dt
from collections.abc import Iterator

from sheetsync.addon.cards.build import Links, buttons, entry, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, Widget
from sheetsync.addon.cards.text import LABEL, plain
from sheetsync.addon.faces.places import row_button
from sheetsync.assess import Assessment
from sheetsync.meeting import words
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.memory import EventKind, RowMemory
from sheetsync.model.row import Row

_EVENTS = 40


def row_card(row: Row, assessment: Assessment, messages: Messages, links: Links) -> Card:
    """Return the card of a row that stands in the sheet."""
    known = assessment.memory.rows.get(row.id)
    story = list(_story(known, messages)) if known else []
    return Card(
        name="row",
        header=CardHeader(
            title=plain(words.step_name(row.step, messages), LABEL),
            subtitle=messages.say("row {row}", row=row.number),
        ),
        sections=(
            section(*_cells(row, assessment), buttons(row_button(row.number, assessment, links, messages))),
            section(*story, header=messages.say("What happened"))
            if story
            else section(paragraph(messages.say("Nothing has happened to it since it was first seen."))),
        ),
    )


def _cells(row: Row, assessment: Assessment) -> Iterator[Widget]:
    for field in Field:
        text = row.line.texts.of(field)
        if text:
            yield entry(text, above=assessment.reading.template.columns[field].header)


def _story(known: RowMemory, messages: Messages) -> Iterator[Widget]:
    yield _line(known.first_seen, messages.say("first seen"), messages)
    told = _happened(messages)
    for event in known.events[-_EVENTS:]:
        parties = ", ".join(party.name for party in event.parties)
        said = told[event.kind]
        yield _line(event.day, f"{said}: {parties}" if parties else said, messages)


def _line(day: dt.date, said: str, messages: Messages) -> Widget:
    return entry(said, above=words.long_day(day, messages))


def _happened(messages: Messages) -> dict[EventKind, str]:
    say = messages.say
    return {
        EventKind.ADDED: say("added"),
        EventKind.CHANGED: say("changed"),
        EventKind.STARTED: say("started"),
        EventKind.DONE: say("done"),
        EventKind.REOPENED: say("reopened"),
        EventKind.MOVED: say("due date moved"),
        EventKind.FREED: say("freed"),
        EventKind.DELETED: say("deleted"),
    }
