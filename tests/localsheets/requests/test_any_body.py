"""Whatever body the schema allows, a request is served or refused: nothing else escapes, and no half of it stays."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.reading import View, spreadsheet_json
from sheetsync.localsheets.requests import HANDLERS
from sheetsync.localsheets.results import Calculation
from sheetsync.localsheets.schema import check_body, schema
from tests.localsheets.requests.bench import NOW, Bench, grid, rows

SIZE = 6
DEEPEST = 5
TEXTS = ["", "a", "A1", "=A1", "=SUM(A1:B2;1)", "1", "2.5", "x,y", "Sheet1", "ё"]
MASKS = ["*", "*", "*", "range", "title", "note", "name", "userEnteredValue", "userEnteredFormat.textFormat.bold"]
PLACES = ("range", "namedRangeId", "tableId")
CHARTS = ("basicChart", "pieChart", "histogramChart", "orgChart")
ONE_OF = {
    "AutoFillRequest": ("range", "sourceAndDestination"),
    "BasicFilter": ("range", "tableId"),
    "ChartSpec": CHARTS,
    "ConditionalFormatRule": ("booleanRule", "gradientRule"),
    "ConditionValue": ("userEnteredValue", "relativeDate"),
    "DataFilter": ("developerMetadataLookup", "gridRange", "a1Range"),
    "DeveloperMetadataLocation": ("spreadsheet", "sheetId", "dimensionRange"),
    "EmbeddedObjectPosition": ("overlayPosition", "newSheet"),
    "ExtendedValue": ("stringValue", "numberValue", "boolValue", "formulaValue"),
    "FilterView": PLACES,
    "FindReplaceRequest": ("range", "sheetId", "allSheets"),
    "PasteDataRequest": ("delimiter", "html"),
    "ProtectedRange": PLACES,
    "UpdateCellsRequest": ("start", "range"),
    "UpdateConditionalFormatRuleRequest": ("rule", "newIndex"),
}
"""Fields of which a good body has one; the others of the schema that exclude them are left out."""

KNOWN = {
    "fields": st.sampled_from(MASKS),
    "sheetId": st.sampled_from([0, 0, 0, 1, 9]),
    "namedRangeId": st.sampled_from(["n", "n", "x"]),
    "tableId": st.sampled_from(["7", "7", "x"]),
    "index": st.sampled_from([0, 0, 1, 5]),
    "depth": st.just(1),
    "metadataKey": st.sampled_from(["k", "other"]),
    "find": st.sampled_from(["a", "1", "("]),
}
NEEDED = {"dimension", "fillLength", "length", "metadataKey", "visibility", "find", "delimiterType", "shiftDimension"}
NEEDED |= {"fields", "ranges", "type", "sortOrder", "sortSpecs", "style", "condition", "dataFilters", "objectId"}
RARE = ("backgroundColor", "foregroundColor", "dataSource", "pivotTable", "textFormatRuns", "errorValue")


def value_of(kind: str, name: str, depth: int) -> st.SearchStrategy[Any]:
    """Values of a type in the schema's notation, most of them such that they fit the spreadsheet below."""
    if name in KNOWN:
        return KNOWN[name]
    if kind.startswith("@"):
        return message(kind[1:], depth + 1)
    if kind.startswith("[]"):
        return st.lists(value_of(kind[2:], name, depth), min_size=1, max_size=2)
    if kind.startswith("{}"):
        return st.dictionaries(st.sampled_from(["0", "1", "x"]), value_of(kind[2:], name, depth), max_size=2)
    if kind.startswith("="):
        return st.sampled_from([word for word in kind[1:].split("|") if not word.endswith("UNSPECIFIED")])
    return scalar(kind, name)


def scalar(kind: str, name: str) -> st.SearchStrategy[Any]:
    if kind == "int32" and name.endswith("Id"):
        return st.sampled_from([1, 1, 1, 0, 8])
    simple: dict[str, st.SearchStrategy[Any]] = {
        "string": st.sampled_from(TEXTS),
        "boolean": st.booleans(),
        "number": st.sampled_from([0, 1, 0.5, -3, 45000.25]),
        "int32": st.integers(-1, SIZE + 1) if name == "fillLength" else st.integers(0, SIZE),
    }
    return simple.get(kind, st.just("a"))


