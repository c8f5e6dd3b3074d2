"""How findings are printed: as a table, as CSV, as Markdown."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sheetsync.assess import Assessment
from sheetsync.cli.plain import plain
from sheetsync.cli.session import Session
from sheetsync.meeting.words import moment
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Finding, Severity

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: ""}
COLUMNS = ("spreadsheet_id", "code", "severity", "name", "tab", "row", "column", "step", "message", "suggestion")
"""The headers of the CSV."""
_STEP = 40
"""Characters of a step that the table shows."""


def show_table(session: Session, assessment: Assessment) -> None:
    """Print the findings of a spreadsheet as an aligned table, with its title above and their number below."""
    say, findings = session.messages.say, assessment.standing_findings
    session.output.line(heading(assessment, session.messages), style="bold")
    if findings:
        session.output.table(
            (say("Where"), say("Step"), say("Code"), say("Severity"), say("What")),
            [_row(finding, assessment, session.messages) for finding in findings],
            [_STYLES[finding.severity] for finding in findings],
        )
    session.output.line(counted(weights_of(findings), session.messages))


def heading(assessment: Assessment, messages: Messages) -> str:
    """Return the line above what is told of a spreadsheet: its title, the day, how many rows."""
    reading = assessment.reading
    return titled(reading.snapshot.title, reading.now, len(assessment.standing), messages)


def titled(title: str, now: dt.datetime, rows: int, messages: Messages) -> str:
    """Return the line above what is told of a spreadsheet of which no more is at hand."""
    return f"{title} · {moment(now, messages)} · {messages.count('{n} row', '{n} rows', rows)}"


def weights_of(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Return how many findings there are of each severity."""
    return Counter(finding.severity.value for finding in findings)


def counted(weights: Mapping[str, int], messages: Messages) -> str:
    """Return the line that says how many findings there are, by severity."""
    if not any(weights.values()):
        return messages.say("Nothing to say against it.")
    return messages.say(
        "Errors: {errors}, warnings: {warnings}, hints: {hints}. What a code means: sheetsync explain CODE",
        errors=weights.get(Severity.ERROR, 0),
        warnings=weights.get(Severity.WARNING, 0),
        hints=weights.get(Severity.HINT, 0),
    )


def _row(finding: Finding, assessment: Assessment, messages: Messages) -> tuple[str, ...]:
    step = plain(_step(finding, assessment), _STEP)
    return _where(finding, assessment), step, finding.code, severity_word(finding.severity, messages), finding.message


def severity_word(severity: Severity, messages: Messages) -> str:
    """Return the severity as a word."""
    words = {
        Severity.ERROR: messages.say("error"),
        Severity.WARNING: messages.say("warning"),
        Severity.HINT: messages.say("hint"),
    }
    return words[severity]


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


def show_csv(session: Session, assessment: Assessment) -> None:
    """Print the findings of a spreadsheet as lines of CSV, without the line of headers."""
    session.output.text(csv_text(_full(finding, assessment) for finding in assessment.standing_findings))


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


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a text that a spreadsheet program would take for a formula gets an apostrophe in front."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_literal(cell) for cell in row] for row in rows)
    return written.getvalue()


def _literal(cell: object) -> object:
    text = plain(cell) if isinstance(cell, str) else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(("=", "+", "-", "@")) else text


def show_markdown(session: Session, assessment: Assessment) -> None:
    """Print the findings of a spreadsheet as a section with a Markdown table; nothing a person typed is markup."""
    say, findings = session.messages.say, assessment.standing_findings
    heads = (say("Where"), say("Step"), say("Code"), say("Severity"), say("What"))
    lines = [heads, ("---",) * len(heads)]
    lines += [tuple(map(_escaped, _row(finding, assessment, session.messages))) for finding in findings]
    title = _escaped(heading(assessment, session.messages))
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines) if findings else ""
    session.output.text(f"## {title}\n\n{table}\n{_escaped(counted(weights_of(findings), session.messages))}\n")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\|*_`[]<>#&~" else letter for letter in plain(text))
