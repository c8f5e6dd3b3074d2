"""Basic filters, filter views, sorting, random order."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.localsheets.requests.bench import Bench, Values, box, grid, rows

TABLE: Values = [
    ["Step", "Status", "Due"],
    ["a", "done", 3],
    ["b", "open", 1],
    ["c", "Open", 2],
]


def ascending(column: int = 0) -> dict[str, Any]:
    return {"dimensionIndex": column, "sortOrder": "ASCENDING"}


def descending(column: int = 0) -> dict[str, Any]:
    return {"dimensionIndex": column, "sortOrder": "DESCENDING"}


def equals(text: str) -> dict[str, Any]:
    return {"condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}}


def test_a_whole_sheet_filter_reads_back_with_its_sides():
    bench = Bench()
    bench.do("setBasicFilter", filter={"range": {"sheetId": 0}})
    assert bench.sheet.basic_filter == {"range": box(0, 20, 0, 8)}
    bench.do("setBasicFilter", filter={"range": grid(0, 2, 1, 3)})
    assert bench.sheet.basic_filter == {"range": box(0, 2, 1, 3)}
    bench.do("clearBasicFilter", sheetId=0)
    assert bench.sheet.basic_filter is None
    bench.do("clearBasicFilter", sheetId=0)


@pytest.mark.parametrize("form", ["specs", "criteria"])
def test_criteria_are_kept_in_both_forms(form: str):
    bench = Bench(TABLE)
    given_specs = {"filterSpecs": [{"columnIndex": 1, "filterCriteria": equals("open")}]}
    asked = given_specs if form == "specs" else {"criteria": {"1": equals("open")}}
    bench.do("setBasicFilter", filter={"range": grid(0, 4, 0, 3)} | asked)
    assert bench.sheet.basic_filter == {
        "range": box(0, 4, 0, 3),
        "criteria": {"1": equals("open")},
        **given_specs,
    }


@pytest.mark.parametrize(
    ("criteria", "hidden"),
    [
        (equals("open"), {1}),
        ({"hiddenValues": ["open"]}, {2}),
        ({"condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$C2>1"}]}}, {2}),
        ({"hiddenValues": ["done"]} | equals("open"), {1}),
    ],
)
def test_rows_that_do_not_meet_the_criteria_are_hidden(criteria: dict[str, Any], hidden: set[int]):
    bench = Bench(TABLE)
    specs = [{"columnIndex": 1, "filterCriteria": criteria}]
    bench.do("setBasicFilter", filter={"range": grid(0, 4, 0, 3), "filterSpecs": specs})
    assert {row for row, known in bench.sheet.row_metadata.items() if known.get("hiddenByFilter")} == hidden
    bench.do("clearBasicFilter", sheetId=0)
    assert bench.sheet.row_metadata == {}


def test_a_sorted_filter_sorts_below_its_header():
    bench = Bench(TABLE)
    bench.do("setBasicFilter", filter={"range": grid(0, 4, 0, 3), "sortSpecs": [ascending(2)]})
    assert bench.column() == ["Step", "b", "c", "a"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "One of range, tableId must be specified."),
        ({"range": grid(), "tableId": "t"}, "Only one of range or tableId may be set."),
        ({"tableId": "t"}, "No table with id: t"),
        ({"range": grid(0, 21)}, "filter.range.endRowIndex is larger than current grid size (20)"),
        (
            {"range": grid(0, 4, 0, 2), "filterSpecs": [{"columnIndex": 2, "filterCriteria": {}}]},
            "Column index 2 is outside the filter's range.",
        ),
        ({"range": grid(0, 4, 0, 2), "criteria": {"x": {}}}, "Invalid column index: x"),
        (
            {"range": grid(0, 4, 0, 2), "criteria": {"0": {"condition": {"type": "ONE_OF_LIST"}}}},
            "ConditionType 'ONE_OF_LIST' is not supported in filters.",
        ),
        ({"range": grid(0, 4, 0, 2), "sortSpecs": [{}]}, "No sortOrder specified."),
        ({"range": grid(9, 12)}, "You can't create a filter over a range containing vertical merges."),
        ({"range": grid(14, 16)}, "You can't create a filter that overlaps a table."),
    ],
)
def test_filters_that_cannot_be_are_refused(asked: dict[str, Any], said: str):
    bench = Bench()
    bench.do("mergeCells", range=grid(10, 12, 5, 6))
    bench.do("addTable", table={"name": "T", "tableId": "other", "range": grid(15, 18, 0, 2)})
    assert bench.refused("setBasicFilter", filter=asked) == said


def test_a_table_is_filtered_by_its_id():
    bench = Bench(TABLE)
    bench.do("addTable", table={"name": "T", "tableId": "t", "range": grid(0, 4, 0, 3)})
    bench.do("setBasicFilter", filter={"tableId": "t", "criteria": {"1": equals("done")}})
    held = bench.sheet.basic_filter
    assert held is not None
    assert (held["range"], held["tableId"]) == (box(0, 4, 0, 3), "t")
    bench.do("deleteTable", tableId="t")
    assert bench.sheet.basic_filter is None


def test_a_filter_view_is_added_changed_copied_and_deleted():
    bench = Bench(TABLE)
    asked = {"filterViewId": 11, "title": "Open", "range": grid(0, 4, 0, 3), "criteria": {"1": equals("open")}}
    made = bench.do("addFilterView", filter=asked)["filter"]
    assert list(made) == ["filterViewId", "title", "range", "criteria", "filterSpecs"]
    change = {
        "filterViewId": 11,
        "title": "Done",
        "filterSpecs": [{"columnIndex": 1, "filterCriteria": equals("done")}],
    }
    bench.do("updateFilterView", filter=change, fields="title,filterSpecs")
    (view,) = bench.sheet.filter_views
    assert view["title"] == "Done"
    assert view["criteria"] == {"1": equals("done")}
    assert view["range"] == box(0, 4, 0, 3)
    copy = bench.do("duplicateFilterView", filterId=11)["filter"]
    assert copy["filterViewId"] != 11
    assert copy["criteria"] == view["criteria"]
    bench.do("deleteFilterView", filterId=11)
    assert [one["filterViewId"] for one in bench.sheet.filter_views] == [copy["filterViewId"]]


def test_filter_views_by_criteria_lose_their_specs():
    bench = Bench(TABLE)
    bench.do("addFilterView", filter={"filterViewId": 1, "range": grid(0, 4), "criteria": {"1": equals("open")}})
    bench.do("updateFilterView", filter={"filterViewId": 1}, fields="criteria")
    assert bench.sheet.filter_views == [{"filterViewId": 1, "title": "Filter 1", "range": box(0, 4, 0, 8)}]


def test_filter_views_may_be_backed_by_names():
    bench = Bench(TABLE)
    bench.do("addNamedRange", namedRange={"namedRangeId": "n", "name": "area", "range": grid(0, 4, 0, 3)})
    made = bench.do("addFilterView", filter={"title": "v", "namedRangeId": "n"})["filter"]
    assert (made["range"], made["namedRangeId"]) == (box(0, 4, 0, 3), "n")


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        (
            "addFilterView",
            {"filter": {"filterViewId": 1, "range": grid()}},
            "Cannot add filter view with ID 1, a filter view with that ID already exists.",
        ),
        ("addFilterView", {"filter": {"namedRangeId": "x"}}, "No NamedRange with id: x"),
        ("addFilterView", {"filter": {"title": "x"}}, "One of range, namedRangeId, tableId must be specified."),
        ("updateFilterView", {"filter": {"filterViewId": 2}, "fields": "title"}, "No filter view with id: 2"),
        (
            "updateFilterView",
            {"filter": {"filterViewId": 1}},
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
        ("duplicateFilterView", {"filterId": 5}, "No filter view with id: 5"),
        ("deleteFilterView", {"filterId": 5}, "No filter view with id: 5"),
        ("clearBasicFilter", {"sheetId": 5}, "No grid with id: 5"),
    ],
)
def test_filter_requests_that_name_nothing_are_refused(kind: str, body: dict[str, Any], said: str):
    bench = Bench()
    bench.do("addFilterView", filter={"filterViewId": 1, "range": grid()})
    assert bench.refused(kind, **body) == said


def test_numbers_come_before_texts_booleans_and_errors_and_blanks_last():
    mixed: Values = [["b"], [True], [None], [10], ["=1/0"], ["A"], [9], [False]]
    bench = Bench(mixed)
    bench.do("sortRange", range=grid(0, 8, 0, 1), sortSpecs=[ascending()])
    assert bench.column() == [9, 10, "A", "b", False, True, "=1/0"]
    bench = Bench(mixed)
    bench.do("sortRange", range=grid(0, 8, 0, 1), sortSpecs=[descending()])
    assert bench.column() == ["=1/0", True, False, "b", "A", 10, 9]


def test_later_specs_break_ties_and_cells_beside_stay():
    bench = Bench([["x", 2, "k1"], ["y", 1, "k2"], ["x", 1, "k3"]])
    bench.do("sortRange", range=grid(0, 3, 0, 2), sortSpecs=[ascending(), ascending(1)])
    assert bench.values() == [["x", 1, "k1"], ["x", 2, "k2"], ["y", 1, "k3"]]


def test_sorting_takes_notes_and_relative_references_along():
    bench = Bench([[2, "=A1*10"], [1, "=A2*10"]])
    bench.do("repeatCell", range=grid(0, 1, 0, 1), cell={"note": "two"}, fields="note")
    bench.do("sortRange", range=grid(0, 2, 0, 2), sortSpecs=[ascending()])
    assert bench.values() == [[1, "=A1*10"], [2, "=A2*10"]]
    assert bench.sheet.cell(1, 0).note == "two"


def test_results_of_formulas_are_what_is_sorted():
    bench = Bench([["=3+0"], ["=1+0"], [2]])
    bench.do("sortRange", range=grid(0, 3, 0, 1), sortSpecs=[ascending()])
    assert bench.column() == ["=1+0", 2, "=3+0"]


def test_hidden_rows_and_row_metadata_stay_where_they_are():
    bench = Bench([[3], [2], [1]])
    bench.do("updateDimensionProperties", range=rows(1, 2), properties={"hiddenByUser": True}, fields="hiddenByUser")
    location = {"dimensionRange": rows(0, 1)}
    tag = {"metadataId": 1, "metadataKey": "k", "visibility": "DOCUMENT", "location": location}
    bench.do("createDeveloperMetadata", developerMetadata=tag)
    bench.do("sortRange", range=grid(0, 3, 0, 1), sortSpecs=[ascending()])
    assert bench.column() == [1, 2, 3]
    assert bench.book.metadata[0]["location"]["dimensionRange"]["startIndex"] == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"range": grid(0, 3), "sortSpecs": []}, "sortSpecs must be specified."),
        ({"range": grid(0, 3, 0, 2), "sortSpecs": [ascending(2)]}, "Dimension index 2 is outside the range Sheet1."),
        ({"range": grid(0, 3), "sortSpecs": [{"dimensionIndex": 0}]}, "No sortOrder specified."),
        (
            {"range": grid(20, 21), "sortSpecs": [ascending()]},
            "Range (Sheet1!21) exceeds grid limits. Max rows: 20, max columns: 8",
        ),
        (
            {"range": grid(4, 8), "sortSpecs": [ascending()]},
            "You can't sort a range containing vertical merges. There is a vertical merge at A6:B7",
        ),
    ],
)
def test_sorts_that_cannot_be_are_refused(body: dict[str, Any], said: str):
    bench = Bench(TABLE)
    bench.do("mergeCells", range=grid(5, 7, 0, 2))
    assert bench.refused("sortRange", **body) == said


def test_sorting_by_colour_is_not_built():
    spec = {"backgroundColor": {"red": 1}, "sortOrder": "ASCENDING"}
    assert "not built" in Bench(TABLE).refused("sortRange", range=grid(0, 3), sortSpecs=[spec])


cells = st.one_of(st.none(), st.integers(-5, 5), st.sampled_from(["a", "B", "ё", "е"]), st.booleans())


@given(
    table=st.lists(st.tuples(cells, cells, cells), min_size=3, max_size=12),
    first=st.integers(0, 1),
    order=st.sampled_from(["ASCENDING", "DESCENDING"]),
)
def test_a_sort_is_a_permutation_that_keeps_what_is_outside(table: list[tuple[Any, ...]], first: int, order: str):
    bench = Bench([list(row) for row in table])
    spec = {"dimensionIndex": 0, "sortOrder": order}
    bench.do("sortRange", range=grid(first, len(table), 0, 2), sortSpecs=[spec])
    after = (bench.values(width=3) + [[None] * 3] * len(table))[: len(table)]
    inside = [tuple(map(repr, row[:2])) for row in after[first:]]
    assert sorted(inside) == sorted(tuple(map(repr, row[:2])) for row in table[first:])
    assert [row[2] for row in after] == [row[2] for row in table]
    assert after[:first] == [list(row) for row in table[:first]]
    again = bench.values(width=3)
    bench.do("sortRange", range=grid(first, len(table), 0, 2), sortSpecs=[spec])
    assert bench.values(width=3) == again


def test_a_random_order_keeps_the_rows():
    bench = Bench([[number, -number] for number in range(10)])
    bench.do("randomizeRange", range=grid(0, 10, 0, 2))
    after = bench.values()
    assert after != [[number, -number] for number in range(10)]
    assert sorted(after) == [[number, -number] for number in range(10)]
