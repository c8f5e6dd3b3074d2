"""updateCells, repeatCell, appendCells, updateBorders, setDataValidation."""

from typing import Any

import pytest

from tests.localsheets.requests.bench import Bench, box, grid, rows

RED = {"red": 1, "green": 0, "blue": 0.5}
KEPT_RED = {"red": 1, "blue": 0.49803922}


def text(value: str) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": value}}


def lines(*values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"values": line} for line in values]


def test_values_of_every_kind_are_written_at_a_coordinate():
    bench = Bench()
    cells = [
        text("a"),
        {"userEnteredValue": {"numberValue": 2.0}},
        {"userEnteredValue": {"boolValue": False}},
        {"userEnteredValue": {"formulaValue": "=A1"}},
        {"userEnteredValue": {"numberValue": "1.5"}},
    ]
    start = {"sheetId": 0, "rowIndex": 2, "columnIndex": 1}
    assert bench.do("updateCells", start=start, rows=lines(cells), fields="userEnteredValue") is None
    assert bench.values() == [[], [], [None, "a", 2, False, "=A1", 1.5]]
    assert type(bench.sheet.cell(2, 2).value) is int


def test_a_range_empties_the_masked_fields_of_cells_without_data():
    bench = Bench([["a", "b"], ["c", "d"]])
    bench.do("repeatCell", range=grid(0, 2, 0, 2), cell={"note": "n"}, fields="note")
    bench.do("updateCells", range=grid(0, 2, 0, 2), rows=lines([text("x")]), fields="userEnteredValue")
    assert bench.values() == [["x"]]
    assert bench.sheet.cell(1, 1).note == "n"


def test_a_whole_sheet_is_emptied_without_rows():
    bench = Bench([["a"], ["b"]])
    bench.do("updateCells", range=grid(), fields="userEnteredValue")
    assert bench.sheet.rows == [(), ()]


@pytest.mark.parametrize("fields", ["note", "*", "userEnteredValue,note"])
def test_an_empty_note_takes_it_away(fields: str):
    bench = Bench()
    at = {"sheetId": 0}
    bench.do("updateCells", start=at, rows=lines([{"note": "see"}]), fields=fields)
    assert bench.sheet.cell(0, 0).note == "see"
    bench.do("updateCells", start=at, rows=lines([{"note": ""}]), fields=fields)
    assert bench.sheet.cell(0, 0).note is None


def test_a_star_replaces_the_whole_cell():
    bench = Bench([["old"]])
    bench.do("repeatCell", range=grid(0, 1, 0, 1), cell={"note": "n"}, fields="note")
    bench.do("updateCells", start={"sheetId": 0}, rows=lines([text("new")]), fields="*")
    cell = bench.sheet.cell(0, 0)
    assert (cell.value, cell.note) == ("new", None)


@pytest.mark.parametrize(
    "fields",
    [
        "userEnteredFormat(backgroundColor,textFormat)",
        "userEnteredFormat.backgroundColor,userEnteredFormat.textFormat",
        "userEnteredFormat/backgroundColor,userEnteredFormat/textFormat",
    ],
)
def test_formats_merge_by_mask_in_every_spelling(fields: str):
    bench = Bench()
    area = grid(0, 1, 0, 2)
    before = {"userEnteredFormat": {"horizontalAlignment": "CENTER", "textFormat": {"italic": True}}}
    bench.do("repeatCell", range=area, cell=before, fields="userEnteredFormat")
    after = {"userEnteredFormat": {"backgroundColor": RED, "textFormat": {"bold": True}}}
    bench.do("repeatCell", range=area, cell=after, fields=fields)
    assert bench.sheet.cell(0, 1).format == {
        "backgroundColor": KEPT_RED,
        "horizontalAlignment": "CENTER",
        "textFormat": {"bold": True},
        "backgroundColorStyle": {"rgbColor": KEPT_RED},
    }


def test_a_deep_mask_touches_one_attribute():
    bench = Bench()
    area = grid(0, 1, 0, 1)
    made = {"userEnteredFormat": {"textFormat": {"bold": True, "fontSize": 12}}}
    bench.do("repeatCell", range=area, cell=made, fields="userEnteredFormat")
    bench.do("repeatCell", range=area, cell={}, fields="userEnteredFormat.textFormat.bold")
    assert bench.sheet.cell(0, 0).format == {"textFormat": {"fontSize": 12}}


