"""spreadsheets.values over HTTP: reading, writing, appending, clearing, and their refusals."""

import pytest

from tests.localsheets.conftest import Api

V4 = "/v4/spreadsheets"


def test_ranges_are_made_explicit_and_cut_to_the_grid(api: Api):
    book = api.create()
    asked = ["Sheet1", "A1:C", "B:B", "A3:3", "D4:A1", "A1", "'Sheet1'!Y999:AB2000"]
    answer = api.get(f"{V4}/{book}/values:batchGet", ranges=asked)
    assert [one["range"].removeprefix("Sheet1!") for one in answer["valueRanges"]] == [
        "A1:Z1000", "A1:C1000", "B1:B1000", "A3:Z3", "A1:D4", "A1", "Y999:Z1000",
    ]  # fmt: skip


def test_trailing_blanks_go_and_inner_ones_stay(api: Api):
    book = api.create()
    api.write(book, "B2", [["x", "", "y", ""], [""], ["", "z"]])
    assert api.values(book, "A1:F9") == [[], ["", "x", "", "y"], [], ["", "", "z"]]
    assert api.values(book, "A1:F9", majorDimension="COLUMNS") == [[], ["", "x"], ["", "", "", "z"], ["", "y"]]


def test_an_empty_range_has_no_values(api: Api):
    book = api.create()
    assert api.get(f"{V4}/{book}/values/A1:B2") == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}


def test_raw_keeps_text_and_user_entered_reads_it(api: Api):
    book = api.create()
    typed = [["2,000,000.01", "2020-01-01", "TRUE", "=1/4", "'05", "12"]]
    api.write(book, "A1", typed)
    api.write(book, "A2", typed, "USER_ENTERED")
    assert api.values(book, "A1:F1", valueRenderOption="UNFORMATTED_VALUE") == typed
    read = api.values(book, "A2:F2", valueRenderOption="UNFORMATTED_VALUE")
    assert read == [[2000000.01, 43831, True, 0.25, "05", 12]]
    assert api.values(book, "A2:F2") == [["2,000,000.01", "2020-01-01", "TRUE", "0.25", "05", "12"]]
    assert api.values(book, "D2", valueRenderOption="FORMULA") == [["=1/4"]]
    shown = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}
    assert api.values(book, "A2:B2", **shown) == [[2000000.01, "2020-01-01"]]


def test_null_leaves_a_cell_alone_and_an_empty_text_empties_it(api: Api):
    book = api.create()
    api.write(book, "A1", [["a", "b", "c"]])
    answer = api.write(book, "A1", [[None, "", "d"], [None, None, None]])
    assert answer == {
        "spreadsheetId": book,
        "updatedRange": "Sheet1!A1:C2",
        "updatedRows": 1,
        "updatedColumns": 2,
        "updatedCells": 2,
    }
    assert api.values(book, "A1:C2") == [["a", "", "d"]]


def test_batch_totals_count_distinct_rows_and_columns(api: Api):
    book = api.create()
    data = [{"range": cell, "values": [["x"]]} for cell in ("B2", "C2", "B5", "C5")]
    body = {"valueInputOption": "RAW", "data": data, "includeValuesInResponse": True}
    answer = api.post(f"{V4}/{book}/values:batchUpdate", body)
    totals = {key: value for key, value in answer.items() if key.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 2,
        "totalUpdatedCells": 4,
        "totalUpdatedSheets": 1,
    }
    assert answer["responses"][3]["updatedData"]["values"] == [["x"]]


def test_a_batch_is_all_or_nothing(api: Api):
    book = api.create()
    data = [{"range": "A1", "values": [["x"]]}, {"range": "Nowhere!A1", "values": [["y"]]}]
    message = api.refusal("POST", f"{V4}/{book}/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    assert message == "Invalid data[1]: Unable to parse range: Nowhere!A1"
    assert api.values(book, "A1") == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("Nowhere!C3:C14", "Unable to parse range: Nowhere!C3:C14"),
        ("'Sheet1'!A1:[5", "Unable to parse range: 'Sheet1'!A1:[5"),
        ("Y", "Unable to parse range: Y"),
        ("AB1", "Range (Sheet1!AB1) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("A1001", "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ],
)
def test_bad_ranges_are_refused(api: Api, cells: str, message: str):
    book = api.create()
    assert api.refusal("GET", f"{V4}/{book}/values/{cells}") == message


