"""The charts of a report, from the figures of its meetings."""

from collections.abc import Iterator, Sequence

from sheetsync.exports.elements import Element, element
from sheetsync.exports.report import Report
from sheetsync.exports.svg import Series, columns, lines
from sheetsync.meeting.metrics import comparable
from sheetsync.model.state import Label

_RED, _AMBER, _BLUE = "#b3261e", "#8a6100", "#1f5f8b"
_LEAST = 2
"""Meetings that make a course."""


def report_charts(report: Report) -> Iterator[Element]:
    """Yield the figures with their charts: how many rows of each label, what is late or waits, how long work takes."""
    if len(report.meetings) < _LEAST:
        return
    say, days = report.messages.say, [_day(report, at) for at in range(len(report.meetings))]
    labels = report.template.labels
    stacked = [_series(report, label.value, labels[label].name, labels[label].colour) for label in Label]
    yield _figure(columns(say("Rows by label"), days, stacked), say("Rows by label"), stacked)
    late = [
        _series(report, "overdue", say("overdue"), _RED),
        _series(report, "blockers", say("live blockers"), _AMBER),
    ]
    yield _figure(lines(say("Overdue and waiting"), days, late), say("Overdue and waiting"), late)
    spent = [_series(report, "started_to_done", say("Days from start to done, median"), _BLUE)]
    if any(figure is not None for one in spent for figure in one.figures):
        yield _figure(lines(say("Time between stages"), days, spent), say("Time between stages"), spent)


def _day(report: Report, at: int) -> str:
    day = report.meetings[at].day
    return f"{day:%d.%m}" if report.messages.language == "ru" else f"{day:%b %d}"


def _series(report: Report, name: str, word: str, colour: str) -> Series:
    return Series(word, colour, tuple(comparable(meeting, name) for meeting in report.meetings))


def _figure(chart: Element, title: str, series: Sequence[Series]) -> Element:
    keys = (
        element("li", element("span", "", klass="key", style=f"background:{one.colour}", aria_hidden="true"), one.name)
        for one in series
    )
    return element("figure", element("figcaption", title), chart, element("ul", *keys, klass="keys"))
