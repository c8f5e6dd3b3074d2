"""`explain`: what the code of a finding means."""

from collections.abc import Sequence
from dataclasses import replace

import click

from sheetsync.checks.registry import Explanation, all_checks, explain
from sheetsync.cli.errors import UnknownFindingError
from sheetsync.cli.findings import severity_word
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, pass_session
from sheetsync.messages import Messages


@click.command("explain", cls=Verb)
@click.argument("code", required=False)
@pass_session
def explain_code(session: Session, code: str | None) -> None:
    """Say what the code of a finding means and what to do about it; without a code, list them all."""
    known = [explained(one.code, session.messages) for one in all_checks()]
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
        rows = [(one.code, severity_word(one.severity, session.messages), one.name, one.title) for one in known]
        session.output.table((session.messages.say("Code"), session.messages.say("Severity"), "", ""), rows)


def _tell(session: Session, found: Explanation) -> None:
    if session.options.as_json:
        session.output.json(_explained(found))
        return
    weight = severity_word(found.severity, session.messages)
    session.output.line(f"{found.code} {found.name} ({weight})", style="bold")
    for part in (found.title, found.meaning, *examples(found, session.messages)):
        session.output.line(part)


def explained(code: str, messages: Messages) -> Explanation:
    """Return what the code of a finding means, in the reader's language. Raises UnknownCodeError."""
    one, say = explain(code), messages.say
    return replace(
        one,
        title=say(one.title),
        meaning=say(one.meaning),
        bad=say(one.bad),
        good=say(one.good),
        advice=say(one.advice),
    )


def examples(one: Explanation, messages: Messages) -> tuple[str, str, str]:
    """Return the lines that show a finding: what is bad, what is good, what to do."""
    bad, good, advice = messages.say("Bad:"), messages.say("Good:"), messages.say("To do:")
    return f"{bad} {one.bad}", f"{good} {one.good}", f"{advice} {one.advice}"


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