def test_an_unquoted_name_that_reads_as_a_cell_is_one(api: Api):
    book = api.create()
    message = api.refusal("GET", f"{V4}/{book}/values/CRM26")
    assert message == "Range (Sheet1!CRM26) exceeds grid limits. Max rows: 1000, max columns: 26"


@pytest.mark.parametrize(
    ("cells", "values", "place"),
    [
        ("A3:L113", [["x"] * 13], "within range [Sheet1!A3:L113], but tried writing to column [M]"),
        ("A1:B2", [["x"]] * 3, "within range [Sheet1!A1:B2], but tried writing to row [3]"),
        ("Z1", [["x", "y"]], "within range [Sheet1!Z1], but tried writing to column [AA]"),
        ("A1000", [["x"], ["y"]], "within range [Sheet1!A1000], but tried writing to row [1001]"),
    ],
)
def test_values_must_fit_their_range(api: Api, cells: str, values: list, place: str):
    book = api.create()
    query = {"valueInputOption": "RAW"}
    message = api.refusal("PUT", f"{V4}/{book}/values/{cells}", {"values": values}, **query)
    assert message == f"Requested writing {place}"


def test_a_range_of_a_write_is_cut_to_the_grid_and_the_values_must_fit_into_that(api: Api):
    book = api.create()
    assert api.write(book, "A1000:B1007", [["x", "y"]])["updatedRange"] == "Sheet1!A1000:B1000"
    put = ("PUT", f"{V4}/{book}/values/Y999:AC1007")
    message = api.refusal(*put, {"values": [["x"], ["y"], ["z"]]}, valueInputOption="RAW")
    assert message == "Requested writing within range [Sheet1!Y999:Z1000], but tried writing to row [1001]"
    message = api.refusal(*put, {"values": [["x", "y", "z"]]}, valueInputOption="RAW")
    assert message == "Requested writing within range [Sheet1!Y999:Z1000], but tried writing to column [AA]"


@pytest.mark.parametrize("asked", ["A1001:B", "1001:1002", "AA:AB", "A1001:ZZ", "AA1", "A1001:C1002"])
def test_a_range_that_begins_beyond_the_grid_is_refused_as_it_was_asked(api: Api, asked: str):
    book = api.create()
    said = f"Range (Sheet1!{asked}) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert api.refusal("GET", f"{V4}/{book}/values/{asked}") == said
    assert api.refusal("GET", f"{V4}/{book}/values:batchGet", ranges=asked) == said
    body = {"ranges": ["A1", asked]}
    assert api.refusal("POST", f"{V4}/{book}/values:batchClear", body) == f"Invalid range[1]: {said}"


def test_the_option_has_no_default(api: Api):
    book = api.create()
    said = "'valueInputOption' is required but not specified"
    assert api.refusal("PUT", f"{V4}/{book}/values/A1", {"values": [["x"]]}) == said
    assert api.refusal("POST", f"{V4}/{book}/values/A1:append", {"values": [["x"]]}) == said
    assert api.refusal("POST", f"{V4}/{book}/values:batchUpdate", {"data": []}) == said


def test_objects_lists_and_long_texts_are_no_values(api: Api):
    book = api.create()
    put = ("PUT", f"{V4}/{book}/values/A1")
    query = {"valueInputOption": "RAW"}
    assert api.refusal(*put, {"values": [["a"], ["b", {}]]}, **query) == "Invalid values[1][1]: struct_value {\n}\n"
    assert api.refusal(*put, {"values": [[["a"]]]}, **query).startswith("Invalid values[0][0]: list_value {\n")
    long = "x" * 50_001
    said = "Your input contains more than the maximum of 50000 characters in a single cell."
    assert api.refusal(*put, {"values": [[long]]}, **query) == said
    api.write(book, "A1", [["x" * 50_000]])


def test_the_range_of_the_body_must_be_the_paths(api: Api):
    book = api.create()
    body = {"range": "Sheet1!A2", "values": [["x"]]}
    message = api.refusal("PUT", f"{V4}/{book}/values/Sheet1!A1", body, valueInputOption="RAW")
    assert message == "Request range[Sheet1!A1] does not match value's range[Sheet1!A2]"
    body["range"] = "'Sheet1'!A1"
    api.put(f"{V4}/{book}/values/Sheet1!A1", body, valueInputOption="RAW")


