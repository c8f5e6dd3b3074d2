"""`demo`: the whole product on the embedded server, on an invented company, in a few seconds."""

import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import Any

import click

from sheetsync.assess import Assessment
from sheetsync.cli.lazy import Verb
from sheetsync.cli.serving import import_server
from sheetsync.cli.session import Session, pass_session
from sheetsync.demo.company import Company, load_company
from sheetsync.demo.story import Story, tell_story
from sheetsync.meeting.text import page_text
from sheetsync.meeting.words import long_day
from sheetsync.messages import Messages
from sheetsync.sync import RunReport


@click.command("demo", cls=Verb)
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), help="Keep the server's state in this file.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="0 picks a free one.")
@click.option("--serve/--no-serve", default=None, help="Keep the page open until Ctrl-C; by default at a terminal.")
@pass_session
def demo(session: Session, db: Path | None, port: int, *, serve: bool | None) -> None:
    """Show the whole product on this machine: create, check, flag, write the meeting page, change nothing twice.

    An invented company types its rows into a status sheet on the embedded server; nothing leaves this machine.
    """
    company = load_company(session.messages.language)
    with ExitStack() as stack:
        state = db or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "demo.db"
        server = stack.enter_context(import_server().LocalServer(state, port=port))
        started = time.monotonic()
        with session.output.busy(company.title):
            story = tell_story(company, server.url, server.clock.set)
        _show(session, company, story, time.monotonic() - started)
        address = f"{server.url}/spreadsheets/d/{story.spreadsheet_id}/edit"
        _end(session, address, serve=_at_terminal() if serve is None else serve)


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _show(session: Session, company: Company, story: Story, seconds: float) -> None:
    messages, output = session.messages, session.output
    output.line(company.title, style="bold")
    output.line(messages.say("An invented company, two Mondays in {seconds} seconds.", seconds=round(seconds, 1)))
    output.line()
    for number, line in enumerate(_steps(company, story, messages), start=1):
        output.item(f"{number}. {line}")
    output.line()
    output.line(messages.say("What was flagged on the second Monday"), style="bold")
    output.table(*_flagged(story.second.assessment, messages))
    output.line()
    output.line(messages.say("The meeting page, as it stands on its tab"), style="bold")
    output.line()
    output.text(page_text(story.second.assessment.page, story.template, messages))
    output.line()


def _steps(company: Company, story: Story, messages: Messages) -> list[str]:
    say = messages.say
    made = say("Created the spreadsheet in {calls} calls.", calls=story.created.reads + story.created.writes)
    typed = say("People typed {rows} rows.", rows=len(company.rows) + len(story.template.sample))
    days = [long_day(moment.date(), messages) for moment in (company.monday, company.next_monday)]
    first = say("{day}, first run: {what}", day=days[0], what=_run(story.first, messages))
    week = say(
        "A week of people's edits: {edits} cells changed, {added} rows added, {deleted} deleted, the sheet sorted, "
        "{decisions} decisions typed.",
        edits=len(company.edits),
        added=len(company.added),
        deleted=len(company.deleted),
        decisions=len(company.decisions),
    )
    second = say("{day}, second run: {what}", day=days[1], what=_run(story.second, messages))
    third = say("The same run once more: {what}", what=_run(story.third, messages))
    return [made, typed, first, week, second, third]


def _run(report: RunReport, messages: Messages) -> str:
    written = messages.count("{n} cell written", "{n} cells written", report.cells_written)
    return messages.say(
        "{written}; calls: {reads} read, {writes} write.",
        written=written,
        reads=report.calls.reads,
        writes=report.calls.writes,
    )


def _flagged(assessment: Assessment, messages: Messages) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the findings by code: how many, and what the first of them says."""
    firsts = {finding.code: finding for finding in reversed(assessment.findings)}
    counted = [(code, sum(1 for one in assessment.findings if one.code == code)) for code in sorted(firsts)]
    heads = (messages.say("Code"), messages.say("How often"), messages.say("For example"))
    return heads, [(code, times, firsts[code].message) for code, times in counted]


def _end(session: Session, address: str, *, serve: bool) -> None:
    say = session.messages.say
    session.output.line(say("The sheet in a browser: {address}", address=address), style="bold")
    if not serve:
        session.output.line(say("It was served while this ran. To look at it, run: sheetsync demo --serve"))
        return
    session.output.line(say("Edit it there as people would. Ctrl-C ends it."))
    _wait()


def _wait() -> None:
    """Wait for Ctrl-C or SIGTERM."""
    ended = Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGINT, lambda *_: ended.set())
    ended.wait()
