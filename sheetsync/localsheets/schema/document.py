"""The compact schema file as values. The notation of types stands in `generate.py`."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import orjson


class Method(NamedTuple):
    """One method of an API.

    Attributes:
        id: `sheets.spreadsheets.get` and the like.
        http: GET, PUT …
        path: with `{names}`.
        query: type of each query parameter of its own.
        request, response: schema names.
    """

    id: str
    http: str
    path: str
    query: dict[str, str]
    request: str | None
    response: str | None


@cache
def _document() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("google.json").read_bytes()
    return dict(orjson.loads(text))


@cache
def methods(api: str) -> dict[str, Method]:
    """The methods of `sheets` or `drive` by id."""
    return {name: Method(name, **value) for name, value in _document()[api]["methods"].items()}


@cache
def method_places(api: str) -> dict[str, tuple[str, str]]:
    """The name of every method of the API, also of those whose schemas are not here → its HTTP verb and path."""
    places: dict[str, tuple[str, str]] = {
        name: (http, path) for name, (http, path) in _document()[api]["places"].items()
    }
    return places


def schema(api: str, name: str) -> dict[str, str]:
    """Field → type of one schema."""
    return dict(_document()[api]["schemas"][name])


def field_type(api: str, name: str, field: str) -> tuple[str, str] | None:
    """(camelCase name, type) of a field asked by either spelling; None when the schema has none such."""
    fields = _document()[api]["schemas"][name]
    if field in fields:
        return field, fields[field]
    camel = camel_case(field)
    return (camel, fields[camel]) if "_" in field and camel in fields else None


def common_query(api: str) -> dict[str, str]:
    """Query parameters that every method of the API takes: `fields`, `alt`, `key` and the like."""
    return dict(_document()[api]["query"])


@lru_cache(4096)
def snake_case(name: str) -> str:
    """`updateCells` → `update_cells`, as Google names fields in messages."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def camel_case(name: str) -> str:
    """`update_cells` → `updateCells`."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)
