"""Rows and columns inserted, deleted, appended, moved, hidden, sized, grouped; and all that follows them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.localsheets.requests.bench import Bench, box, grid, rows

COUNT = 12


def furnished() -> Bench:
    """A sheet with one of everything that holds rows or columns."""
    bench = Bench([[row * 10 + column for column in range(4)] for row in range(COUNT)], size=(COUNT, 8))
    bench.fill([["=A4"]], column=5)
    bench.do("mergeCells", range=grid(2, 4, 6, 8))
    bench.do("addNamedRange", namedRange={"namedRangeId": "n", "name": "named", "range": grid(3, 6, 1, 2)})
    bench.do("addProtectedRange", protectedRange={"protectedRangeId": 1, "range": grid(3, 5, 0, 4)})
    rule = {
        "ranges": [grid(3, 8, 0, 1)],
        "booleanRule": {
            "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$A4>5"}]},
            "format": {"textFormat": {"bold": True}},
        },
    }
    bench.do("addConditionalFormatRule", rule=rule)
    bench.do("setBasicFilter", filter={"range": grid(3, 8, 0, 3)})
    location = {"dimensionRange": rows(5, 6)}
    metadata = {"metadataId": 9, "metadataKey": "k", "visibility": "DOCUMENT", "location": location}
    bench.do("createDeveloperMetadata", developerMetadata=metadata)
    bench.do("updateDimensionProperties", range=rows(5, 6), properties={"pixelSize": 50}, fields="pixelSize")
    bench.do("repeatCell", range=grid(5, 6, 0, 1), cell={"note": "here"}, fields="note")
    return bench


def state(bench: Bench) -> Any:
    sheet, book = bench.sheet, bench.book
    lists = (sheet.merges, sheet.protected_ranges, sheet.conditional_formats, book.named_ranges, book.metadata)
    grid_size = sheet.properties["gridProperties"]
    return bench.values(), [list(one) for one in lists], sheet.basic_filter, sheet.row_metadata, grid_size


def test_inserted_rows_move_everything_below():
    bench = furnished()
    bench.do("insertDimension", range=rows(3, 5), inheritFromBefore=False)
    assert bench.values()[0][5] == "=A6"
    assert bench.values()[3] == []
    assert bench.values()[5][0] == 30
    assert bench.sheet.merges == [box(2, 6, 6, 8)]
    assert bench.book.named_ranges[0]["range"] == box(5, 8, 1, 2)
    assert bench.sheet.protected_ranges[0]["range"] == box(5, 7, 0, 4)
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(5, 10, 0, 1)]
    condition = bench.sheet.conditional_formats[0]["booleanRule"]["condition"]
    assert condition["values"] == [{"userEnteredValue": "=$A6>5"}]
    assert bench.sheet.basic_filter == {"range": box(5, 10, 0, 3)}
    assert bench.book.metadata[0]["location"]["dimensionRange"]["startIndex"] == 7
    assert bench.sheet.row_metadata == {7: {"pixelSize": 50}}
    assert bench.sheet.cell(7, 0).note == "here"
    assert bench.sheet.row_count == COUNT + 2


def test_deleted_rows_take_what_was_only_on_them():
    bench = furnished()
    bench.do("deleteDimension", range=rows(3, 6))
    assert bench.values()[0][5] == "=#REF!"
    assert bench.book.named_ranges == []
    assert bench.book.metadata == []
    assert bench.sheet.protected_ranges == []
    assert bench.sheet.merges == [box(2, 3, 6, 8)]
    assert bench.sheet.conditional_formats[0]["ranges"] == [box(3, 5, 0, 1)]
    assert bench.sheet.row_metadata == {}
    assert bench.column()[3] == 60


@given(start=st.integers(0, COUNT - 1), count=st.integers(1, 4), columns=st.booleans())
def test_insert_then_delete_changes_nothing(start: int, count: int, columns: bool):  # noqa: FBT001 - a drawn value
    bench = furnished()
    start = min(start, 7) if columns else start
    before = state(bench)
    bench.do("insertDimension", range=rows(start, start + count, columns=columns))
    bench.do("deleteDimension", range=rows(start, start + count, columns=columns))
    assert state(bench) == before


@given(data=st.data())
def test_a_move_back_undoes_a_move(data: st.DataObject):
    start = data.draw(st.integers(0, COUNT - 1))
    end = data.draw(st.integers(start + 1, COUNT - (start == 0)))
    target = data.draw(st.sampled_from([place for place in range(COUNT + 1) if not start <= place <= end]))
    bench = Bench([[row, f"=A{row + 1}"] for row in range(COUNT)], size=(COUNT, 8))
    bench.do("addNamedRange", namedRange={"name": "inside", "range": grid(start, end)})
    before = state(bench)
    bench.do("moveDimension", source=rows(start, end), destinationIndex=target)
    count = end - start
    landed = target if target < start else target - count
    back = end if landed < start else start
    bench.do("moveDimension", source=rows(landed, landed + count), destinationIndex=back)
    assert state(bench) == before


def test_the_documented_move():
    bench = Bench([[0], [1], [2], [3], [4]])
    bench.do("moveDimension", source=rows(1, 3), destinationIndex=4)
    assert bench.column() == [0, 3, 1, 2, 4]
    bench.do("moveDimension", source=rows(1, 2), destinationIndex=1)
    assert bench.column() == [0, 3, 1, 2, 4]


def test_columns_move_with_metadata():
    bench = Bench([["a", "b", "c"]])
    bench.do(
        "updateDimensionProperties",
        range=rows(0, 1, columns=True),
        properties={"hiddenByUser": True},
        fields="hiddenByUser",
    )
    bench.do("moveDimension", source=rows(0, 1, columns=True), destinationIndex=3)
    assert bench.values() == [["b", "c", "a"]]
    assert bench.sheet.column_metadata == {2: {"hiddenByUser": True}}


def test_formats_are_inherited_from_before_or_after():
    bench = Bench()
    for row, name in ((0, "LEFT"), (1, "RIGHT")):
        style = {"userEnteredFormat": {"horizontalAlignment": name}}
        bench.do("repeatCell", range=grid(row, row + 1, 0, 1), cell=style, fields="userEnteredFormat")
    bench.do("insertDimension", range=rows(1, 2), inheritFromBefore=True)
    assert bench.sheet.cell(1, 0).format == {"horizontalAlignment": "LEFT"}
    bench.do("insertDimension", range=rows(2, 3), inheritFromBefore=False)
    assert bench.sheet.cell(2, 0).format == {"horizontalAlignment": "RIGHT"}
    assert bench.sheet.cell(3, 0).format == {"horizontalAlignment": "RIGHT"}


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("insertDimension", {"range": rows(1)}, "range.endIndex must be specified."),
        ("insertDimension", {"range": rows(2, 2)}, "range.endIndex[2] must be greater than range.startIndex[2]."),
        ("insertDimension", {"range": rows(-1, 2)}, "DimensionRange indexes must be >= 0"),
        ("insertDimension", {"range": {"sheetId": 0, "endIndex": 2}}, "No dimension specified."),
        ("insertDimension", {"range": rows(0, 1, sheet=4)}, "No grid with id: 4"),
        (
            "insertDimension",
            {"range": rows(0, 1), "inheritFromBefore": True},
            "range.startIndex must be greater than 0 if inheritFromBefore is true.",
        ),
        (
            "insertDimension",
            {"range": rows(20, 21)},
            "range.startIndex must be less than the grid size (20) if inheritFromBefore is false.",
        ),
        (
            "insertDimension",
            {"range": rows(21, 22), "inheritFromBefore": True},
            "range.startIndex is larger than current grid size (20)",
        ),
        (
            "insertDimension",
            {"range": rows(0, 2_000_000_000)},
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        ("deleteDimension", {"range": rows(0, 20)}, "You can't delete all the rows on the sheet."),
        ("deleteDimension", {"range": rows(0, columns=True)}, "You can't delete all the columns on the sheet."),
        (
            "deleteDimension",
            {"range": rows(20, 21)},
            "Cannot delete a row that doesn't exist. Tried to delete row index 20 but there are only 20 rows.",
        ),
        ("appendDimension", {"sheetId": 0, "length": 1}, "No dimension specified."),
        ("appendDimension", {"dimension": "ROWS"}, "length must be greater than 0: 0"),
        ("appendDimension", {"sheetId": 3, "dimension": "ROWS", "length": 1}, "No grid with id: 3"),
        (
            "moveDimension",
            {"source": rows(0, 1), "destinationIndex": 21},
            "destinationIndex is larger than current grid size (20)",
        ),
        ("moveDimension", {"source": rows(19, 21)}, "source.endIndex is larger than current grid size (20)"),
        (
            "updateDimensionProperties",
            {"range": rows(0, 1), "properties": {"pixelSize": -1}, "fields": "pixelSize"},
            "pixelSize must be >= 0",
        ),
        ("updateDimensionProperties", {"range": rows(0, 1), "fields": "*"}, "properties must be specified."),
    ],
)
def test_bad_spans_are_refused(kind: str, body: dict[str, Any], said: str):
    assert Bench().refused(kind, **body) == said


def test_a_row_at_the_end_inherits_from_before():
    bench = Bench()
    bench.do("insertDimension", range=rows(20, 22), inheritFromBefore=True)
    assert bench.sheet.row_count == 22


def test_frozen_rows_are_not_all_that_may_stay():
    bench = Bench()
    frozen = {"gridProperties": {"frozenRowCount": 1}}
    bench.do("updateSheetProperties", properties=frozen, fields="gridProperties.frozenRowCount")
    said = bench.refused("deleteDimension", range=rows(1, 20))
    assert said == "Sorry, it is not possible to delete all non-frozen rows."
    bench.do("deleteDimension", range=rows(1, 19))


def test_a_move_across_a_merge_is_refused():
    bench = Bench()
    bench.do("mergeCells", range=grid(3, 6, 0, 1))
    for body in ({"source": rows(0, 1), "destinationIndex": 4}, {"source": rows(3, 4), "destinationIndex": 0}):
        assert bench.refused("moveDimension", **body) == (
            "Sorry, it is not possible to move a row to a position that crosses a merged cell. "
            "Please unmerge and try again."
        )
    bench.do("moveDimension", source=rows(3, 6), destinationIndex=0)
    assert bench.sheet.merges == [box(0, 3, 0, 1)]


def test_appended_columns_count_against_the_limits():
    bench = Bench()
    bench.do("appendDimension", sheetId=0, dimension="COLUMNS", length=2)
    assert bench.sheet.column_count == 10
    said = bench.refused("appendDimension", sheetId=0, dimension="ROWS", length=2_000_000)
    assert said == "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
    assert bench.refused("appendDimension", sheetId=0, dimension="COLUMNS", length=18_269) == said


def test_hiding_comes_and_goes():
    bench = Bench()
    for hidden in (True, False):
        bench.do(
            "updateDimensionProperties",
            range=rows(0, 2),
            properties={"hiddenByUser": hidden},
            fields="hiddenByUser",
        )
        assert bool(bench.sheet.row_metadata) is hidden


def test_columns_become_as_wide_as_their_longest_text():
    bench = Bench([["short", "much longer than that"], [None, '=REPT("x",100)']])
    bench.do("autoResizeDimensions", dimensions=rows(0, 3, columns=True))
    sizes = [bench.sheet.column_metadata.get(index, {}).get("pixelSize") for index in range(3)]
    assert sizes[0] < 100 < sizes[1]
    assert sizes[2] is None


def groups(bench: Bench) -> list[tuple[int, int, int]]:
    held = bench.sheet.column_groups
    return [(one["range"].get("startIndex", 0), one["range"]["endIndex"], one["depth"]) for one in held]


@pytest.mark.parametrize(
    ("first", "second"),
    [((2, 4), (1, 5)), ((1, 5), (2, 4)), ((1, 4), (2, 5))],
)
def test_groups_nest_as_documented(first: tuple[int, int], second: tuple[int, int]):
    bench = Bench()
    for span in (first, second):
        bench.do("addDimensionGroup", range=rows(*span, columns=True))
    assert groups(bench) == [(1, 5, 1), (2, 4, 2)]


def test_the_documented_deletion_of_a_group():
    bench = Bench()
    bench.do("addDimensionGroup", range=rows(1, 5, columns=True))
    bench.do("addDimensionGroup", range=rows(2, 4, columns=True))
    reply = bench.do("deleteDimensionGroup", range=rows(3, 5, columns=True))
    assert groups(bench) == [(1, 4, 1), (2, 3, 2)]
    assert [one["depth"] for one in reply["dimensionGroups"]] == [1, 2]


def test_the_last_group_leaves_an_empty_reply_and_the_control():
    bench = Bench()
    made = bench.do("addDimensionGroup", range=rows(0, 2, columns=True))
    held = {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}
    assert made == {"dimensionGroups": [{"range": held, "depth": 1}]}
    assert bench.do("deleteDimensionGroup", range=rows(0, 2, columns=True)) == {}
    assert bench.sheet.properties["gridProperties"]["columnGroupControlAfter"] is True
    said = bench.refused("deleteDimensionGroup", range=rows(0, 1, columns=True))
    assert said == "There is no group over all columns of the range."


def test_collapsing_a_group_hides_it():
    bench = Bench()
    bench.do("addDimensionGroup", range=rows(2, 4))
    group = {"range": rows(2, 4), "depth": 1, "collapsed": True}
    bench.do("updateDimensionGroup", dimensionGroup=group, fields="collapsed")
    assert bench.sheet.row_groups[0]["collapsed"] is True
    assert bench.sheet.row_metadata == {2: {"hiddenByUser": True}, 3: {"hiddenByUser": True}}
    bench.do("updateDimensionGroup", dimensionGroup=group | {"collapsed": False}, fields="*")
    assert "collapsed" not in bench.sheet.row_groups[0]
    assert bench.sheet.row_metadata == {}
    said = bench.refused("updateDimensionGroup", dimensionGroup=group | {"depth": 2}, fields="collapsed")
    assert said == "There is no group of that range and depth."


def test_groups_go_eight_deep():
    bench = Bench()
    for _ in range(8):
        bench.do("addDimensionGroup", range=rows(0, 2))
    assert bench.refused("addDimensionGroup", range=rows(1, 3)) == "Cannot create a group deeper than 8 levels."
