"""The compact schema in the package is what the discovery documents say."""

from sheetsync.localsheets.schema.document import methods
from sheetsync.localsheets.schema.generate import TARGET, compact, rendered
from sheetsync.localsheets.sheets.routes import _HANDLERS


def test_the_schema_file_is_as_generated():
    assert TARGET.read_text(encoding="utf-8") == rendered(compact())


def test_every_method_of_sheets_is_served():
    assert {f"sheets.{name}" for name in _HANDLERS} == set(methods("sheets"))
