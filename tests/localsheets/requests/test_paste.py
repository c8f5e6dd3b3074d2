"""copyPaste, cutPaste, insertRange, deleteRange, pasteData, autoFill."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.localsheets.requests.bench import Bench, Values, box, grid


def dressed() -> Bench:
    """A1 holds a formula with format, border, note and rule; B1 a number."""
    bench = Bench([["=B1*2", 5], [None, 7]])
    look = {
        "userEnteredFormat": {"horizontalAlignment": "CENTER", "borders": {"top": {"style": "SOLID"}}},
        "note": "n",
        "dataValidation": {"condition": {"type": "BOOLEAN"}},
    }
    fields = "userEnteredFormat,note,dataValidation"
    bench.do("repeatCell", range=grid(0, 1, 0, 1), cell=look, fields=fields)
    return bench


def copy(bench: Bench, source: dict[str, int], goal: dict[str, int], **more: str) -> None:
    bench.do("copyPaste", source=source, destination=goal, **more)


@pytest.mark.parametrize(
    ("kind", "formula", "value", "kept"),
    [
        ("PASTE_NORMAL", "=B2*2", None, {"format", "note", "validation"}),
        ("PASTE_VALUES", None, 10, set()),
        ("PASTE_FORMAT", None, None, {"format", "validation"}),
        ("PASTE_NO_BORDERS", "=B2*2", None, {"format", "note", "validation"}),
        ("PASTE_FORMULA", "=B2*2", None, set()),
        ("PASTE_DATA_VALIDATION", None, None, {"validation"}),
        ("PASTE_CONDITIONAL_FORMATTING", None, None, set()),
    ],
)
def test_each_kind_of_paste_brings_its_part(kind: str, formula: str | None, value: object, kept: set[str]):
    bench = dressed()
    copy(bench, grid(0, 1, 0, 1), grid(1, 2, 0, 1), pasteType=kind)
    cell = bench.sheet.cell(1, 0)
    assert (cell.formula, cell.value) == (formula, value)
    assert {name for name in ("format", "note", "validation") if getattr(cell, name) is not None} == kept
    if cell.format:
        assert ("borders" in cell.format) is (kind != "PASTE_NO_BORDERS")


def test_values_keep_the_format_that_is_there_and_errors_become_text():
    bench = Bench([["=1/0", 5]])
    style = {"userEnteredFormat": {"horizontalAlignment": "LEFT"}}
    bench.do("repeatCell", range=grid(1, 2, 0, 1), cell=style, fields="userEnteredFormat")
    copy(bench, grid(0, 1, 0, 2), grid(1, 2, 0, 2), pasteType="PASTE_VALUES")
    assert bench.values()[1] == ["#DIV/0!", 5]
    assert bench.sheet.cell(1, 0).format == style["userEnteredFormat"]


def test_a_copy_is_repeated_over_a_multiple():
    bench = Bench([[1, "=A1"]])
    copy(bench, grid(0, 1, 0, 2), grid(2, 4, 0, 4))
    assert bench.values()[2:] == [[1, "=A3", 1, "=C3"], [1, "=A4", 1, "=C4"]]
    copy(bench, grid(0, 1, 0, 2), grid(5, 6, 0, 1))
    assert bench.values()[5] == [1, "=A6"]


def test_a_copy_can_be_turned():
    bench = Bench([[1, 2, 3], [4, 5, "=A1"]])
    bench.do("mergeCells", range=grid(3, 4, 0, 2))
    copy(bench, grid(0, 4, 0, 3), grid(5, 8, 0, 4), pasteOrientation="TRANSPOSE")
    assert bench.values()[5:] == [[1, 4], [2, 5], [3, "=#REF!"]]
    assert bench.sheet.merges == [box(3, 4, 0, 2), box(5, 7, 3, 4)]


def test_merges_are_copied_and_cannot_be_torn():
    bench = Bench()
    bench.do("mergeCells", range=grid(0, 2, 0, 2))
    copy(bench, grid(0, 2, 0, 2), grid(4, 8, 0, 2))
    assert bench.sheet.merges == [box(0, 2, 0, 2), box(4, 6, 0, 2), box(6, 8, 0, 2)]
    said = bench.refused("copyPaste", source=grid(10, 11, 0, 1), destination=grid(0, 1, 0, 1))
    assert said.startswith("You must select all cells in a merged range")


def test_copies_reach_other_sheets_and_may_overlap_their_source():
    bench = Bench([[1], [2], [3]])
    bench.do("addSheet", properties={"sheetId": 4})
    copy(bench, grid(0, 3, 0, 1), grid(0, 3, 1, 2, sheet=4))
    assert bench.values(1) == [[None, 1], [None, 2], [None, 3]]
    copy(bench, grid(0, 3, 0, 1), grid(1, 4, 0, 1))
    assert bench.column() == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"destination": grid(0, 1)}, "source must be specified."),
        ({"source": grid(0, 1)}, "destination must be specified."),
        (
            {"source": grid(0, 3, 0, 2), "destination": grid(18, 19, 0, 1)},
            "destination.endRowIndex is larger than current grid size (20)",
        ),
    ],
)
def test_copies_that_are_refused(body: dict[str, Any], said: str):
    assert Bench().refused("copyPaste", **body) == said


numbers = st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=3, max_size=3)


@given(table=numbers, row=st.integers(0, 8), column=st.integers(0, 5))
def test_what_is_copied_is_read_where_it_is_put(table: Values, row: int, column: int):
    bench = Bench(table, size=(12, 8))
    copy(bench, grid(0, 3, 0, 3), grid(row, row + 3, column, column + 3))
    read = [[bench.sheet.cell(row + down, column + right).value for right in range(3)] for down in range(3)]
    assert read == table


@given(table=numbers)
def test_turning_twice_changes_nothing(table: Values):
    bench = Bench(table)
    for goal in (grid(4, 7, 0, 3), grid(8, 11, 0, 3)):
        source = grid(goal["startRowIndex"] - 4, goal["startRowIndex"] - 1, 0, 3)
        copy(bench, source, goal, pasteOrientation="TRANSPOSE")
    assert bench.values()[8:] == table


def rule(text: str, *areas: dict[str, int]) -> dict[str, Any]:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": text}]}
    return {"ranges": list(areas), "booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}}}


def test_rules_go_along_with_copies():
    bench = Bench()
    bench.do("addConditionalFormatRule", rule=rule("=$A1>1", grid(0, 4, 0, 2)))
    copy(bench, grid(1, 2, 0, 2), grid(2, 3, 0, 2))
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(0, 4, 0, 2)]
    copy(bench, grid(0, 1, 0, 2), grid(9, 10, 0, 2), pasteType="PASTE_CONDITIONAL_FORMATTING")
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(0, 4, 0, 2), box(9, 10, 0, 2)]
    copy(bench, grid(15, 16, 0, 2), grid(0, 2, 0, 2))
    (left,) = bench.sheet.conditional_formats
    assert left["ranges"] == [box(2, 4, 0, 2), box(9, 10, 0, 2)]
    assert left["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "=$A3>1"}]
    copy(bench, grid(15, 16, 0, 2), grid(0, 12, 0, 2))
    assert bench.sheet.conditional_formats == []


def test_rules_are_copied_to_other_sheets_relative_to_their_place():
    bench = Bench()
    bench.do("addSheet", properties={"sheetId": 4})
    bench.do("addConditionalFormatRule", rule=rule("=$A1>1", grid(0, 4, 0, 2)))
    for _ in range(2):
        copy(bench, grid(2, 3, 0, 2), grid(5, 6, 0, 2, sheet=4), pasteType="PASTE_FORMAT")
    (made,) = bench.book.sheet(4).conditional_formats
    assert made["ranges"] == [grid(5, 6, 0, 2, sheet=4)]
    assert made["booleanRule"]["condition"]["values"] == [{"userEnteredValue": "=$A6>1"}]


def test_what_is_cut_leaves_nothing_and_references_follow():
    bench = dressed()
    bench.fill([["=A1+B1", "=SUM(A1:B1)"]], row=4)
    bench.do("addNamedRange", namedRange={"name": "cut", "range": grid(0, 1, 0, 1)})
    bench.do("cutPaste", source=grid(0, 1, 0, 1), destination={"rowIndex": 9, "columnIndex": 2})
    assert bench.sheet.cell(0, 0).format is None
    moved = bench.sheet.cell(9, 2)
    assert (moved.formula, moved.note) == ("=B1*2", "n")
    assert bench.values()[4] == ["=C10+B1", "=SUM(A1:B1)"]
    assert bench.book.named_ranges[0]["range"] == box(9, 10, 2, 3)


def test_a_cut_takes_merges_along_and_may_go_to_another_sheet():
    bench = Bench([["x"], [None], ["=A1"]])
    bench.do("addSheet", properties={"sheetId": 4, "title": "Other"})
    bench.do("mergeCells", range=grid(0, 1, 0, 2))
    bench.do("cutPaste", source=grid(0, 1, 0, 2), destination={"sheetId": 4})
    assert bench.values() == [[], [], ["=Other!A1"]]
    assert bench.values(1) == [["x"]]
    assert bench.sheet.merges == []
    assert bench.book.sheet(4).merges == [grid(0, 1, 0, 2, sheet=4)]
    said = bench.refused("cutPaste", source=grid(0, 2, 0, 1), destination={"rowIndex": 19})
    assert said == "destination.endRowIndex is larger than current grid size (20)"


def test_inserted_cells_push_their_columns_down():
    bench = Bench([["a", 1], ["b", 2], ["=A2", "=B2"]], size=(3, 3))
    bench.do("mergeCells", range=grid(1, 2, 0, 1))
    bench.do("insertRange", range=grid(1, 2, 0, 1), shiftDimension="ROWS")
    assert bench.values() == [["a", 1], [None, 2], ["b", "=B2"], ["=A3"]]
    assert bench.sheet.row_count == 4


def test_the_grid_grows_for_a_merge_but_not_for_a_colour_rule_that_is_pushed_on():
    bench = Bench(size=(6, 3))
    bench.do("mergeCells", range=grid(4, 5, 0, 2))
    bench.do("addConditionalFormatRule", rule=rule("=A1>1", grid(0, 6, 0, 2)))
    bench.do("insertRange", range=grid(0, 2, 0, 3), shiftDimension="ROWS")
    assert bench.sheet.merges == [box(6, 7, 0, 2)]
    assert bench.sheet.row_count == 7
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(2, 7, 0, 2)]


def test_deleted_cells_let_their_row_close_up():
    bench = Bench([["a", "b", "c"], ["d", "e", "=C1"]])
    bench.do("deleteRange", range=grid(0, 1, 0, 1), shiftDimension="COLUMNS")
    assert bench.values() == [["b", "c"], ["d", "e", "=B1"]]


@given(row=st.integers(0, 4), column=st.integers(0, 3), height=st.integers(1, 3), width=st.integers(1, 3))
def test_inserting_and_deleting_cells_undo_each_other(row: int, column: int, height: int, width: int):
    table: Values = [[f"{down}.{right}" for right in range(4)] for down in range(5)] + [["=A1", "=B3", "=D5"]]
    for dimension in ("ROWS", "COLUMNS"):
        bench = Bench(table)
        area = grid(row, row + height, column, column + width)
        bench.do("insertRange", range=area, shiftDimension=dimension)
        bench.do("deleteRange", range=area, shiftDimension=dimension)
        assert bench.values() == table


def test_cells_that_would_tear_a_merge_do_not_move():
    bench = Bench()
    bench.do("mergeCells", range=grid(4, 5, 0, 3))
    for kind in ("insertRange", "deleteRange"):
        said = bench.refused(kind, range=grid(1, 2, 0, 2), shiftDimension="ROWS")
        assert said.startswith("You must select all cells in a merged range")
        assert bench.refused(kind, range=grid(1, 2, 0, 2)) == "No shiftDimension specified."


def test_pasted_text_is_read_as_typed_and_grows_the_grid():
    bench = Bench(size=(2, 2))
    data = 'Step\tDue\tSum\n"two\nlines"\t1/31/2020\t=1+1\n'
    bench.do("pasteData", coordinate={"rowIndex": 1}, data=data, type="PASTE_NORMAL", delimiter="\t")
    assert bench.values() == [[], ["Step", "Due", "Sum"], ["two\nlines", 43861, "=1+1"]]
    assert (bench.sheet.row_count, bench.sheet.column_count) == (3, 3)
    date = bench.sheet.cell(2, 1).format
    assert date is not None
    assert date["numberFormat"]["type"] == "DATE"


def test_pasted_html_is_a_table():
    bench = Bench()
    html = "<table><tr><th>A</th><td> x <b>y</b></td></tr><tr><td>1<br>2</td><td>3</td></tr></table>"
    bench.do("pasteData", coordinate={}, data=html, html=True)
    assert bench.values() == [["A", "x y"], ["1\n2", 3]]


def test_pasted_data_need_a_form():
    said = Bench().refused("pasteData", coordinate={}, data="x")
    assert said == "Either delimiter or html must be specified."
    bench = Bench()
    bench.do("pasteData", coordinate={}, data="a::b\nc", delimiter="::")
    assert bench.values() == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("source", "alternate", "filled"),
    [
        ([1, 2], False, [3, 4, 5]),
        ([1, 2], True, [1, 2, 1]),
        ([5], False, [5, 5, 5]),
        ([5], True, [6, 7, 8]),
        ([1, 3, 8], False, [11, 14.5, 18]),
        (["Week 1"], False, ["Week 2", "Week 3", "Week 4"]),
        (["Q1", "Q3"], False, ["Q5", "Q7", "Q9"]),
        (["a", "b"], False, ["a", "b", "a"]),
        (["Mon"], False, ["Tue", "Wed", "Thu"]),
        (["MONDAY", "WEDNESDAY"], False, ["FRIDAY", "SUNDAY", "TUESDAY"]),
        (["december"], False, ["january", "february", "march"]),
        (["Jan", "May", "Jun"], False, ["Jan", "May", "Jun"]),
        (["May"], True, ["May", "May", "May"]),
        ([True, False], False, [True, False, True]),
        (["=B1"], False, ["=B2", "=B3", "=B4"]),
    ],
)
def test_a_series_goes_on(source: list[Any], alternate: bool, filled: list[Any]):  # noqa: FBT001 - a parameter
    bench = Bench([[value] for value in source])
    where = {"source": grid(0, len(source), 0, 1), "dimension": "ROWS", "fillLength": 3}
    bench.do("autoFill", sourceAndDestination=where, useAlternateSeries=alternate)
    assert bench.column()[len(source) :] == filled


def test_russian_weekdays_and_months_go_on():
    bench = Bench([["Январь", "вторник", "Monday"]])
    bench.book.properties = {**bench.book.properties, "locale": "ru_RU"}
    bench.do("autoFill", range=grid(0, 3, 0, 3))
    assert bench.values()[1:] == [["Февраль", "среда", "Tuesday"], ["Март", "четверг", "Wednesday"]]


def test_dates_count_on_to_the_right_and_back():
    bench = Bench()
    cell = {
        "userEnteredValue": {"numberValue": 45000},
        "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd.mm.yyyy"}},
    }
    bench.do("updateCells", start={"columnIndex": 2}, rows=[{"values": [cell]}], fields="*")
    source = grid(0, 1, 2, 3)
    for length in (2, -2):
        where = {"source": source, "dimension": "COLUMNS", "fillLength": length}
        bench.do("autoFill", sourceAndDestination=where)
    assert bench.values() == [[44998, 44999, 45000, 45001, 45002]]
    assert bench.sheet.cell(0, 4).format == cell["userEnteredFormat"]


def test_a_range_is_filled_below_its_data():
    bench = Bench([[1, "x"], [2, "y"]])
    bench.do("autoFill", range=grid(0, 4, 0, 2))
    assert bench.values() == [[1, "x"], [2, "y"], [3, "x"], [4, "y"]]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "Either range or sourceAndDestination must be specified."),
        ({"sourceAndDestination": {"source": grid(0, 1, 0, 1), "fillLength": 1}}, "No dimension specified."),
        (
            {"sourceAndDestination": {"source": grid(0, 1, 0, 1), "dimension": "ROWS"}},
            "fillLength must be specified.",
        ),
        (
            {"sourceAndDestination": {"source": grid(0, 1, 0, 1), "dimension": "ROWS", "fillLength": -1}},
            "fillLength[-1] reaches over the edge of the sheet.",
        ),
        (
            {"sourceAndDestination": {"source": grid(0, 1, 0, 1), "dimension": "ROWS", "fillLength": 20}},
            "destination.endRowIndex is larger than current grid size (20)",
        ),
    ],
)
def test_fills_that_are_refused(body: dict[str, Any], said: str):
    assert Bench().refused("autoFill", **body) == said


def test_protections_and_rules_follow_what_is_cut():
    bench = Bench([["a"]])
    bench.do("addProtectedRange", protectedRange={"range": grid(0, 1, 0, 1)})
    bench.do("addProtectedRange", protectedRange={"range": grid(0, 3, 0, 1)})
    bench.do("addConditionalFormatRule", rule=rule("=A1>1", grid(0, 1, 0, 1), grid(0, 9, 3, 4)))
    bench.do("cutPaste", source=grid(0, 2, 0, 1), destination={"rowIndex": 5})
    assert [one["range"] for one in bench.sheet.protected_ranges] == [box(5, 6, 0, 1), box(0, 3, 0, 1)]
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(5, 6, 0, 1), box(0, 9, 3, 4)]


def test_cut_values_leave_their_looks_behind():
    bench = dressed()
    bench.do("cutPaste", source=grid(0, 1, 0, 1), destination={"rowIndex": 3}, pasteType="PASTE_VALUES")
    assert bench.sheet.cell(3, 0).value == 10
    assert bench.sheet.cell(3, 0).note is None
    assert bench.sheet.cell(0, 0).note is None


def test_rows_are_filled_to_the_right_of_their_data():
    bench = Bench([[1, 2], ["a", "b"]])
    bench.do("autoFill", range=grid(0, 2, 0, 4))
    assert bench.values() == [[1, 2, 3, 4], ["a", "b", "a", "b"]]
    bench.do("autoFill", range=grid(10, 12, 0, 2))
    bench.do("autoFill", range=grid(0, 2, 0, 4))
    assert bench.values() == [[1, 2, 3, 4], ["a", "b", "a", "b"]]
