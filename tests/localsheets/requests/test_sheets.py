"""addSheet, deleteSheet, duplicateSheet, updateSheetProperties, updateSpreadsheetProperties."""

from typing import Any

import pytest

from tests.localsheets.requests.bench import Bench, box, grid, rows


def titles(bench: Bench) -> list[str]:
    return [sheet.title for sheet in bench.book.sheets]


def three() -> Bench:
    bench = Bench()
    for number, title in ((1, "S2"), (2, "S3")):
        bench.do("addSheet", properties={"sheetId": number, "title": title})
    return bench


def change(bench: Bench, fields: str, **properties: Any) -> Any:
    return bench.do("updateSheetProperties", properties=properties, fields=fields)


def refusal(bench: Bench, fields: str, **properties: Any) -> str:
    return bench.refused("updateSheetProperties", properties=properties, fields=fields)


def test_a_sheet_is_added_with_defaults():
    bench = Bench()
    made = bench.do("addSheet")["properties"]
    assert made | {"sheetId": 0} == {
        "sheetId": 0,
        "title": "Sheet2",
        "index": 1,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    }
    assert 0 < made["sheetId"] < 2**31
    assert list(made)[:3] == ["sheetId", "title", "index"]


def test_a_sheet_is_added_as_asked():
    bench = Bench()
    asked = {
        "sheetId": 5,
        "title": "Сводка",
        "index": 0,
        "hidden": True,
        "gridProperties": {"rowCount": 0, "columnCount": 3, "frozenRowCount": 1, "hideGridlines": False},
        "tabColorStyle": {"rgbColor": {"red": 0.5}},
    }
    made = bench.do("addSheet", properties=asked)["properties"]
    assert made["gridProperties"] == {"rowCount": 1000, "columnCount": 3, "frozenRowCount": 1}
    assert made["tabColor"] == {"red": 0.49803922}
    assert made["hidden"] is True
    assert titles(bench) == ["Сводка", "Sheet1"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"title": "Sheet1"}, 'A sheet with the name "Sheet1" already exists. Please enter another name.'),
        ({"title": "SHEET1"}, 'A sheet with the name "SHEET1" already exists. Please enter another name.'),
        ({"sheetId": 0}, "Sheet with id 0 already exists."),
        ({"sheetId": -1}, "Sheet id must be non-negative."),
        ({"sheetType": "OBJECT"}, "Cannot add a sheet of type OBJECT."),
        ({"title": "x" * 101}, "The sheet name cannot be greater than 100 characters."),
        (
            {"gridProperties": {"rowCount": 1, "frozenRowCount": 1}},
            "You can't freeze all visible rows on the sheet.",
        ),
        ({"gridProperties": {"rowCount": -3}}, "gridProperties.rowCount must be >= 0"),
        (
            {"gridProperties": {"rowCount": 1_000_000, "columnCount": 26}},
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        ({"index": -1}, "The sheet index must be >= 0: -1"),
    ],
)
def test_sheets_that_cannot_be_are_refused(asked: dict[str, Any], said: str):
    assert Bench().refused("addSheet", properties=asked) == said


def test_a_deleted_sheet_takes_names_metadata_and_references_with_it():
    bench = three()
    bench.do("addNamedRange", namedRange={"name": "there", "range": grid(0, 1, sheet=1)})
    place = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 1}}
    bench.do("createDeveloperMetadata", developerMetadata=place)
    bench.fill([["='S2'!A1+S3!A1"]])
    assert bench.do("deleteSheet", sheetId=1) is None
    assert titles(bench) == ["Sheet1", "S3"]
    assert bench.values() == [["=#REF!+S3!A1"]]
    assert bench.book.named_ranges == bench.book.metadata == []


def test_the_last_sheet_stays():
    bench = Bench()
    assert bench.refused("deleteSheet", sheetId=0) == "You can't remove all the sheets in a document."
    assert bench.refused("deleteSheet", sheetId=8) == "No sheet with id: 8"
    bench.do("addSheet", properties={"sheetId": 1, "hidden": True})
    assert bench.refused("deleteSheet", sheetId=0) == "You can't remove all the visible sheets in a document."


