"""`check`: what is wrong with the sheets."""

from collections.abc import Callable
from dataclasses import replace

import click

from sheetsync.assess import Assessment, Choice
from sheetsync.cli.codes import known_codes
from sheetsync.cli.facts import check_facts
from sheetsync.cli.findings import COLUMNS, csv_text, show_csv, show_markdown, show_table
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import ExitCode
from sheetsync.model.finding import Severity

_SHOWS = {"table": show_table, "csv": show_csv, "markdown": show_markdown}


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
    chosen = Choice(_split(select), _split(ignore))
    if shape == "json":
        session = session.answering_json()
    if shape == "csv" and not session.options.as_json:
        session.output.text(csv_text([COLUMNS]))

    def act(target: Target) -> Assessment:
        return session.run(replace(target, choice=_narrowed(target.choice, chosen))).check()

    visit(session, ids, act, Face(check_facts, _SHOWS.get(shape, show_table), _code(strict=strict)))


def _split(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of an option, given several times or with commas. Raises UnknownFindingError."""
    return known_codes(code for one in given for code in one.split(",") if code.strip())


def _narrowed(config: Choice, given: Choice) -> Choice:
    return Choice(given.select or config.select, (*config.ignore, *given.ignore))


def _code(*, strict: bool) -> Callable[[Assessment], ExitCode]:
    counted = set(Severity) if strict else {Severity.ERROR, Severity.WARNING}

    def code(assessment: Assessment) -> ExitCode:
        found = {finding.severity for finding in assessment.standing_findings}
        return ExitCode.FINDINGS if found & counted else ExitCode.DONE

    return code
