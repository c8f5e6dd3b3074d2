"""Make `google.json` anew from google-api-python-client's copies of the discovery documents (a development tool).

The notation of a type: `string`, `int32`, `int64` (a text of digits, or a number), `number`, `boolean`, `any`; `@Name`
a schema; `=A|B|C` an enum; `[]X` a list of X; `{}X` a map from text to X.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from googleapiclient.discovery_cache import get_static_doc

TARGET = Path(__file__).with_name("google.json")
_PARTS = ("files", "permissions", "comments", "about", "changes", "channels", "drives")
DRIVE_METHODS = tuple(f"drive.{part}." for part in _PARTS)


def compact() -> dict[str, Any]:
    """The document as it is written: API name → revision, methods, schemas."""
    return {
        "notice": "Derived from Google's API discovery documents, Apache-2.0; see NOTICE.",
        "sheets": _api("sheets", "v4", ("sheets.",)),
        "drive": _api("drive", "v3", DRIVE_METHODS),
    }


def rendered(document: dict[str, Any]) -> str:
    """The text of the file: one line for each method and schema, so that a new revision shows as a readable diff."""
    lines = ["{", f'"notice": {json.dumps(document["notice"])}']
    for api in ("sheets", "drive"):
        lines[-1] += ","
        lines.append(f'"{api}": {{"revision": {json.dumps(document[api]["revision"])}')
        for part in ("query", "methods", "places", "schemas"):
            lines[-1] += ","
            lines.append(f'"{part}": {{')
            entries = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in document[api][part].items()]
            lines.append(",\n".join(entries) + "}")
        lines[-1] += "}"
    return "\n".join(lines) + "}\n"


def _api(name: str, version: str, prefixes: tuple[str, ...]) -> dict[str, Any]:
    raw = json.loads(get_static_doc(name, version))
    every = {one["id"]: _method(one, raw["servicePath"]) for one in _methods(raw)}
    listed = {name: one for name, one in every.items() if name.startswith(prefixes)}
    roots = [one[key] for one in listed.values() for key in ("request", "response") if one[key]]
    return {
        "revision": raw["revision"],
        "query": {key: _type(value) for key, value in sorted(raw["parameters"].items())},
        "methods": dict(sorted(listed.items())),
        "places": {name: [one["http"], one["path"]] for name, one in sorted(every.items())},
        "schemas": _reachable(raw["schemas"], roots),
    }


def _methods(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from node.get("methods", {}).values()
    for inner in node.get("resources", {}).values():
        yield from _methods(inner)


def _method(raw: dict[str, Any], service_path: str) -> dict[str, Any]:
    parameters = raw.get("parameters", {}).items()
    return {
        "http": raw["httpMethod"],
        "path": "/" + service_path + raw.get("flatPath" if service_path == "" else "path", raw["path"]),
        "query": {key: _parameter(value) for key, value in sorted(parameters) if value["location"] == "query"},
        "request": raw.get("request", {}).get("$ref"),
        "response": raw.get("response", {}).get("$ref"),
    }


def _parameter(raw: dict[str, Any]) -> str:
    return "[]" + _type(raw) if raw.get("repeated") else _type(raw)


def _type(raw: dict[str, Any]) -> str:
    if "$ref" in raw:
        return "@" + str(raw["$ref"])
    if "enum" in raw:
        return "=" + "|".join(raw["enum"])
    if raw["type"] == "array":
        return "[]" + _type(raw["items"])
    if raw["type"] == "object":
        return "{}" + _type(raw["additionalProperties"]) if "additionalProperties" in raw else "any"
    if raw["type"] == "string" and raw.get("format") == "int64":
        return "int64"
    return str(raw.get("format", "int32")) if raw["type"] == "integer" else str(raw["type"])


def _reachable(schemas: dict[str, Any], roots: Iterable[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = {key: _type(value) for key, value in schemas[name].get("properties", {}).items()}
            waiting += [kind.lstrip("[]{}@") for kind in found[name].values() if "@" in kind]
    return dict(sorted(found.items()))


if __name__ == "__main__":
    TARGET.write_text(rendered(compact()), encoding="utf-8")
