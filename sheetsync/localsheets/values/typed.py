"""Text as if a person typed it into a cell: USER_ENTERED."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sheetsync.localsheets.values.dates import parse_date
from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.numbers import Typed, parse_number
from sheetsync.localsheets.values.times import parse_time


class Parsed(NamedTuple):
    """What a cell gets.

    Attributes:
        value: the literal; None where the text empties the cell or is a formula.
        formula: the formula with its leading `=`.
        number_format: the NumberFormat to set so that the cell shows what was typed; None leaves the cell's own.
    """

    value: str | float | bool | None
    formula: str | None = None
    number_format: dict[str, str] | None = None


_DIGIT = re.compile(r"\d")
_LONGEST = 64
"""No number or date that is understood is longer; long text need not be tried."""


def parse_user_entered(
    text: str, locale: str, *, today: date, number_format: Mapping[str, Any] | None = None
) -> Parsed:
    """Read text as Sheets reads what is typed.

    Args:
        text: what was typed; "" empties the cell.
        locale: the spreadsheet's, `en_US`, `ru_RU` …
        today: in the spreadsheet's time zone, for dates without a year.
        number_format: the cell's own: in one formatted as TEXT everything but a formula stays text.
    """
    if not text or text[0] == "'":
        return Parsed(text[1:] or None)
    if text[0] == "=" and len(text) > 1:
        return Parsed(None, text)
    plain = len(text) > _LONGEST or (number_format or {}).get("type") == "TEXT"
    return Parsed(text) if plain else _parsed(text, rules_for(locale), today)


@lru_cache(maxsize=4096)
def _parsed(text: str, rules: LocaleRules, today: date) -> Parsed:
    typed = _typed(text, rules, today)
    if typed is not None:
        return Parsed(typed.value, None, typed.number_format)
    if text[0] == "+" and text.strip() != "+":
        return Parsed(None, "=" + text)
    return Parsed(text)


def _typed(text: str, rules: LocaleRules, today: date) -> Typed | None:
    word = text.strip()
    if _DIGIT.search(word) is None:
        return _truth(word.upper(), rules)
    return (
        parse_number(word, rules)
        or parse_time(word, rules)
        or parse_date(word, rules, today)
        or _date_with_time(word, rules, today)
    )


def _truth(word: str, rules: LocaleRules) -> Typed | None:
    if word in {"TRUE", rules.truth[0]}:
        return Typed(value=True)
    return Typed(value=False) if word in {"FALSE", rules.truth[1]} else None


def _date_with_time(text: str, rules: LocaleRules, today: date) -> Typed | None:
    """`2020-01-31 12:30`, `1/31/2020 5:00 PM`: the first split that leaves a date before and a time after."""
    for index, character in enumerate(text):
        if character not in " \u00a0" or ":" not in text[index:]:
            continue
        time = parse_time(text[index:], rules)
        day = parse_date(text[:index].rstrip(", "), rules, today)
        if time is None or day is None or time.value >= 1:
            continue
        pattern = f"{_pattern(day)} {_pattern(time)}"
        return Typed(day.value + time.value, {"type": "DATE_TIME", "pattern": pattern})
    return None


def _pattern(typed: Typed) -> str:
    return typed.number_format["pattern"] if typed.number_format else ""
