"""Google's JSON as a snapshot."""

import copy
import json
from typing import Any

import pytest
from googleapiclient.discovery_cache import get_static_doc

from sheetsync.gateway.answer import decode_spreadsheet, spreadsheet_of
from sheetsync.gateway.snapshot import READ_MASK, parse_snapshot
from sheetsync.gateway.transport import decode
from sheetsync.model.columns import COLUMN_KEY, TAB_KEY, TabName
from sheetsync.model.grid import EMPTY, Cell
from sheetsync.workbook.ids import SHEET_IDS, TAB_GUARDS
from tests.discovery import faults_of

PLAN: dict[str, Any] = {
    "spreadsheetId": "one",
    "properties": {"title": "План", "locale": "ru_RU", "timeZone": "Europe/Moscow"},
    "sheets": [
        {
            "properties": {
                "sheetId": 5,
                "title": "Статус",
                "index": 1,
                "gridProperties": {"rowCount": 100, "columnCount": 9, "frozenRowCount": 1},
            },
            "developerMetadata": [{"metadataId": 1, "metadataKey": TAB_KEY, "metadataValue": "status"}],
            "data": [
                {
                    "columnMetadata": [
                        {"developerMetadata": [{"metadataId": 2, "metadataKey": COLUMN_KEY, "metadataValue": "step"}]},
                        {"hiddenByUser": True},
                        {"developerMetadata": [{"metadataId": 3, "metadataKey": "theirs", "metadataValue": "x"}]},
                    ],
                    "rowData": [
                        {"values": [{"effectiveValue": {"stringValue": "Этап"}}, {}, {"effectiveFormat": {}}]},
                        {},
                        {
                            "values": [
                                {"effectiveValue": {"boolValue": False}},
                                {
                                    "effectiveValue": {"numberValue": 45752},
                                    "effectiveFormat": {"numberFormat": {"type": "DATE"}},
                                },
                                {
                                    "effectiveValue": {"errorValue": {"type": "REF", "message": "…"}},
                                    "userEnteredValue": {"formulaValue": "=A9"},
                                },
                                {"userEnteredValue": {"formulaValue": '=""'}},
                            ]
                        },
                        {"values": [{"note": "спросить"}, {"effectiveFormat": {}}]},
                    ],
                }
            ],
        }
    ],
}


def test_cells_marks_and_notes_are_found():
    (tab,) = parse_snapshot(spreadsheet_of(PLAN)).tabs
    assert (tab.sheet_id, tab.title, tab.index, tab.row_count, tab.frozen_rows) == (5, "Статус", 1, 100, 1)
    assert tab.tag
    assert tab.tag.value == "status"
    assert tab.column_of("step") == 0
    assert list(tab.column_tags) == [0]
    assert tab.hidden_columns == {1}
    assert tab.noted_rows == {3}
    assert tab.lines == (
        (Cell("Этап"),),
        (),
        (Cell(value=False), Cell(45752, "DATE"), Cell("#REF!", None, "REF", formula=True), Cell(formula=True)),
    )


@pytest.mark.parametrize(
    "answer",
    [{}, {"sheets": [{}]}, {"sheets": [{"properties": {}}]}, {"sheets": [{"properties": {"sheetType": "OBJECT"}}]}],
)
def test_shells_without_cells_are_read(answer: Any):
    assert all(tab.lines == () for tab in parse_snapshot(spreadsheet_of(answer)).tabs)


def test_cells_that_do_not_begin_at_a1_stand_where_they_stand():
    block = {"startRow": 2, "startColumn": 3, "rowData": [{"values": [{"effectiveValue": {"stringValue": "D3"}}]}]}
    (tab,) = parse_snapshot(spreadsheet_of({"sheets": [{"properties": {"title": "x"}, "data": [block]}]})).tabs
    assert tab.lines == ((), (), (EMPTY, EMPTY, EMPTY, Cell("D3")))
    assert tab.cell(2, 3) == Cell("D3")


