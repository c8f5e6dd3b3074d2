"""What Google refuses is refused here, with its status, words and details."""

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

V4 = "/v4/spreadsheets"


def test_unknown_spreadsheets_and_files(api: Api):
    error = api.call("GET", f"{V4}/nowhere", status=404)["error"]
    assert error == {"code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"}
    error = api.call("GET", "/drive/v3/files/nowhere", status=404)["error"]
    said = "File not found: nowhere."
    item = {
        "message": said,
        "domain": "global",
        "reason": "notFound",
        "location": "fileId",
        "locationType": "parameter",
    }
    assert error == {"code": 404, "message": said, "errors": [item]}


@pytest.mark.parametrize(
    ("body", "message", "field"),
    [
        (
            {"requests": [{"updateSheetProperties": {"properties": {"headerValues": 1}}}]},
            (
                'Invalid JSON payload received. Unknown name "headerValues" at '
                "'requests[0].update_sheet_properties.properties': Cannot find field."
            ),
            "requests[0].update_sheet_properties.properties",
        ),
        (
            {"requests": [{"DeleteRange": {}}]},
            "Invalid JSON payload received. Unknown name \"DeleteRange\" at 'requests[0]': Cannot find field.",
            "requests[0]",
        ),
        (
            {"requests": ["repeatCell"]},
            (
                "Invalid value at 'requests[0]' "
                '(type.googleapis.com/google.apps.sheets.v4.BatchUpdateSpreadsheetRequest.Request), "repeatCell"'
            ),
            "requests[0]",
        ),
        (
            {"requests": [{"deleteSheet": {"sheetId": "first"}}]},
            "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), \"first\"",
            "requests[0].delete_sheet.sheet_id",
        ),
        (
            {"requests": [{"deleteSheet": {"sheetId": 1}, "addSheet": {}}]},
            "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'",
            "requests[0]",
        ),
        (
            {"requests": [{"insertDimension": {"range": {"dimension": "DIAGONALS"}}}]},
            (
                "Invalid value at 'requests[0].insert_dimension.range.dimension' "
                '(type.googleapis.com/google.apps.sheets.v4.Dimension), "DIAGONALS"'
            ),
            "requests[0].insert_dimension.range.dimension",
        ),
    ],
)
def test_bodies_that_do_not_fit_the_schema(api: Api, body: dict, message: str, field: str):
    book = api.create()
    error = api.post(f"{V4}/{book}:batchUpdate", body, status=400)["error"]
    assert error["message"] == message
    assert error["status"] == "INVALID_ARGUMENT"
    violation = {"field": field, "description": message}
    kind = "type.googleapis.com/google.rpc.BadRequest"
    assert error["details"] == [{"@type": kind, "fieldViolations": [violation]}]


def test_values_that_are_no_list_of_lists(api: Api):
    book = api.create()
    path, query = f"{V4}/{book}/values/A1", {"valueInputOption": "RAW"}
    listed = "(type.googleapis.com/google.protobuf.ListValue)"
    assert api.refusal("PUT", path, {"values": "X"}, **query) == f"Invalid value at 'data.values' {listed}, \"X\""
    assert api.refusal("PUT", path, {"values": ["x"]}, **query) == f"Invalid value at 'data.values[0]' {listed}, \"x\""


@pytest.mark.parametrize("body", [[], [{"requests": []}], "x", 1])
def test_a_body_that_is_no_object(api: Api, body: object):
    error = api.post(f"{V4}/{api.create()}:batchUpdate", body, status=400)["error"]
    assert error["message"] == 'Invalid JSON payload received. Unknown name "": Root element must be a message.'
    assert error["details"][0]["fieldViolations"] == [{"description": error["message"]}]


def test_nulls_mean_absent(api: Api):
    book = api.create()
    body = {"values": [["x"]], "majorDimension": None, "range": None}
    api.put(f"{V4}/{book}/values/A1", body, valueInputOption="RAW")


def test_a_body_that_is_no_json(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    answer = session.put(f"{server.url}{V4}/{book}/values/A1?valueInputOption=RAW", data=b'{"values": [[NaN]]}')
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("Invalid JSON payload received. Unexpected token.\n")


def test_queries(api: Api):
    book = api.create()
    message = api.refusal("GET", f"{V4}/{book}", data="x")
    assert message.startswith('Invalid JSON payload received. Unknown name "data": Cannot bind query parameter.')
    assert api.refusal("GET", f"{V4}/{book}/values/A1", valueRenderOption="PRETTY") == (
        "Invalid value at 'value_render_option' "
        '(type.googleapis.com/google.apps.sheets.v4.ValueRenderOption), "PRETTY"'
    )
    api.get(f"/drive/v3/files/{book}", includeItemsFromAllDrives="True")


def test_masks(api: Api):
    book = api.create()
    for mask in ("properties.title", "properties/title", "properties(title)"):
        assert api.get(f"{V4}/{book}", fields=mask) == {"properties": {"title": "Book"}}
    assert api.get(f"{V4}/{book}", fields="namedRanges") == {}
    assert api.get(f"{V4}/{book}", fields="sheets.properties.tabColor") == {"sheets": [{"properties": {}}]}
    assert api.get(f"{V4}/{book}", fields="sheets.data.rowData.values.note") == {"sheets": [{"data": [{}]}]}
    error = api.call("GET", f"{V4}/{book}", status=400, fields="sheets.colour")["error"]
    assert error["message"] == "Request contains an invalid argument."
    (violation,) = error["details"][0]["fieldViolations"]
    assert violation["description"].endswith("Cannot find matching fields for path 'sheets.colour'.")
    api.call("GET", f"{V4}/{book}", status=400, fields="properties, sheets")
    assert api.get(f"/drive/v3/files/{book}", fields="id, name") == {"id": book, "name": "Book"}
    assert api.refusal("GET", f"/drive/v3/files/{book}", fields="colour") == "Invalid field selection colour"


def test_batches_without_requests(api: Api):
    book = api.create()
    assert api.refusal("POST", f"{V4}/{book}:batchUpdate", {}) == "Must specify at least one request."


def test_kinds_that_are_not_built_are_named(api: Api):
    book = api.create()
    body = {"requests": [{"addDataSource": {"dataSource": {"dataSourceId": "1"}}}]}
    message = api.refusal("POST", f"{V4}/{book}:batchUpdate", body, status=501)
    assert message == "The request addDataSource is not built into this local server."


def test_another_kind_of_file_is_no_spreadsheet(api: Api):
    file = api.post("/drive/v3/files", {"name": "f", "mimeType": "application/pdf"})["id"]
    error = api.call("GET", f"{V4}/{file}", status=400)["error"]
    assert error["message"] == "This operation is not supported for this document"
    assert error["status"] == "FAILED_PRECONDITION"


def test_paths_that_no_method_has(server: LocalServer, session: requests.Session):
    answer = session.get(f"{server.url}/v4/nothing/here")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=UTF-8")
    assert session.delete(f"{server.url}/v4/spreadsheets/1").status_code == 404


def test_payloads_over_ten_megabytes(api: Api):
    book = api.create()
    body = {"values": [["x" * 40_000]] * 270}
    message = api.refusal("PUT", f"{V4}/{book}/values/A1", body, valueInputOption="RAW")
    assert message == "Request payload size exceeds the limit: 10485760 bytes."
