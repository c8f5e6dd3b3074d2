"""`fix`: the suggestions that findings carry, shown cell by cell and put in where people say so."""

import re
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

import click

from sheetsync.amend.suggestions import Suggestion, Wanted, chosen, suggestions
from sheetsync.amend.swaps import Outcome, spot_of
from sheetsync.amending import Amending, Result, put_in
from sheetsync.assess import Assessment
from sheetsync.cli.changing import outcome_words, shown_value, swap_facts
from sheetsync.cli.codes import known_codes
from sheetsync.cli.errors import NothingChosenError
from sheetsync.cli.facts import calls_facts, heading
from sheetsync.cli.findings import heading as title_line
from sheetsync.cli.lazy import Verb
from sheetsync.cli.observing import Observer
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.stopping import asking
from sheetsync.cli.visiting import Face, visit
from sheetsync.messages import Messages
from sheetsync.model.a1 import cell_name
from sheetsync.model.columns import Field
from sheetsync.model.history import RunKind, RunNote
from sheetsync.sync import RunReport

_STEP, _TEXT = 40, 60
"""Characters of a step, and of a cell, that the table shows."""


class Fixed(NamedTuple):
    """What `fix` found, what of it was chosen, and what came of it; None where nothing was to be done."""

    assessment: Assessment
    chosen: tuple[Suggestion, ...]
    result: Result | None


class Ask(NamedTuple):
    """How the suggestions are chosen: by the command line, by a person at the terminal, or not at all."""

    wanted: Wanted
    named: bool
    yes: bool
    dry_run: bool


