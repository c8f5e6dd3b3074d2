"""A message as plain text: the goal, what is new or worse, and the way back to the sheet."""

from collections.abc import Iterator

from sheetsync.meeting import words
from sheetsync.meeting.literal import harmless
from sheetsync.meeting.news import Channel, Item, News, NewsKind
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages

LINES = 8
"""Rows of one kind that a message names; the rest is counted, and the sheet holds them all."""

LONGEST = 80
"""Characters of a step that a message shows."""


def digest_title(page: MeetingPage, channel: Channel, messages: Messages) -> str:
    """Return the title of a message: the meeting it belongs to, and whom it is for."""
    day = words.long_day(page.meeting.day, messages)
    if channel.department:
        return harmless(messages.say("{department}: to the meeting of {day}", department=channel.department, day=day))
    return messages.say("To the meeting of {day}", day=day)


def digest_text(news: News, page: MeetingPage, address: str, messages: Messages) -> str:
    """Return the text of a message. Nothing that a person typed is a link, a mention or markup in it.

    `address` is where the sheet is looked at: the only link of the message.
    """
    lines = [*_goal(page, messages), *_figures(page, messages)]
    for kind in NewsKind:
        items = [item for item in news.items if item.kind is kind]
        lines += _part(kind, items, messages)
    return "\n".join([*lines, "", messages.say("The sheet: {address}", address=address)])


def _goal(page: MeetingPage, messages: Messages) -> Iterator[str]:
    goal = page.common_goal
    if goal.whole:
        text, figure = harmless(goal.text, LONGEST), harmless(goal.figure, LONGEST)
        yield messages.say("Goal: {goal} ({figure})", goal=text, figure=figure)
    else:
        yield messages.say("The common goal has no figure yet: please write it on the settings tab.")


def _figures(page: MeetingPage, messages: Messages) -> Iterator[str]:
    counts = page.counts
    yield messages.say(
        "Open {open}, waiting {waiting}, overdue {overdue}, done in the period {done}.",
        open=counts.open,
        waiting=counts.waiting,
        overdue=counts.overdue,
        done=len(page.happened.done),
    )


def _part(kind: NewsKind, items: list[Item], messages: Messages) -> Iterator[str]:
    if kind is NewsKind.MEETING or not items:
        return
    heads = {
        NewsKind.RING: messages.say("Wait on each other in a ring"),
        NewsKind.OVERDUE: messages.say("Overdue"),
        NewsKind.WAITING: messages.say("Waiting for an answer"),
        NewsKind.ERROR: messages.say("Not understood"),
    }
    yield ""
    yield f"{heads[kind]}: {len(items)}"
    yield from (f"- {_line(item, messages)}" for item in items[:LINES])
    if len(items) > LINES:
        yield "- " + messages.say("and {number} more", number=len(items) - LINES)


def _line(item: Item, messages: Messages) -> str:
    step = harmless(words.step_name(item.what, messages), LONGEST)
    if item.kind in {NewsKind.RING, NewsKind.ERROR}:
        return step if not item.owner else f"{step} · {harmless(item.owner)}"
    parties = ", ".join(item.parties) or messages.say("nobody named")
    who = f"{item.owner or '—'} → {parties}" if item.kind is NewsKind.WAITING else item.owner or "—"
    return f"{step} · {harmless(who)} · {words.age(item.days, messages)}"
