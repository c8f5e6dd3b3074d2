"""The usual case of a body, read without keeping track of places: it fits. What does not is left to `bodies`."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sheetsync.localsheets.schema.document import schema
from sheetsync.localsheets.schema.order import has_order, in_order
from sheetsync.localsheets.schema.unions import UNIONS, clashes

Reader = Callable[[Any], Any]

_TYPES: dict[str, tuple[type, ...]] = {"string": (str,), "boolean": (bool,), "number": (int, float), "int32": (int,)}
_INT32 = 2**31


class UnfitError(Exception):
    """The value does not fit, or only by one of the freer spellings that Google takes."""


@cache
def reader_of(kind: str) -> Reader:
    """What reads a value of that type of the Sheets API; nulls are dropped.

    Args:
        kind: in the notation of `generate`.

    The reader raises UnfitError.
    """
    match kind[0]:
        case "@":
            return _message_reader(kind[1:])
        case "[":
            return _list_reader(kind[2:])
        case "{":
            return _map_reader(kind[2:])
        case "=":
            return _enum_reader(frozenset(kind[1:].split("|")))
    return _scalar_reader(kind)


def _message_reader(name: str) -> Reader:
    fields, united, ordered = schema("sheets", name), name in UNIONS, has_order(name)
    known: dict[str, Reader] = {}  # filled as fields are met, for a message may hold itself

    def read(value: Any) -> Any:
        if type(value) is not dict or (united and len(value) > 1 and clashes(name, value)):
            raise UnfitError
        made = {}
        for key, inner in value.items():
            reader = known.get(key)
            if reader is None:
                if key not in fields:
                    raise UnfitError
                reader = known[key] = reader_of(fields[key])
            if inner is not None:
                made[key] = reader(inner)
        return in_order(name, made) if ordered and len(made) > 1 else made

    return read


def _list_reader(kind: str) -> Reader:
    if kind == "any":
        return _list
    if kind == "[]any":
        return _rows
    reader = reader_of(kind)

    def read(value: Any) -> Any:
        return [reader(item) for item in _list(value) if item is not None]

    return read


def _list(value: Any) -> Any:
    if type(value) is not list:
        raise UnfitError
    return value


def _rows(value: Any) -> Any:
    if type(value) is not list or not all(type(row) is list for row in value):
        raise UnfitError
    return value


def _map_reader(kind: str) -> Reader:
    reader = reader_of(kind)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise UnfitError
        return {key: reader(inner) for key, inner in value.items()}

    return read


def _enum_reader(names: frozenset[str]) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in names:
            raise UnfitError
        return value

    return read


def _scalar_reader(kind: str) -> Reader:
    types, limited = _TYPES.get(kind), kind == "int32"

    def read(value: Any) -> Any:
        if types is not None and (type(value) not in types or (limited and not -_INT32 < value < _INT32)):
            raise UnfitError
        return value

    return read
