"""Functions that Sheets has and the engine lacks, or that the engine does for ASCII and en_US only."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from sheetsync.localsheets.formulas.array_functions import ARRAY_FUNCTIONS, splitting
from sheetsync.localsheets.formulas.arrays import Function, each, error, failed, plain_text
from sheetsync.localsheets.formulas.folding import DIFFERENT, SAME, different_text, same_text
from sheetsync.localsheets.formulas.joining import joining_for
from sheetsync.localsheets.formulas.keeping import KEPT, kept
from sheetsync.localsheets.formulas.lifting import EACH_OF, each_of
from sheetsync.localsheets.formulas.regexes import REGULAR_EXPRESSIONS
from sheetsync.localsheets.values.formats import format_value
from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.typed import parse_user_entered

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_DECIMALS = re.compile(r"0,[0#?]+(?![0#?,.])")
_URL = re.compile(r"(?:(?:https?|ftp)://|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)


def functions_for(rules: LocaleRules) -> list[Function]:
    """All functions to be given to the engine, for one locale."""
    return [
        *_SCALARS,
        *ARRAY_FUNCTIONS,
        *joining_for(rules),
        Function("SPLIT", splitting(rules), 2, 4),
        Function("TEXT", lambda value, pattern: each(_texts(rules), value, pattern), 2, 2),
        Function("TO_TEXT", lambda value: each(lambda one: _shown(one, rules), value), 1, 1),
        Function("VALUE", lambda text: each(lambda one: _number_of(one, rules), text), 1, 1),
        Function("DATEVALUE", lambda text: each(lambda one: _number_of(one, rules, "DATE"), text), 1, 1),
        Function("TIMEVALUE", lambda text: each(lambda one: _number_of(one, rules, "TIME"), text), 1, 1),
        Function("ISDATE", lambda value: each(lambda one: _is_date(one, rules), value), 1, 1),
    ]


def _shown(value: Any, rules: LocaleRules) -> Any:
    return value if failed(value) else format_value(value, None, rules.name)


def _texts(rules: LocaleRules) -> Callable[[Any, Any], Any]:
    def text(value: Any, pattern: Any) -> Any:
        if failed(value) or isinstance(value, str):
            return value
        return format_value(value or 0, {"type": "NUMBER", "pattern": _pattern(plain_text(pattern), rules)}, rules.name)

    return text


def _pattern(text: str, rules: LocaleRules) -> str:
    """A pattern with the locale's decimal comma as the pattern language writes it; one with a point stays."""
    if rules.decimal != "," or "." in text.rpartition(",")[2] or not _DECIMALS.search(text):
        return text
    whole, _, decimals = text.rpartition(",")
    return f"{whole.replace('.', ',').replace(' ', ',')}.{decimals}"


def _number_of(value: Any, rules: LocaleRules, kind: str | None = None) -> Any:
    if failed(value):
        return value
    if isinstance(value, float):
        return value if kind is None else value // 1 if kind == "DATE" else value % 1
    parsed = parse_user_entered(plain_text(value), rules.name, today=date(1970, 1, 1))
    found = (parsed.number_format or {}).get("type", "")
    if isinstance(parsed.value, str | bool | None) or (kind is not None and kind not in found):
        return error("Value", f"'{plain_text(value)}' cannot be parsed to a {'date/time' if kind else 'number'}.")
    if kind == "DATE":
        return float(int(parsed.value))
    return parsed.value % 1 if kind == "TIME" else float(parsed.value)


def _is_date(value: Any, rules: LocaleRules) -> bool:
    if not isinstance(value, str):
        return False
    parsed = parse_user_entered(value, rules.name, today=date(1970, 1, 1))
    return "DATE" in (parsed.number_format or {}).get("type", "")


