"""Typed dates, read in the locale's order; the pattern found keeps the form in which a date was typed."""

import re
from datetime import date

from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.numbers import Typed
from sheetsync.localsheets.values.serials import serial_of_date

_FIGURES = re.compile(r"(\d{1,4})([-/.])(\d{1,4})(?:\2(\d{1,4}))?", re.ASCII)
_PART = re.compile(r"(?P<figures>[0-9]{1,4})|(?P<word>[^\W\d_]+\.?)|(?P<mark>[\s,/-]+)")
_YEAR_WORDS = {"г.", "г", "года"}
_CENTURY = 30
"""Years of two figures below it are 20yy, others 19yy."""


def parse_date(text: str, rules: LocaleRules, today: date) -> Typed | None:
    """A date (DATE); a year left out is today's. None for what is no date in this locale.

    `2020-01-31` and `2020/01/31` are dates everywhere; `1/31/2020` or `31/1/2020` by the locale's order; dates
    with dots only where the locale writes dots; names of months in the locale's language and in English.
    """
    match = _FIGURES.fullmatch(text.strip())
    return _of_figures(match, rules, today) if match else _of_words(text.strip(), rules, today)


def _of_figures(match: re.Match[str], rules: LocaleRules, today: date) -> Typed | None:
    first, mark, second, third = match.groups()
    if mark == "." and not rules.dotted:
        return None
    if third is None:
        return _of_two((first, second), mark, rules, today)
    order = "ymd" if len(first) == 4 else rules.order
    return _dated(dict(zip(order, (first, second, third), strict=True)), order, mark, rules, today)


def _of_two(parts: tuple[str, str], mark: str, rules: LocaleRules, today: date) -> Typed | None:
    """`3/2020` is a month; `1/2` a day of this year, in the locale's order."""
    if len(parts[0]) == 4:
        order = "ym"
    elif len(parts[1]) == 4:
        order = "my"
    else:
        order = rules.order.replace("y", "")
    return _dated(dict(zip(order, parts, strict=True)), order, mark, rules, today)


def _dated(parts: dict[str, str], order: str, mark: str, rules: LocaleRules, today: date) -> Typed | None:
    if len(parts.get("y", "2020")) not in {2, 4} or any(len(parts.get(name, "1")) > 2 for name in "md"):
        return None
    serial = _serial(parts.get("y"), int(parts["m"]), parts.get("d"), today)
    if serial is None:
        return None
    return Typed(serial, {"type": "DATE", "pattern": _pattern(parts, order, mark, rules)})


def _pattern(parts: dict[str, str], order: str, mark: str, rules: LocaleRules) -> str:
    """The locale's own pattern where it shows what was typed, else letter for figure."""
    plain = all(part[0] != "0" for name, part in parts.items() if name != "y")
    if plain and len(parts.get("y", "")) == 4 and rules.date == mark.join(order).replace("y", "yyyy"):
        return rules.date
    return mark.join(name * len(parts[name]) for name in order)


def _serial(year: str | None, month: int, day: str | None, today: date) -> int | None:
    try:
        return serial_of_date(date(_year(year, today), month, int(day or 1)))
    except ValueError:
        return None


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < _CENTURY else 1900)


def _of_words(text: str, rules: LocaleRules, today: date) -> Typed | None:
    """`5 апреля 2025 г.`, `Jan 2, 2020`, `2-Jan-20`, `March 2020`, `5 мая`, with or without a weekday before it."""
    parts = _parts(text)
    if parts is None:
        return None
    parts, prefix = _without_weekday(parts, rules)
    words = [part for part in parts if part["word"]]
    if not words or _month(words[0], rules) is None or not _only_year_words(words[1:]):
        return None
    roles = _roles([index for index, part in enumerate(parts) if part["figures"]], parts, parts.index(words[0]))
    if roles is None:
        return None
    day, year = (None if index is None else str(parts[index]["figures"]) for index in roles)
    serial = _serial(year, _month(words[0], rules) or 0, day, today)
    if serial is None:
        return None
    return Typed(serial, {"type": "DATE", "pattern": prefix + _shown(parts, roles, rules)})


def _parts(text: str) -> list[re.Match[str]] | None:
    """Figures, words and marks in order; None where anything else stands or there is too much for a date."""
    parts = list(_PART.finditer(text))
    whole = sum(len(part[0]) for part in parts) == len(text)
    return parts if whole and len(parts) <= 9 else None


def _without_weekday(parts: list[re.Match[str]], rules: LocaleRules) -> tuple[list[re.Match[str]], str]:
    word = parts[0]["word"] if parts else None
    if not word or word.casefold().rstrip(".") not in rules.day_words or len(parts) < 3:
        return parts, ""
    wide = word.casefold() in {day.casefold() for day in rules.days}
    return parts[2:], ("dddd" if wide else "ddd") + str(parts[1]["mark"] or " ")


def _month(part: re.Match[str], rules: LocaleRules) -> int | None:
    return rules.month_words.get(str(part["word"]).casefold().rstrip("."))


def _only_year_words(words: list[re.Match[str]]) -> bool:
    return all(part[0].casefold() in _YEAR_WORDS for part in words)


def _roles(figures: list[int], parts: list[re.Match[str]], month: int) -> tuple[int | None, int | None] | None:
    """Which parts are day and year: a day stands beside the month, a year of four figures anywhere."""
    if len(figures) == 1:
        only = figures[0]
        return (None, only) if len(parts[only]["figures"]) == 4 else (only, None)
    if len(figures) != 2:
        return None
    day, year = figures
    if len(parts[day]["figures"]) == 4 and year > month:
        day, year = year, day
    short = len(parts[day]["figures"]) <= 2 and len(parts[year]["figures"]) in {2, 4}
    return (day, year) if short else None


def _shown(parts: list[re.Match[str]], roles: tuple[int | None, int | None], rules: LocaleRules) -> str:
    return "".join(_shown_part(index, part, roles, rules) for index, part in enumerate(parts))


def _shown_part(index: int, part: re.Match[str], roles: tuple[int | None, int | None], rules: LocaleRules) -> str:
    if part["figures"]:
        return ("d" if index == roles[0] else "y") * len(part[0])
    if part["word"] is None:
        return part[0]
    if _month(part, rules) is None:
        return f'"{part[0]}"'
    names = {name.casefold() for name in (*rules.months, *rules.months_alone, *rules_for("en_US").months)}
    return "mmmm" if part[0].casefold() in names else "mmm"
