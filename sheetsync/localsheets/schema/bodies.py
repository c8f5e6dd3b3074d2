"""Strict reading of a Sheets request body: what Google would refuse is refused here, in its words."""

from typing import Any, NamedTuple

from sheetsync.localsheets.errors import PayloadError
from sheetsync.localsheets.schema.document import field_type, snake_case
from sheetsync.localsheets.schema.fitting import UnfitError, reader_of
from sheetsync.localsheets.schema.order import in_order
from sheetsync.localsheets.schema.unions import set_before

_NAMES = "type.googleapis.com/google.apps.sheets.v4."
_SCALARS = {"string": "TYPE_STRING", "boolean": "TYPE_BOOL", "number": "TYPE_DOUBLE", "int32": "TYPE_INT32"}
_NESTED = {"Request": "BatchUpdateSpreadsheetRequest.Request"}
"""Messages that stand inside another in Google's own definition."""
_ENUM_NAMES = {"dimension": "Dimension", "major_dimension": "Dimension"}
_FLOAT_ERROR = 2**31


class Violation(NamedTuple):
    """One place where the body does not fit."""

    path: str
    said: str


def check_body(body: Any, schema_name: str, *, root: str = "") -> dict[str, Any]:
    """The body with nulls dropped (they mean absent) and names in camelCase; types as the schema says.

    Args:
        body: parsed JSON.
        schema_name: of the request, such as `BatchUpdateSpreadsheetRequest`.
        root: what Google calls the body in messages (`data` for one ValueRange), or nothing.

    Raises:
        PayloadError: with every violation, each also in the details.
    """
    try:
        return dict(reader_of("@" + schema_name)(body))
    except UnfitError:
        return _explained(body, schema_name, root)


def _explained(body: Any, schema_name: str, root: str) -> dict[str, Any]:
    """The same once more, slower, with the place of everything that is wrong."""
    if not isinstance(body, dict):
        raise PayloadError([("", 'Invalid JSON payload received. Unknown name "": Root element must be a message.')])
    reader = _Reader("sheets")
    made = reader.read("@" + schema_name, body, root)
    if reader.violations:
        raise PayloadError([(one.path, one.said) for one in reader.violations])
    return dict(made)


def known_part(body: Any, schema_name: str) -> dict[str, Any] | None:
    """What Drive takes of a body: unknown names and nulls dropped; None where a type does not fit."""
    reader = _Reader("drive")
    made = reader.read("@" + schema_name, body, "")
    wrong = [one for one in reader.violations if "Unknown name" not in one.said]
    return None if wrong or not isinstance(made, dict) else made


