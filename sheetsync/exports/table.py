"""The table of the metrics: one line a meeting, each figure with the size of its sample."""

from collections.abc import Iterator

from babel.numbers import format_decimal

from sheetsync.exports.elements import Element, element
from sheetsync.exports.report import Report
from sheetsync.meeting.metrics import comparable
from sheetsync.meeting.words import long_day
from sheetsync.messages import Messages
from sheetsync.model.memory import MeetingMemory

_MEASURES = ("started_to_done", "seen_to_started", "pulse")


def metrics_table(report: Report) -> Element:
    """Return the section of the metrics; a figure of fewer than 5 is left out, its sample size stands."""
    head = element("tr", *(element("th", word, scope="col") for word in metric_heads(report.messages)))
    rows = (element("tr", *_cells(meeting, report.messages)) for meeting in reversed(report.meetings))
    table = element("table", element("thead", head), element("tbody", *rows))
    name = "part-metrics"
    title = element("h2", report.messages.say("Metrics"), id=name)
    return element("section", title, element("div", table, klass="wide"), klass="metrics", aria_labelledby=name)


def _cells(meeting: MeetingMemory, messages: Messages) -> Iterator[Element]:
    yield element("th", long_day(meeting.day, messages), scope="row")
    yield from (element("td", metric_words(meeting, name, messages)) for name in _MEASURES)
    yield element("td", f"{meeting.figures.get('reopened') or 0:g}")


def metric_heads(messages: Messages) -> tuple[str, ...]:
    """Return what stands above the columns of the metrics."""
    say = messages.say
    return (
        say("Meeting"),
        say("Days from start to done, median"),
        say("Days from first seen to start, median"),
        say("Mean score of the survey"),
        say("Rows opened again"),
    )


def metric_words(meeting: MeetingMemory, name: str, messages: Messages) -> str:
    """Return a figure with its sample size: `4.5 (n = 7)`, «4,5 (n = 7)», `— (n = 2)`."""
    size = meeting.figures.get(f"{name}_n") or 0
    value = comparable(meeting, name)
    return f"{'—' if value is None else format_decimal(value, locale=messages.language)} (n = {size:g})"
