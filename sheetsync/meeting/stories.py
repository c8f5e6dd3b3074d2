"""The sections of a block that tell of rows: promises, departments, overdue, waiting, duplicates, silence."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sheetsync.meeting import words
from sheetsync.meeting.asks import LongAsk
from sheetsync.meeting.departments import DepartmentPart, Freed, Need
from sheetsync.meeting.happenings import HappenedRow
from sheetsync.meeting.page import MeetingPage, NotUnderstood, Overdue
from sheetsync.meeting.promises import Outcome, Promise
from sheetsync.meeting.sections import Cells, cells, heading, leading
from sheetsync.meeting.waiting import Wait
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredCell, Links, Style
from sheetsync.model.duplicate import DuplicatePair

LIST_LIMIT = 20
"""Lines of one list on the page; the rest is counted. The facts hold them all."""

NOTHING = "—"

Item = TypeVar("Item")


def happened(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield how much happened in the period, and to which rows where no department tells it."""
    say, what = messages.say, page.happened
    yield heading(say("In this period"))
    named = (
        (say("Added"), what.added),
        (say("Opened again"), what.reopened),
        (say("Moved to a later day"), what.moved),
        (say("Deleted"), what.deleted),
    )
    counted = ((say("Done"), what.done), (say("Freed from waiting"), what.freed))
    for word, rows in counted:
        yield (DesiredCell(word, Style.HEADING), DesiredCell(len(rows), Style.NUMBER))
    for word, rows in named:
        if rows:
            yield (DesiredCell(word, Style.HEADING), DesiredCell(len(rows), Style.NUMBER))
            yield from listed(rows, lambda row: _happened(row, messages, links), messages)


def _happened(row: HappenedRow, messages: Messages, links: Links) -> Cells:
    return leading(_step(row.step, messages), links.of(row.department) if row.stands else None)


