"""The charts of «Показатели»: time between stages, repeats, pulse, one point a meeting."""

from typing import NamedTuple

from sheetsync.messages import Messages
from sheetsync.model.columns import MetricColumn
from sheetsync.workbook.ids import CHART_IDS
from sheetsync.workbook.requests import Area, Json, Request, add_chart

_WIDTH, _HEIGHT = 520, 280
_ROWS_APART = 15
_ROWS = 1000


class _Chart(NamedTuple):
    title: str
    unit: str
    kind: str
    figures: tuple[MetricColumn, ...]


def metric_charts(sheet_id: int, speak: Messages) -> dict[int, Request]:
    """Return the charts by their ids; they stand right of the table, one below the other."""
    return {
        CHART_IDS[number]: add_chart(
            _embedded(chart, number, sheet_id), speak.say("add the chart “{chart}”", chart=chart.title)
        )
        for number, chart in enumerate(_charts(speak))
    }


def _charts(speak: Messages) -> tuple[_Chart, ...]:
    return (
        _Chart(
            speak.say("Time between stages"),
            speak.say("median days"),
            "LINE",
            (MetricColumn.STARTED_TO_DONE, MetricColumn.SEEN_TO_STARTED),
        ),
        _Chart(speak.say("Repeats"), speak.say("rows reopened"), "COLUMN", (MetricColumn.REOPENED,)),
        _Chart(speak.say("Pulse"), speak.say("mean score"), "LINE", (MetricColumn.PULSE,)),
    )


def _embedded(chart: _Chart, number: int, sheet_id: int) -> Json:
    anchor = {"sheetId": sheet_id, "rowIndex": 1 + number * _ROWS_APART, "columnIndex": len(MetricColumn) + 1}
    position = {"overlayPosition": {"anchorCell": anchor, "widthPixels": _WIDTH, "heightPixels": _HEIGHT}}
    return {"chartId": CHART_IDS[number], "spec": _spec(chart, sheet_id), "position": position}


def _spec(chart: _Chart, sheet_id: int) -> Json:
    basic = {
        "chartType": chart.kind,
        "legendPosition": "BOTTOM_LEGEND",
        "headerCount": 1,
        "axis": [{"position": "LEFT_AXIS", "title": chart.unit}],
        "domains": [{"domain": _source(sheet_id, MetricColumn.MEETING)}],
        "series": [{"series": _source(sheet_id, figure), "targetAxis": "LEFT_AXIS"} for figure in chart.figures],
    }
    return {"title": chart.title, "basicChart": basic}


def _source(sheet_id: int, figure: MetricColumn) -> Json:
    column = list(MetricColumn).index(figure)
    return {"sourceRange": {"sources": [Area(sheet_id, 0, _ROWS, column, column + 1).as_json()]}}
