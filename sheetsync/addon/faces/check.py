"""The card of a check: what is found, row by row."""

from collections import Counter
from collections.abc import Sequence

from sheetsync.addon.cards.build import Links, button, buttons, entry, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, Section, Widget
from sheetsync.addon.cards.pages import paged
from sheetsync.addon.cards.text import LABEL, bold, plain
from sheetsync.addon.faces.places import row_link
from sheetsync.assess import Assessment
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.finding import Finding, Severity

_SIZE = 20
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check_card(assessment: Assessment, page: int, messages: Messages, links: Links) -> Card:
    """Return a page of what a check found: what is wrong before what is only worth a look."""
    found = sorted(_standing(assessment), key=lambda one: (_ORDER[one.severity], one.place.row or 0))
    shown = paged(found, page, _SIZE)
    return Card(
        name="check",
        header=CardHeader(
            title=messages.say("Result of the check"), subtitle=plain(assessment.reading.snapshot.title, LABEL)
        ),
        sections=(
            _counts(found, messages, links),
            *_findings(shown.items, assessment, messages, links),
            *shown.turning("run_check", messages, links),
        ),
    )


def _standing(assessment: Assessment) -> list[Finding]:
    """Return the findings of what stands in the sheet; rows that a run would first append have none yet."""
    standing = {row.id for row in assessment.standing}
    return [one for one in assessment.findings if one.row_id is None or one.row_id in standing]


def _counts(found: Sequence[Finding], messages: Messages, links: Links) -> Section:
    write = buttons(button(messages.say("Write it into the sheet"), links.click("write_page"), "FILLED"))
    if not found:
        return section(paragraph(messages.say("Nothing to say against it.")), write)
    number = Counter(one.severity for one in found)
    line = messages.say(
        "Errors: {errors}, warnings: {warnings}, hints: {hints}.",
        errors=bold(str(number[Severity.ERROR])),
        warnings=bold(str(number[Severity.WARNING])),
        hints=bold(str(number[Severity.HINT])),
    )
    return section(paragraph(line), write)


def _findings(found: Sequence[Finding], assessment: Assessment, messages: Messages, links: Links) -> list[Section]:
    return [section(*(_finding(one, assessment, messages, links) for one in found))] if found else []


def _finding(finding: Finding, assessment: Assessment, messages: Messages, links: Links) -> Widget:
    row = finding.place.row
    on_status = row is not None and finding.place.tab == assessment.reading.tab.title
    step = next((one.step for one in assessment.standing if one.id == finding.row_id), "")
    look = row_link(row, assessment, links) if on_status and row else None
    history = links.click("row", row=finding.row_id) if finding.row_id else None
    return entry(
        finding.message,
        above=_where(finding, assessment, messages),
        below=step,
        click=history,
        button=button(messages.say("Open"), look, "BORDERLESS") if look else None,
    )


def _where(finding: Finding, assessment: Assessment, messages: Messages) -> str:
    place, columns = finding.place, assessment.reading.template.columns
    header = columns[Field(place.column)].header if place.column in set(Field) else place.column or ""
    tab = "" if place.tab == assessment.reading.tab.title else place.tab
    row = messages.say("row {row}", row=place.row) if place.row else ""
    return " · ".join(part for part in (tab, row, header, finding.code) if part)
