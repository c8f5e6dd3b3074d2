"""`wins`: who helped whom in the months that are over, and noting it on people's tab on their word."""

import datetime as dt
from typing import Any, NamedTuple

import click

from sheetsync.assess import Assessment
from sheetsync.cli.facts import heading
from sheetsync.cli.findings import heading as heading_line
from sheetsync.cli.lazy import Verb
from sheetsync.cli.observing import Observer
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.meeting.facts import win_facts
from sheetsync.meeting.wins import Win, due_wins, win_cells, wins_of
from sheetsync.model.columns import TabName

_TEXT = 60
"""Characters of a cell that the table shows."""


class Thanked(NamedTuple):
    """The open drafts, and whether they were noted."""

    assessment: Assessment
    wins: tuple[Win, ...]
    noted: bool


@click.command("wins", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--month",
    type=click.DateTime(["%Y-%m", "%m.%Y"]),
    metavar="MONTH",
    help="Another month than the last two, as 2025-04 or 04.2025.",
)
@click.option("--note", is_flag=True, help="Append the lines to the tab of wins, which is people's own.")
@pass_session
def wins(session: Session, ids: tuple[str, ...], month: dt.datetime | None, *, note: bool) -> None:
    """Show who helped whom in the months that are over: the blockers that somebody freed.

    With --note the lines go below those on the tab of wins, each month once; from then on they are people's to edit.
    """
    drafts = wins_of(month.date()) if month else due_wins

    def act(target: Target) -> Thanked:
        if not note:
            assessment = session.run(target).check()
            found = drafts(assessment.memory, assessment.reading.today)
            return Thanked(assessment, tuple(found), noted=False)
        report = Observer(session).run(target, session.run(target, wins=drafts).sync, "wins")
        return Thanked(report.assessment, report.wins, noted=True)

    visit(session, ids, act, Face(_facts, _show))


def _facts(thanked: Thanked) -> dict[str, Any]:
    wins = [win_facts(win) for win in thanked.wins]
    return {**heading(thanked.assessment.reading), "wins": wins, "noted": len(wins) if thanked.noted else 0}


def _show(session: Session, thanked: Thanked) -> None:
    say, output = session.messages.say, session.output
    tab = thanked.assessment.reading.template.tabs[TabName.WINS]
    output.line(heading_line(thanked.assessment, session.messages), style="bold")
    if not thanked.wins:
        output.line(say("There is no draft that was not noted already."))
        return
    heads = (say("Month"), say("Who helped"), say("Whom"), say("What came of it"))
    lines = [win_cells(win, session.messages) for win in thanked.wins]
    output.table(heads, [tuple(plain(text, _TEXT) for text in line) for line in lines])
    if thanked.noted:
        output.line(say("Noted on the tab “{tab}”; it is yours to edit.", tab=tab))
    else:
        output.line(say("Nothing is written. With --note the lines go to the tab “{tab}”.", tab=tab))
