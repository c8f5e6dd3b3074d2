"""addTable, updateTable, deleteTable, and the columns of tables following the sheet."""

from typing import Any

import pytest

from tests.localsheets.requests.bench import Bench, box, grid, rows

PEOPLE = [["Name", "Age", "City"], ["Ann", 25, "Rome"], ["Bob", 30, "Oslo"]]
GREEN = {"rgbColor": {"red": 0.20784314, "green": 0.40784314, "blue": 0.32941177}}
LIST = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Rome"}]}}


def with_table(**more: Any) -> Bench:
    bench = Bench(PEOPLE)
    bench.do("addTable", table={"name": "People", "tableId": "7", "range": grid(0, 3, 0, 3)} | more)
    return bench


def names(bench: Bench) -> list[str]:
    return [column["columnName"] for column in bench.sheet.tables[0]["columnProperties"]]


def test_a_table_takes_its_columns_from_the_header_and_is_banded():
    bench = Bench(PEOPLE)
    table = bench.do("addTable", table={"name": "People", "range": grid(0, 3, 0, 3)})["table"]
    assert list(table) == ["tableId", "name", "range", "rowsProperties", "columnProperties"]
    assert table["rowsProperties"]["headerColorStyle"] == GREEN
    assert table["columnProperties"] == [
        {"columnName": "Name"},
        {"columnIndex": 1, "columnName": "Age"},
        {"columnIndex": 2, "columnName": "City"},
    ]
    (band,) = bench.sheet.banded_ranges
    assert band["bandedRangeId"] == int(table["tableId"])
    assert band["bandedRangeReference"] == table["tableId"]
    assert band["rowProperties"]["headerColor"] == GREEN["rgbColor"]
    assert bench.sheet.properties["gridProperties"]["frozenRowCount"] == 1


def test_columns_without_a_name_get_one_in_the_header_cell():
    bench = Bench([["Name", None, "=1+1"], ["Ann"]])
    bench.do(
        "addTable", table={"range": grid(0, 2, 0, 3), "columnProperties": [{"columnIndex": 1, "columnType": "DATE"}]}
    )
    table = bench.sheet.tables[0]
    assert table["name"] == "Table1"
    assert table["columnProperties"] == [
        {"columnName": "Name"},
        {"columnIndex": 1, "columnName": "Column 1", "columnType": "DATE"},
        {"columnIndex": 2, "columnName": "Column 3"},
    ]
    assert bench.values()[0] == ["Name", "Column 1", "Column 3"]


def test_boolean_columns_hold_nothing_else():
    bench = Bench([["Done"], ["maybe"], [None], [True]])
    columns = [{"columnName": "Done", "columnType": "BOOLEAN"}]
    bench.do("addTable", table={"range": grid(0, 4, 0, 1), "columnProperties": columns})
    assert bench.column() == ["Done", False, False, True]


def test_headers_name_their_columns():
    bench = with_table()
    cell = {"userEnteredValue": {"stringValue": "Town"}}
    bench.do("updateCells", start={"columnIndex": 2}, rows=[{"values": [cell]}], fields="userEnteredValue")
    assert names(bench) == ["Name", "Age", "Town"]
    bench.do("updateCells", range=grid(0, 1, 0, 1), fields="userEnteredValue")
    assert names(bench) == ["Column 1", "Age", "Town"]
    assert bench.values()[0][0] == "Column 1"


def test_columns_keep_their_types_when_columns_come_go_and_move():
    bench = with_table(columnProperties=[{"columnIndex": 2, "columnName": "City", "columnType": "TEXT"}])
    bench.do("insertDimension", range=rows(1, 2, columns=True))
    assert names(bench) == ["Name", "Column 1", "Age", "City"]
    assert bench.sheet.tables[0]["columnProperties"][3]["columnType"] == "TEXT"
    bench.do("deleteDimension", range=rows(0, 2, columns=True))
    assert bench.sheet.tables[0]["columnProperties"] == [
        {"columnName": "Age"},
        {"columnIndex": 1, "columnName": "City", "columnType": "TEXT"},
    ]
    bench.do("moveDimension", source=rows(0, 1, columns=True), destinationIndex=2)
    assert bench.sheet.tables[0]["columnProperties"][0] == {"columnName": "City", "columnType": "TEXT"}
    cut = {"gridProperties": {"columnCount": 1}}
    bench.do("updateSheetProperties", properties=cut, fields="gridProperties.columnCount")
    assert names(bench) == ["City"]


def test_a_table_grows_by_its_range():
    bench = with_table()
    bench.do("updateTable", table={"tableId": "7", "range": grid(0, 5, 0, 2)}, fields="range")
    assert bench.sheet.tables[0]["range"] == box(0, 5, 0, 2)
    assert bench.sheet.banded_ranges[0]["range"] == box(0, 5, 0, 2)
    assert names(bench) == ["Name", "Age"]


