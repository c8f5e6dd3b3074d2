"""The compact schema in the package is what the discovery documents say."""

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