def test_a_format_is_taken_away_by_its_mask():
    bench = Bench()
    area = grid(0, 1, 0, 1)
    bench.do("repeatCell", range=area, cell={"userEnteredFormat": {"wrapStrategy": "WRAP"}}, fields="userEnteredFormat")
    bench.do("repeatCell", range=area, cell={}, fields="userEnteredFormat")
    assert bench.sheet.rows == [()]


def test_one_form_of_a_colour_clears_the_other():
    bench = Bench()
    area = grid(0, 1, 0, 1)
    bench.do("repeatCell", range=area, cell={"userEnteredFormat": {"backgroundColor": RED}}, fields="userEnteredFormat")
    bench.do("repeatCell", range=area, cell={}, fields="userEnteredFormat.backgroundColorStyle")
    assert bench.sheet.cell(0, 0).format is None


def test_a_theme_colour_also_shows_as_rgb():
    bench = Bench()
    style = {"userEnteredFormat": {"backgroundColorStyle": {"themeColor": "ACCENT1"}}}
    bench.do("repeatCell", range=grid(0, 1, 0, 1), cell=style, fields="userEnteredFormat.backgroundColorStyle")
    kept = bench.sheet.cell(0, 0).format
    assert kept is not None
    assert kept["backgroundColor"] == {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275}
    assert kept["backgroundColorStyle"] == {"themeColor": "ACCENT1"}


def test_repeated_formulas_move_their_references():
    bench = Bench()
    cell = {"userEnteredValue": {"formulaValue": "=A1+$A$1"}}
    bench.do("repeatCell", range=grid(1, 3, 1, 3), cell=cell, fields="userEnteredValue")
    assert bench.values() == [[], [None, "=A1+$A$1", "=B1+$A$1"], [None, "=A2+$A$1", "=B2+$A$1"]]


def test_a_new_value_erases_rich_text_unless_it_comes_along():
    bench = Bench()
    runs = [{"startIndex": 1, "format": {"bold": True}}]
    rich = text("abc") | {"textFormatRuns": runs}
    bench.do("updateCells", start={}, rows=lines([rich]), fields="userEnteredValue,textFormatRuns")
    assert bench.sheet.cell(0, 0).runs == runs
    bench.do("updateCells", start={}, rows=lines([text("xyz")]), fields="userEnteredValue")
    assert bench.sheet.cell(0, 0).runs is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ({"userEnteredValue": {"stringValue": "x" * 50_001}}, "more than the maximum of 50000 characters"),
        ({"userEnteredValue": {"errorValue": {"type": "REF"}}}, "errorValue is read-only"),
        ({"userEnteredValue": {"formulaValue": "1+1"}}, "A formula must begin with '='"),
        ({"userEnteredValue": {"numberValue": "NaN"}}, "Invalid numberValue: nan"),
        ({"dataSourceTable": {"dataSourceId": "x"}}, "is not built"),
        ({"userEnteredFormat": {"numberFormat": {"pattern": "0"}}}, "NumberFormat.type must be specified."),
        ({"userEnteredFormat": {"borders": {"top": {"width": 1}}}}, "Border.style must be specified."),
        ({"textFormatRuns": [{"startIndex": 0}]}, "only be set on a cell with a string value"),
        (text("ab") | {"textFormatRuns": [{"startIndex": 2}]}, "TextFormatRun.startIndex[2]"),
        ({"dataValidation": {"condition": {"type": "BLANK"}}}, "not supported in data validation"),
    ],
)
def test_cells_that_cannot_be_are_refused(cell: dict[str, Any], said: str):
    assert said in Bench().refused("updateCells", start={}, rows=lines([cell]), fields="*")