def _of_text(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function of texts one of values and arrays; errors pass through."""

    def one(*values: Any) -> Any:
        broken = next((value for value in values if failed(value)), None)
        return function(*(plain_text(value) for value in values)) if broken is None else broken

    return lambda *values: each(one, *values)


def _search(needle: str, hay: str, start: str = "1") -> Any:
    pattern = "".join({"?": ".", "*": ".*?"}.get(mark, re.escape(mark)) for mark in needle)
    match = re.compile(pattern, re.IGNORECASE | re.DOTALL).search(hay, max(int(float(start)) - 1, 0))
    return (
        match.start() + 1 if match else error("Value", f"In SEARCH evaluation, cannot find '{needle}' within '{hay}'.")
    )


def _between(value: Any, low: Any, high: Any, with_low: Any = True, with_high: Any = True) -> bool:  # noqa: FBT002
    above = value >= low if with_low else value > low
    return bool(above and (value <= high if with_high else value < high))


def _divide(left: Any, right: Any) -> Any:
    return left / right if right else error("Div", "Function DIVIDE parameter 2 cannot be zero.")


def _of_numbers(function: Callable[..., Any]) -> Callable[..., Any]:
    def one(*values: Any) -> Any:
        broken = next((value for value in values if failed(value)), None)
        if broken is not None:
            return broken
        if any(isinstance(value, str) for value in values):
            return error("Value", "The function expects number values. But a text cannot be coerced to a number.")
        return function(*(value or 0 for value in values))

    return lambda *values: each(one, *values)


def _first(value: Any, *_: Any) -> Any:
    return value


_SCALARS = [
    Function(SAME, same_text, 2, 2),
    Function(DIFFERENT, different_text, 2, 2),
    Function(KEPT, kept, 1, 1),
    Function(EACH_OF, each_of, 2, None),
    Function("LOWER", _of_text(str.lower), 1, 1),
    Function("UPPER", _of_text(str.upper), 1, 1),
    Function("PROPER", _of_text(str.title), 1, 1),
    Function("SEARCH", _of_text(_search), 2, 3),
    *REGULAR_EXPRESSIONS,
    Function("SPARKLINE", lambda *_: "", 1, 2),
    Function("IMAGE", lambda *_: "", 1, 4),
    Function("ISEMAIL", _of_text(lambda text: _EMAIL.fullmatch(text) is not None), 1, 1),
    Function("ISURL", _of_text(lambda text: _URL.fullmatch(text) is not None), 1, 1),
    Function("ENCODEURL", _of_text(lambda text: quote(text, safe="-_.~")), 1, 1),
    Function("EQ", same_text, 2, 2),
    Function("NE", different_text, 2, 2),
    Function("GT", _of_numbers(lambda left, right: left > right), 2, 2),
    Function("GTE", _of_numbers(lambda left, right: left >= right), 2, 2),
    Function("LT", _of_numbers(lambda left, right: left < right), 2, 2),
    Function("LTE", _of_numbers(lambda left, right: left <= right), 2, 2),
    Function("ADD", _of_numbers(lambda left, right: left + right), 2, 2),
    Function("MINUS", _of_numbers(lambda left, right: left - right), 2, 2),
    Function("MULTIPLY", _of_numbers(lambda left, right: left * right), 2, 2),
    Function("DIVIDE", _of_numbers(_divide), 2, 2),
    Function("POW", _of_numbers(lambda left, right: left**right), 2, 2),
    Function("UMINUS", _of_numbers(lambda value: -value), 1, 1),
    Function("UPLUS", lambda value: value, 1, 1),
    Function("ISBETWEEN", _of_numbers(_between), 3, 5),
    Function("TO_DATE", _first, 1, 1),
    Function("TO_PURE_NUMBER", _first, 1, 1),
    Function("TO_PERCENT", _first, 1, 1),
    Function("TO_DOLLARS", _first, 1, 1),
    Function("EPOCHTODATE", _of_numbers(lambda seconds: seconds / 86_400 + 25_569), 1, 1),
]
