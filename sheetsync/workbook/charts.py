"""The charts of «Показатели»: rows by label, what is late or waits, the three metrics; one point a meeting.

They stand one below the other in a column of their own left of the table, as wide as a phone shows: the table grows
down beside them and never under them. On a tab laid out before that they stand right of the table, until an adoption
puts the column in.
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from sheetsync.messages import Messages
from sheetsync.model.columns import MetricColumn
from sheetsync.model.grid import Tab
from sheetsync.model.state import Label
from sheetsync.model.template import Template
from sheetsync.workbook.ids import CHART_IDS
from sheetsync.workbook.requests import Area, Json, Request, add_chart, insert_columns, move_chart, size_column
from sheetsync.workbook.styles import colour_style

COLUMN = 350
"""Width in pixels of the charts' own column: a phone, 390 px wide, shows it whole beside the row numbers."""

_ROWS = 1000


class _Stand(NamedTuple):
    """Where charts stand: their column, their size in pixels, and how many rows lie from one to the next."""

    column: int
    width: int
    height: int
    apart: int

    def position(self, sheet_id: int, place: int) -> Json:
        """Return the EmbeddedObjectPosition of the chart at a place from the top."""
        anchor = {"sheetId": sheet_id, "rowIndex": 1 + place * self.apart, "columnIndex": self.column}
        return {"overlayPosition": {"anchorCell": anchor, "widthPixels": self.width, "heightPixels": self.height}}


_LEFT = _Stand(0, COLUMN - 4, 250, 12)
_RIGHT = _Stand(len(MetricColumn), 520, 280, 15)


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


def metric_charts(sheet_id: int, first: int, template: Template, speak: Messages) -> dict[int, Request]:
    """Return the charts by their ids, of a table whose first column is the 0-based `first`.

    They stand left of it where it leaves a column to them, else right.
    """
    stand = _LEFT if first else _RIGHT
    return {
        CHART_IDS[number]: add_chart(
            {
                "chartId": CHART_IDS[number],
                "spec": _spec(chart, sheet_id, first),
                "position": stand.position(sheet_id, chart.place),
            },
            speak.say("add the chart “{chart}”", chart=chart.title),
        )
        for number, chart in enumerate(_charts(template, speak))
    }


def charts_to_the_left(tab: Tab, template: Template, speak: Messages) -> tuple[Request, ...]:
    """Return what puts a column of their own in for the charts of an older layout, left of the table.

    Nothing where the table has left that column already, where people moved or sized any of our charts or drew some of
    their own, and where anything of theirs stands beside the table: it would move along.
    """
    places = tab.line_places(len(MetricColumn))
    drawn = {one["chartId"]: one.get("position", {}) for one in tab.features.get("charts", ())}
    ours = {CHART_IDS[number]: chart.place for number, chart in enumerate(_charts(template, speak))}
    as_laid = places == tuple(range(len(places))) and drawn.keys() <= ours.keys()
    if not drawn or not as_laid or any(len(line) > len(places) for line in tab.lines):
        return ()
    if any(not _stands(position, _RIGHT, ours[number]) for number, position in drawn.items()):
        return ()
    says = speak.say("put the charts where a phone shows them, left of the figures")
    moves = {number: _LEFT.position(tab.sheet_id, ours[number]) for number in sorted(drawn)}
    return (
        insert_columns(tab.sheet_id, 0, 1, says),
        size_column(tab.sheet_id, 0, COLUMN, says),
        *(move_chart(number, position, says) for number, position in moves.items()),
    )


def _stands(position: Mapping[str, Any], stand: _Stand, place: int) -> bool:
    """Whether a chart is where, and as large as, it was made."""
    found, made = (one.get("overlayPosition", {}) for one in (position, stand.position(0, place)))
    offsets = (found.get("offsetXPixels", 0), found.get("offsetYPixels", 0))
    sizes = [(one.get("widthPixels"), one.get("heightPixels")) for one in (found, made)]
    cells = [
        (cell.get("rowIndex", 0), cell.get("columnIndex", 0))
        for cell in (one.get("anchorCell", {}) for one in (found, made))
    ]
    return offsets == (0, 0) and sizes[0] == sizes[1] and cells[0] == cells[1]


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


def _spec(chart: _Chart, sheet_id: int, first: int) -> Json:
    basic = {
        "chartType": chart.kind,
        "legendPosition": "BOTTOM_LEGEND",
        "headerCount": 1,
        "axis": [{"position": "LEFT_AXIS", "title": chart.unit}],
        "domains": [{"domain": _source(sheet_id, first, MetricColumn.MEETING)}],
        "series": [
            {"series": _source(sheet_id, first, figure), "targetAxis": "LEFT_AXIS", **_coloured(colour)}
            for figure, colour in zip_longest(chart.figures, chart.colours)
        ],
        **({"stackedType": "STACKED"} if chart.figures == _LABELS else {}),
    }
    return {"title": chart.title, "basicChart": basic, "hiddenDimensionStrategy": "SHOW_ALL"}


def _coloured(colour: str | None) -> Json:
    return {"colorStyle": colour_style(colour)} if colour else {}


def _colours(template: Template) -> tuple[str, ...]:
    return tuple(template.labels[Label(figure.value)].colour for figure in _LABELS)


def _source(sheet_id: int, first: int, figure: MetricColumn) -> Json:
    column = first + list(MetricColumn).index(figure)
    return {"sourceRange": {"sources": [Area(sheet_id, 0, _ROWS, column, column + 1).as_json()]}}