def test_writing_past_the_grid_is_refused_in_googles_words():
    bench = Bench(size=(3, 2))
    wide = lines([text("a"), text("b"), text("c")])
    said = bench.refused("updateCells", start={}, rows=wide, fields="*")
    assert said == "Attempting to write column: 2, beyond the last requested column of: 1"
    tall = lines(*[[text("a")]] * 4)
    said = bench.refused("updateCells", start={}, rows=tall, fields="*")
    assert said == "Attempting to write row: 3, beyond the last requested row of: 2"
    said = bench.refused("updateCells", range=grid(0, 1, 0, 1), rows=lines([text("a"), text("b")]), fields="*")
    assert said == "Attempting to write column: 1, beyond the last requested column of: 0"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            {"start": {}, "range": grid(), "fields": "*"},
            (
                "Invalid value at 'requests[0].update_cells' (oneof), oneof field 'area' is already set. "
                "Cannot set 'range'"
            ),
        ),
        ({"fields": "*"}, "Either start or range must be specified."),
        ({"start": {}, "rows": []}, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"),
        ({"start": {}, "fields": "values"}, "Invalid field: values"),
        ({"start": {"sheetId": 9}, "fields": "*"}, "No grid with id: 9"),
        ({"start": {"rowIndex": 20}, "fields": "*"}, "start.rowIndex is larger than current grid size (20)"),
        ({"start": {"columnIndex": -1}, "fields": "*"}, "start.columnIndex must be >= 0"),
        ({"range": grid(2, 2), "fields": "*"}, "range.endRowIndex[2] must be greater than range.startRowIndex[2]."),
        (
            {"range": grid(0, 2, 8), "fields": "*"},
            "Range (Sheet1!I1:2) exceeds grid limits. Max rows: 20, max columns: 8",
        ),
    ],
)
def test_bad_places_and_masks_are_refused(body: dict[str, Any], said: str):
    assert Bench().refused("updateCells", **body) == said


def test_appended_rows_land_below_the_last_data_and_grow_the_grid():
    bench = Bench([["head"], [None, "x"]], size=(3, 3))
    bench.do("repeatCell", range=grid(2, 3, 0, 1), cell={"note": "no data"}, fields="note")
    bench.do("appendCells", sheetId=0, rows=lines([text("a")], [text("b")]), fields="userEnteredValue")
    assert bench.column() == ["head", None, "a", "b"]
    assert bench.sheet.row_count == 4


def test_appended_rows_may_not_be_wider_than_the_grid():
    bench = Bench(size=(3, 1))
    said = bench.refused("appendCells", sheetId=0, rows=lines([text("a"), text("b")]), fields="*")
    assert said == "Attempting to write column: 1, beyond the last requested column of: 0"
    assert bench.refused("appendCells", sheetId=5, rows=[], fields="*") == "No grid with id: 5"
    assert bench.refused("appendCells", tableId="t", rows=[], fields="*") == "No table with id: t"


def test_rows_appended_to_a_table_push_down_what_lies_below():
    bench = Bench([["Name", "Age"], ["Ann", 1], [], ["below"]])
    bench.do("addTable", table={"name": "T", "tableId": "t", "range": grid(0, 2, 0, 2)})
    bench.do("appendCells", tableId="t", rows=lines([text("Bob")]), fields="userEnteredValue")
    assert bench.column() == ["Name", "Ann", "Bob", None, "below"]
    assert bench.sheet.tables[0]["range"]["endRowIndex"] == 3
    assert bench.sheet.banded_ranges[0]["range"]["endRowIndex"] == 3


def test_borders_go_to_edges_and_inside():
    bench = Bench()
    solid = {"style": "SOLID", "color": {"red": 1}}
    bench.do("updateBorders", range=grid(0, 2, 0, 2), top=solid, innerHorizontal={"style": "SOLID_THICK"})
    corner, below = bench.sheet.cell(0, 0).format, bench.sheet.cell(1, 0).format
    assert corner is not None
    assert below is not None
    red = {"style": "SOLID", "width": 1, "color": {"red": 1}, "colorStyle": {"rgbColor": {"red": 1}}}
    thick = {"style": "SOLID_THICK", "width": 3, "color": {}, "colorStyle": {"rgbColor": {}}}
    assert corner == {"borders": {"top": red, "bottom": thick}}
    assert below == {"borders": {"top": thick}}


def test_border_none_takes_away_and_other_sides_stay():
    bench = Bench()
    bench.do("updateBorders", range=grid(0, 1, 0, 1), top={"style": "DASHED"}, left={"style": "DOUBLE"})
    bench.do("updateBorders", range=grid(0, 1, 0, 1), top={"style": "NONE"})
    kept = bench.sheet.cell(0, 0).format
    assert kept is not None
    assert list(kept["borders"]) == ["left"]
    assert bench.refused("updateBorders", range=grid(0, 1, 0, 1), top={}) == "Border.style must be specified."


