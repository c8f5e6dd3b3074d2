"""The first card: how the sheet is, who waits on whom, what is late, what is asked."""

from collections import Counter
from collections.abc import Iterator

from sheetsync.addon.cards.build import Links, button, buttons, entry, menu, paragraph, section
from sheetsync.addon.cards.model import Button, Card, CardAction, CardHeader, OnClick, Section, Widget
from sheetsync.addon.cards.text import LABEL, bold, escaped, plain
from sheetsync.addon.faces.places import overdue_link, row_button, waiting_link
from sheetsync.addon.faces.trouble import error_sentence
from sheetsync.addon.open_questions import open_questions
from sheetsync.assess import Assessment
from sheetsync.meeting import words
from sheetsync.meeting.wins import due_wins, month_name
from sheetsync.messages import Messages
from sheetsync.plan.safety import UnsafePlanError
from sheetsync.sync import check_safe

_LONG = 600
_TOP = 5
"""Lines of each list; the rest is one click away."""


def home_card(assessment: Assessment, messages: Messages, links: Links) -> Card:
    """Return the card of a status sheet as it stands."""
    reading = assessment.reading
    return Card(
        name="home",
        header=CardHeader(title=plain(reading.snapshot.title, LABEL), subtitle=words.long_day(reading.today, messages)),
        card_actions=_menu(messages, links),
        sections=tuple(_sections(assessment, messages, links)),
    )


def _menu(messages: Messages, links: Links) -> tuple[CardAction, ...]:
    say = messages.say
    return (
        menu(say("Refresh"), links.click("home")),
        menu(say("Settings"), links.click("settings")),
        menu(say("A win"), links.click("win")),
    )


def _sections(assessment: Assessment, messages: Messages, links: Links) -> Iterator[Section]:
    yield from _paused(assessment, messages)
    yield _goal(assessment, messages, links)
    yield _figures(assessment, messages)
    yield section(*_doing(messages, links))
    asked = tuple(_asked(assessment, messages, links))
    if asked:
        yield section(*asked, header=messages.say("Questions to you"))
    thanks = tuple(_thanks(assessment, messages, links))
    if thanks:
        yield section(*thanks, header=messages.say("Who helped whom"))
    waits = tuple(_waits(assessment, messages, links))
    if waits:
        yield section(*waits, header=messages.say("Who waits on whom"))
    late = tuple(_overdue(assessment, messages, links))
    if late:
        yield section(*late, header=messages.say("Overdue"))


def _paused(assessment: Assessment, messages: Messages) -> Iterator[Section]:
    """Yield why no run writes, where so many rows are gone that somebody has to say whether that is meant."""
    try:
        check_safe(assessment)
    except UnsafePlanError as error:
        said = escaped(error_sentence(error, messages), _LONG)
        yield section(paragraph(bold(messages.say("Nothing is written for now"))), paragraph(said))


def _goal(assessment: Assessment, messages: Messages, links: Links) -> Section:
    settings = assessment.reading.settings
    if not settings.goal:
        ask = button(messages.say("Set the goal"), links.click("settings"))
        return section(paragraph(messages.say("The sheet has no common goal yet.")), buttons(ask))
    return section(entry(settings.goal, above=messages.say("Common goal"), below=settings.goal_figure, icon="STAR"))


def _figures(assessment: Assessment, messages: Messages) -> Section:
    names = {
        "open": messages.say("open"),
        "overdue": messages.say("overdue"),
        "blockers": messages.say("live blockers"),
        "closed": messages.say("closed"),
    }
    lines = [_figure(name, word, assessment) for name, word in names.items()]
    note = [messages.say("In brackets: the change since the last meeting.")] if assessment.page.change else []
    return section(paragraph("<br>".join([*lines, *note])))


def _figure(name: str, word: str, assessment: Assessment) -> str:
    page = assessment.page
    shown = f"{word}: {bold(str(getattr(page.counts, name)))}"
    return f"{shown} ({words.signed(getattr(page.change, name))})" if page.change else shown


def _doing(messages: Messages, links: Links) -> Iterator[Widget]:
    say = messages.say
    yield buttons(
        button(say("Check"), links.click("run_check"), "FILLED"),
        button(say("Write the page"), links.click("write_page")),
    )
    yield buttons(
        button(say("Add a task"), links.click("task_form")),
        button(say("A decision"), links.click("decision_form")),
    )


def _asked(assessment: Assessment, messages: Messages, links: Links) -> Iterator[Widget]:
    questions = open_questions(assessment).number
    if questions:
        text = messages.count(
            "{n} question about words and columns", "{n} questions about words and columns", questions
        )
        yield entry(text, icon="CONFIRMATION_NUMBER_ICON", button=_answer(messages, links, "questions"))
    pairs = len(assessment.duplicates)
    if pairs:
        text = messages.count("{n} possible duplicate", "{n} possible duplicates", pairs)
        yield entry(text, icon="TICKET", button=_answer(messages, links, "duplicates"))


def _answer(messages: Messages, links: Links, action: str) -> Button:
    return button(messages.say("Answer"), links.click(action))


def _thanks(assessment: Assessment, messages: Messages, links: Links) -> Iterator[Widget]:
    """Yield the drafted wins of the months that are over, each month with how many they are; one click notes all."""
    wins = due_wins(assessment.memory, assessment.reading.today)
    for month, number in Counter(win.month for win in wins).items():
        yield entry(month_name(month, messages), below=messages.count("{n} line", "{n} lines", number), icon="STAR")
    if wins:
        yield buttons(button(messages.say("Note on the tab of wins"), links.click("note_wins")))


def _waits(assessment: Assessment, messages: Messages, links: Links) -> Iterator[Widget]:
    waits = sorted(assessment.page.waits, key=lambda wait: -wait.rows)
    for wait in waits[:_TOP]:
        text = f"{wait.who} → {wait.on.name}"
        yield entry(text, below=words.rows(wait.rows, messages), icon="CLOCK")
    for ring in assessment.page.rings[:_TOP]:
        text = messages.say("In a ring: {names}", names=" → ".join((*ring, ring[0])))
        yield entry(text, icon="MULTIPLE_PEOPLE")
    yield from _all(len(waits), waiting_link(assessment, links), messages)


def _overdue(assessment: Assessment, messages: Messages, links: Links) -> Iterator[Widget]:
    today = assessment.reading.today
    late = sorted(
        (row for row in assessment.standing if row.days_overdue(today)), key=lambda row: -row.days_overdue(today)
    )
    for row in late[:_TOP]:
        owner = row.owner.department or row.line.texts.owner
        yield entry(
            words.step_name(row.step, messages),
            above=owner,
            below=messages.say("{days} late", days=words.days(row.days_overdue(today), messages)),
            button=row_button(row.number, assessment, links, messages),
        )
    yield from _all(len(late), overdue_link(assessment, links), messages)


def _all(number: int, click: OnClick | None, messages: Messages) -> Iterator[Widget]:
    """Yield what leads to the whole list, where more stands in it than the card shows."""
    if number <= _TOP:
        return
    if click is None:
        yield paragraph(messages.say("{n} more stand in the sheet.", n=number - _TOP))
    else:
        yield buttons(button(messages.say("All {n} in the sheet", n=number), click))
