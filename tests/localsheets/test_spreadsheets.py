"""spreadsheets.create, get, getByDataFilter, batchUpdate, copyTo, and everything by data filter."""

import pytest

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

V4 = "/v4/spreadsheets"
RED = {"red": 1}


def _batch(api: Api, book: str, *requests: dict, **options: object) -> dict:
    query = {"fields": options.pop("fields")} if "fields" in options else {}
    return api.post(f"{V4}/{book}:batchUpdate", {"requests": list(requests), **options}, **query)


def _tag(key: str, value: str, sheet_id: int, column: int) -> dict:
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    metadata = {
        "metadataKey": key,
        "metadataValue": value,
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": span},
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def test_a_spreadsheet_is_created_whole(api: Api):
    rows = [{"values": [{"userEnteredValue": {"stringValue": "Этап"}}, {"userEnteredValue": {"numberValue": 7}}]}]
    body = {
        "properties": {"title": "Статус", "locale": "ru_RU", "timeZone": "Europe/Moscow"},
        "sheets": [
            {
                "properties": {"title": "Статус", "gridProperties": {"frozenRowCount": 1}},
                "data": [{"startRow": 1, "rowData": rows, "columnMetadata": [{"pixelSize": 250}]}],
                "merges": [{"startRowIndex": 4, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 2}],
            },
            {"properties": {"title": "Показатели", "sheetId": 77, "hidden": True}},
        ],
        "namedRanges": [{"name": "area", "range": {"endRowIndex": 2, "endColumnIndex": 2}}],
    }
    made = api.post(V4, body)
    book = made["spreadsheetId"]
    assert [sheet["properties"]["title"] for sheet in made["sheets"]] == ["Статус", "Показатели"]
    assert made["sheets"][0]["properties"]["sheetId"] == 0
    assert made["sheets"][1]["properties"]["hidden"] is True
    assert made["properties"]["locale"] == "ru_RU"
    assert api.values(book, "area") == [[], ["Этап", "7"]]
    assert api.get(f"{V4}/{book}", fields="sheets.data.columnMetadata")["sheets"][0]["data"][0]["columnMetadata"][
        0
    ] == {"pixelSize": 250}
    assert api.get(f"/drive/v3/files/{book}")["name"] == "Статус"


def test_an_untitled_spreadsheet(api: Api):
    made = api.post(V4)
    assert made["properties"]["title"] == "Untitled spreadsheet"
    assert made["sheets"][0]["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}


def test_grid_data_of_a_cell(api: Api):
    book = api.create()
    api.write(book, "B2", [["2020-01-01", "=1/0", "text", True]], "USER_ENTERED")
    answer = api.get(f"{V4}/{book}", ranges=["Sheet1!B2:E3"], includeGridData="True")
    (grid,) = answer["sheets"][0]["data"]
    assert (grid["startRow"], grid["startColumn"]) == (1, 1)
    assert grid["rowMetadata"] == [{"pixelSize": 21}] * 2
    date, failed, text, flag = grid["rowData"][0]["values"]
    assert date["userEnteredValue"] == {"numberValue": 43831}
    assert date["formattedValue"] == "2020-01-01"
    assert date["userEnteredFormat"]["numberFormat"]["type"] == "DATE"
    assert date["effectiveFormat"]["horizontalAlignment"] == "RIGHT"
    assert failed["userEnteredValue"] == {"formulaValue": "=1/0"}
    assert failed["effectiveValue"]["errorValue"]["type"] == "DIVIDE_BY_ZERO"
    assert failed["formattedValue"] == "#DIV/0!"
    assert text["effectiveFormat"]["hyperlinkDisplayType"] == "PLAIN_TEXT"
    assert flag["effectiveValue"] == {"boolValue": True}


def test_a_mask_wins_over_the_wish_for_grid_data(api: Api):
    book = api.create()
    api.write(book, "A1", [["x"]])
    mask = "sheets.data.rowData.values.formattedValue"
    wanted = {"sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "x"}]}]}]}]}
    assert api.get(f"{V4}/{book}", includeGridData="false", fields=mask) == wanted
    assert "data" not in api.get(f"{V4}/{book}", includeGridData="true", fields="sheets.properties")["sheets"][0]


def test_arrays_fill_cells_that_hold_nothing(api: Api):
    book = api.create()
    api.write(book, "A1", [["b"], ["a"], ["b"]])
    api.write(book, "C1", [["=UNIQUE(A1:A3)"]], "USER_ENTERED")
    assert api.values(book, "C1:C9") == [["b"], ["a"]]
    assert api.values(book, "C1:C9", valueRenderOption="FORMULA")[0] == ["=UNIQUE(A1:A3)"]
    mask = "sheets.data.rowData.values(userEnteredValue,effectiveValue)"
    (grid,) = api.get(f"{V4}/{book}", ranges=["C1:C2"], fields=mask)["sheets"][0]["data"]
    assert grid["rowData"][1] == {"values": [{"effectiveValue": {"stringValue": "a"}}]}


def test_rules_show_in_the_effective_format(api: Api):
    book = api.create()
    api.write(book, "A1", [["late"], ["done"]])
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": '=$A1="late"'}]}
    rule = {
        "ranges": [{"sheetId": 0, "endRowIndex": 2, "endColumnIndex": 2}],
        "booleanRule": {"condition": condition, "format": {"backgroundColorStyle": {"rgbColor": RED}}},
    }
    _batch(api, book, {"addConditionalFormatRule": {"index": 0, "rule": rule}})
    mask = "sheets.data.rowData.values.effectiveFormat.backgroundColor"
    (grid,) = api.get(f"{V4}/{book}", ranges=["A1:B2"], fields=mask)["sheets"][0]["data"]
    colours = [
        [cell.get("effectiveFormat", {}).get("backgroundColor") for cell in row["values"]] for row in grid["rowData"]
    ]
    assert colours == [[RED, RED], [{"red": 1, "green": 1, "blue": 1}]]


def test_a_batch_answers_with_the_state_after_it(api: Api):
    book = api.create()
    rows = [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]
    cells = {"updateCells": {"start": {"sheetId": 0}, "rows": rows, "fields": "userEnteredValue"}}
    mask = "replies,updatedSpreadsheet.sheets.data.rowData.values.effectiveValue"
    answer = _batch(api, book, cells, includeSpreadsheetInResponse=True, responseRanges=["Sheet1!A1:B2"], fields=mask)
    row = {"values": [{"effectiveValue": {"stringValue": "x"}}]}
    assert answer == {"replies": [{}], "updatedSpreadsheet": {"sheets": [{"data": [{"rowData": [row]}]}]}}
    plain = _batch(api, book, cells, includeSpreadsheetInResponse=True)["updatedSpreadsheet"]
    assert "data" not in plain["sheets"][0]


def test_a_batch_that_fails_leaves_nothing(api: Api):
    book = api.create()
    body = {"requests": [{"addSheet": {"properties": {"title": "New"}}}, {"deleteSheet": {"sheetId": 5}}]}
    message = api.refusal("POST", f"{V4}/{book}:batchUpdate", body)
    assert message.startswith("Invalid requests[1].deleteSheet: ")
    assert len(api.get(f"{V4}/{book}")["sheets"]) == 1


def test_values_find_their_column_by_its_tag(api: Api):
    book = api.create()
    _batch(api, book, _tag("col", "check", 0, 2), _tag("col", "id", 0, 3))
    insert = {"range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}}
    _batch(api, book, {"insertDimension": insert})
    lookup = {"developerMetadataLookup": {"metadataKey": "col", "metadataValue": "check"}}
    data = [{"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [[None, "late", "done"]]}]
    answer = api.post(f"{V4}/{book}/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": data})
    assert answer["responses"] == [
        {
            "updatedRange": "Sheet1!D1:D3",
            "updatedRows": 2,
            "updatedColumns": 1,
            "updatedCells": 2,
            "dataFilter": lookup,
        }
    ]
    got = api.post(f"{V4}/{book}/values:batchGetByDataFilter", {"dataFilters": [lookup]})
    (one,) = got["valueRanges"]
    assert one["valueRange"]["values"] == [[], ["late"], ["done"]]
    assert one["dataFilters"] == [lookup]
    cleared = api.post(f"{V4}/{book}/values:batchClearByDataFilter", {"dataFilters": [lookup]})
    assert cleared["clearedRanges"] == ["Sheet1!D1:D1000"]


def test_a_filter_that_matches_twice_writes_twice(api: Api):
    book = api.create()
    _batch(api, book, _tag("mark", "", 0, 0), _tag("mark", "", 0, 4))
    lookup = {"developerMetadataLookup": {"metadataKey": "mark"}}
    data = [{"dataFilter": lookup, "values": [["x"]]}]
    answer = api.post(f"{V4}/{book}/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": data})
    assert (answer["totalUpdatedCells"], len(answer["responses"])) == (2, 2)
    assert api.values(book, "A1:E1") == [["x", "", "", "", "x"]]
    too_wide = [{"dataFilter": lookup, "values": [["x", "y"]]}]
    message = api.refusal(
        "POST",
        f"{V4}/{book}/values:batchUpdateByDataFilter",
        {"valueInputOption": "RAW", "data": too_wide},
    )
    assert (
        message == "Invalid data[0]: Requested writing within range [Sheet1!A1:A1000], but tried writing to column [B]"
    )


def test_developer_metadata_is_found_by_id_key_and_place(api: Api):
    book = api.create()
    replies = _batch(api, book, _tag("col", "check", 0, 2))["replies"]
    made = replies[0]["createDeveloperMetadata"]["developerMetadata"]
    assert made["location"]["locationType"] == "COLUMN"
    assert api.get(f"{V4}/{book}/developerMetadata/{made['metadataId']}") == made
    search = f"{V4}/{book}/developerMetadata:search"
    for data_filter in (
        {"developerMetadataLookup": {"metadataId": made["metadataId"]}},
        {"developerMetadataLookup": {"locationType": "COLUMN", "visibility": "DOCUMENT"}},
        {"gridRange": {"sheetId": 0, "startColumnIndex": 2, "endColumnIndex": 3}},
        {"a1Range": "Sheet1!C:C"},
    ):
        found = api.post(search, {"dataFilters": [data_filter]})["matchedDeveloperMetadata"]
        assert found == [{"developerMetadata": made, "dataFilters": [data_filter]}]
    assert api.post(search, {"dataFilters": [{"a1Range": "A:B"}]}) == {}
    api.refusal("GET", f"{V4}/{book}/developerMetadata/1", status=404)
    mask = "sheets.data.columnMetadata.developerMetadata.metadataValue"
    columns = api.get(f"{V4}/{book}", fields=mask)["sheets"][0]["data"][0]["columnMetadata"]
    assert columns[:3] == [{}, {}, {"developerMetadata": [{"metadataValue": "check"}]}]


def test_get_by_data_filter_picks_sheets_and_cells(api: Api):
    book = api.create()
    _batch(api, book, {"addSheet": {"properties": {"title": "Two", "sheetId": 2}}}, _tag("k", "v", 2, 0))
    api.write(book, "Two!A1", [["x", "y"]])
    body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}], "includeGridData": True}
    (sheet,) = api.post(f"{V4}/{book}:getByDataFilter", body)["sheets"]
    assert sheet["properties"]["title"] == "Two"
    (row,) = sheet["data"][0]["rowData"]
    assert [cell["formattedValue"] for cell in row["values"]] == ["x"]


def test_a_sheet_is_copied_to_another_book(api: Api):
    source, target = api.create("From"), api.create("To")
    api.write(source, "A1", [["x"]])
    made = api.post(f"{V4}/{source}/sheets/0:copyTo", {"destinationSpreadsheetId": target})
    assert (made["title"], made["index"]) == ("Copy of Sheet1", 1)
    assert made["sheetId"] != 0
    assert api.values(target, "'Copy of Sheet1'!A1") == [["x"]]
    api.post(f"{V4}/{source}/sheets/0:copyTo", {"destinationSpreadsheetId": "gone"}, status=404)
    assert api.refusal("POST", f"{V4}/{source}/sheets/9:copyTo", {"destinationSpreadsheetId": target}).endswith("9")


def test_protected_cells_are_their_editors(server: LocalServer, api: Api):
    book = api.create()
    held = {"range": {"sheetId": 0, "endRowIndex": 1}, "editors": {"users": ["user@example.com"]}}
    _batch(api, book, {"addProtectedRange": {"protectedRange": held}})
    api.post(f"/drive/v3/files/{book}/permissions", {"type": "anyone", "role": "writer"})
    server.callers.know("t", "guest@example.org")
    api.bearer = "t"
    message = api.refusal("PUT", f"{V4}/{book}/values/A1", {"values": [["x"]]}, valueInputOption="RAW")
    assert message.startswith("You are trying to edit a protected cell or object.")
    api.write(book, "A2", [["x"]])
    api.bearer = ""
    api.write(book, "A1", [["x"]])


@pytest.fixture
def guarded(server: LocalServer, api: Api) -> str:
    """A book of the owner's, with A2:B2 and the whole second tab (but for A1) closed to the guest who now asks."""
    book = api.create()
    _batch(api, book, {"addSheet": {"properties": {"sheetId": 7, "title": "Closed"}}})
    api.write(book, "A1", [["a", "b"], ["c", "=A3"], ["e", "f"]], "USER_ENTERED")
    cells = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    free = {"sheetId": 7, "endRowIndex": 1, "endColumnIndex": 1}
    for number, place in (
        (1, {"range": {"sheetId": 0} | cells}),
        (2, {"range": {"sheetId": 7}, "unprotectedRanges": [free]}),
    ):
        _batch(api, book, {"addProtectedRange": {"protectedRange": {"protectedRangeId": number} | place}})
    api.post(f"/drive/v3/files/{book}/permissions", {"type": "anyone", "role": "writer"})
    server.callers.know("t", "guest@example.org")
    api.bearer = "t"
    return book


CLOSED: list[dict] = [
    {"deleteProtectedRange": {"protectedRangeId": 1}},
    {
        "updateProtectedRange": {
            "protectedRange": {"protectedRangeId": 1, "description": "x"},
            "fields": "description",
        }
    },
    {"deleteDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
    {"insertDimension": {"range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}}},
    {"updateCells": {"start": {"rowIndex": 1}, "rows": [{"values": [{"note": "n"}]}], "fields": "note"}},
    {"deleteSheet": {"sheetId": 7}},
    {"updateSheetProperties": {"properties": {"sheetId": 7, "title": "Open"}, "fields": "title"}},
    {"appendDimension": {"sheetId": 7, "dimension": "ROWS", "length": 1}},
    {"setBasicFilter": {"filter": {"range": {"sheetId": 7}}}},
]


def test_what_touches_a_protection_is_refused_to_others(api: Api, guarded: str):
    said = [api.refusal("POST", f"{V4}/{guarded}:batchUpdate", {"requests": [one]}) for one in CLOSED]
    assert all(text.startswith("You are trying to edit a protected cell or object.") for text in said)


def test_what_only_pushes_a_protection_is_let_through(api: Api, guarded: str):
    _batch(
        api,
        guarded,
        {"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}},
    )
    assert api.values(guarded, "A3:B3", valueRenderOption="FORMULA") == [["c", "=A4"]]
    _batch(api, guarded, {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0, "startRowIndex": 9}}}})
    _batch(api, guarded, {"addFilterView": {"filter": {"title": "mine", "range": {"sheetId": 7}}}})
    api.write(guarded, "Closed!A1", [["x"]])
    for cells, value in (("A3", "c"), ("B3", "=A4"), ("Closed!B1", "x")):
        body = {"values": [[value]]}
        api.put(f"{V4}/{guarded}/values/{cells}", body, status=400, valueInputOption="USER_ENTERED")


def test_paths_as_other_clients_spell_them(api: Api):
    book = api.create()
    api.post(f"{V4}/{book}/:batchUpdate", {"requests": [{"addSheet": {}}]})
    assert len(api.get(f"{V4}/{book}/")["sheets"]) == 2
