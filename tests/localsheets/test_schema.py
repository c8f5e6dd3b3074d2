"""The compact schema in the package is what the discovery documents say."""

from typing import Any

import pytest

from sheetsync.localsheets.errors import PayloadError
from sheetsync.localsheets.schema import check_body
from sheetsync.localsheets.schema.document import methods
from sheetsync.localsheets.schema.generate import TARGET, compact, rendered
from sheetsync.localsheets.sheets.routes import _HANDLERS


def test_the_schema_file_is_as_generated():
    assert TARGET.read_text(encoding="utf-8") == rendered(compact())


def test_every_method_of_sheets_is_served():
    assert {f"sheets.{name}" for name in _HANDLERS} == set(methods("sheets"))


def test_one_value_where_a_list_belongs_is_a_list_of_one():
    assert check_body({"ranges": "A1:B2"}, "BatchClearValuesRequest") == {"ranges": ["A1:B2"]}
    made = check_body({"requests": {"deleteSheet": {"sheetId": 1}}}, "BatchUpdateSpreadsheetRequest")
    assert made == {"requests": [{"deleteSheet": {"sheetId": 1}}]}
    with pytest.raises(PayloadError, match="ListValue"):
        check_body({"values": "x"}, "ValueRange")
    with pytest.raises(PayloadError, match="TYPE_STRING"):
        check_body({"ranges": {}}, "BatchClearValuesRequest")


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            {"pasteData": {"data": "x", "delimiter": ",", "html": True}},
            "'requests[0].paste_data' (oneof), oneof field 'kind' is already set. Cannot set 'html'",
        ),
        (
            {"updateConditionalFormatRule": {"newIndex": 1, "rule": {}, "index": 0}},
            (
                "'requests[0].update_conditional_format_rule' (oneof), oneof field 'instruction' is already set. "
                "Cannot set 'rule'"
            ),
        ),
        (
            {"sortRange": {"sortSpecs": [{"foregroundColorStyle": {"rgbColor": {}, "themeColor": "TEXT"}}]}},
            (
                "'requests[0].sort_range.sort_specs[0].foreground_color_style' (oneof), "
                "oneof field 'kind' is already set. "
                "Cannot set 'themeColor'"
            ),
        ),
    ],
)
def test_fields_of_which_one_may_be_set(request_: dict[str, Any], said: str):
    with pytest.raises(PayloadError) as refused:
        check_body({"requests": [request_]}, "BatchUpdateSpreadsheetRequest")
    assert refused.value.message == f"Invalid value at {said}"


def test_a_null_beside_a_field_of_its_union_is_absent():
    body = {"requests": [{"findReplace": {"find": "x", "sheetId": None, "allSheets": True}}]}
    checked = check_body(body, "BatchUpdateSpreadsheetRequest")
    assert checked["requests"] == [{"findReplace": {"find": "x", "allSheets": True}}]
