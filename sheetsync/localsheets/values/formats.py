"""What a cell shows: its value by its number format and the spreadsheet's locale."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sheetsync.localsheets.values.automatic import automatic_number
from sheetsync.localsheets.values.figures import render_number
from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.moments import render_moment
from sheetsync.localsheets.values.patterns import Kind, Section, parse_pattern

NumberFormat = Mapping[str, Any]
Value = str | float | bool | None
"""A cell's value: text, a number (dates too, as serial numbers), a boolean, nothing."""

DATE_TYPES = frozenset({"DATE", "TIME", "DATE_TIME"})

_PATTERNS = {"NUMBER": "#,##0.00", "PERCENT": "0.00%", "SCIENTIFIC": "0.00E+00"}


def format_value(value: Value, number_format: NumberFormat | None, locale: str) -> str:
    """The text of FORMATTED_VALUE for a value.

    Args:
        value: a cell's value; dates are serial numbers.
        number_format: Google's NumberFormat ({type, pattern}) or None for "Automatic".
        locale: `en_US`, `ru_RU` …
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _format_text(value, number_format) if number_format else value
    rules = rules_for(locale)
    if isinstance(value, bool):
        return rules.truth[0 if value else 1]
    pattern = pattern_of(number_format, rules)
    return automatic_number(value, rules.decimal) if pattern is None else _format_number(value, pattern, rules)


def pattern_of(number_format: NumberFormat | None, rules: LocaleRules) -> str | None:
    """The pattern of a number format, or the default of its type in this locale; None for "Automatic" and text."""
    if not number_format:
        return None
    if pattern := number_format.get("pattern"):
        return str(pattern)
    kind = str(number_format.get("type"))
    by_locale = {"CURRENCY": rules.currency, "DATE": rules.date, "TIME": rules.time, "DATE_TIME": rules.date_time}
    return by_locale.get(kind) or _PATTERNS.get(kind)


def shows_date(number_format: NumberFormat | None) -> bool:
    """Whether numbers of this format show as dates or times (what FORMATTED_STRING asks)."""
    if not number_format:
        return False
    if (kind := number_format.get("type")) in DATE_TYPES:
        return True
    pattern = number_format.get("pattern")
    return kind != "TEXT" and bool(pattern) and parse_pattern(str(pattern))[0].dated


def _format_text(text: str, number_format: NumberFormat) -> str:
    """Text is shown by the fourth section, or by any that has `@` when it is alone."""
    sections = parse_pattern(str(number_format.get("pattern") or ""))
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not section.has(Kind.TEXT) and len(sections) < 4:
        return text
    return "".join(text if piece.kind is Kind.TEXT else piece.text for piece in section.pieces)


@lru_cache(maxsize=32_768)
def _format_number(value: float, pattern: str, rules: LocaleRules) -> str:
    section, signed = _choose(value, parse_pattern(pattern))
    if section.dated:
        shown = render_moment(value, section, rules)
        return automatic_number(value, rules.decimal) if shown is None else shown
    if not section.pieces:
        return ""
    return ("-" if signed and value < 0 else "") + render_number(value, section, rules)


def _choose(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section for the number, and whether a minus is to be put before it."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        chosen = next((part for part in numeric if part.condition is None or part.condition.holds(value)), numeric[-1])
        return chosen, True
    if len(numeric) == 1:
        return numeric[0], True
    if value < 0:
        return numeric[1], False
    return (numeric[2] if value == 0 and len(numeric) == 3 else numeric[0]), False
