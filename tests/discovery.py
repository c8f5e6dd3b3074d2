"""Checks requests and answers against Google's discovery documents, straight from google-api-python-client.

Reusable by every test that goes through the embedded server: `LocalServer(on_exchange=Checker().check)`, then
`checker.faults` must be empty at the end.
"""

import json
import re
from functools import cache
from urllib.parse import parse_qsl

from googleapiclient.discovery_cache import get_static_doc

from sheetsync.localsheets import Exchange

IGNORED_BY_DRIVE = {"includeItemsFromAllDrives"}


@cache
def _document(api: str, version: str) -> dict:
    return json.loads(get_static_doc(api, version))


def _walk(node: dict) -> list[dict]:
    found = list(node.get("methods", {}).values())
    for inner in node.get("resources", {}).values():
        found += _walk(inner)
    return found


@cache
def _routes() -> list[tuple[str, re.Pattern, dict, dict]]:
    routes = []
    for api, version in (("sheets", "v4"), ("drive", "v3"), ("drive", "v2")):
        document = _document(api, version)
        for method in _walk(document):
            path = "/" + document["servicePath"] + method.get("flatPath" if api == "sheets" else "path", method["path"])
            paths = [path] if version != "v2" else []
            upload = method.get("mediaUpload", {}).get("protocols", {}).get("simple", {}).get("path")
            paths += [upload] if upload else []
            for one in paths:
                pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+?", one).replace(".", r"\."))
                routes.append((method["httpMethod"], pattern, method, document))
    return sorted(routes, key=lambda route: -len(route[1].pattern))


def find_method(http: str, path: str) -> tuple[dict, dict] | None:
    """(method, document) that the path means."""
    for verb, pattern, method, document in _routes():
        if verb == http and pattern.fullmatch(path):
            return method, document
    return None


class Checker:
    """Collects everything that does not fit; a request only where the server took it.

    Attributes:
        faults: one sentence for each fault.
        seen: how many exchanges were looked at.
    """

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.seen = 0

    def check(self, exchange: Exchange) -> None:
        self.seen += 1
        if exchange.status >= 400:
            self._check_error(exchange)
            return
        if exchange.path.startswith("/spreadsheets/"):
            return
        found = find_method(exchange.method, exchange.path.rstrip("/").replace("/:", ":"))
        if found is None:
            self._say(exchange, "no method has this path")
            return
        method, document = found
        self._check_query(exchange, method, document)
        if exchange.request and "request" in method and exchange.path.startswith(("/v4", "/drive")):
            self._check_body(exchange, "request", method, document, json.loads(exchange.request))
        if exchange.content_type.startswith("application/json"):
            self._check_body(exchange, "response", method, document, json.loads(exchange.response))

    def _check_error(self, exchange: Exchange) -> None:
        if not exchange.content_type.startswith("application/json"):
            return
        error = json.loads(exchange.response)["error"]
        if error["code"] != exchange.status or not error["message"]:
            self._say(exchange, f"error body {error}")

    def _check_query(self, exchange: Exchange, method: dict, document: dict) -> None:
        known = {**document["parameters"], **method.get("parameters", {})}
        for name, value in parse_qsl(exchange.query, keep_blank_values=True):
            if name not in known:
                if document["name"] != "drive" or name not in IGNORED_BY_DRIVE:
                    self._say(exchange, f"unknown query name {name}")
            elif value and "enum" in known[name] and value not in known[name]["enum"]:
                self._say(exchange, f"{name}={value} is not in its enum")

    def _check_body(self, exchange: Exchange, side: str, method: dict, document: dict, body: object) -> None:
        schema = method.get(side)
        if schema is None:
            self._say(exchange, f"{side} without a schema")
            return
        strict = side == "response" or document["name"] == "sheets"
        for fault in faults_of({"$ref": schema["$ref"]}, body, document["schemas"], side, strict=strict):
            self._say(exchange, f"{side} {fault}")

    def _say(self, exchange: Exchange, fault: str) -> None:
        self.faults.append(f"{exchange.method} {exchange.path}: {fault}")


_KINDS = {"string": str, "boolean": bool, "integer": int, "number": (int, float)}


def faults_of(schema: dict, value: object, schemas: dict, path: str, *, strict: bool = True) -> list[str]:
    """What in a value does not fit a schema of the discovery document; null fits everything in a request."""
    if value is None:
        return [] if path.startswith("request") else [f"{path} is null"]
    while "$ref" in schema:
        schema = schemas[schema["$ref"]]
    match schema["type"]:
        case "any":
            return []
        case "array":
            return _list_faults(schema, value, schemas, path, strict=strict)
        case "object":
            return _object_faults(schema, value, schemas, path, strict=strict)
    return _plain_faults(schema, value, path)


def _plain_faults(schema: dict, value: object, path: str) -> list[str]:
    kind = schema["type"]
    if not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return [f"{path} is no {kind}: {value!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} is not in its enum: {value!r}"]
    return []


def _list_faults(schema: dict, value: object, schemas: dict, path: str, *, strict: bool) -> list[str]:
    if not isinstance(value, list):
        return [f"{path} is no list"]
    return [
        fault
        for index, item in enumerate(value)
        for fault in faults_of(schema["items"], item, schemas, f"{path}[{index}]", strict=strict)
    ]


def _object_faults(schema: dict, value: object, schemas: dict, path: str, *, strict: bool) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path} is no object"]
    found = []
    for name, inner in value.items():
        known = schema.get("properties", {}).get(name) or schema.get("additionalProperties")
        if known is None:
            found += [f"{path}.{name} is unknown"] if strict else []
        else:
            found += faults_of(known, inner, schemas, f"{path}.{name}", strict=strict)
    return found