def test_equal_cells_are_one_and_a_tick_is_never_a_one():
    values: list[Any] = [1, True, 1, "да", "да", True, False, 0, False]
    kinds = {int: "numberValue", bool: "boolValue", str: "stringValue"}
    block = {"rowData": [{"values": [{"effectiveValue": {kinds[type(value)]: value}} for value in values]}]}
    (tab,) = parse_snapshot(spreadsheet_of({"sheets": [{"properties": {"title": "x"}, "data": [block]}]})).tabs
    read = [cell.value for cell in tab.lines[0]]
    assert [(type(value), value) for value in read] == [(type(value), value) for value in values]
    assert tab.lines[0][3] is tab.lines[0][4]


def one_tab(*lines: list[dict[str, Any]]) -> dict[str, Any]:
    rows = [{"values": [{"effectiveValue": value} for value in line]} for line in lines]
    return {"sheets": [{"properties": {"sheetId": 3, "title": "x"}, "data": [{"rowData": rows}]}]}


def test_lines_that_are_as_they_were_are_kept_once():
    """A tick in place of a one is another line, though Python takes them for equal."""
    same, ticked, one = [{"stringValue": "да"}], [{"boolValue": True}], [{"numberValue": 1}]
    before = parse_snapshot(spreadsheet_of(one_tab(same, ticked, one, same)))
    answer = spreadsheet_of(one_tab(same, one, ticked, [{"stringValue": "нет"}], same))
    after = parse_snapshot(answer, before)
    assert after.tabs[0].lines[0] is before.tabs[0].lines[0]
    assert [line[0].value for line in after.tabs[0].lines] == ["да", 1, True, "нет", "да"]
    assert [type(line[0].value) for line in after.tabs[0].lines[1:3]] == [int, bool]


@pytest.mark.parametrize("row", ['"no row"', '{"values": [{"effectiveValue": 7}]}', '{"values": {}}'])
def test_a_row_that_is_none_is_no_answer(row: str):
    content = '{"sheets": [{"properties": {"title": "x"}, "data": [{"rowData": [' + row + "]}]}]}"
    with pytest.raises(ValueError, match="Expected"):
        parse_snapshot(decode_spreadsheet(content.encode()))


def test_what_is_asked_for_is_what_google_knows():
    schemas = json.loads(get_static_doc("sheets", "v4"))["schemas"]
    assert faults_of({"$ref": "Spreadsheet"}, PLAN, schemas, "answer") == []
    assert READ_MASK.count("(") == READ_MASK.count(")")


def copied(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(PLAN["sheets"][0])
    made["properties"] |= changes
    made.update({name: value for name, value in changes.items() if name == "protectedRanges"})
    return made


ORIGINAL = SHEET_IDS[TabName.STATUS]
GUARD = [{"protectedRangeId": TAB_GUARDS[TabName.STATUS]}]


@pytest.mark.parametrize(
    ("sheets", "original"),
    [
        ([copied(sheetId=9, index=0), copied(sheetId=ORIGINAL, index=1)], ORIGINAL),
        ([copied(sheetId=9, index=0), {**copied(sheetId=8, index=1), "protectedRanges": GUARD}], 8),
        ([copied(sheetId=9, index=1), copied(sheetId=8, index=0)], 8),
    ],
)
def test_a_copy_of_our_tab_is_people_s(sheets: list[Any], original: int):
    snapshot = parse_snapshot(spreadsheet_of({**PLAN, "sheets": sheets}))
    found = snapshot.tagged("status")
    assert found
    assert found.sheet_id == original
    assert sum(tab.tag is not None for tab in snapshot.tabs) == 1


def test_half_of_a_surrogate_pair_in_an_answer_can_be_written_again():
    content = json.dumps({"stringValue": "до \ud83d после 😀"}).encode()
    assert decode(content) == {"stringValue": "до ? после 😀"}
    whole = json.dumps(one_tab([{"stringValue": "до \ud83d после 😀"}])).encode()
    assert parse_snapshot(decode_spreadsheet(whole)).tabs[0].lines == ((Cell("до ? после 😀"),),)
