"""The same for each spreadsheet: one that fails doesn't stop the others, and the worst outcome is the exit code."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import click

from sheetsync.cli.errors import sentence
from sheetsync.cli.session import Session, Target
from sheetsync.cli.stopping import stopping_gently
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.deadline import StoppedEarlyError, StoppedError
from sheetsync.watch.redaction import redacted

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Face(Generic[Result]):
    """How a verb's results are shown: as facts for `--json`, as print-out, as exit code."""

    facts: Callable[[Result], dict[str, Any]]
    show: Callable[[Session, Result], None]
    code: Callable[[Result], ExitCode] = lambda _: ExitCode.DONE


def visit(session: Session, named: Sequence[str], act: Callable[[Target], Result], face: Face[Result]) -> None:
    """Do the same with each spreadsheet, show what comes of it, and end the command with the worst exit code."""
    targets = session.targets(named)
    with stopping_gently(session):
        _visited(session, targets, act, face)


def _visited(session: Session, targets: Sequence[Target], act: Callable[[Target], Result], face: Face[Result]) -> None:
    codes, answers = [ExitCode.DONE], list[dict[str, Any]]()
    for number, (target, result) in enumerate(_results(session, targets, act)):
        if isinstance(result, SheetsyncError):
            codes.append(result.exit_code)
            answers.append(_failed(session, target, result, several=len(targets) > 1))
        else:
            codes.append(face.code(result))
            answers.append(_done(session, target, result, face, first=number == 0))
    if session.options.as_json:
        session.output.json(answers[0] if len(targets) == 1 else {"spreadsheets": answers})
    click.get_current_context().exit(max(codes))


def _results(
    session: Session, targets: Sequence[Target], act: Callable[[Target], Result]
) -> Iterator[tuple[Target, Result | SheetsyncError]]:
    for target in targets:
        session.begin()
        try:
            with session.output.busy(target.name or target.spreadsheet_id):
                result: Result | SheetsyncError = act(target)
        except StoppedError as error:
            result = error if session.wrote else StoppedEarlyError()
        except SheetsyncError as error:
            if session.options.debug and len(targets) == 1:
                raise
            result = error
        yield target, result


def _done(session: Session, target: Target, result: Result, face: Face[Result], *, first: bool) -> dict[str, Any]:
    if session.options.as_json:
        name = {"name": target.name} if target.name else {}
        return {"spreadsheet_id": target.spreadsheet_id, **name, **face.facts(result)}
    if not first:
        session.output.line()
    face.show(session, result)
    return {}


def _failed(session: Session, target: Target, error: SheetsyncError, *, several: bool) -> dict[str, Any]:
    said = redacted(sentence(error, session.messages))
    lead = f"{target.name or target.spreadsheet_id}: " if several else ""
    session.output.complain(lead + said)
    told = {"kind": type(error).__name__, "exit_code": int(error.exit_code), "message": said}
    return {"spreadsheet_id": target.spreadsheet_id, **({"name": target.name} if target.name else {}), "error": told}
