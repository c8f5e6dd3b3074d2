"""The face of a report as one HTML page: no script, nothing loaded from elsewhere, fit for print and for a phone."""

from collections.abc import Iterator
from importlib.resources import files

from sheetsync.exports.charts import report_charts
from sheetsync.exports.elements import Element, as_html, element
from sheetsync.exports.report import Report, Section
from sheetsync.exports.table import metrics_table
from sheetsync.model.desired import DesiredCell, Style

_PARAGRAPHS = {Style.NOTE: "note", Style.MUTED: "note", Style.WARNING: "warning"}
_QUIET = "Content-Security-Policy"


def report_html(report: Report) -> str:
    """Return the report as an HTML document; whatever people typed is text in it."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv=_QUIET, content="default-src 'none'; style-src 'unsafe-inline'"),
        element("title", f"{report.title} · {report.page.meeting.day}"),
        element("style", files(__package__).joinpath("report.css").read_text(encoding="utf-8")),
    )
    body = element("body", element("main", *_main(report)))
    return as_html(element("html", head, body, lang=report.messages.language))


def _main(report: Report) -> Iterator[Element]:
    yield element("p", report.title, klass="sheet")
    for section in report.sections:
        yield _section(section)
        if section.name == "counts":
            yield from _figures(report)
    yield metrics_table(report)


def _figures(report: Report) -> Iterator[Element]:
    charts = list(report_charts(report))
    if charts:
        yield element("div", *charts, klass="charts")


def _section(section: Section) -> Element:
    heading, lines = (section.lines[0], section.lines[1:]) if section.headed else (None, section.lines)
    name = f"part-{section.name}"
    kind = "department" if section.name.startswith("department-") else section.name
    if heading is None:
        return element("section", *_body(lines), klass=kind)
    return element("section", _heading(heading, name), *_body(lines), klass=kind, aria_labelledby=name)


def _heading(cells: tuple[DesiredCell, ...], name: str) -> Element:
    first, *rest = [cell for cell in cells if cell.value is not None]
    level = "h1" if first.style is Style.TITLE else "h2"
    beside = element("small", " " + " · ".join(str(cell.value) for cell in rest)) if rest else None
    return element(level, str(first.value), beside, id=name)


def _body(lines: tuple[tuple[DesiredCell, ...], ...]) -> Iterator[Element]:
    """Yield the lines: remarks as paragraphs, questions as headings, all others as rows of tables."""
    rows: list[Element] = []
    for cells in lines:
        style = cells[0].style
        alone = len([cell for cell in cells if cell.value is not None]) == 1
        if style in _PARAGRAPHS or style is Style.HEADING:
            yield from _table(rows)
            rows = []
            yield _remark(cells, alone=alone)
        else:
            rows.append(element("tr", *_cells(cells)))
    yield from _table(rows)


def _table(rows: list[Element]) -> Iterator[Element]:
    if rows:
        yield element("table", element("tbody", *rows))


def _remark(cells: tuple[DesiredCell, ...], *, alone: bool) -> Element:
    text = " ".join(str(cell.value) for cell in cells if cell.value is not None)
    if cells[0].style is Style.HEADING:
        return element("h3" if alone else "p", text, klass=None if alone else "strong")
    return element("p", text, klass=_PARAGRAPHS[cells[0].style])


def _cells(cells: tuple[DesiredCell, ...]) -> Iterator[Element]:
    for place, cell in enumerate(cells):
        text = "" if cell.value is None else str(cell.value)
        if cell.style is Style.BAR:
            yield element("td", text, klass="bar", aria_hidden="true")
        elif place == 0:
            yield element("th", element("span", text, klass=f"is-{cell.style.value}"), scope="row")
        else:
            yield element("td", text, klass=cell.style.value)