def message(name: str, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    fields = schema("sheets", name)
    if name == "GridRange":
        return st.builds(area, *[st.integers(0, SIZE)] * 4, st.sampled_from([0, 0, 1]))
    if name == "DimensionRange":
        return st.builds(span, st.integers(0, 5), st.integers(0, 3), st.booleans())
    if depth > DEEPEST or name in {"PivotTable", "DataSourceTable"}:
        return st.just({})
    group = ONE_OF.get(name, ())
    strategies = {key: value_of(kind, key, depth) for key, kind in fields.items() if not key.startswith(RARE)}
    needed = {
        key: strategy
        for key, strategy in strategies.items()
        if key not in group and (key in NEEDED or (depth < 3 and fields[key].startswith("@")))
    }
    rest = {key: strategy for key, strategy in strategies.items() if key not in group and key not in needed}
    if not group:
        return st.fixed_dictionaries(needed, optional=rest)
    return st.sampled_from(group).flatmap(
        lambda one: st.fixed_dictionaries(needed | {one: strategies[one]}, optional=rest)
    )


def area(top: int, height: int, left: int, width: int, sheet: int) -> dict[str, int]:
    top, left = min(top, 5), min(left, 5)
    return grid(top, min(top + 1 + height, SIZE), left, min(left + 1 + width, SIZE), sheet=sheet)


def span(start: int, count: int, columns: bool) -> dict[str, Any]:  # noqa: FBT001 - a drawn value
    return rows(start, min(start + 1 + count, SIZE), columns=columns)


def furnished() -> Bench:
    bench = Bench([["Name", "Age", "=A2"], ["x", 3, True], ["a,b", "=1/0", None]], size=(SIZE, SIZE))
    bench.do("addSheet", properties={"sheetId": 1, "gridProperties": {"rowCount": SIZE, "columnCount": SIZE}})
    bench.do("addTable", table={"tableId": "7", "name": "T", "range": grid(0, 3, 0, 2, sheet=1)})
    bench.do("addNamedRange", namedRange={"namedRangeId": "n", "name": "named", "range": grid(0, 2)})
    bench.do("addProtectedRange", protectedRange={"protectedRangeId": 1, "range": grid(0, 2)})
    bench.do("addFilterView", filter={"filterViewId": 1, "title": "v", "range": grid(0, 3, 0, 3)})
    bench.do("addDimensionGroup", range=rows(1, 3))
    bench.do("mergeCells", range=grid(4, 5, 3, 5))
    chart = {"pieChart": {"series": {"sourceRange": {"sources": [grid(0, 2, 0, 1)]}}}}
    position = {"overlayPosition": {"anchorCell": {"rowIndex": 1}}}
    bench.do("addChart", chart={"chartId": 1, "spec": chart, "position": position})
    bench.do("addSlicer", slicer={"slicerId": 8, "spec": {"dataRange": grid(0, 3)}, "position": position})
    white = {"red": 1, "green": 1, "blue": 1}
    bands = {"firstBandColor": white, "secondBandColor": white}
    bench.do("addBanding", bandedRange={"bandedRangeId": 1, "range": grid(5, 6, 5, 6), "rowProperties": bands})
    place = {"metadataId": 1, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    bench.do("createDeveloperMetadata", developerMetadata=place)
    condition = {"condition": {"type": "NOT_BLANK"}, "format": {"textFormat": {"bold": True}}}
    bench.do("addConditionalFormatRule", rule={"ranges": [grid(0, 4)], "booleanRule": condition})
    return bench


@pytest.mark.parametrize("kind", sorted(HANDLERS))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_but_a_refusal_escapes(kind: str, data: st.DataObject):
    body = data.draw(message(schema("sheets", "Request")[kind].removeprefix("@"), 0))
    bench = furnished()
    before = bench.book
    state = repr([sheet.rows for sheet in before.sheets])
    refusal = attempt(bench, kind, body)
    assert refusal is None or (refusal.code in {400, 501} and bench.book is before)
    assert repr([sheet.rows for sheet in before.sheets]) == state
    if refusal is None:
        check_state(bench)


def check_state(bench: Bench) -> None:
    """What can be read afterwards fits Google's schema, and everything lies within its grid."""
    check_body(spreadsheet_json(bench.book, Calculation().results(bench.book, NOW), View(grid=True)), "Spreadsheet")
    for sheet in bench.book.sheets:
        assert len(sheet.rows) <= sheet.row_count
        assert all(len(row) <= sheet.column_count for row in sheet.rows)
        held = [*sheet.merges, *(one["range"] for one in (*sheet.tables, *sheet.banded_ranges, *sheet.filter_views))]
        assert all(sheet.area.covers(bench.book.area(one)) for one in held)


def attempt(bench: Bench, kind: str, body: dict[str, Any]) -> ApiError | None:
    try:
        bench.do(kind, **body)
    except ApiError as error:
        return error
    return None
