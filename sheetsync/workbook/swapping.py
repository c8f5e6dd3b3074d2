"""One cell compared and swapped by Google itself: it is changed only while it shows what was read.

`findReplace` over one cell, whole and letter by letter, is the one request of the API that looks before it writes
(FindReplaceRequest). What it puts in is read as if a person typed it.
"""

import datetime as dt

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from sheetsync.workbook.requests import Area, Request


def swap_cell(area: Area, shown: str, value: str | float | dt.date, says: str, locale: str = "") -> Request:
    """Return the request that changes one cell which shows a text, and no other; `shown` is never empty.

    `locale` is the spreadsheet's (`ru_RU`): a number with a fraction is typed as it is written there.
    """
    body = {
        "find": shown,
        "replacement": typed(value, locale),
        "range": area.as_json(),
        "matchCase": True,
        "matchEntireCell": True,
    }
    return Request("findReplace", body, says)


def fill_cell(area: Area, value: str | float, says: str) -> Request | None:
    """Return the request that fills one cell while it is empty, if a search for nothing finds an empty cell.

    Google doesn't say whether it does: where not, the request changes nothing. None for a value whose signs a
    replacement of this kind would read as its own.
    """
    text = typed(value)
    if not text or any(sign in text for sign in "$\\"):
        return None
    body = {"find": "^$", "searchByRegex": True, "replacement": text, "range": area.as_json(), "matchEntireCell": True}
    return Request("findReplace", body, says)


def typed(value: str | float | dt.date, locale: str = "") -> str:
    """Return what a person would type to get a value: a day in ISO, which every locale reads; a text as text.

    The apostrophe keeps what looks like a number, a date or a formula a text.
    """
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return format(value, ".15g").replace(".", decimal_mark(locale))
    return f"'{value}" if value and not _word(value) else value


def decimal_mark(locale: str) -> str:
    """Return what parts a number from its fraction in a spreadsheet's locale; a point where nobody knows it."""
    try:
        return get_decimal_symbol(Locale.parse(locale))
    except (UnknownLocaleError, ValueError):
        return "."


def number_shown(text: str, locale: str) -> float | None:
    """Return the number that a cell shows in a locale, as far as digits and one mark tell it, None for all else."""
    whole, mark, part = text.partition(decimal_mark(locale))
    digits = whole.removeprefix("-") + part
    if not (digits.isascii() and digits.isdecimal()) or (mark and not part):
        return None
    return float(f"{whole}.{part}") if mark else int(whole)


def _word(text: str) -> bool:
    """Whether a text can be read as nothing but words."""
    return text[0].isalpha() and not any(letter.isdigit() for letter in text) and text.upper() not in _BOOLEANS


_BOOLEANS = {"TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ"}
