"""The head of a block and its figures: when, what for, how fresh, how many (the order of semantics §8)."""

import datetime as dt
from collections.abc import Iterator, Mapping

from sheetsync.meeting import words
from sheetsync.meeting.goal import Goal
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.desired import DesiredCell, Links, Style
from sheetsync.model.state import Label
from sheetsync.model.template import Template

Cells = tuple[DesiredCell, ...]
"""The cells of one line, from the first visible column."""


BAND = 4
"""Columns that the heading of a section spans with its colour."""

_BAR = 8

SHOWN = 300
"""Characters of a text that the page shows; the rows themselves hold all of it."""


def cells(*values: str | float | None, style: Style = Style.TEXT, rest: Style = Style.MUTED) -> Cells:
    """Return the cells of a line: the first in `style`, the others in `rest`; very long texts are cut."""
    first, *others = map(_shown, values)
    return (DesiredCell(first, style), *(DesiredCell(other, rest) for other in others))


def heading(*values: str | None, link: str | None = None) -> Cells:
    """Return the cells of a section's heading: one band of colour, whatever stands in it."""
    blank = (None,) * (BAND - len(values))
    return leading(cells(*values, *blank, style=Style.SECTION, rest=Style.BESIDE), link)


def leading(line: Cells, link: str | None) -> Cells:
    """Return a line whose first cell leads to an address; the same line without one."""
    return (line[0]._replace(link=link), *line[1:]) if link else line


def _shown(value: str | float | None) -> str | float | None:
    return f"{value[: SHOWN - 1]}…" if isinstance(value, str) and len(value) > SHOWN else value


def title(page: MeetingPage, messages: Messages) -> Iterator[Cells]:
    """Yield the meeting day, the period, the minutes."""
    say, day = messages.say, page.meeting.day
    name = say("Meeting of {day}, {weekday}", day=words.long_day(day, messages), weekday=words.weekday(day, messages))
    yield cells(name, style=Style.TITLE)
    named = words.short_day if page.meeting.start.year == day.year else words.long_day
    start, end = (named(one, messages) for one in (page.meeting.start, day))
    yield cells(say("Counted from {start} to {end}.", start=start, end=end), style=Style.NOTE)
    if page.departments:
        yield _minutes(page, messages)


def _minutes(page: MeetingPage, messages: Messages) -> Cells:
    share = words.minutes(page.departments[0].minutes, messages)
    whole = words.minutes(page.minutes, messages)
    if page.minutes_fit:
        line = messages.say("{whole} in all, {share} for each department.", whole=whole, share=share)
        return cells(line, style=Style.NOTE)
    line = messages.say(
        "At {share} for each department the meeting takes longer than {whole}: start with those who are waited on.",
        share=share,
        whole=whole,
    )
    return cells(line, style=Style.WARNING)


def goal(page: MeetingPage, template: Template, messages: Messages) -> Iterator[Cells]:
    """Yield the common goal and how far it is; a goal without a figure is asked for, not shown."""
    found, words_of = page.common_goal, template.settings
    yield heading(words_of.goal)
    if not found.text.strip():
        yield _please(words_of.goal, template, messages)
    if not found.figure.strip():
        yield _please(words_of.goal_figure, template, messages)
    if found.whole:
        yield cells(found.text, style=Style.HEADING)
        yield cells(words_of.goal_figure, found.figure, rest=Style.HEADING)
        yield from _progress(found, page.meeting.day, messages)


def _progress(found: Goal, today: dt.date, messages: Messages) -> Iterator[Cells]:
    """Yield how much of the target is reached, and how many days are left, as far as the figure says."""
    if found.share is not None:
        line = messages.say("{share} % of the target", share=round(found.share * 100))
        yield (DesiredCell(line), DesiredCell(words.bar(found.share, 10, whole=True), Style.NOTE))
    if found.day is not None:
        left = (found.day - today).days
        day = words.long_day(found.day, messages)
        line = messages.say("The day of the goal: {day}", day=day)
        yield (DesiredCell(line), *cells(words.days_left(left, messages), style=Style.MUTED))


def _please(label: str, template: Template, messages: Messages) -> Cells:
    tab = template.tabs[TabName.SETTINGS]
    return cells(messages.say("Please fill in “{label}” on the tab “{tab}”.", label=label, tab=tab), style=Style.ASK)


def fresh(page: MeetingPage, messages: Messages) -> Iterator[Cells]:
    """Yield the time of the last run that wrote."""
    if page.fresh:
        yield cells(messages.say("As of {moment}.", moment=words.moment(page.fresh, messages)), style=Style.NOTE)


def read(page: MeetingPage, messages: Messages) -> Iterator[Cells]:
    """Yield how many rows were read and how many of them not understood."""
    number, rows = len(page.not_understood), words.rows(page.counts.rows, messages)
    some = messages.say("{rows} read, something is not understood in {number}.", rows=rows, number=number)
    line = some if number else messages.say("{rows} read, all is understood.", rows=rows)
    yield cells(line, style=Style.WARNING if number else Style.NOTE)


def counts(page: MeetingPage, template: Template, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield the counts with their change since the previous block and a bar; some lead to their rows."""
    now = messages.say("now (since last time)") if page.change else messages.say("now")
    yield heading(messages.say("In figures"), now)
    leads = {"overdue": links.overdue, "blockers": links.waiting, "waiting": links.waiting}
    for name, word in _count_words(template, messages).items():
        now = getattr(page.counts, name)
        change = getattr(page.change, name) if page.change else None
        if name != "unknown" or now or change:
            yield leading(_count(name, word, now, change, page.counts.rows), leads.get(name))


def _count(name: str, word: str, now: int, change: int | None, rows: int) -> Cells:
    """Return the cells of a count; its bar stands where a phone still shows it."""
    look = Style(name) if name in set(Label) else Style.TEXT
    shown = now if change is None else f"{now} ({words.signed(change)})"
    bar = words.bar(now / rows if rows else 0, _BAR)
    return DesiredCell(word, look), DesiredCell(shown, Style.NUMBER), DesiredCell(bar, Style.BAR)


def _count_words(template: Template, messages: Messages) -> Mapping[str, str]:
    return {
        "rows": messages.say("rows in all"),
        "open": messages.say("open"),
        **{label.value: template.labels[label].name for label in Label},
        "overdue": messages.say("overdue"),
        "blockers": messages.say("live blockers"),
    }