def test_columns_are_replaced_whole_and_named_in_the_header():
    bench = with_table(columnProperties=[{"columnIndex": 2, "columnType": "DROPDOWN", "dataValidationRule": LIST}])
    assert names(bench)[2] == "Column 1"
    change = {"tableId": "7", "columnProperties": [{"columnIndex": 1, "columnName": "Years", "columnType": "DOUBLE"}]}
    bench.do("updateTable", table=change, fields="columnProperties")
    assert bench.sheet.tables[0]["columnProperties"] == [
        {"columnName": "Name"},
        {"columnIndex": 1, "columnName": "Years", "columnType": "DOUBLE"},
        {"columnIndex": 2, "columnName": "Column 1"},
    ]
    assert bench.values()[0] == ["Name", "Years", "Column 1"]


def test_a_footer_makes_the_table_a_row_longer():
    bench = with_table()
    change = {"tableId": "7", "rowsProperties": {"footerColorStyle": GREEN}}
    bench.do("updateTable", table=change, fields="rowsProperties.footerColorStyle")
    assert bench.sheet.tables[0]["range"]["endRowIndex"] == 4
    bench.do("updateTable", table={"tableId": "7"}, fields="rowsProperties.footerColorStyle")
    assert bench.sheet.tables[0]["range"]["endRowIndex"] == 3
    assert bench.sheet.tables[0]["rowsProperties"]["headerColorStyle"] == GREEN


def test_a_deleted_table_takes_its_contents_and_its_banding_alone_does_not():
    bench = with_table()
    bench.do("deleteTable", tableId="7")
    assert bench.values() == []
    assert bench.sheet.tables == bench.sheet.banded_ranges == []
    bench = with_table()
    bench.do("deleteBanding", bandedRangeId=7)
    assert bench.values() == PEOPLE
    assert bench.sheet.tables == []


def test_ids_of_letters_have_no_numbered_band():
    bench = with_table(tableId="sheetsync_status")
    (band,) = bench.sheet.banded_ranges
    assert "bandedRangeId" not in band
    assert band["bandedRangeReference"] == "sheetsync_status"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "range must be specified."),
        ({"range": grid(2, 5, 0, 2)}, "You can't create a table that overlaps another table."),
        ({"range": grid(5, 7), "name": "PEOPLE"}, 'A table with the name "PEOPLE" already exists.'),
        (
            {"range": grid(5, 7), "tableId": "7"},
            "Cannot add table with ID 7, a table with that ID already exists.",
        ),
        ({"range": grid(8, 10)}, "You can't create a table that overlaps a filter."),
        ({"range": grid(12, 14)}, "You can't create a table over a range containing merges."),
        (
            {"range": grid(15, 17)},
            "You cannot add alternating background colors to a range that already has alternating background colors.",
        ),
        (
            {"range": grid(5, 7), "columnProperties": [{"columnType": "DROPDOWN"}]},
            "Condition must be set for dropdown column type.",
        ),
        (
            {"range": grid(5, 7), "columnProperties": [{"columnType": "DOUBLE", "dataValidationRule": LIST}]},
            "Cannot set condition for non-dropdown column type.",
        ),
        ({"range": grid(5, 7), "columnProperties": [{"columnIndex": 8}]}, "Column index 8 is outside the table."),
        ({"range": grid(5, 7), "columnProperties": [{}, {}]}, "Column index 0 is given twice."),
    ],
)
def test_tables_that_are_refused(table: dict[str, Any], said: str):
    bench = with_table()
    bench.do("setBasicFilter", filter={"range": grid(9, 10)})
    bench.do("mergeCells", range=grid(12, 13, 0, 2))
    white = {"red": 1, "green": 1, "blue": 1}
    bands = {"firstBandColor": white, "secondBandColor": white}
    bench.do("addBanding", bandedRange={"range": grid(16, 18), "rowProperties": bands})
    assert bench.refused("addTable", table=table) == said


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("updateTable", {"table": {"tableId": "9"}, "fields": "name"}, "No table with id: 9"),
        ("updateTable", {"table": {"tableId": "7"}, "fields": "name"}, "The table name cannot be empty."),
        (
            "updateTable",
            {"table": {"tableId": "7", "columnProperties": [{"columnType": "DATE"}]}, "fields": "columnProperties"},
            "Table header row cell must have a value.",
        ),
        ("deleteTable", {"tableId": "9"}, "No table with id: 9"),
    ],
)
def test_changes_of_tables_that_are_refused(kind: str, body: dict[str, Any], said: str):
    assert with_table().refused(kind, **body) == said