def _append(api: Api, book: str, cells: str, values: list, **query: object) -> dict:
    body = {"values": values, "majorDimension": query.pop("majorDimension", None)}
    return api.post(f"{V4}/{book}/values/{cells}:append", body, valueInputOption="RAW", **query)


def test_append_goes_below_the_last_table(api: Api):
    book = api.create()
    assert "tableRange" not in _append(api, book, "Sheet1", [["a", "", "c"]])
    answer = _append(api, book, "Sheet1", [["d"]])
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Sheet1!C1", "Sheet1!C2")
    answer = _append(api, book, "Sheet1!A1", [["e", "f"]])
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Sheet1!A1", "Sheet1!A2:B2")


def test_append_to_an_empty_cell_writes_there(api: Api):
    book = api.create()
    api.write(book, "A1", [["a"], ["b"]])
    answer = _append(api, book, "B1", [["c", "d"]], majorDimension="COLUMNS")
    assert "tableRange" not in answer
    assert answer["updates"]["updatedRange"] == "Sheet1!B1:B2"


def test_append_grows_the_grid_or_inserts_rows(api: Api):
    book = api.create()
    api.write(book, "A999", [["a"], ["b"]])
    _append(api, book, "A999", [["c"] * 30])
    grid = api.get(f"{V4}/{book}")["sheets"][0]["properties"]["gridProperties"]
    assert grid == {"rowCount": 1001, "columnCount": 30}
    api.write(book, "A1", [["head"], ["row"]])
    api.write(book, "C4", [["below"]])
    answer = _append(api, book, "A1", [["new"]], insertDataOption="INSERT_ROWS")
    assert answer["updates"]["updatedRange"] == "Sheet1!A3"
    assert api.values(book, "C5") == [["below"]]


def test_insert_rows_makes_room_even_where_there_is_no_table(api: Api):
    book = api.create()
    answer = _append(api, book, "A1", [["a"], ["b"]], insertDataOption="INSERT_ROWS")
    assert answer == {"spreadsheetId": book, "updates": answer["updates"]}
    assert answer["updates"]["updatedRange"] == "Sheet1!A1:A2"
    assert api.get(f"{V4}/{book}")["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1002


def test_clear_keeps_notes_and_formats(api: Api):
    book = api.create()
    api.write(book, "A1", [["2020-01-01"]], "USER_ENTERED")
    assert api.post(f"{V4}/{book}/values/Sheet1:clear") == {
        "spreadsheetId": book,
        "clearedRange": "Sheet1!A1:Z1000",
    }
    api.write(book, "A1", [[43832]])
    assert api.values(book, "A1") == [["2020-01-02"]]
    answer = api.post(f"{V4}/{book}/values:batchClear", {"ranges": ["A1", "B:B"]})
    assert answer["clearedRanges"] == ["Sheet1!A1", "Sheet1!B1:B1000"]


def test_formulas_are_computed_and_follow_their_cells(api: Api):
    book = api.create()
    api.write(book, "A1", [[1], [2], ["=SUM(A1:A2)"], ["=NOSUCH(1)"]], "USER_ENTERED")
    assert api.values(book, "A1:A4") == [["1"], ["2"], ["3"], ["#NAME?"]]
    api.write(book, "A1", [[5]])
    assert api.values(book, "A3", valueRenderOption="UNFORMATTED_VALUE") == [[7]]


def test_what_is_written_into_covered_cells_of_a_merge_is_lost(api: Api):
    """node-google-spreadsheet's live test: the answer to such a write has no value there, and none after unmerging."""
    book = api.create()
    merge = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    api.post(f"{V4}/{book}:batchUpdate", {"requests": [{"mergeCells": {"range": merge, "mergeType": "MERGE_ALL"}}]})
    asked = {"valueInputOption": "RAW", "includeValuesInResponse": True}
    answer = api.put(f"{V4}/{book}/values/A1:B1", {"values": [["a", "b"]]}, **asked)
    assert answer["updatedData"]["values"] == [["a"]]
    cell = {"userEnteredValue": {"stringValue": "c"}}
    fill = {"repeatCell": {"range": merge, "cell": cell, "fields": "userEnteredValue"}}
    api.post(f"{V4}/{book}:batchUpdate", {"requests": [fill, {"unmergeCells": {"range": merge}}]})
    assert api.values(book, "A1:B1") == [["c"]]
