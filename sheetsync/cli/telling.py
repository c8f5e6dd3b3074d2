"""`summary` and `memory`: the meeting page as text, and what the hidden tab holds."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from sheetsync.assess import Assessment
from sheetsync.cli.errors import NoBlockError, NoBlocksError
from sheetsync.cli.facts import kept_facts, remembered_facts, summary_facts
from sheetsync.cli.lazy import Verb
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.meeting.kept import KeptBlock, kept_block, kept_days
from sheetsync.meeting.text import page_text
from sheetsync.model.columns import TabName
from sheetsync.model.memory import RowMemory
from sheetsync.sheet import Reading

Told = Assessment | tuple[Reading, KeptBlock]
"""The live block as it would be written now, or an earlier one as the page keeps it."""

_STEP = 50
"""Characters of a step that the table shows."""


@click.command("summary", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--meeting",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    metavar="DATE",
    help="The block of an earlier meeting day, as 2025-04-14 or 14.04.2025.",
)
@pass_session
def summary(session: Session, ids: tuple[str, ...], meeting: dt.datetime | None) -> None:
    """Print the meeting page as text: the live block, or an earlier one as the page keeps it. Nothing is written."""
    visit(session, ids, _teller(session, meeting and meeting.date()), Face(_told_facts, _show_told))


def _teller(session: Session, day: dt.date | None) -> Callable[[Target], Told]:
    def act(target: Target) -> Told:
        assessment = session.run(target).check()
        if day in {None, assessment.page.meeting.day}:
            return assessment
        return assessment.reading, _kept(assessment.reading, day)

    return act


def _kept(reading: Reading, day: dt.date | None) -> KeptBlock:
    tab = reading.service_tab(TabName.SUMMARY)
    block = kept_block(tab, day, reading.template.language) if day else None
    if block is None:
        title, days = reading.template.tabs[TabName.SUMMARY], ", ".join(str(one) for one in kept_days(tab))
        raise NoBlockError(tab=title, day=day, days=days) if days else NoBlocksError(tab=title, day=day)
    return block


def _told_facts(told: Told) -> dict[str, Any]:
    return summary_facts(told) if isinstance(told, Assessment) else kept_facts(*told)


def _show_told(session: Session, told: Told) -> None:
    if isinstance(told, Assessment):
        reading = told.reading
        text = page_text(told.page, reading.template, reading.messages)
    else:
        text = told[1].text()
    session.output.text("".join(f"{_safe(line)}\n" for line in text.splitlines()))


def _safe(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    return indent + plain(line)


@click.command("memory", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@pass_session
def memory(session: Session, ids: tuple[str, ...]) -> None:
    """Print what the hidden tab remembers of every row ever seen, deleted ones too. Nothing is written."""

    def act(target: Target) -> Reading:
        return session.run(target).check().reading

    visit(session, ids, act, Face(remembered_facts, _show_memory))


def _show_memory(session: Session, reading: Reading) -> None:
    say, output, remembered = session.messages.say, session.output, reading.remembered
    output.line(reading.snapshot.title, style="bold")
    if remembered.began is None:
        output.line(say("Nothing is remembered yet: the first sync takes over what it finds."))
        return
    heads = (
        say("Step"),
        say("First seen"),
        say("Status since"),
        say("Done"),
        say("Blocked since"),
        say("Waits for"),
        say("Deleted"),
    )
    output.table(heads, [_row(row) for row in remembered.rows.values()])
    for pair in remembered.not_duplicates:
        output.line(say("Not the same work: “{one}” and “{other}”.", one=pair.text_a, other=pair.text_b))
    for problem in reading.memory_problems:
        output.line(say("Line {number} of the hidden tab can't be read; that record is lost.", number=problem.number))


def _row(row: RowMemory) -> tuple[object, ...]:
    return (
        plain(row.texts.step, _STEP),
        row.first_seen,
        row.status_since,
        row.done,
        row.blocker_since,
        ", ".join(party.name for party in row.waits_on or ()),
        row.deleted,
    )
