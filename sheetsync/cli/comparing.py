"""`explain-duplicate` and `similar`: whether texts are the same work, and why."""

import re
from dataclasses import dataclass
from typing import Any

import click

from sheetsync.assess import Assessment
from sheetsync.cli.facts import heading
from sheetsync.cli.lazy import Verb
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.duplicates.explanation import (
    Explanation,
    difference_words,
    explain,
    explanation_facts,
    explanation_lines,
    verdict_words,
)
from sheetsync.duplicates.pairs import recent_rows
from sheetsync.duplicates.similar import LIMIT, RowIndex, Similar, similar_facts
from sheetsync.messages import Messages
from sheetsync.model.row import Row

_STEP = 60
"""Characters of a step that the table shows."""


@click.command("explain-duplicate", cls=Verb)
@click.argument("one", metavar="TEXT")
@click.argument("other", metavar="TEXT")
@pass_session
def explain_duplicate(session: Session, one: str, other: str) -> None:
    """Say whether two step texts are the same work, and why: which words correspond and how, what differs.

    It judges as `sync` does. No spreadsheet is needed.
    """
    explanation = explain(one, other, session.lexicon)
    if session.options.as_json:
        session.output.json(explanation_facts(explanation))
    else:
        show_explanation(session, explanation)


def show_explanation(session: Session, explanation: Explanation) -> None:
    """Print the verdict as a heading, and below it what it rests on."""
    verdict, *reasons = explanation_lines(explanation, session.messages)
    session.output.line(verdict, style="bold")
    for reason in reasons:
        session.output.item(reason)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a spreadsheet near to a text, with the numbers of their rows."""

    assessment: Assessment
    similar: tuple[Similar, ...]
    numbers: dict[str, int]


@click.command("similar", cls=Verb)
@click.argument("text")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="So many rows at most.")
@pass_session
def similar(session: Session, text: str, ids: tuple[str, ...], limit: int) -> None:
    """Say which rows are nearest to a text, and why: look before you add one. Nothing is written.

    Looked at are open rows and those done in the last 30 days.
    """
    text, ids = _either_way(text, ids)

    def act(target: Target) -> Found:
        assessment = session.run(target).check()
        rows = _counting(assessment)
        index = RowIndex({row.id: row.step for row in rows}, session.lexicon)
        return Found(assessment, index.similar(text, limit), {row.id: row.number for row in rows})

    visit(session, ids, act, Face(_found_facts, _show_found))


_SPREADSHEET = re.compile(r"[\w-]{25,}|https://docs\.google\.com/spreadsheets/.*", re.ASCII)


def _either_way(text: str, ids: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the text and the spreadsheets: whoever names the spreadsheet first, as for other verbs, means the same."""
    if len(ids) == 1 and _SPREADSHEET.fullmatch(text) and not _SPREADSHEET.fullmatch(ids[0]):
        return ids[0], (text,)
    return text, ids


def _counting(assessment: Assessment) -> list[Row]:
    done_on = {row_id: row.done for row_id, row in assessment.memory.rows.items()}
    return recent_rows(assessment.standing, assessment.reading.today, done_on)


def _found_facts(found: Found) -> dict[str, Any]:
    rows = [similar_facts(one) | {"row": found.numbers[one.name]} for one in found.similar]
    return {**heading(found.assessment.reading), "similar": rows}


def _show_found(session: Session, found: Found) -> None:
    say, output = session.messages.say, session.output
    output.line(found.assessment.reading.snapshot.title, style="bold")
    if not found.similar:
        output.line(say("No row is like it."))
        return
    rows = [_row(one, found, session.messages) for one in found.similar]
    output.table((say("Row"), say("Step"), say("What")), rows)


def _row(one: Similar, found: Found, messages: Messages) -> tuple[object, ...]:
    judgement = one.explanation.judgement
    words = (verdict_words(judgement, messages), difference_words(one.explanation, messages))
    return found.numbers[one.name], plain(one.explanation.other.text, _STEP), " ".join(filter(None, words))