@click.command("fix", cls=Verb)
@click.argument("spreadsheet", metavar="ID")
@click.option("--row", "rows", multiple=True, metavar="ROWS", help="Only these rows: numbers in the grid, or row IDs.")
@click.option("--code", "codes", multiple=True, metavar="CODES", help="Only of these findings: codes or beginnings.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    type=click.Choice(["owner", "due", "status"]),
    help="Only in this column; may be given several times.",
)
@click.option("--all", "every", is_flag=True, help="All suggestions.")
@click.option("--yes", is_flag=True, help="Put them in without asking.")
@click.option("--dry-run", is_flag=True, help="Show them and change nothing.")
@pass_session
def fix(
    session: Session,
    spreadsheet: str,
    rows: tuple[str, ...],
    codes: tuple[str, ...],
    columns: tuple[str, ...],
    *,
    every: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Put suggested values into people's cells: each cell is shown before and after, and you say which.

    At a terminal it asks; elsewhere it changes nothing without --yes and a choice. A cell that somebody changed
    meanwhile is left alone. What was done is a run of its own in the history, and `undo` puts it back.
    """
    wanted = Wanted(frozenset(_split(rows)), known_codes(_split(codes)), frozenset(map(Field, columns)))
    ask = Ask(wanted, named=every or bool(rows or codes or columns), yes=yes, dry_run=dry_run)
    if yes and not ask.named:
        raise NothingChosenError
    visit(session, [spreadsheet], lambda target: _fix(session, target, ask), Face(_facts, _show))


def _split(given: Sequence[str]) -> list[str]:
    return [part.strip() for one in given for part in one.split(",") if part.strip()]


def _fix(session: Session, target: Target, ask: Ask) -> Fixed:
    assessment = session.run(target).check()
    offered = chosen(suggestions(assessment), ask.wanted)
    picked = _picked(session, offered, ask)
    if not picked:
        return Fixed(assessment, offered, None)
    came: list[Result] = []

    def work() -> RunReport:
        came.append(_put_in(session, target, assessment, picked))
        return came[-1].report

    Observer(session).run(target, work, "fix")
    return Fixed(assessment, picked, came[-1])


def _put_in(session: Session, target: Target, assessment: Assessment, picked: Sequence[Suggestion]) -> Result:
    note = RunNote(0, RunKind.FIX, assessment.reading.now.isoformat(timespec="minutes"))
    return put_in(
        Amending(session.gateway(), target.spreadsheet_id),
        assessment.reading,
        [one.swap for one in picked],
        note,
        sync=lambda remember: session.run(target, remember=remember).sync(),
        look=session.run(target).look,
    )


def _picked(session: Session, offered: Sequence[Suggestion], ask: Ask) -> tuple[Suggestion, ...]:
    """Return what is to be put in: all that is named with --yes, or what a person at the terminal says."""
    if ask.dry_run or not offered:
        return ()
    if ask.yes:
        return tuple(offered)
    if session.options.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ()
    said = session.messages.say("Which? Numbers like 1,3-5, “all”, or Enter for none")
    with session.output.still(), asking():
        _table(session, offered, None)
        return tuple(numbered(offered, click.prompt(said, default="", show_default=False)))


def numbered(offered: Sequence[Suggestion], answer: str) -> list[Suggestion]:
    """Return the suggestions that a person named by their numbers in the list, or all; what is no number is none."""
    if answer.strip().lower() in {"all", "все", "всё"}:
        return list(offered)
    named = set[int]()
    for first, last in re.findall(r"(\d+)\s*(?:-\s*(\d+))?", answer):
        named |= set(range(int(first), int(last or first) + 1)) if int(last or first) <= len(offered) else set()
    return [one for number, one in enumerate(offered, start=1) if number in named]


def _show(session: Session, fixed: Fixed) -> None:
    output, messages = session.output, session.messages
    output.line(title_line(fixed.assessment, messages), style="bold")
    if not fixed.chosen:
        output.line(messages.say("There is no suggestion for a cell."))
        return
    _table(session, fixed.chosen, fixed.result)
    if fixed.result is None:
        output.line(messages.say("Nothing was changed. To put them in: --yes with --all, --row, --code or --column."))
        return
    show_numbers(session, fixed.result)


def show_numbers(session: Session, result: Result) -> None:
    """Print how many cells were changed, and how to put them back."""
    messages = session.messages
    done = sum(1 for came in result.outcomes.values() if came is Outcome.DONE)
    session.output.line(messages.count("{n} cell changed.", "{n} cells changed.", done))
    if done:
        runs = ", ".join(str(number) for number in result.numbers)
        session.output.line(messages.say("In the history it is run {runs}; undo puts it back.", runs=runs))
    if result.perhaps:
        cells = ", ".join(perhaps_words(result, messages))
        session.output.note(
            messages.say(
                "The connection broke while rows moved: these cells of other rows may have been changed too, or "
                "somebody typed the same: {cells}. Look at them; the last run of the history puts them back with "
                "--unsure.",
                cells=cells,
            )
        )


def perhaps_words(result: Result, messages: Messages) -> list[str]:
    """Return the cells that may have been changed, as people find them: their A1 names and what they held."""
    reading = result.report.assessment.reading
    spots = [(swap, spot_of(swap, reading)) for swap in result.perhaps]
    held = [(spot, plain(shown_value(swap.before, messages), _TEXT)) for swap, spot in spots if spot]
    return [f"{cell_name(spot.row, spot.column)} ({text})" for spot, text in held]


def _table(session: Session, offered: Sequence[Suggestion], result: Result | None) -> None:
    say = session.messages.say
    heads = ["№", say("Row"), say("Step"), say("Code"), say("Before"), say("After")]
    rows = [
        [
            number,
            one.row,
            plain(one.step, _STEP),
            one.code,
            plain(shown_value(one.swap.before, session.messages), _TEXT),
            plain(shown_value(one.swap.after, session.messages), _TEXT),
        ]
        for number, one in enumerate(offered, start=1)
    ]
    if result is not None:
        heads.append(say("What came of it"))
        words = outcome_words(session.messages)
        for row, one in zip(rows, offered, strict=True):
            row.append(words[result.outcomes[one.swap]])
    session.output.table(heads, rows)


def _facts(fixed: Fixed) -> dict[str, Any]:
    result = fixed.result
    return {
        **heading(fixed.assessment.reading),
        "suggestions": [
            {
                **swap_facts(one.swap, result.outcomes[one.swap] if result else None),
                "row": one.row,
                "step": one.step,
                "code": one.code,
                "message": one.message,
            }
            for one in fixed.chosen
        ],
        "perhaps": [swap_facts(swap, None) for swap in result.perhaps] if result else [],
        "runs": list(result.numbers) if result else [],
        "changed": sum(1 for came in result.outcomes.values() if came is Outcome.DONE) if result else 0,
        "calls": calls_facts(result.report.calls) if result else None,
    }
