"""What the workbook tests share: Google's own schema as a judge, small spreadsheets as people make them."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from typing import Any

import pytest

from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell, Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.workbook.templates import load_template

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}


@pytest.fixture(scope="session")
def faults() -> Callable[[Any, str], list[str]]:
    """Say what Google's discovery document has against a value of a schema; an empty list is a valid value."""
    source = files("googleapiclient") / "discovery_cache" / "documents" / "sheets.v4.json"
    schemas = json.loads(source.read_text(encoding="utf-8"))["schemas"]

    def check(value: Any, schema: str) -> list[str]:
        return list(_faults(value, {"$ref": schema}, schema, schemas))

    return check


def _faults(value: Any, spec: dict[str, Any], place: str, schemas: dict[str, Any]) -> Iterator[str]:
    if "$ref" in spec:
        spec = schemas[spec["$ref"]]
    if "enum" in spec and value not in spec["enum"]:
        yield f"{place}: {value!r} is no choice"
    elif spec["type"] == "array":
        for number, item in enumerate(value):
            yield from _faults(item, spec["items"], f"{place}[{number}]", schemas)
    elif spec["type"] == "object" and "properties" in spec:
        for name in sorted(set(value) - set(spec["properties"])):
            yield f"{place}: unknown field {name}"
        for name in set(value) & set(spec["properties"]):
            yield from _faults(value[name], spec["properties"][name], f"{place}.{name}", schemas)
    elif spec["type"] in _KINDS and (
        not isinstance(value, _KINDS[spec["type"]]) or (isinstance(value, bool) and spec["type"] != "boolean")
    ):
        yield f"{place}: {value!r} is no {spec['type']}"


@pytest.fixture(params=["status.ru", "status.en"])
def any_template(request: pytest.FixtureRequest) -> Template:
    return load_template(request.param)


@pytest.fixture
def russian() -> Template:
    return load_template("status.ru")


def cell(value: object) -> Cell:
    """Return a cell as read: a date is a real date, anything else a literal."""
    if isinstance(value, dt.date):
        return Cell(to_serial(value), "DATE")
    return Cell(value)  # type: ignore[arg-type]


@pytest.fixture
def people_tab() -> Callable[..., Tab]:
    """Make a tab as people would, from rows of plain values."""

    def make(rows: Sequence[Sequence[object]], title: str = "Лист1", sheet_id: int = 5, **more: Any) -> Tab:
        lines = tuple(tuple(cell(value) for value in row) for row in rows)
        return Tab(sheet_id, title, lines=lines, **more)

    return make


@pytest.fixture
def people_file() -> Callable[..., Snapshot]:
    """Make a spreadsheet of tabs, in their order."""

    def make(*tabs: Tab) -> Snapshot:
        placed = tuple(Tab(**{**_fields(tab), "index": place}) for place, tab in enumerate(tabs))
        return Snapshot("1abc", "Дела отдела", "ru_RU", "Europe/Moscow", placed)

    return make


def _fields(tab: Tab) -> dict[str, Any]:
    return {name: getattr(tab, name) for name in Tab.__slots__}
