"""What a spreadsheet's locale decides: marks of numbers, order of dates, words, default patterns.

en_US, en_GB and ru_RU are written down; any other locale comes from the CLDR through Babel.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names, get_period_names
from babel.numbers import get_currency_symbol, get_territory_currencies

Order = Literal["mdy", "dmy", "ymd"]
Names = tuple[str, ...]

SPACES = " \u00a0\u202f"
_BOOLEANS = {
    "ru": ("ИСТИНА", "ЛОЖЬ"),
    "de": ("WAHR", "FALSCH"),
    "fr": ("VRAI", "FAUX"),
    "es": ("VERDADERO", "FALSO"),
    "it": ("VERO", "FALSO"),
    "pt": ("VERDADEIRO", "FALSO"),
    "nl": ("WAAR", "ONWAAR"),
    "pl": ("PRAWDA", "FAŁSZ"),
}
# The few places where Sheets' own defaults are known to differ from what the CLDR's short forms would give.
_KNOWN = {
    "en_US": {"date": "m/d/yyyy", "time": "h:mm:ss am/pm", "date_time": "m/d/yyyy h:mm:ss"},
    "en_GB": {"date": "dd/mm/yyyy", "time": "hh:mm:ss", "date_time": "dd/mm/yyyy hh:mm:ss"},
    "ru_RU": {"date": "dd.mm.yyyy", "time": "h:mm:ss", "date_time": "dd.mm.yyyy h:mm:ss"},
}


@dataclass(frozen=True, slots=True, eq=False)
class LocaleRules:
    """One locale; `rules_for` makes one object for each name, so it is compared by identity.

    Attributes:
        name: `en_US`, `ru_RU` …
        decimal: the decimal mark.
        group: the mark between thousands as it is shown.
        groups: all marks between thousands that are understood.
        order: of day, month and year in dates of figures.
        dotted: whether dates of figures are written with dots.
        date, time, date_time, currency: default patterns in Google's pattern language.
        symbol: the local currency's symbol.
        truth: the words for true and false.
        periods: the words for am and pm.
        months, months_alone: full names, January first, beside a day and standing alone.
        short_months: abbreviated names.
        days, short_days: names of weekdays, Monday first.
        month_words: every lower-case name and abbreviation (without its dot), English ones too → 1 to 12.
        day_words: every lower-case name and abbreviation of a weekday.
    """

    name: str
    decimal: str
    group: str
    groups: str
    order: Order
    dotted: bool
    date: str
    time: str
    date_time: str
    currency: str
    symbol: str
    truth: tuple[str, str]
    periods: tuple[str, str]
    months: Names
    months_alone: Names
    short_months: Names
    days: Names
    short_days: Names
    month_words: MappingProxyType[str, int] = field(repr=False)
    day_words: frozenset[str] = field(repr=False)

    @property
    def separator(self) -> str:
        """What stands between a function's arguments: `;` where the comma is the decimal mark."""
        return ";" if self.decimal == "," else ","


@lru_cache(maxsize=64)
def rules_for(name: str) -> LocaleRules:
    """The rules of a locale such as `ru_RU`; an unknown one has those of en_US."""
    cldr = _cldr(name)
    decimal = cldr.number_symbols["latn"]["decimal"]
    group = cldr.number_symbols["latn"]["group"]
    group = "\u00a0" if group in SPACES else group
    date = _date_pattern(cldr)
    patterns = {"date": date, "time": "h:mm:ss", "date_time": f"{date} h:mm:ss"} | _KNOWN.get(str(cldr), {})
    symbol = _symbol(cldr)
    return LocaleRules(
        name=str(cldr),
        decimal=decimal,
        group=group,
        groups=SPACES if group in SPACES else group,
        order=_order(patterns["date"]),
        dotted="." in patterns["date"],
        currency=_currency_pattern(cldr, symbol),
        symbol=symbol,
        truth=_BOOLEANS.get(cldr.language, ("TRUE", "FALSE")),
        periods=_periods(cldr),
        months=_months(cldr, "wide", "format"),
        months_alone=_months(cldr, "wide", "stand-alone"),
        short_months=_months(cldr, "abbreviated", "format"),
        days=_days(cldr, "wide"),
        short_days=_days(cldr, "abbreviated"),
        month_words=MappingProxyType(_month_words(cldr)),
        day_words=frozenset(_plain(day) for kind in ("wide", "abbreviated") for day in _days(cldr, kind)),
        **patterns,
    )


def _cldr(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_US")


def _date_pattern(cldr: Locale) -> str:
    """The CLDR's short date in Google's letters, with all four figures of the year: `dd.MM.y` → `dd.mm.yyyy`."""
    pattern = str(cldr.date_formats["short"].pattern)
    pattern = re.sub(r"'[^']*'|[^dMy./\- ]", "", pattern).strip()
    return re.sub(r"y+", "yyyy", pattern.replace("M", "m")).strip()


def _order(pattern: str) -> Order:
    letters = "".join(dict.fromkeys(letter for letter in pattern if letter in "dmy"))
    return "mdy" if letters == "mdy" else "ymd" if letters == "ymd" else "dmy"


def _symbol(cldr: Locale) -> str:
    codes = get_territory_currencies(cldr.territory) if cldr.territory else []
    return str(get_currency_symbol(codes[0], cldr)) if codes else "$"


def _currency_pattern(cldr: Locale, symbol: str) -> str:
    pattern = str(cldr.currency_formats["standard"].pattern).split(";")[0]
    return pattern.replace("¤", f'"{symbol}"')


def _periods(cldr: Locale) -> tuple[str, str]:
    names = get_period_names(locale=cldr)
    return (str(names["am"]), str(names["pm"])) if "am" in names else ("AM", "PM")


def _months(cldr: Locale, width: Literal["wide", "abbreviated"], context: Literal["format", "stand-alone"]) -> Names:
    names = get_month_names(width, context, cldr)
    return tuple(str(names[month]) for month in range(1, 13))


def _days(cldr: Locale, width: Literal["wide", "abbreviated"]) -> Names:
    names = get_day_names(width, "format", cldr)
    return tuple(str(names[day]) for day in range(7))


def _month_words(cldr: Locale) -> dict[str, int]:
    words: dict[str, int] = {}
    for locale in (Locale("en"), cldr):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                words |= {_plain(name): month for month, name in enumerate(_months(locale, width, context), 1)}
    return words


def _plain(word: str) -> str:
    return word.casefold().rstrip(".")