class _Reader:
    """Walks a body beside its schema and collects what is wrong."""

    def __init__(self, api: str) -> None:
        self.api = api
        self.violations: list[Violation] = []

    def read(self, kind: str, value: Any, path: str, owner: str = "") -> Any:
        """The value as the type says, wherever it stands."""
        match kind[0]:
            case "@":
                return self._message(kind[1:], value, path)
            case "[":
                return self._items(kind[2:], value, path, owner)
            case "{":
                return self._map(kind[2:], value, path, owner)
            case "=":
                return self._enum(kind[1:].split("|"), value, path, owner)
        return self._scalar(kind, value, path)

    def _message(self, name: str, value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, _NAMES + _NESTED.get(name, name), value)
        made: dict[str, Any] = {}
        for key, inner in value.items():
            known = field_type(self.api, name, key)
            if known is None:
                self._unknown(path, key)
            elif inner is not None:
                self._set(made, name, known, inner, path)
        return in_order(name, made)

    def _set(self, made: dict[str, Any], name: str, known: tuple[str, str], value: Any, path: str) -> None:
        field, kind = known
        if group := set_before(name, field, made):
            said = f"oneof field '{group}' is already set. Cannot set '{field}'"
            self._say(path, f"Invalid value at '{path}' (oneof), {said}")
        made[field] = self.read(kind, value, _joined(path, snake_case(field)), name)

    def _items(self, kind: str, value: Any, path: str, owner: str) -> Any:
        if kind.startswith("@"):
            value = _flat(value)
        if not isinstance(value, list):
            return self._lone(kind, value, path, owner)
        if kind == "[]any":  # rows of values: a fast path, for a body is mostly this
            return [row if isinstance(row, list) else self._row(row, f"{path}[{n}]") for n, row in enumerate(value)]
        if kind == "any":
            return value
        present = [(n, item) for n, item in enumerate(value) if item is not None]
        return [self.read(kind, item, f"{path}[{n}]", owner) for n, item in present]

    def _lone(self, kind: str, value: Any, path: str, owner: str) -> Any:
        """One value where a list belongs is a list of one, as protobuf reads JSON; rows of values must be lists."""
        if kind.startswith(("@", "[", "{")) or kind == "any" or isinstance(value, dict):
            return self._wrong(path, _item_name(kind), value)
        return [self.read(kind, value, path, owner)]

    def _row(self, value: Any, path: str) -> Any:
        return [] if value is None else self._wrong(path, _item_name("[]any"), value)

    def _map(self, kind: str, value: Any, path: str, owner: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "Map", value)
        return {key: self.read(kind, inner, f"{path}.{key}", owner) for key, inner in value.items()}

    def _enum(self, names: list[str], value: Any, path: str, owner: str) -> Any:
        if isinstance(value, str) and value in names:
            return value
        field = path.rpartition(".")[2].partition("[")[0]
        title = "".join(part.title() for part in field.split("_"))
        return self._wrong(path, _NAMES + _ENUM_NAMES.get(field, f"{owner}.{title}" if owner else title), value)

    def _scalar(self, kind: str, value: Any, path: str) -> Any:
        if kind == "any":
            return value
        made = _READERS[kind](value) if kind in _READERS else value
        return self._wrong(path, _SCALARS.get(kind, f"TYPE_{kind.upper()}"), value) if made is None else made

    def _wrong(self, path: str, kind: str, value: Any) -> None:
        self._say(path, f"Invalid value at '{path}' ({kind}), {_shown(value)}")

    def _unknown(self, path: str, name: str) -> None:
        place = f" at '{path}'" if path else ""
        self._say(path, f'Invalid JSON payload received. Unknown name "{name}"{place}: Cannot find field.')

    def _say(self, path: str, said: str) -> None:
        self.violations.append(Violation(path, said))


def _flat(value: Any) -> Any:
    """Google takes lists within a list of objects as one list (clients rely on it), and one object as a list of one."""
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list) or not any(isinstance(item, list) for item in value):
        return value
    return [inner for item in value for inner in (_flat(item) if isinstance(item, list) else [item])]


def _item_name(kind: str) -> str:
    """What Google calls the type of one item of a list."""
    if kind.startswith("@"):
        return _NAMES + kind[1:]
    return (
        "type.googleapis.com/google.protobuf.ListValue" if kind.startswith("[]") else _SCALARS.get(kind, "TYPE_STRING")
    )


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(value: Any) -> str:
    """A value as Google repeats it."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    return "" if isinstance(value, dict | list) else str(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _boolean(value: Any) -> bool | None:
    return (
        value
        if isinstance(value, bool)
        else {"true": True, "false": False}.get(value if isinstance(value, str) else "")
    )


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _integer(value: Any) -> int | None:
    made = _number(value)
    return int(made) if made is not None and made == made // 1 and abs(made) < _FLOAT_ERROR else None


def _long(value: Any) -> str | None:
    """A 64-bit number as JSON holds it: a text; clients also write it as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return text if isinstance(text, str) and text.removeprefix("-").isdecimal() else None


_READERS: dict[str, Any] = {"int64": _long, "string": _text, "boolean": _boolean, "number": _number, "int32": _integer}
