"""`report` and `calendar`: the meeting as a page to send or print, and its days for people's calendars."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sheetsync.assess import Assessment
from sheetsync.cli.extras import MissingPdfError, require
from sheetsync.cli.facts import summary_facts
from sheetsync.cli.lazy import Verb
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.errors import MisuseError
from sheetsync.exports.calendar import Sheet, calendar_text
from sheetsync.exports.html import report_html
from sheetsync.exports.markdown import report_markdown
from sheetsync.exports.pdf import as_pdf
from sheetsync.exports.report import Report, build_report


class OneFileError(MisuseError):
    """Several spreadsheets, and one file for them."""

    message = "One file holds the answer for one spreadsheet: name one, or leave out --out."


class OneStreamError(MisuseError):
    """Several spreadsheets, and one stream for their pages."""

    message = "Two pages in one stream are neither: name one spreadsheet at a time, and a file for it with --out."


class TerminalError(MisuseError):
    """A PDF that would go to a terminal."""

    message = "A PDF is nothing for a terminal: name a file with --out, or send it on with | or >."


class NoFileError(MisuseError):
    """A file that can't be written."""

    message = "{path} can't be written: {reason}. Name a file in a folder that is there and yours."


OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it here, not to the terminal."
)


@click.command("report", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["html", "pdf", "md", "json"]),
    default="html",
    show_default=True,
    help="PDF needs the extra sheetsync[pdf].",
)
@OUT
@pass_session
def report(session: Session, ids: tuple[str, ...], shape: str, out: Path | None) -> None:
    """Make the live meeting's report: one page with charts, to send, print or keep. Nothing is written to the sheet."""
    if shape == "json":
        session = session.answering_json()
    if shape == "pdf":
        require("weasyprint", "pdf", MissingPdfError)
    _one_file(session, ids, out)
    if shape in {"html", "pdf"} and not session.options.as_json and len(session.targets(ids)) > 1:
        raise OneStreamError

    def show(session: Session, assessment: Assessment) -> None:
        _put(session, _content(_report(assessment), shape), out)

    visit(session, ids, _check(session), Face(_facts, show))


@click.command("calendar", cls=Verb, answers=False)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@OUT
@pass_session
def calendar(session: Session, ids: tuple[str, ...], out: Path | None) -> None:
    """Make a calendar file (.ics) of the live meeting and the due dates of open rows. Nothing is written to the sheet.

    Taken into a calendar again, it moves what moved: each row keeps its event.
    """
    _one_file(session, ids, out)

    def show(session: Session, assessment: Assessment) -> None:
        reading = assessment.reading
        snapshot = reading.snapshot
        sheet = Sheet(snapshot.title, snapshot.spreadsheet_id, session.address(snapshot.spreadsheet_id))
        text = calendar_text(sheet, assessment.page, assessment.standing, reading.messages)
        _put(session, text.encode(), out)

    visit(session, ids, _check(session), Face(summary_facts, show))


def _check(session: Session) -> Callable[[Target], Assessment]:
    def act(target: Target) -> Assessment:
        return session.run(target).check()

    return act


def _report(assessment: Assessment) -> Report:
    reading = assessment.reading
    meetings = assessment.memory.meetings
    return build_report(reading.snapshot.title, assessment.page, meetings, reading.template, reading.messages)


def _facts(assessment: Assessment) -> dict[str, Any]:
    meetings = [{"meeting": one.day.isoformat(), "figures": dict(one.figures)} for one in assessment.memory.meetings]
    return {**summary_facts(assessment), "meetings": meetings}


def _content(report: Report, shape: str) -> bytes:
    if shape == "md":
        return report_markdown(report).encode()
    html = report_html(report)
    return as_pdf(html) if shape == "pdf" else html.encode()


def _one_file(session: Session, ids: tuple[str, ...], out: Path | None) -> None:
    if out is not None and len(session.targets(ids)) > 1:
        raise OneFileError


def _put(session: Session, content: bytes, out: Path | None) -> None:
    """Write the content to its file, whole or not at all, or to standard output."""
    if out is None:
        if content.startswith(b"%PDF") and sys.stdout.isatty():
            raise TerminalError
        sys.stdout.buffer.write(content)
        return
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        raise NoFileError(path=out, reason=error.strerror or type(error).__name__) from error
    session.output.note(session.messages.say("Written: {path}", path=out))
