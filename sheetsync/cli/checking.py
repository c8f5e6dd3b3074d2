"""`check` and `explain`: what is wrong, and what that means."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import click

from sheetsync.assess import Assessment, Choice
from sheetsync.checks.registry import Explanation, all_checks, explain
from sheetsync.cli.errors import UnknownFindingError
from sheetsync.cli.facts import check_facts, standing_findings
from sheetsync.cli.lazy import Verb
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import ExitCode
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Finding, Severity

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: ""}
_COLUMNS = ("spreadsheet_id", "code", "severity", "name", "tab", "row", "column", "step", "message", "suggestion")
_STEP = 40
"""Characters of a step that the table shows."""


@click.command("check", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "markdown", "json"]),
    default="table",
    show_default=True,
    help="How the findings are printed.",
)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Only these findings: codes or beginnings, as SS2,SS401."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these findings: codes or beginnings.")
@click.option("--strict", is_flag=True, help="Count hints as findings too.")
@pass_session
def check(
    session: Session,
    ids: tuple[str, ...],
    shape: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    strict: bool,
) -> None:
    """Read the sheets and list what is wrong with them. Nothing is written.

    Ends with 1 where there are errors or warnings (with --strict: hints too), with 0 where there are none.
    """
    chosen = Choice(_codes(select), _codes(ignore))
    if shape == "json":
        session = session.answering_json()
    if shape == "csv" and not session.options.as_json:
        session.output.text(_csv([_COLUMNS]))

    def act(target: Target) -> Assessment:
        return session.run(replace(target, choice=_narrowed(target.choice, chosen))).check()

    face = Face(
        check_facts, {"csv": _show_csv, "markdown": _show_markdown}.get(shape, _show_table), _code(strict=strict)
    )
    visit(session, ids, act, face)


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of an option. Raises UnknownFindingError for one that begins no code."""
    codes = tuple(code.strip().upper() for one in given for code in one.split(",") if code.strip())
    for code in codes:
        if not any(check.code.startswith(code) for check in all_checks()):
            raise UnknownFindingError(code=code, known=_known())
    return codes


def _known() -> str:
    return ", ".join(check.code for check in all_checks())


def _narrowed(config: Choice, given: Choice) -> Choice:
    return Choice(given.select or config.select, (*config.ignore, *given.ignore))


def _code(*, strict: bool) -> Callable[[Assessment], ExitCode]:
    counted = set(Severity) if strict else {Severity.ERROR, Severity.WARNING}

    def code(assessment: Assessment) -> ExitCode:
        found = {finding.severity for finding in standing_findings(assessment)}
        return ExitCode.FINDINGS if found & counted else ExitCode.DONE

    return code


def _show_table(session: Session, assessment: Assessment) -> None:
    say, findings = session.messages.say, standing_findings(assessment)
    session.output.line(heading(assessment, session.messages), style="bold")
    if findings:
        session.output.table(
            (say("Where"), say("Step"), say("Code"), say("Severity"), say("What")),
            [_row(finding, assessment, session.messages) for finding in findings],
            [_STYLES[finding.severity] for finding in findings],
        )
    session.output.line(counted(findings, session.messages))


def heading(assessment: Assessment, messages: Messages) -> str:
    """Return the line above what is told of a spreadsheet: its title, the day, how many rows."""
    reading = assessment.reading
    rows = messages.count("{n} row", "{n} rows", len(assessment.standing))
    return f"{reading.snapshot.title} · {reading.now:%d.%m.%Y %H:%M} · {rows}"


def counted(findings: Sequence[Finding], messages: Messages) -> str:
    """Return the line that says how many findings there are."""
    if not findings:
        return messages.say("Nothing to say against it.")
    number = Counter(finding.severity for finding in findings)
    return messages.say(
        "Errors: {errors}, warnings: {warnings}, hints: {hints}. What a code means: sheetsync explain CODE",
        errors=number[Severity.ERROR],
        warnings=number[Severity.WARNING],
        hints=number[Severity.HINT],
    )


def _row(finding: Finding, assessment: Assessment, messages: Messages) -> tuple[str, ...]:
    step = plain(_step(finding, assessment), _STEP)
    return _where(finding, assessment), step, finding.code, severity_word(finding, messages), finding.message


def severity_word(finding: Finding, messages: Messages) -> str:
    """Return the severity as a word."""
    words = {
        Severity.ERROR: messages.say("error"),
        Severity.WARNING: messages.say("warning"),
        Severity.HINT: messages.say("hint"),
    }
    return words[finding.severity]


def _where(finding: Finding, assessment: Assessment) -> str:
    """Return the place as people name it: row and header, the tab too where it isn't the status tab."""
    tab = "" if finding.place.tab == assessment.reading.tab.title else finding.place.tab
    parts = (tab, finding.place.row, _header(finding, assessment))
    return " ".join(str(part) for part in parts if part)


def _header(finding: Finding, assessment: Assessment) -> str:
    column = finding.place.column or ""
    columns = assessment.reading.template.columns
    return columns[Field(column)].header if column in set(Field) else column


def _step(finding: Finding, assessment: Assessment) -> str:
    return next((row.step for row in assessment.standing if row.id == finding.row_id), "")


def _show_csv(session: Session, assessment: Assessment) -> None:
    session.output.text(_csv(_full(finding, assessment) for finding in standing_findings(assessment)))


def _full(finding: Finding, assessment: Assessment) -> tuple[object, ...]:
    place = finding.place
    return (
        assessment.reading.snapshot.spreadsheet_id,
        finding.code,
        finding.severity.value,
        finding.name,
        place.tab,
        place.row,
        _header(finding, assessment),
        _step(finding, assessment),
        finding.message,
        finding.suggestion,
    )


def _csv(rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_literal(cell) for cell in row] for row in rows)
    return written.getvalue()


def _literal(cell: object) -> object:
    """Return a cell that no spreadsheet program takes for a formula: such a text gets an apostrophe in front."""
    text = plain(cell) if isinstance(cell, str) else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(("=", "+", "-", "@")) else text


def _show_markdown(session: Session, assessment: Assessment) -> None:
    say, findings = session.messages.say, standing_findings(assessment)
    heads = (say("Where"), say("Step"), say("Code"), say("Severity"), say("What"))
    lines = [heads, ("---",) * len(heads)]
    lines += [tuple(map(_escaped, _row(finding, assessment, session.messages))) for finding in findings]
    title = _escaped(heading(assessment, session.messages))
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines) if findings else ""
    session.output.text(f"## {title}\n\n{table}\n{_escaped(counted(findings, session.messages))}\n")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\|*_`[]<>#&~" else letter for letter in plain(text))


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
        raise UnknownFindingError(code=code, known=_known())
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
