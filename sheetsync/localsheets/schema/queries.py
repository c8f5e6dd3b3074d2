"""Strict reading of a Sheets query string."""

from collections.abc import Iterable
from typing import Any

from sheetsync.localsheets.errors import PayloadError
from sheetsync.localsheets.schema.document import Method, camel_case, common_query, snake_case

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_ENUM_NAMES = {"majorDimension": "Dimension", "insertDataOption": "InsertDataOption"}


def check_query(method: Method, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Query parameters by name, typed: booleans of any case, enums checked, repeated ones as lists.

    Raises:
        PayloadError: a name that the method does not have, a value out of its enum.
    """
    known = common_query("sheets") | method.query
    made: dict[str, Any] = {}
    for given, text in pairs:
        name = given if given in known else camel_case(given)
        if name not in known:
            raise _unknown(given)
        kind = known[name]
        if kind.startswith("[]"):
            made.setdefault(name, []).append(text)
        elif text or kind == "string":
            made[name] = _typed(name, kind, text)
    return made


def _typed(name: str, kind: str, text: str) -> Any:
    if kind == "boolean":
        value = _BOOLEANS.get(text.lower())
        if value is None:
            raise _wrong(name, "TYPE_BOOL", text)
        return value
    if kind.startswith("=") and name not in common_query("sheets") and text not in kind[1:].split("|"):
        title = _ENUM_NAMES.get(name, name[:1].upper() + name[1:])
        raise _wrong(name, f"type.googleapis.com/google.apps.sheets.v4.{title}", text)
    return text


def _wrong(name: str, kind: str, text: str) -> PayloadError:
    field = snake_case(name)
    return PayloadError([(field, f"Invalid value at '{field}' ({kind}), \"{text}\"")])


def _unknown(name: str) -> PayloadError:
    said = (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )
    return PayloadError([("", said)])
