"""The calendar of a sheet: the next meeting and the due dates of open rows, as an iCalendar file (RFC 5545)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from icalendar import Calendar, Event

from sheetsync.meeting.literal import harmless
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.row import Row

_LONGEST = 200


class Sheet(NamedTuple):
    """The spreadsheet that a calendar is of: its title, its id, and where it is looked at."""

    title: str
    spreadsheet_id: str
    address: str


class _Entry(NamedTuple):
    uid: str
    day: dt.date
    summary: str
    description: str = ""


def calendar_text(sheet: Sheet, page: MeetingPage, rows: Sequence[Row], messages: Messages) -> str:
    """Return the calendar: the live meeting and each open row with a due day, all as whole days.

    An event keeps its UID while the row keeps its ID, so that a calendar that takes the file again moves it. Nothing
    in it depends on the moment it was written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//sheetsync//sheetsync//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", harmless(sheet.title, _LONGEST))
    entries = [_meeting(page, messages), *_due(rows, messages)]
    for entry in entries:
        calendar.add_component(_event(entry, sheet, page.meeting.day))
    return bytes(calendar.to_ical()).decode("utf-8")


def _meeting(page: MeetingPage, messages: Messages) -> _Entry:
    minutes = messages.count("{n} minute", "{n} minutes", page.minutes)
    goal = f"{page.goal} ({page.goal_figure})" if page.common_goal.whole else ""
    name = messages.say("Coordination meeting, {minutes}", minutes=minutes)
    return _Entry(f"meeting-{page.meeting.day}", page.meeting.day, name, goal)


def _due(rows: Sequence[Row], messages: Messages) -> Iterator[_Entry]:
    for row in rows:
        if row.due.day is not None and not row.state.closed:
            owner = row.owner.department or row.line.texts.owner
            said = " · ".join(part for part in (owner, row.line.texts.blocker) if part.strip())
            step = row.step if row.step.strip() else messages.say("(no step)")
            yield _Entry(f"row-{row.id}", row.due.day, step, said)


def _event(entry: _Entry, sheet: Sheet, stamp: dt.date) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{sheet.spreadsheet_id}")
    event.add("dtstamp", dt.datetime.combine(stamp, dt.time(), dt.UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", _day_after(entry.day))
    event.add("summary", harmless(entry.summary, _LONGEST))
    if entry.description:
        event.add("description", harmless(entry.description, _LONGEST * 5))
    event.add("url", sheet.address)
    event.add("transp", "TRANSPARENT")
    return event


def _day_after(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1) if day < dt.date.max else day
