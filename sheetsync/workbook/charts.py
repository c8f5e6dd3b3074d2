"""The charts of «Показатели»: rows by label, what is late or waits, the three metrics; one point a meeting."""

from itertools import zip_longest
from typing import NamedTuple

from sheetsync.messages import Messages
from sheetsync.model.columns import MetricColumn
from sheetsync.model.state import Label
from sheetsync.model.template import Template
from sheetsync.workbook.ids import CHART_IDS
from sheetsync.workbook.requests import Area, Json, Request, add_chart
from sheetsync.workbook.styles import colour_style

_WIDTH, _HEIGHT = 520, 280
_ROWS_APART = 15
_ROWS = 1000


_LATE, _WAITS = "#b3261e", "#8a6100"
_LABELS = (
    MetricColumn.CLOSED,
    MetricColumn.WAITING,
    MetricColumn.IN_PROGRESS,
    MetricColumn.PLANNED,
    MetricColumn.UNKNOWN,
)


class _Chart(NamedTuple):
    title: str
    unit: str
    kind: str
    figures: tuple[MetricColumn, ...]
    place: int
    colours: tuple[str, ...] = ()


def metric_charts(sheet_id: int, template: Template, speak: Messages) -> dict[int, Request]:
    """Return the charts by their ids; they stand right of the table, one below the other."""
    return {
        CHART_IDS[number]: add_chart(
            _embedded(chart, number, sheet_id), speak.say("add the chart “{chart}”", chart=chart.title)
        )
        for number, chart in enumerate(_charts(template, speak))
    }


def _charts(template: Template, speak: Messages) -> tuple[_Chart, ...]:
    return (
        _Chart(
            speak.say("Time between stages"),
            speak.say("median days"),
            "LINE",
            (MetricColumn.STARTED_TO_DONE, MetricColumn.SEEN_TO_STARTED),
            2,
        ),
        _Chart(speak.say("Repeats"), speak.say("rows reopened"), "COLUMN", (MetricColumn.REOPENED,), 3),
        _Chart(speak.say("Pulse"), speak.say("mean score"), "LINE", (MetricColumn.PULSE,), 4),
        _Chart(speak.say("Rows by label"), speak.say("rows"), "COLUMN", _LABELS, 0, _colours(template)),
        _Chart(
            speak.say("Overdue and waiting"),
            speak.say("rows"),
            "LINE",
            (MetricColumn.OVERDUE, MetricColumn.BLOCKERS),
            1,
            (_LATE, _WAITS),
        ),
    )


def _embedded(chart: _Chart, number: int, sheet_id: int) -> Json:
    anchor = {"sheetId": sheet_id, "rowIndex": 1 + chart.place * _ROWS_APART, "columnIndex": len(MetricColumn)}
    position = {"overlayPosition": {"anchorCell": anchor, "widthPixels": _WIDTH, "heightPixels": _HEIGHT}}
    return {"chartId": CHART_IDS[number], "spec": _spec(chart, sheet_id), "position": position}


def _spec(chart: _Chart, sheet_id: int) -> Json:
    basic = {
        "chartType": chart.kind,
        "legendPosition": "BOTTOM_LEGEND",
        "headerCount": 1,
        "axis": [{"position": "LEFT_AXIS", "title": chart.unit}],
        "domains": [{"domain": _source(sheet_id, MetricColumn.MEETING)}],
        "series": [
            {"series": _source(sheet_id, figure), "targetAxis": "LEFT_AXIS", **_coloured(colour)}
            for figure, colour in zip_longest(chart.figures, chart.colours)
        ],
        **({"stackedType": "STACKED"} if chart.figures == _LABELS else {}),
    }
    return {"title": chart.title, "basicChart": basic, "hiddenDimensionStrategy": "SHOW_ALL"}


def _coloured(colour: str | None) -> Json:
    return {"colorStyle": colour_style(colour)} if colour else {}


def _colours(template: Template) -> tuple[str, ...]:
    return tuple(template.labels[Label(figure.value)].colour for figure in _LABELS)


def _source(sheet_id: int, figure: MetricColumn) -> Json:
    column = list(MetricColumn).index(figure)
    return {"sourceRange": {"sources": [Area(sheet_id, 0, _ROWS, column, column + 1).as_json()]}}
