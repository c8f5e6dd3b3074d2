"""The section of a block that thanks: who helped whom in the month that ended, a draft for people's own tab."""

from collections.abc import Iterator
from itertools import groupby

from sheetsync.meeting import words
from sheetsync.meeting.page import MeetingPage
from sheetsync.meeting.sections import Cells, cells, heading
from sheetsync.meeting.stories import listed
from sheetsync.meeting.wins import Win, month_name
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.desired import Style
from sheetsync.model.template import Template


def wins(page: MeetingPage, template: Template, messages: Messages) -> Iterator[Cells]:
    """Yield the draft of each month that ended in the period, and how it gets to people's tab, or that it did."""
    for month, held in groupby(page.wins, key=lambda win: win.month):
        yield heading(messages.say("Who helped whom, {month}", month=month_name(month, messages)))
        yield from listed(tuple(held), lambda win: _win(win, messages), messages)
        yield cells(_way(template.tabs[TabName.WINS], messages, noted=month in page.noted), style=Style.MUTED)


def _win(win: Win, messages: Messages) -> Cells:
    came = messages.say("done") if win.done else messages.say("waits no more")
    return cells(words.step_name(win.step, messages), f"{win.giver} → {win.receiver or '—'}", came)


def _way(tab: str, messages: Messages, *, noted: bool) -> str:
    if noted:
        return messages.say("Noted on the tab “{tab}”.", tab=tab)
    return messages.say("A draft. To the tab “{tab}”: in the sidebar, or sheetsync wins --note.", tab=tab)
