"""The comparisons of a query's `where`."""

import operator
import re
from collections.abc import Callable, Sequence
from typing import Any

from sheetsync.localsheets.formulas.query.words import QueryError

Row = Sequence[Any]
Test = Callable[[Row], bool]

_ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_TEXTUAL: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "starts": str.startswith,
    "ends": str.endswith,
    "matches": lambda text, pattern: _matches(pattern, text),
    "like": lambda text, pattern: _matches(_of_like(pattern), text),
}


def comparison(name: str, left: Callable[[Row], Any], right: Callable[[Row], Any]) -> Test:
    """The test of one comparison; what is empty, or of another kind than the other side, does not pass."""
    if name in _TEXTUAL:
        return lambda row: _of_texts(_TEXTUAL[name], left(row), right(row))
    return lambda row: _of_values(name, left(row), right(row))


def _of_texts(compare: Callable[[str, str], bool], one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and compare(one, other)


def _of_values(name: str, one: Any, other: Any) -> bool:
    if one is None or other is None:
        return False
    if kind_of(one) != kind_of(other):
        return name in {"!=", "<>"}
    return _ORDERED[name](one, other)


def kind_of(value: Any) -> str:
    """`text`, `number` or `truth`."""
    return "text" if isinstance(value, str) else "truth" if isinstance(value, bool) else "number"


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        raise QueryError(f"Invalid regular expression: {pattern}") from None


def _of_like(pattern: str) -> str:
    return "".join({"%": ".*", "_": "."}.get(mark, re.escape(mark)) for mark in pattern)
