"""Dates in figures: 05.04.2025, 5/4/25, 2025-04-05, 05.04."""

import datetime as dt
import re
from collections.abc import Iterator

from sheetsync.reading.dates.found import Found, day_of, full_year, several, without_year

_YEAR_FIRST = re.compile(r"(?<![\d.,/-])(\d{4})([-./])(\d{1,2})[-./](\d{1,2})(?![\d/-])(?!\.\d)")
_YEAR_LAST = re.compile(r"(?<![\d.,/])(\d{1,2})([./-])(\d{1,2})(?:([./-])(\d{4})|(\2)(\d{2}))(?![\d/-])(?!\.\d)")
_NO_YEAR = re.compile(r"(?<![\d.,/])(\d{1,2})([./])(\d{1,2})(?![\d/%])(?!\.\d)")

_MONTH_FIRST = {"en_US", "en_PH"}
_BOTH = {"ru_RU"}
"""Locales in which a date with slashes is typed either way: two readings are ambiguous (semantics §3)."""


def find_figures(text: str, today: dt.date, locale: str) -> Iterator[Found]:
    """Yield the dates in figures of a prepared text, whatever their separators."""
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        yield Found(*match.span(), several(day_of(year, month, day)))
    for match in _YEAR_LAST.finditer(text):
        year = full_year(match[5] or match[7])
        pairs = _orders(int(match[1]), int(match[3]), match[2] + (match[4] or match[6]), locale)
        yield Found(*match.span(), several(*(day_of(year, month, day) for month, day in pairs)))
    for match in _NO_YEAR.finditer(text):
        pairs = _orders(int(match[1]), int(match[3]), match[2], locale)
        days = several(*(without_year(month, day, today) for month, day in pairs))
        yield Found(*match.span(), days, relative=True)


def _orders(first: int, second: int, separators: str, locale: str) -> list[tuple[int, int]]:
    """Return the (month, day) pairs that two figures can mean. Dots are day-first everywhere."""
    day_first, month_first = (second, first), (first, second)
    if "." in separators:
        return [day_first]
    if "/" not in separators:
        return [month_first if locale in _MONTH_FIRST else day_first]
    possible = [pair for pair in (day_first, month_first) if pair[0] <= 12]
    if len(possible) < 2 or locale in _BOTH:
        return possible
    return [month_first if locale in _MONTH_FIRST else day_first]
