"""What the engine hands to a function written in Python: scalars, lists of rows for arrays, dicts for errors."""

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import formualizer

from sheetsync.localsheets.values.formats import format_value


class Function(NamedTuple):
    """A function and how many arguments it takes (`most` None: any number)."""

    name: str
    call: Callable[..., Any]
    least: int
    most: int | None


def plain_text(value: Any) -> str:
    """A value joined to text; nothing is ""."""
    if isinstance(value, str):
        return value
    return "" if is_blank(value) else format_value(value, None, "en_US")


def failed(value: Any) -> bool:
    """Whether the value is an error."""
    return isinstance(value, dict) and value.get("type") == "Error"


def is_blank(value: Any) -> bool:
    """Whether the value is nothing: an empty cell, or what a formula that came to an empty cell left behind."""
    return value is None or (value == 0 and isinstance(value, float) and math.copysign(1, value) < 0)


def error(kind: str, message: str) -> Any:
    """An error to return: kind `Value`, `Na`, `Div`, `Ref`, `Num` or `Name`."""
    return formualizer.LiteralValue.error(kind, message)


def each(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function of scalars; where an argument is an array, once for each of its items, giving an array."""
    arrays = [argument for argument in arguments if isinstance(argument, list)]
    if not arrays:
        return handed(function(*arguments))
    height = max(len(array) for array in arrays)
    width = max(len(array[0]) for array in arrays)
    return [
        [handed(function(*(_item(argument, row, column) for argument in arguments))) for column in range(width)]
        for row in range(height)
    ]


def items(*arguments: Any) -> Iterator[Any]:
    """All scalars of the arguments, arrays row by row."""
    for argument in arguments:
        if isinstance(argument, list):
            for row in argument:
                yield from row
        else:
            yield argument


def _item(argument: Any, row: int, column: int) -> Any:
    """The item at a place; one row or one column serves all, as in every spreadsheet."""
    if not isinstance(argument, list):
        return argument
    line = argument[row if len(argument) > 1 else 0] if row < len(argument) or len(argument) == 1 else []
    column = column if len(line) > 1 else 0
    return line[column] if column < len(line) else None


def handed(value: Any) -> Any:
    """The engine's own error object for an error that came in as a dict."""
    return error(str(value["kind"]), str(value.get("message") or "")) if failed(value) else value
