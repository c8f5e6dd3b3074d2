"""`explain`: what the code of a finding means."""

from collections.abc import Sequence

import click

from sheetsync.checks.registry import Explanation, all_checks, explain
from sheetsync.cli.errors import UnknownFindingError
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session


@click.command("explain", cls=Verb)
@click.argument("code", required=False)
@pass_session
def explain_code(session: Session, code: str | None) -> None:
    """Say what the code of a finding means and what to do about it; without a code, list them all."""
    known = [explain(one.code) for one in all_checks()]
    if code is None:
        _list(session, known)
        return
    found = next((one for one in known if code.strip().lower() in {one.code.lower(), one.name}), None)
    if found is None:
        raise UnknownFindingError(code=code, known=", ".join(one.code for one in known))
    _tell(session, found)


def _list(session: Session, known: Sequence[Explanation]) -> None:
    if session.options.as_json:
        session.output.json({"findings": [_explained(one) for one in known]})
    else:
        rows = [(one.code, one.severity.value, one.name, one.title) for one in known]
        session.output.table((session.messages.say("Code"), session.messages.say("Severity"), "", ""), rows)


def _tell(session: Session, found: Explanation) -> None:
    if session.options.as_json:
        session.output.json(_explained(found))
        return
    session.output.line(f"{found.code} {found.name} ({found.severity.value})", style="bold")
    for part in (found.title, found.meaning, f"Bad: {found.bad}", f"Good: {found.good}", f"To do: {found.advice}"):
        session.output.line(part)


def _explained(one: Explanation) -> dict[str, str]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        "title": one.title,
        "meaning": one.meaning,
        "bad": one.bad,
        "good": one.good,
        "advice": one.advice,
    }
