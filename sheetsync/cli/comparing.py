"""`explain-duplicate`: whether two texts are the same work, and why."""

import click

from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.duplicates.explanation import Explanation, explain, explanation_facts, explanation_lines


@click.command("explain-duplicate", cls=Verb)
@click.argument("one", metavar="TEXT")
@click.argument("other", metavar="TEXT")
@pass_session
def explain_duplicate(session: Session, one: str, other: str) -> None:
    """Say whether two step texts are the same work, and why: which words correspond and how, what differs.

    It judges as `sync` does. No spreadsheet is needed.
    """
    explanation = explain(one, other)
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
