"""`plan`, `sync` and `not-duplicate`: what a run would write, and the run itself."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from sheetsync.cli.facts import plan_facts, sync_facts
from sheetsync.cli.findings import counted, heading, titled
from sheetsync.cli.lazy import Verb
from sheetsync.cli.messaging import Teller, ToldReport, sync_and_tell
from sheetsync.cli.observing import Observer
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import ExitCode
from sheetsync.memory.notes import said_not_duplicates
from sheetsync.messages import Messages
from sheetsync.model.a1 import column_letters
from sheetsync.model.duplicate import ElsewherePair
from sheetsync.model.finding import Severity
from sheetsync.model.grid import CellValue, Snapshot
from sheetsync.model.memory import Memory
from sheetsync.plan.changes import CellChange
from sheetsync.sync import Report, RunPlan, RunReport

_SHOWN = 60
"""Characters of a cell that the plan shows."""


@click.command("plan", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "every", is_flag=True, help="Show hidden cells too: the memory, IDs, keys of the page.")
@pass_session
def plan(session: Session, ids: tuple[str, ...], *, every: bool) -> None:
    """Show each cell that `sync` would change, before and after. Nothing is written."""
    _plan(session, ids, force=False, every=every)


@click.command("sync", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--force", is_flag=True, help="Write although many rows are gone since the last run.")
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing, as `plan` does.")
@click.option("--strict", is_flag=True, help="End with 1 where there are errors or warnings.")
@click.option(
    "--healthcheck", envvar="SHEETSYNC_HEALTHCHECK", show_envvar=True, metavar="URL", help="Ping this address."
)
@pass_session
def sync(
    session: Session, ids: tuple[str, ...], healthcheck: str | None, *, force: bool, dry_run: bool, strict: bool
) -> None:
    """Read the sheets, write the checks and the meeting page, and remember the rows.

    Only the service's own cells are written. Run it as often as you like: where nothing changed, nothing is written.
    """
    if dry_run:
        _plan(session, ids, force=force)
        return
    observer = Observer(session, healthcheck)

    def act(target: Target) -> ToldReport:
        told: list[ToldReport] = []

        def work() -> Report:
            told.append(sync_and_tell(session, target, force=force))
            return told[-1].run

        observer.run(target, work)
        return told[-1]

    with observer.pinged():
        visit(session, ids, act, Face(told_facts, show_told, _strict if strict else lambda _: ExitCode.DONE))


@click.command("not-duplicate", cls=Verb)
@click.argument("spreadsheet", metavar="ID")
@click.argument("one")
@click.argument("other")
@pass_session
def not_duplicate(session: Session, spreadsheet: str, one: str, other: str) -> None:
    """Say that two rows are not the same work. ONE and OTHER are their step texts, or their row IDs.

    It is remembered for as long as both texts keep their words, and the sheet is brought up to date by a run.
    """

    def act(target: Target) -> RunReport:
        elsewhere = session.neighbours.beside(target).steps

        def remember(memory: Memory, today: dt.date) -> Memory:
            return said_not_duplicates(memory, one, other, today, elsewhere)

        return Observer(session).run(target, session.run(target, remember=remember).sync, "not-duplicate")

    visit(session, [spreadsheet], act, Face(sync_facts, _show_report))


def _plan(session: Session, ids: tuple[str, ...], *, force: bool, every: bool = False) -> None:
    def act(target: Target) -> RunPlan:
        return session.run(target, force=force, channels=Teller(session, target).audience).plan()

    visit(session, ids, act, Face(plan_facts, partial(_show_plan, every=every)))


def _strict(report: ToldReport) -> ExitCode:
    found = report.run.seen.weights.keys()
    return ExitCode.FINDINGS if found & {Severity.ERROR.value, Severity.WARNING.value} else ExitCode.DONE


def _show_plan(session: Session, plan: RunPlan, *, every: bool) -> None:
    output, say = session.output, session.messages.say
    output.line(heading(plan.assessment, session.messages), style="bold")
    if plan.empty:
        output.line(say("Nothing would change."))
        return
    if plan.structure:
        output.line(say("First the places that are missing come back; the rest is planned after that:"))
        for request in plan.structure:
            output.item(request.says)
        return
    _show_cells(session, plan, every=every)
    for says in dict.fromkeys(request.says for request in plan.part.requests):
        output.item(says)


def _show_cells(session: Session, plan: RunPlan, *, every: bool) -> None:
    """Print each cell; those that nobody sees (the hidden tab, hidden key columns) as one figure."""
    say, hidden = session.messages.say, _hidden_places(plan.assessment.reading.snapshot)
    shown = [cell for cell in plan.part.cells if every or not hidden(cell)]
    rows = [_cell(cell, session.messages) for cell in shown]
    if rows:
        session.output.table((say("Cell"), say("Before"), say("After")), rows)
    rest = len(plan.part.cells) - len(shown)
    if rest:
        more = session.messages.count(
            "And {n} hidden cell: --all shows it.", "And {n} hidden cells: --all shows them.", rest
        )
        session.output.line(more)


def _hidden_places(snapshot: Snapshot) -> Callable[[CellChange], bool]:
    """Return what tells whether a cell is on a hidden tab or in a hidden column."""
    tabs = {tab.title for tab in snapshot.tabs if tab.hidden}
    columns = {(tab.title, column_letters(column)) for tab in snapshot.tabs for column in tab.hidden_columns}
    return lambda cell: cell.tab in tabs or (cell.tab, cell.cell.rstrip("0123456789")) in columns


def _cell(change: CellChange, messages: Messages) -> tuple[str, str, str]:
    return f"{change.tab}!{change.cell}", _value(change.before, messages), _value(change.after, messages)


def _value(value: CellValue, messages: Messages) -> str:
    return messages.say("(empty)") if value in {None, ""} else plain(value, _SHOWN)


def told_facts(report: ToldReport) -> dict[str, Any]:
    """Return what a run did, and what was told of it."""
    messages = [{"channel": one.channel, "items": one.items, "error": one.error} for one in report.sent]
    return {**sync_facts(report.run), "messages": messages}


def show_told(session: Session, report: ToldReport) -> None:
    """Print what a run did, and what was told of it; a message that did not go out is no failure of the run."""
    _show_report(session, report.run)
    say = session.messages.say
    for one in report.sent:
        if one.error:
            session.output.note(
                say("{channel} was not told ({why}); the next run tries again.", channel=one.channel, why=one.error)
            )
        else:
            session.output.line(say("{channel} was told of {items}.", channel=one.channel, items=one.items))


def _show_report(session: Session, report: Report) -> None:
    output, messages = session.output, session.messages
    seen = report.seen
    output.line(titled(seen.title, report.now, seen.rows, messages), style="bold")
    for repair in report.repairs:
        output.item(repair)
    if report.rounds:
        output.line(messages.count("{n} cell written.", "{n} cells written.", report.cells_written))
    else:
        output.line(messages.say("Nothing has changed; nothing was written."))
    output.line(_calls(report, messages))
    for pair in report.elsewhere:
        output.item(elsewhere_line(pair, messages))
    output.line(counted(seen.weights, messages))


def elsewhere_line(pair: ElsewherePair, messages: Messages) -> str:
    """Return a line that says of a row which other spreadsheet has the same work."""
    return messages.say(
        "“{step}”: perhaps the same as “{other}” in the spreadsheet “{title}”.",
        step=plain(pair.step, _SHOWN),
        other=plain(pair.other_step, _SHOWN),
        title=plain(pair.title, _SHOWN),
    )


def _calls(report: Report, messages: Messages) -> str:
    calls = report.calls
    said = messages.say("Calls: {reads} read, {writes} write.", reads=calls.reads, writes=calls.writes)
    if calls.waited < 1:
        return said
    return f"{said} " + messages.say("Waited {seconds} s for the quota.", seconds=round(calls.waited))