def test_a_duplicate_has_all_and_ids_of_its_own():
    bench = Bench([["Name", "Age"], ["Ann", "=A2"]])
    bench.do("mergeCells", range=grid(4, 5, 0, 2))
    bench.do("addProtectedRange", protectedRange={"protectedRangeId": 3, "range": grid(0, 1)})
    bench.do("addFilterView", filter={"filterViewId": 4, "title": "v", "range": grid(0, 2, 0, 2)})
    rule = {
        "ranges": [grid(0, 9, 0, 1)],
        "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"textFormat": {"bold": True}}},
    }
    bench.do("addConditionalFormatRule", rule=rule)
    bench.do("addTable", table={"tableId": "7", "name": "T", "range": grid(7, 9, 0, 2)})
    made = bench.do("duplicateSheet", sourceSheetId=0, newSheetId=9, newSheetName="Copy", insertSheetIndex=1)
    assert made["properties"]["index"] == 1
    copy = bench.book.sheet(9)
    assert [list(row) for row in copy.rows] == [list(row) for row in bench.sheet.rows]
    assert copy.merges == [grid(4, 5, 0, 2, sheet=9)]
    assert copy.protected_ranges[0]["protectedRangeId"] != 3
    assert copy.protected_ranges[0]["range"]["sheetId"] == 9
    assert copy.filter_views[0]["filterViewId"] != 4
    assert copy.conditional_formats[0]["ranges"] == [grid(0, 9, 0, 1, sheet=9)]
    (table,) = copy.tables
    assert (table["name"], table["range"]["sheetId"]) == ("T_1", 9)
    assert copy.banded_ranges[0]["bandedRangeReference"] == table["tableId"] != "7"
    bench.fill([["changed"]], sheet=1)
    assert bench.values()[0][0] == "Name"


def test_duplicates_get_titles_and_come_first_where_nothing_is_asked():
    bench = Bench()
    bench.do("duplicateSheet", sourceSheetId=0)
    bench.do("duplicateSheet", sourceSheetId=0)
    assert titles(bench) == ["Copy of Sheet1 2", "Copy of Sheet1", "Sheet1"]
    assert "already exists" in bench.refused("duplicateSheet", sourceSheetId=0, newSheetName="sheet1")
    assert bench.refused("duplicateSheet", sourceSheetId=0, newSheetId=0) == "Sheet with id 0 already exists."
    assert bench.refused("duplicateSheet", sourceSheetId=77) == "No sheet with id: 77"


@pytest.mark.parametrize(
    ("sheet", "index", "order"),
    [
        (0, 2, ["S2", "Sheet1", "S3"]),
        (0, 3, ["S2", "S3", "Sheet1"]),
        (0, 1, ["Sheet1", "S2", "S3"]),
        (2, 0, ["S3", "Sheet1", "S2"]),
        (2, 2, ["Sheet1", "S2", "S3"]),
        (2, 3, ["Sheet1", "S2", "S3"]),
    ],
)
def test_moves_count_before_the_move(sheet: int, index: int, order: list[str]):
    bench = three()
    change(bench, "index", sheetId=sheet, index=index)
    assert titles(bench) == order


def test_no_index_moves_to_the_end():
    bench = three()
    change(bench, "index", sheetId=0)
    assert titles(bench) == ["S2", "S3", "Sheet1"]


def test_a_renamed_sheet_is_followed_by_formulas():
    bench = three()
    bench.fill([["=S2!A1"]])
    change(bench, "title", sheetId=1, title="My tab")
    assert bench.values() == [["='My tab'!A1"]]
    change(bench, "title", sheetId=1, title="MY TAB")
    assert bench.book.sheet(1).title == "MY TAB"


def test_the_grid_grows_and_cells_beyond_a_cut_are_lost():
    bench = Bench([["a", "b"], ["c", "d"]])
    grid_properties = {"rowCount": 1, "columnCount": 1}
    change(bench, "gridProperties/rowCount,gridProperties/columnCount", sheetId=0, gridProperties=grid_properties)
    change(bench, "gridProperties(rowCount,columnCount)", sheetId=0, gridProperties={"rowCount": 5, "columnCount": 9})
    assert bench.values() == [["a"]]
    assert (bench.sheet.row_count, bench.sheet.column_count) == (5, 9)


def test_flags_and_colours_come_and_go():
    bench = Bench()
    change(bench, "gridProperties.hideGridlines,rightToLeft", gridProperties={"hideGridlines": True}, rightToLeft=True)
    change(bench, "tabColorStyle", tabColorStyle={"rgbColor": {"green": 1}})
    assert bench.sheet.properties["gridProperties"]["hideGridlines"] is True
    assert bench.sheet.properties["rightToLeft"] is True
    assert bench.sheet.properties["tabColor"] == {"green": 1}
    change(bench, "gridProperties.hideGridlines,rightToLeft", gridProperties={"hideGridlines": False})
    change(bench, "tabColorStyle", tabColorStyle={"rgbColor": None})
    kept = {"sheetId", "title", "sheetType", "gridProperties"}
    assert bench.sheet.properties.keys() == kept
    assert "hideGridlines" not in bench.sheet.properties["gridProperties"]