def long_waiting(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield the asks that two meetings or more left open, as plain facts: who waits, for whom, since when."""
    if page.long_asks:
        yield heading(messages.say("Still waiting for an answer"))
    yield from listed(page.long_asks, lambda ask: _long_ask(ask, messages, links), messages)


def _long_ask(ask: LongAsk, messages: Messages, links: Links) -> Cells:
    party = ask.party.name if ask.party else messages.say("nobody named")
    who = party if ask.department is None else f"{ask.department} → {party}"
    line = cells(words.step_name(ask.step, messages), who, words.meetings(ask.meetings, messages), style=Style.ASK)
    return leading(line, links.departments.get(ask.department or "", links.waiting))


def promised(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield what was promised last time and what became of it."""
    yield heading(messages.say("Promised last time"))
    outcomes = {
        Outcome.DONE: DesiredCell(messages.say("done"), Style.GOOD),
        Outcome.OPEN: DesiredCell(messages.say("under way")),
        Outcome.OVERDUE: DesiredCell(messages.say("overdue"), Style.WARNING),
        Outcome.DELETED: DesiredCell(messages.say("withdrawn"), Style.MUTED),
    }

    def line(one: Promise) -> Cells:
        shown = (*cells(words.step_name(one.step, messages), one.department), outcomes[one.outcome])
        return leading(shown, None if one.outcome is Outcome.DELETED else links.of(one.department))

    yield from _or(listed(page.promised, line, messages), messages.say("No promises were written down."))


def department(part: DepartmentPart, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield a department's answers to the three questions of the article."""
    yield heading(part.name, words.minutes(part.minutes, messages), link=links.departments.get(part.name))
    did = listed(part.did, lambda step: leading(_step(step, messages), links.of(part.name)), messages)
    yield from _answered(messages.say("What did we do?"), did)
    yield from _answered(messages.say("How did it affect others?"), _effects(part, messages, links))
    needs = listed(part.needs, lambda need: leading(_need(need, messages), links.waiting), messages)
    yield from _answered(messages.say("What do we need from you?"), needs)


def _effects(part: DepartmentPart, messages: Messages, links: Links) -> Iterator[Cells]:
    goes_on = DesiredCell(messages.say("waits no more"), Style.GOOD)

    def shown(freed: Freed) -> Cells:
        return leading(
            (*cells(words.step_name(freed.step, messages), freed.department), goes_on), links.of(freed.department)
        )

    yield from listed(part.freed, shown, messages)
    if part.still_wait:
        line = messages.count("{n} row of others still waits", "{n} rows of others still wait", part.still_wait)
        yield leading(cells(line), links.waiting)


def _need(need: Need, messages: Messages) -> Cells:
    party = need.party.name if need.party else messages.say("nobody named")
    return cells(words.step_name(need.step, messages), party, words.age(need.age, messages))


def overdue(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield the overdue rows, longest first."""
    yield heading(messages.say("Overdue"), link=links.overdue)

    def line(late: Overdue) -> Cells:
        shown = cells(words.step_name(late.step, messages), late.department, words.days(late.days, messages))
        return leading(shown, links.overdue)

    yield from _or(listed(page.overdue, line, messages), messages.say("Nothing is overdue."))


def waiting(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield who waits on whom, and the rings."""
    yield heading(messages.say("Who waits on whom"), link=links.waiting)

    def shown(wait: Wait) -> Cells:
        return leading(cells(wait.who, f"→ {wait.on.name}", words.rows(wait.rows, messages)), links.waiting)

    yield from _or(listed(page.waits, shown, messages), messages.say("Nobody waits on anybody."))
    for ring in page.rings:
        line = messages.say("They wait on each other in a ring: {names}. Agree who goes first.", names=", ".join(ring))
        yield cells(line, style=Style.WARNING)


def duplicates(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield the pairs of rows that may be the same work."""
    if page.duplicates:
        yield heading(messages.say("Perhaps the same work"), link=links.pairs)
    yield from listed(page.duplicates, lambda pair: leading(_pair(pair), links.pairs), messages)


def _pair(pair: DuplicatePair) -> Cells:
    return cells(pair.first_step, pair.second_step, pair.why, rest=Style.TEXT)


def perhaps(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield the pairs of rows that are the same work only perhaps: the last section, for whoever reads so far."""
    if page.perhaps:
        yield heading(messages.say("Worth a look: perhaps the same"))
    yield from listed(page.perhaps, lambda pair: leading(_pair(pair), links.status), messages)


def not_understood(page: MeetingPage, messages: Messages, links: Links) -> Iterator[Cells]:
    """Yield what the sheet asks as a whole, then the rows with an error and what the first error says.

    A row without a step is named by its number.
    """
    if page.not_understood or page.questions:
        yield heading(messages.say("Not understood"), link=links.checks)
    yield from (cells(question) for question in page.questions)

    def line(row: NotUnderstood) -> Cells:
        return leading(cells(_name_or_place(row, messages), row.message), links.checks)

    yield from listed(page.not_understood, line, messages)


def _name_or_place(row: NotUnderstood, messages: Messages) -> str:
    return row.step if row.step.strip() else messages.say("row {number}, no step", number=row.number)


def silent(page: MeetingPage, messages: Messages) -> Iterator[Cells]:
    """Yield the departments none of whose rows changed."""
    if page.silent:
        yield heading(messages.say("No news in this period"))
        yield cells(", ".join(page.silent))
    for one in page.fading:
        course = " → ".join(f"{figure:g}" for figure in one.weekly)
        line = messages.say(
            "{department}: fewer rows change each week ({course}). Worth asking what stands in the way.",
            department=one.department,
            course=course,
        )
        yield cells(line, style=Style.ASK)


def _step(step: str, messages: Messages) -> Cells:
    return cells(words.step_name(step, messages))


def _answered(question: str, answers: Iterator[Cells]) -> Iterator[Cells]:
    """Yield a question and its answers; a dash beside it where there are none."""
    first = next(answers, None)
    yield cells(question, NOTHING if first is None else None, style=Style.HEADING)
    if first is not None:
        yield first
        yield from answers


def _or(lines: Iterator[Cells], otherwise: str) -> Iterator[Cells]:
    first = next(lines, None)
    yield cells(otherwise, style=Style.MUTED) if first is None else first
    yield from lines


def listed(items: Sequence[Item], show: Callable[[Item], Cells], messages: Messages) -> Iterator[Cells]:
    """Yield the lines of the first items up to the limit, then how many more there are."""
    yield from map(show, items[:LIST_LIMIT])
    if len(items) > LIST_LIMIT:
        yield cells(messages.say("and {number} more", number=len(items) - LIST_LIMIT), style=Style.MUTED)