def test_a_validation_rule_is_set_on_every_cell_and_cleared():
    bench = Bench([["x"]])
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "y"}]}, "strict": False}
    bench.do("setDataValidation", range=grid(0, 2, 0, 1), rule=rule)
    kept = {"condition": rule["condition"]}
    assert [bench.sheet.cell(row, 0).validation for row in range(3)] == [kept, kept, None]
    bench.do("setDataValidation", range=grid(0, 3, 0, 1))
    assert bench.sheet.cell(0, 0).validation is None
    assert bench.values() == [["x"]]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (None, "No conditionType specified."),
        ({"type": "TEXT_STARTS_WITH", "values": [{"userEnteredValue": "a"}]}, "not supported in data validation"),
        ({"type": "DATE_BEFORE", "values": [{"relativeDate": "TODAY"}]}, "Invalid ConditionValue.relativeDate"),
        (
            {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "A1:A5"}]},
            "Invalid ConditionValue.userEnteredValue",
        ),
        ({"type": "ONE_OF_LIST"}, "requires"),
    ],
)
def test_conditions_that_no_validation_takes_are_refused(condition: dict[str, Any] | None, said: str):
    rule = {} if condition is None else {"condition": condition}
    assert said in Bench().refused("setDataValidation", range=grid(0, 1, 0, 1), rule=rule)


def test_typed_columns_of_tables_take_no_validation():
    bench = Bench([["Name", "Due"], ["Ann", None]])
    columns = [{"columnIndex": 1, "columnName": "Due", "columnType": "DATE"}]
    bench.do("addTable", table={"name": "T", "range": grid(0, 2, 0, 2), "columnProperties": columns})
    said = bench.refused("setDataValidation", range=grid(1, 2, 1, 2))
    assert said == "This operation is not allowed on cells in typed columns"
    bench.do("setDataValidation", range=grid(1, 2, 0, 1))
    bench.do("setDataValidation", range=grid(0, 1, 1, 2))


def test_formulas_written_by_cell_data_shift_with_rows():
    bench = Bench([[1, "=A1"]])
    bench.do("insertDimension", range=rows(0, 1))
    assert bench.values() == [[], [1, "=A2"]]


def test_ranges_that_are_dressed_may_end_beyond_the_grid():
    bench = Bench(size=(2, 2))
    area = grid(1, 50, 1, 50)
    bench.do("updateBorders", range=area, top={"style": "SOLID"})
    bench.do("setDataValidation", range=area, rule={"condition": {"type": "BOOLEAN"}})
    bench.do("repeatCell", range=area, cell={"note": "n"}, fields="note")
    assert [len(row) for row in bench.sheet.rows] == [0, 2]
    bench.do("repeatCell", range=grid(1, 1), cell={"note": "no cell"}, fields="note")
    assert bench.sheet.rows[1][1].note == "n"


@pytest.mark.parametrize(
    ("sides", "named"),
    [
        ({"startRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}, "A3:B"),
        ({"startRowIndex": 2, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}, "A3:B3"),
        ({"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 2}, "C1:2"),
        ({"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 2, "endColumnIndex": 3}, "C1:C2"),
        ({"startRowIndex": 7, "endRowIndex": 9}, "8:9"),
        ({"startColumnIndex": 2, "endColumnIndex": 5}, "C:E"),
    ],
)
def test_a_range_that_begins_beyond_the_grid_is_refused_as_it_was_asked(sides: dict[str, int], named: str):
    said = Bench(size=(2, 2)).refused("repeatCell", range={"sheetId": 0} | sides, cell={"note": "n"}, fields="note")
    assert said == f"Range (Sheet1!{named}) exceeds grid limits. Max rows: 2, max columns: 2"


def test_a_range_that_ends_beyond_the_grid_is_cut_for_what_changes_cells():
    bench = Bench([["b"], ["a"]], size=(2, 2))
    bench.do("sortRange", range=grid(0, 90), sortSpecs=[{"sortOrder": "ASCENDING"}])
    bench.do("mergeCells", range=grid(1, 90, 0, 90), mergeType="MERGE_ALL")
    assert bench.values() == [["a"], ["b"]]
    assert bench.sheet.merges == [box(1, 2, 0, 2)]
    said = bench.refused("updateCells", range=grid(1, 90), rows=lines([text("x")], [text("y")]), fields="*")
    assert said == "Attempting to write row: 2, beyond the last requested row of: 1"
