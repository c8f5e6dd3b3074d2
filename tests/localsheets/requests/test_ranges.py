"""Merges, named and protected ranges, banding, metadata, conditional formats, charts, slicers."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.errors import ApiError
from tests.localsheets.requests.bench import Bench, box, grid, rows

RED = {"red": 1}
WHITE = {"red": 1, "green": 1, "blue": 1}


@pytest.mark.parametrize(
    ("kind", "merges"),
    [
        ("MERGE_ALL", [box(0, 2, 0, 2)]),
        ("MERGE_ROWS", [box(0, 1, 0, 2), box(1, 2, 0, 2)]),
        ("MERGE_COLUMNS", [box(0, 2, 0, 1), box(0, 2, 1, 2)]),
    ],
)
def test_merges_of_each_kind(kind: str, merges: list[dict[str, int]]):
    bench = Bench([["a", "b"], ["c", "d"]])
    bench.do("mergeCells", range=grid(0, 2, 0, 2), mergeType=kind)
    assert bench.sheet.merges == merges
    bench.do("mergeCells", range=grid(0, 2, 0, 2), mergeType="MERGE_ALL")
    assert bench.sheet.merges == [box(0, 2, 0, 2)]
    bench.do("unmergeCells", range=grid(0, 3, 0, 3))
    assert bench.sheet.merges == []
    assert bench.values() == [["a"]]


def test_a_merge_cannot_be_torn():
    bench = Bench()
    bench.do("mergeCells", range=grid(0, 2, 0, 2))
    said = "You must select all cells in a merged range to merge or unmerge them."
    assert bench.refused("mergeCells", range=grid(1, 3, 0, 2)) == said
    assert bench.refused("unmergeCells", range=grid(0, 1, 0, 2)) == said
    bench.do("mergeCells", range=grid(4, 5, 4, 5))
    assert bench.sheet.merges == [box(0, 2, 0, 2)]


def test_tables_cannot_be_merged():
    bench = Bench()
    bench.do("addTable", table={"range": grid(0, 3, 0, 2)})
    assert bench.refused("mergeCells", range=grid(1, 2, 1, 3)) == "You can't merge cells in a table."


side = st.integers(0, 6)
kinds = st.sampled_from(["MERGE_ALL", "MERGE_ROWS", "MERGE_COLUMNS"])
steps = st.lists(st.tuples(side, side, side, side, kinds, st.sampled_from(["mergeCells", "unmergeCells"])), max_size=8)


@given(steps=steps)
def test_merges_never_overlap(steps: list[tuple[int, int, int, int, str, str]]):
    bench = Bench(size=(8, 8))
    for top, left, height, width, merge_type, kind in steps:
        area = grid(top, min(8, top + 1 + height), left, min(8, left + 1 + width))
        with contextlib.suppress(ApiError):  # a merge that would be torn
            bench.do(kind, range=area, **({"mergeType": merge_type} if kind == "mergeCells" else {}))
    areas = [Area(0, *merge.values()) for merge in bench.sheet.merges]
    assert all(one is other or not one.overlaps(other) for one in areas for other in areas)
    assert all(one.height * one.width > 1 for one in areas)


def test_a_named_range_lives_and_dies():
    bench = Bench()
    made = bench.do("addNamedRange", namedRange={"name": "Итог_1", "range": grid(0, 2, 0, 2)})["namedRange"]
    assert list(made) == ["namedRangeId", "name", "range"]
    assert made["namedRangeId"].isdigit()
    assert made["range"] == box(0, 2, 0, 2)
    change = {"namedRangeId": made["namedRangeId"], "name": "Sum", "range": grid(3, 4)}
    bench.do("updateNamedRange", namedRange=change, fields="name,range")
    assert bench.book.named_ranges == [made | {"name": "Sum", "range": box(3, 4)}]
    bench.do("deleteNamedRange", namedRangeId=made["namedRangeId"])
    assert bench.book.named_ranges == []


@pytest.mark.parametrize("name", ["", "A1", "R1C1", "r", "1st", "with blank", "TRUE", "x" * 251, "a-b"])
def test_names_that_are_none_are_refused(name: str):
    said = Bench().refused("addNamedRange", namedRange={"name": name, "range": grid(0, 1)})
    assert said == f"Invalid name for a named range: {name}"


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        (
            "addNamedRange",
            {"namedRange": {"name": "FENCE", "range": grid(0, 1)}},
            "Cannot add named range with name FENCE, a named range with that name already exists.",
        ),
        (
            "addNamedRange",
            {"namedRange": {"namedRangeId": "v1", "name": "other", "range": grid(0, 1)}},
            "Cannot add named range with ID v1, a named range with that ID already exists.",
        ),
        ("addNamedRange", {"namedRange": {"name": "x"}}, "range must be specified."),
        (
            "addNamedRange",
            {"namedRange": {"name": "x", "range": grid(3, 2)}},
            "endRowIndex[2] cannot be before startRowIndex[3]",
        ),
        ("deleteNamedRange", {"namedRangeId": "v2"}, "No NamedRange with id: v2"),
        ("updateNamedRange", {"namedRange": {"name": "x"}, "fields": "name"}, "No NamedRange with id: "),
        (
            "updateNamedRange",
            {"namedRange": {"namedRangeId": "v1"}, "fields": ""},
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
    ],
)
def test_named_range_requests_that_are_refused(kind: str, body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addNamedRange", namedRange={"namedRangeId": "v1", "name": "fence", "range": grid(0, 1)})
    assert bench.refused(kind, **body) == said


def test_a_protected_range_reads_back_with_the_caller_as_editor():
    bench = Bench()
    asked = {"range": grid(0, 2, 0, 2), "warningOnly": False, "editors": {"users": ["friend@example.com"]}}
    reply = bench.do("addProtectedRange", protectedRange=asked)["protectedRange"]
    assert list(reply) == ["protectedRangeId", "range", "requestingUserCanEdit", "editors"]
    assert (reply["range"], reply["editors"]) == (box(0, 2, 0, 2), {})
    (kept,) = bench.sheet.protected_ranges
    assert kept["editors"] == {"users": ["user@example.com", "friend@example.com"]}


def test_a_warning_ignores_editors_and_can_be_hardened():
    bench = Bench()
    asked = {
        "protectedRangeId": 4,
        "range": {"sheetId": 0},
        "warningOnly": True,
        "editors": {"users": ["x@example.com"]},
    }
    assert bench.do("addProtectedRange", protectedRange=asked)["protectedRange"]["warningOnly"] is True
    assert bench.sheet.protected_ranges[0]["editors"] == {"users": ["user@example.com"]}
    change = {"protectedRangeId": 4, "description": "mine", "unprotectedRanges": [grid(0, 1)]}
    bench.do("updateProtectedRange", protectedRange=change, fields="description,warningOnly,unprotectedRanges")
    (kept,) = bench.sheet.protected_ranges
    assert kept == {
        "protectedRangeId": 4,
        "range": {},
        "description": "mine",
        "requestingUserCanEdit": True,
        "unprotectedRanges": [box(0, 1)],
        "editors": {"users": ["user@example.com"]},
    }
    bench.do("deleteProtectedRange", protectedRangeId=4)
    assert bench.sheet.protected_ranges == []


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("addProtectedRange", {}, "protectedRange must be specified."),
        ("addProtectedRange", {"protectedRange": {}}, "One of range, namedRangeId or tableId must be specified."),
        (
            "addProtectedRange",
            {"protectedRange": {"range": grid(), "namedRangeId": "x"}},
            "Only one of range, namedRangeId or tableId may be set.",
        ),
        (
            "addProtectedRange",
            {"protectedRange": {"range": grid(0, 1), "unprotectedRanges": [grid(0, 1)]}},
            "Unprotected ranges are only supported on protected sheets.",
        ),
        (
            "addProtectedRange",
            {"protectedRange": {"protectedRangeId": 1, "range": grid()}},
            "Cannot add protected range with ID 1, a protected range with that ID already exists.",
        ),
        ("updateProtectedRange", {"protectedRange": {}, "fields": "*"}, "No protected range with id: 0"),
        ("deleteProtectedRange", {"protectedRangeId": 2}, "No protected range with id: 2"),
    ],
)
def test_protections_that_are_refused(kind: str, body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addProtectedRange", protectedRange={"protectedRangeId": 1, "range": grid(0, 1)})
    assert bench.refused(kind, **body) == said


BANDS = {"firstBandColor": WHITE, "secondBandColorStyle": {"rgbColor": RED}}


def test_banding_is_added_changed_and_deleted():
    bench = Bench()
    asked = {"bandedRangeId": 6, "range": grid(0, 4, 0, 2), "rowProperties": BANDS}
    made = bench.do("addBanding", bandedRange=asked)["bandedRange"]
    assert made["rowProperties"] == {
        "firstBandColor": WHITE,
        "secondBandColor": RED,
        "firstBandColorStyle": {"rgbColor": WHITE},
        "secondBandColorStyle": {"rgbColor": RED},
    }
    change = {"bandedRangeId": 6, "range": grid(0, 9, 0, 2), "rowProperties": {"headerColor": RED}}
    bench.do("updateBanding", bandedRange=change, fields="range,rowProperties.headerColor")
    (kept,) = bench.sheet.banded_ranges
    assert kept["range"] == box(0, 9, 0, 2)
    assert kept["rowProperties"]["headerColorStyle"] == {"rgbColor": RED}
    assert kept["rowProperties"]["firstBandColor"] == WHITE
    bench.do("deleteBanding", bandedRangeId=6)
    assert bench.sheet.banded_ranges == []


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        (
            "addBanding",
            {"bandedRange": {"range": grid(3, 6), "rowProperties": BANDS}},
            "You cannot add alternating background colors to a range that already has alternating background colors.",
        ),
        (
            "addBanding",
            {"bandedRange": {"range": grid(9, 10)}},
            "At least one of rowProperties or columnProperties must be specified.",
        ),
        (
            "addBanding",
            {"bandedRange": {"range": grid(9, 10), "columnProperties": {"firstBandColor": RED}}},
            "secondBandColor must be specified.",
        ),
        (
            "addBanding",
            {"bandedRange": {"bandedRangeId": 6, "range": grid(9, 10), "rowProperties": BANDS}},
            "Cannot add banded range with ID 6, a banded range with that ID already exists.",
        ),
        ("updateBanding", {"bandedRange": {"bandedRangeId": 5}, "fields": "*"}, "No banded range with id: 5"),
        ("deleteBanding", {"bandedRangeId": 5}, "No banded range with id: 5"),
    ],
)
def test_banding_that_is_refused(kind: str, body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addBanding", bandedRange={"bandedRangeId": 6, "range": grid(0, 4), "rowProperties": BANDS})
    assert bench.refused(kind, **body) == said


def tag(number: int, location: dict[str, Any], **more: str) -> dict[str, Any]:
    held = {"metadataId": number, "metadataKey": f"k{number}", "visibility": "DOCUMENT", "location": location}
    return held | more


def test_metadata_lies_on_every_kind_of_place():
    bench = Bench()
    places = [
        ({"spreadsheet": True}, "SPREADSHEET"),
        ({"sheetId": 0}, "SHEET"),
        ({"dimensionRange": rows(2, 3)}, "ROW"),
        ({"dimensionRange": rows(1, 2, columns=True)}, "COLUMN"),
    ]
    for number, (place, kind) in enumerate(places, 1):
        made = bench.do("createDeveloperMetadata", developerMetadata=tag(number, place, metadataValue="v"))
        kept = made["developerMetadata"]
        assert list(kept) == ["metadataId", "metadataKey", "metadataValue", "location", "visibility"]
        assert kept["location"]["locationType"] == kind
    assert bench.book.metadata[2]["location"]["dimensionRange"] == {
        "dimension": "ROWS",
        "startIndex": 2,
        "endIndex": 3,
    }


def test_metadata_is_changed_and_deleted_by_filters():
    bench = Bench()
    for number in (1, 2):
        bench.do("createDeveloperMetadata", developerMetadata=tag(number, {"dimensionRange": rows(number, number + 1)}))
    lookup = {"developerMetadataLookup": {"metadataKey": "k1"}}
    reply = bench.do(
        "updateDeveloperMetadata",
        dataFilters=[lookup],
        developerMetadata={"metadataValue": "new"},
        fields="metadataValue",
    )
    assert [item["metadataId"] for item in reply["developerMetadata"]] == [1]
    assert bench.book.metadata[0]["metadataValue"] == "new"
    reply = bench.do("deleteDeveloperMetadata", dataFilter={"gridRange": grid(0, 3)})
    assert [item["metadataId"] for item in reply["deletedDeveloperMetadata"]] == [1, 2]
    assert bench.do("deleteDeveloperMetadata", dataFilter=lookup) == {}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"visibility": "DOCUMENT", "location": {"spreadsheet": True}}, "must always have a key specified"),
        ({"metadataKey": "k", "location": {"spreadsheet": True}}, "must always have visibility specified"),
        ({"metadataKey": "k", "visibility": "DOCUMENT"}, "must always have a location specified"),
        (tag(5, {"sheetId": 9}), "No sheet with id: 9"),
        (
            tag(5, {"sheetId": 0, "spreadsheet": True}),
            "oneof field 'location' is already set. Cannot set 'spreadsheet'",
        ),
        (tag(5, {"dimensionRange": rows(0, 2)}), "must represent a single row or column"),
        (tag(5, {"dimensionRange": rows(19)}), "must represent a single row or column"),
        (tag(5, {"dimensionRange": rows(20, 21)}), "is larger than current grid size (20)"),
        (tag(-5, {"spreadsheet": True}), "must be positive"),
        (
            tag(1, {"spreadsheet": True}),
            "Cannot add developer metadata with ID [1] because developer metadata with that ID already exists.",
        ),
        (tag(5, {"sheetId": 0}, metadataValue="x" * 29_999), "exceeds the limit of 30000 characters"),
    ],
)
def test_metadata_that_is_refused(item: dict[str, Any], said: str):
    bench = Bench()
    bench.do("createDeveloperMetadata", developerMetadata=tag(1, {"spreadsheet": True}))
    assert said in bench.refused("createDeveloperMetadata", developerMetadata=item)


def test_metadata_filters_that_find_nothing_are_refused():
    bench = Bench()
    lookup = {"developerMetadataLookup": {"metadataId": 3}}
    assert bench.refused("deleteDeveloperMetadata", dataFilter=lookup) == "No developer metadata with id: 3"
    body = {"dataFilters": [lookup], "developerMetadata": {}, "fields": "metadataValue"}
    assert bench.refused("updateDeveloperMetadata", **body) == "No developer metadata matches the data filters."
    assert bench.refused("updateDeveloperMetadata", **body | {"dataFilters": []}).startswith("At least one dataFilter")


def rule(text: str = "=$A1>1", *areas: dict[str, int]) -> dict[str, Any]:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": text}]}
    shown = {"backgroundColor": RED, "textFormat": {"bold": True}}
    return {"ranges": list(areas) or [grid(0, 5)], "booleanRule": {"condition": condition, "format": shown}}


def formulas(bench: Bench) -> list[str]:
    held = bench.sheet.conditional_formats
    return [one["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for one in held]


def test_rules_are_added_moved_replaced_and_deleted():
    bench = Bench()
    for text in ("=A1=1", "=A1=2", "=A1=3"):
        assert bench.do("addConditionalFormatRule", rule=rule(text)) is None
    assert formulas(bench) == ["=A1=3", "=A1=2", "=A1=1"]
    moved = bench.do("updateConditionalFormatRule", sheetId=0, index=2, newIndex=0)
    assert formulas(bench) == ["=A1=1", "=A1=3", "=A1=2"]
    assert moved.keys() == {"newRule", "oldIndex"}
    assert moved["oldIndex"] == 2
    replaced = bench.do("updateConditionalFormatRule", index=1, rule=rule("=A1=9"))
    assert formulas(bench) == ["=A1=1", "=A1=9", "=A1=2"]
    assert list(replaced) == ["newRule", "newIndex", "oldRule"]
    gone = bench.do("deleteConditionalFormatRule", sheetId=0, index=1)["rule"]
    assert gone == replaced["newRule"]
    assert formulas(bench) == ["=A1=1", "=A1=2"]


def test_separators_of_rules_follow_the_locale():
    bench = Bench()
    bench.do("addConditionalFormatRule", rule=rule("=AND($A1>1;$B1<2)"))
    assert formulas(bench) == ["=AND($A1>1,$B1<2)"]
    bench.do("updateSpreadsheetProperties", properties={"locale": "ru_RU"}, fields="locale")
    assert formulas(bench) == ["=AND($A1>1;$B1<2)"]
    said = bench.refused("addConditionalFormatRule", rule=rule("=AND($A1>1,$B1<2)"))
    assert said.startswith("Invalid ConditionValue.userEnteredValue: =AND($A1>1,$B1<2)")


def point(kind: str, value: str | None = None) -> dict[str, Any]:
    return {"type": kind, "colorStyle": {"rgbColor": RED}} | ({} if value is None else {"value": value})


def gradient(**points: Any) -> dict[str, Any]:
    return {"ranges": [grid(0, 5)], "gradientRule": points}


def test_a_gradient_is_kept_with_plain_colours_and_without_idle_values():
    bench = Bench()
    points = gradient(minpoint=point("MIN", "7"), midpoint=point("PERCENTILE", "50"), maxpoint=point("MAX"))
    bench.do("addConditionalFormatRule", rule=points)
    kept = bench.sheet.conditional_formats[0]["gradientRule"]
    assert kept["minpoint"] == {"color": RED, "type": "MIN", "colorStyle": {"rgbColor": RED}}
    assert kept["midpoint"]["value"] == "50"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "rule must be specified."),
        ({"rule": {"ranges": []}}, "ranges must be specified."),
        ({"rule": {"ranges": [grid(0, 1)]}}, "Either booleanRule or gradientRule must be specified."),
        (
            {"rule": rule() | gradient()},
            (
                "Invalid value at 'requests[0].add_conditional_format_rule.rule' (oneof), "
                "oneof field 'rule' is already set. Cannot set 'gradientRule'"
            ),
        ),
        (
            {"rule": rule("=A1", grid(0, 1), grid(0, 1, sheet=1))},
            "All the ranges of a conditional format rule must be on the same grid.",
        ),
        ({"rule": rule(), "index": 1}, "index[1] is larger than the number of conditional formats."),
        ({"rule": rule("=A1", grid(0, 1, sheet=7))}, "No grid with id: 7"),
        ({"rule": rule("A1>1")}, "Invalid ConditionValue.userEnteredValue: A1>1 for ConditionType: CUSTOM_FORMULA"),
        ({"rule": rule("=Second!A1>1")}, "Conditional format rule cannot reference a different sheet."),
        ({"rule": gradient(minpoint=point("MIN"))}, "No interpolationPointType specified."),
        (
            {"rule": gradient(minpoint=point("NUMBER"), maxpoint=point("MAX"))},
            "InterpolationPoint.value is required.",
        ),
        (
            {"rule": gradient(minpoint=point("NUMBER", "x"), maxpoint=point("MAX"))},
            "Invalid InterpolationPoint.value: x",
        ),
        (
            {
                "rule": {
                    "ranges": [grid(0, 1)],
                    "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"wrapStrategy": "CLIP"}},
                }
            },
            "Conditional formatting does not support the format wrapStrategy.",
        ),
    ],
)
def test_rules_that_are_refused(body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addSheet", properties={"sheetId": 1, "title": "Second"})
    assert bench.refused("addConditionalFormatRule", **body) == said


def test_rules_that_are_not_there_are_refused():
    bench = Bench()
    said = "No conditional format on sheet: 0 at index: 0"
    assert bench.refused("deleteConditionalFormatRule", sheetId=0, index=0) == said
    assert bench.refused("updateConditionalFormatRule", rule=rule(), index=0) == said
    assert bench.refused("updateConditionalFormatRule", sheetId=0, index=0, newIndex=1) == said
    assert bench.refused("updateConditionalFormatRule", sheetId=0).startswith("Either rule or newIndex")


SERIES = {
    "sourceRange": {"sources": [{"startRowIndex": 0, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 1}]}
}
CHART = {"title": "Статусы", "basicChart": {"chartType": "COLUMN", "series": [{"series": SERIES}]}}


def at(row: int, column: int, **more: int) -> dict[str, Any]:
    return {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": row, "columnIndex": column}, **more}}


def test_a_chart_is_added_moved_framed_changed_and_deleted():
    bench = Bench()
    made = bench.do("addChart", chart={"chartId": 42, "spec": CHART, "position": at(0, 3)})["chart"]
    held = {"anchorCell": {"columnIndex": 3}, "widthPixels": 600, "heightPixels": 371}
    assert made["position"] == {"overlayPosition": held}
    reply = bench.do(
        "updateEmbeddedObjectPosition",
        objectId=42,
        newPosition={"overlayPosition": {"widthPixels": 300, "heightPixels": 1}},
        fields="widthPixels",
    )
    assert reply["position"]["overlayPosition"] == held | {"widthPixels": 300}
    border = {"colorStyle": {"rgbColor": RED}}
    bench.do("updateEmbeddedObjectBorder", objectId=42, border=border, fields="colorStyle")
    bench.do("updateChartSpec", chartId=42, spec=CHART | {"title": "New"})
    (kept,) = bench.sheet.charts
    assert kept["spec"]["title"] == "New"
    assert kept["border"] == {"color": RED, "colorStyle": {"rgbColor": RED}}
    bench.do("deleteEmbeddedObject", objectId=42)
    assert bench.sheet.charts == []


def test_a_chart_reads_back_with_defaults_and_without_zeros():
    bench = Bench()
    series = {"sourceRange": {"sources": [grid(0, 4, 0, 1)]}}
    spec = {"title": "Pie", "maximized": False, "pieChart": {"series": series, "pieHole": 0}}
    made = bench.do("addChart", chart={"spec": spec, "position": at(0, 0)})["chart"]["spec"]
    assert made == {
        "title": "Pie",
        "pieChart": {"series": {"sourceRange": {"sources": [box(0, 4, 0, 1)]}}},
        "fontName": "Roboto",
        "titleTextFormat": {"fontFamily": "Roboto"},
        "hiddenDimensionStrategy": "SKIP_HIDDEN_ROWS_AND_COLUMNS",
    }


def test_the_sources_of_a_chart_follow_inserted_rows():
    bench = Bench()
    bench.do("addChart", chart={"spec": CHART, "position": at(5, 3)})
    bench.do("insertDimension", range=rows(1, 3))
    (kept,) = bench.sheet.charts
    source = kept["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"][0]
    assert source["endRowIndex"] == 6
    assert kept["position"]["overlayPosition"]["anchorCell"]["rowIndex"] == 7


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("addChart", {"chart": {"position": at(0, 0)}}, "spec must be specified."),
        ("addChart", {"chart": {"spec": CHART}}, "position must be specified."),
        ("addChart", {"chart": {"spec": {"title": "x"}, "position": at(0, 0)}}, "Exactly one kind of chart"),
        (
            "addChart",
            {"chart": {"chartId": 1, "spec": CHART, "position": at(0, 0)}},
            "Cannot add chart with ID 1, a chart with that ID already exists.",
        ),
        ("addChart", {"chart": {"spec": CHART, "position": at(20, 0)}}, "anchorCell.rowIndex is larger"),
        ("addChart", {"chart": {"spec": CHART, "position": {"newSheet": True}}}, "is not built"),
        ("updateChartSpec", {"chartId": 2, "spec": CHART}, "No chart with id: 2"),
        ("deleteEmbeddedObject", {"objectId": 2}, "No embedded object with id: 2"),
        ("updateEmbeddedObjectPosition", {"objectId": 1, "newPosition": at(0, 0)}, "At least one field"),
        ("updateEmbeddedObjectBorder", {"objectId": 3, "border": {}, "fields": "*"}, "A slicer has no border."),
        ("addSlicer", {"slicer": {"spec": {}, "position": at(0, 0)}}, "dataRange must be specified."),
        ("updateSlicerSpec", {"slicerId": 9, "fields": "*"}, "No slicer with id: 9"),
    ],
)
def test_charts_and_slicers_that_are_refused(kind: str, body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addChart", chart={"chartId": 1, "spec": CHART, "position": at(0, 0)})
    spec = {"dataRange": grid(0, 4, 0, 2)}
    bench.do("addSlicer", slicer={"slicerId": 3, "spec": spec, "position": at(0, 0)})
    assert said in bench.refused(kind, **body)


def test_a_slicer_is_changed_by_mask():
    bench = Bench()
    spec = {"dataRange": grid(0, 4, 0, 2), "title": "Отдел"}
    bench.do("addSlicer", slicer={"slicerId": 3, "spec": spec, "position": at(0, 0)})
    bench.do("updateSlicerSpec", slicerId=3, spec={"columnIndex": 1}, fields="columnIndex")
    (kept,) = bench.sheet.slicers
    assert kept["spec"] == {"dataRange": box(0, 4, 0, 2), "title": "Отдел", "columnIndex": 1}


def test_protection_may_be_backed_by_a_name_or_a_table():
    bench = Bench()
    bench.do("addSheet", properties={"sheetId": 4})
    bench.do("addNamedRange", namedRange={"namedRangeId": "n", "name": "named", "range": grid(0, 2, 0, 1, sheet=4)})
    bench.do("addTable", table={"tableId": "7", "range": grid(0, 3, 0, 2)})
    made = bench.do("addProtectedRange", protectedRange={"namedRangeId": "n", "warningOnly": True})["protectedRange"]
    assert made["range"] == grid(0, 2, 0, 1, sheet=4)
    assert bench.book.sheet(4).protected_ranges[0]["namedRangeId"] == "n"
    change = {"protectedRangeId": made["protectedRangeId"], "tableId": "7", "editors": {"groups": ["g@example.com"]}}
    bench.do("updateProtectedRange", protectedRange=change, fields="tableId,warningOnly,editors")
    assert bench.book.sheet(4).protected_ranges == []
    assert bench.sheet.protected_ranges == [
        {
            "protectedRangeId": made["protectedRangeId"],
            "range": box(0, 3, 0, 2),
            "requestingUserCanEdit": True,
            "editors": {"users": ["user@example.com"], "groups": ["g@example.com"]},
            "tableId": "7",
        }
    ]
    for place, said in (({"namedRangeId": "x"}, "No NamedRange with id: x"), ({"tableId": "x"}, "No table with id: x")):
        assert bench.refused("addProtectedRange", protectedRange=place) == said


def test_objects_move_to_another_sheet():
    bench = Bench()
    bench.do("addSheet", properties={"sheetId": 4})
    bench.do("addBanding", bandedRange={"bandedRangeId": 6, "range": grid(0, 4), "rowProperties": BANDS})
    change = {"bandedRangeId": 6, "range": grid(0, 4, 0, 2, sheet=4)}
    bench.do("updateBanding", bandedRange=change, fields="range")
    assert bench.sheet.banded_ranges == []
    assert bench.book.sheet(4).banded_ranges[0]["bandedRangeId"] == 6
    bench.do("addChart", chart={"chartId": 1, "spec": CHART, "position": at(0, 3, offsetXPixels=5)})
    goal = {"overlayPosition": {"anchorCell": {"sheetId": 4, "rowIndex": 2}}}
    bench.do("updateEmbeddedObjectPosition", objectId=1, newPosition=goal, fields="anchorCell")
    assert bench.sheet.charts == []
    (chart,) = bench.book.sheet(4).charts
    held = {"anchorCell": {"sheetId": 4, "rowIndex": 2}, "offsetXPixels": 5, "widthPixels": 600, "heightPixels": 371}
    assert chart["position"]["overlayPosition"] == held


def test_charts_of_sheets_that_are_not_there_are_refused():
    series = {"sourceRange": {"sources": [{"sheetId": 8}]}}
    spec = {"pieChart": {"series": series}}
    said = Bench().refused("addChart", chart={"spec": spec, "position": at(0, 0)})
    assert said == "No grid with id: 8"
    position = {"overlayPosition": {"anchorCell": {}, "widthPixels": -1}}
    assert Bench().refused("addChart", chart={"spec": CHART, "position": position}) == "widthPixels must be >= 0"


def test_slicers_keep_a_condition_of_filters():
    bench = Bench()
    criteria = {"condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": "x"}]}}
    spec = {"dataRange": grid(0, 4, 0, 2), "filterCriteria": criteria}
    bench.do("addSlicer", slicer={"spec": spec, "position": at(0, 0)})
    assert bench.sheet.slicers[0]["spec"]["filterCriteria"] == criteria
    outside = spec | {"columnIndex": 2}
    said = bench.refused("addSlicer", slicer={"spec": outside, "position": at(0, 0)})
    assert said == "Column index 2 is outside the slicer's data range."
