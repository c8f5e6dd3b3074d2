"""Values joined to text: `&`, CONCATENATE, TEXTJOIN, JOIN, with the decimal mark and the words of the locale."""

from collections.abc import Callable
from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, each, failed, is_blank, items
from sheetsync.localsheets.formulas.completing import JOINED
from sheetsync.localsheets.values.locales import LocaleRules


def joining_for(rules: LocaleRules) -> list[Function]:
    """The functions that join, for one locale."""

    def joined(*values: Any) -> Any:
        return _broken(*values) or "".join(_text(value, rules) for value in values)

    return [
        Function(JOINED, lambda *values: each(joined, *values), 2, None),
        Function("CONCAT", lambda *values: each(joined, *values), 2, 2),
        Function("CONCATENATE", lambda *values: joined(*items(*values)), 1, None),
        Function("JOIN", _join(rules), 2, None),
        Function("TEXTJOIN", _text_join(rules), 3, None),
    ]


def _text_join(rules: LocaleRules) -> Callable[..., Any]:
    def join(delimiter: Any, ignore_empty: Any, *values: Any) -> Any:
        marks = [_text(mark, rules) for mark in items(delimiter)]
        found = [value if failed(value) else _text(value, rules) for value in items(*values)]
        texts = [text for text in found if text or not ignore_empty]
        return _broken(*texts) or _between(marks, texts)

    return join


def _between(marks: list[str], texts: list[str]) -> str:
    """The texts with the marks between them, in turns where there are several marks."""
    pieces = texts[:1]
    for place, text in enumerate(texts[1:]):
        pieces += (marks[place % len(marks)], text)
    return "".join(pieces)


def _join(rules: LocaleRules) -> Callable[..., Any]:
    def join(delimiter: Any, *values: Any) -> Any:
        found = list(items(*values))
        return _broken(*found) or _text(delimiter, rules).join(_text(value, rules) for value in found)

    return join


def _broken(*values: Any) -> Any:
    return next((value for value in values if failed(value)), None)


def _text(value: Any, rules: LocaleRules) -> str:
    if isinstance(value, str):
        return value
    if is_blank(value):
        return ""
    if isinstance(value, bool):
        return rules.truth[0 if value else 1]
    return f"{value:.15g}".replace("e", "E").replace(".", rules.decimal)