@pytest.mark.parametrize(
    ("fields", "properties", "said"),
    [
        ("*", {"tabColor": {"red": 1}}, "The sheet name cannot be empty."),
        ("title", {"title": ""}, "The sheet name cannot be empty."),
        ("title", {"title": "s2"}, 'A sheet with the name "s2" already exists. Please enter another name.'),
        ("title", {"sheetId": 9, "title": "x"}, "No sheet with id: 9"),
        ("sheetType", {"sheetType": "OBJECT"}, "The type of a sheet cannot be changed."),
        ("gridProperties", {"gridProperties": {"frozenRowCount": 1}}, "You can't delete all the rows on the sheet."),
        (
            "gridProperties.frozenRowCount",
            {"gridProperties": {"frozenRowCount": 20}},
            "You can't freeze all visible rows on the sheet.",
        ),
        (
            "gridProperties.frozenColumnCount",
            {"gridProperties": {"frozenColumnCount": 8}},
            "You can't freeze all visible columns on the sheet.",
        ),
        ("", {}, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"),
        ("name", {}, "Invalid field: name"),
        ("index", {"index": -2}, "The sheet index must be >= 0: -2"),
    ],
)
def test_changes_that_cannot_be_are_refused(fields: str, properties: dict[str, Any], said: str):
    assert refusal(three(), fields, **properties) == said


def test_the_last_visible_sheet_cannot_be_hidden():
    bench = three()
    for sheet in (1, 2):
        change(bench, "hidden", sheetId=sheet, hidden=True)
    assert refusal(bench, "hidden", sheetId=0, hidden=True) == "You can't hide all the sheets in a document."
    change(bench, "hidden", sheetId=1, hidden=False)
    change(bench, "hidden", sheetId=0, hidden=True)


def test_the_frozen_edge_limits_cuts_and_merges():
    bench = Bench()
    change(bench, "gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 2})
    both = {"rowCount": 2, "frozenRowCount": 1}
    said = refusal(bench, "gridProperties(rowCount,frozenRowCount)", gridProperties=both)
    assert said == "Sorry, it is not possible to delete all non-frozen rows."
    assert bench.refused("mergeCells", range=grid(1, 3, 0, 1)) == "You can't merge frozen and non-frozen rows."
    bench.do("mergeCells", range=grid(4, 6, 0, 1))
    said = refusal(bench, "gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 5})
    assert said == "You can't freeze rows which contain only part of a merged cell."


def test_frozen_rows_follow_inserts_and_deletions():
    bench = Bench()
    change(bench, "gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 2})
    bench.do("insertDimension", range=rows(1, 3))
    assert bench.sheet.properties["gridProperties"]["frozenRowCount"] == 4
    bench.do("deleteDimension", range=rows(0, 4))
    assert "frozenRowCount" not in bench.sheet.properties["gridProperties"]


def test_spreadsheet_properties_change_by_mask():
    bench = Bench([["=SUM(1,2.5)"]])
    asked = {"title": "Новый", "locale": "ru_RU", "timeZone": "Europe/Moscow", "autoRecalc": "HOUR"}
    bench.do("updateSpreadsheetProperties", properties=asked, fields="title,locale,timeZone")
    kept = bench.book.properties
    assert (kept["title"], kept["locale"], kept["timeZone"]) == ("Новый", "ru_RU", "Europe/Moscow")
    assert kept["autoRecalc"] == "ON_CHANGE"
    assert bench.values() == [["=SUM(1;2,5)"]]


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({"locale": "xx_YY"}, "Unsupported locale: xx_YY"),
        ({"locale": "en_IN"}, "Unsupported locale: en_IN"),
        ({"locale": "ru-RU"}, "Unsupported locale: ru-RU"),
        ({"timeZone": "Mars/Olympus"}, "Invalid time zone: Mars/Olympus"),
        ({"timeZone": "../etc"}, "Invalid time zone: ../etc"),
        ({"title": ""}, "The spreadsheet title cannot be empty."),
    ],
)
def test_spreadsheet_properties_that_google_does_not_know(properties: dict[str, str], said: str):
    fields = ",".join(properties)
    assert Bench().refused("updateSpreadsheetProperties", properties=properties, fields=fields) == said


def test_reading_back_a_range_of_the_first_sheet_shows_no_sheet_id():
    bench = Bench()
    bench.do("mergeCells", range=grid(0, 2, 0, 2))
    assert bench.sheet.merges == [box(0, 2, 0, 2)]


def test_a_duplicate_keeps_black_black_and_takes_its_ranges_along():
    bench = Bench()
    look = {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {}}}
    bench.do("addConditionalFormatRule", rule={"ranges": [{"sheetId": 0}], "booleanRule": look})
    bench.do("addProtectedRange", protectedRange={"range": {"sheetId": 0}})
    bench.do("duplicateSheet", sourceSheetId=0, newSheetId=7)
    (rule,), (protected,) = bench.book.sheet(7).conditional_formats, bench.book.sheet(7).protected_ranges
    assert rule["ranges"] == [{"sheetId": 7}]
    assert rule["booleanRule"]["format"] == {"backgroundColor": {}, "backgroundColorStyle": {"rgbColor": {}}}
    assert protected["range"] == {"sheetId": 7}
