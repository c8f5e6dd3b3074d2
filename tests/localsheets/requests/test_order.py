"""Answers have their fields in Google's order, whatever order the request had."""

import json
from typing import Any

from tests.localsheets.requests.bench import Bench, grid, rows

RED = {"red": 1, "green": 0.2}
SOURCE = {"sourceRange": {"sources": [grid(0, 3, 0, 1)]}}
ANCHOR = {"anchorCell": {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}, "offsetXPixels": 1, "widthPixels": 3}
EQUAL = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "z"}]}
CRITERIA = {"hiddenValues": ["q"], "condition": EQUAL}
SPEC = {
    "title": "T",
    "basicChart": {
        "chartType": "COMBO",
        "legendPosition": "RIGHT_LEGEND",
        "axis": [{"position": "BOTTOM_AXIS", "title": "m", "format": {"fontSize": 9, "bold": True}}],
        "domains": [{"domain": SOURCE}],
        "series": [{"series": SOURCE, "targetAxis": "LEFT_AXIS", "type": "LINE", "color": RED}],
        "headerCount": 1,
        "stackedType": "STACKED",
    },
    "fontName": "Arial",
}
FORMAT = {
    "numberFormat": {"type": "TEXT", "pattern": "@"},
    "padding": {"top": 1, "right": 2, "bottom": 3, "left": 4},
    "textFormat": {"foregroundColor": RED, "fontSize": 3, "bold": True},
}
REQUESTS: list[dict[str, Any]] = [
    {"addChart": {"chart": {"chartId": 4, "spec": SPEC, "position": {"overlayPosition": ANCHOR}}}},
    {
        "addSlicer": {
            "slicer": {
                "slicerId": 9,
                "spec": {"dataRange": grid(0, 5, 0, 3), "filterCriteria": CRITERIA, "columnIndex": 1, "title": "s"},
                "position": {"overlayPosition": ANCHOR},
            }
        }
    },
    {
        "addFilterView": {
            "filter": {
                "filterViewId": 7,
                "title": "v",
                "range": grid(0, 5, 0, 3),
                "sortSpecs": [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}],
                "filterSpecs": [{"columnIndex": 1, "filterCriteria": CRITERIA}],
            }
        }
    },
    {
        "addConditionalFormatRule": {
            "rule": {"ranges": [grid(0, 5, 0, 1)], "booleanRule": {"condition": EQUAL, "format": {"textFormat": {}}}},
            "index": 0,
        }
    },
    {"addProtectedRange": {"protectedRange": {"protectedRangeId": 5, "range": grid(0, 5, 0, 1), "description": "d"}}},
    {"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "nm_", "range": grid(0, 5, 0, 1)}}},
    {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": 3,
                "metadataKey": "k",
                "location": {"dimensionRange": rows(0, 1)},
                "visibility": "DOCUMENT",
            }
        }
    },
    {
        "updateCells": {
            "start": {"sheetId": 0, "rowIndex": 5, "columnIndex": 5},
            "rows": [
                {
                    "values": [
                        {
                            "userEnteredValue": {"stringValue": "abc"},
                            "userEnteredFormat": FORMAT,
                            "textFormatRuns": [{"startIndex": 0, "format": {"fontSize": 3, "bold": True}}],
                        }
                    ]
                }
            ],
            "fields": "*",
        }
    },
]


def turned(value: Any) -> Any:
    """The same JSON with the fields of every object in the opposite order."""
    if isinstance(value, dict):
        return {name: turned(inner) for name, inner in reversed(value.items())}
    return [turned(item) for item in value] if isinstance(value, list) else value


def kept(requests: list[dict[str, Any]]) -> str:
    """All that is kept of the requests, as it would be printed."""
    bench = Bench()
    for request in requests:
        ((kind, body),) = request.items()
        bench.do(kind, **body)
    sheet = bench.sheet
    lists = (sheet.charts, sheet.slicers, sheet.filter_views, sheet.conditional_formats, sheet.protected_ranges)
    cell = sheet.cell(5, 5)
    return json.dumps([lists, bench.book.named_ranges, bench.book.metadata, cell.format, cell.runs], indent=1)


def test_the_order_of_a_requests_fields_leaves_no_trace():
    assert kept(turned(REQUESTS)) == kept(REQUESTS)


def test_a_charts_fields_stand_as_google_prints_them():
    bench = Bench()
    chart = bench.do("addChart", **turned(REQUESTS[0]["addChart"]))["chart"]
    assert list(chart) == ["chartId", "spec", "position"]
    assert list(chart["spec"]) == ["title", "basicChart", "hiddenDimensionStrategy", "titleTextFormat", "fontName"]
    basic = chart["spec"]["basicChart"]
    assert list(basic) == list(SPEC["basicChart"])
    assert json.dumps(basic["axis"]) == json.dumps(
        [
            {
                "position": "BOTTOM_AXIS",
                "title": "m",
                "format": {"fontFamily": "Roboto", "fontSize": 9, "bold": True},
                "viewWindowOptions": {},
            }
        ]
    )
    assert list(basic["series"][0]) == ["series", "targetAxis", "type", "color", "colorStyle"]


def test_a_chart_without_a_title_has_no_font_for_it():
    bench = Bench()
    spec = {"pieChart": {"domain": SOURCE, "series": SOURCE}}
    made = bench.do("addChart", chart={"spec": spec, "position": {"overlayPosition": ANCHOR}})["chart"]["spec"]
    assert list(made) == ["pieChart", "hiddenDimensionStrategy", "fontName"]
