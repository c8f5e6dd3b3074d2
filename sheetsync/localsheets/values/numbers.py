"""Typed numbers: grouping and decimal marks of the locale, percent, currency, the scientific form."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from sheetsync.localsheets.values.locales import SPACES, LocaleRules

_FOREIGN = ("$", "€", "£", "¥", "₽", "₴", "₸", "₺", "₹", "₩", "₪", "₫", "฿")
_LOCAL_WORDS = {"₽": ("р.", "руб.", "руб", "р")}


class Typed(NamedTuple):
    """A value as typed, with the format that keeps its shown form ({type, pattern}); None leaves the cell's."""

    value: float | bool
    number_format: dict[str, str] | None = None


def parse_number(text: str, rules: LocaleRules) -> Typed | None:
    """`2,000,000.01`, `-5`, `(5)`, `10%`, `$5`, `5 ₽`, `1e5` …; None for what is no number in this locale."""
    match = _number(rules).fullmatch(text)
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    if (match["before"] or match["after"]) and (match["percent"] or match["power"]):
        return None
    size = _size(match, rules)
    if math.isinf(size):
        return None
    negative = match["sign"] == "-" or match["minus"] == "-" or match["open"] is not None
    return Typed(-size if negative and size else size, _format(match, rules))


@lru_cache(maxsize=64)
def _number(rules: LocaleRules) -> re.Pattern[str]:
    groups, decimal = f"[{re.escape(rules.groups)}]", re.escape(rules.decimal)
    symbols = sorted({*_FOREIGN, rules.symbol}, key=len, reverse=True)
    before = "|".join(map(re.escape, symbols))
    after = "|".join(map(re.escape, (*symbols, *_LOCAL_WORDS.get(rules.symbol, ()))))
    return re.compile(
        rf"""\s*(?P<open>\()?(?P<sign>[-+])?\s*(?:(?P<before>{before})[{SPACES}]?)?(?P<minus>-)?
        (?P<whole>\d{{1,3}}(?:{groups}\d{{3}})+|\d+(?!\d)|(?={decimal}\d))
        (?:{decimal}(?P<part>\d*))?
        (?:[eE](?P<power>[-+]?\d{{1,3}}))?
        (?:[{SPACES}]?(?:(?P<percent>%)|(?P<after>{after})))?(?P<close>\))?\s*""",
        re.VERBOSE | re.ASCII,
    )


def _size(match: re.Match[str], rules: LocaleRules) -> float:
    whole = "".join(mark for mark in match["whole"] if mark not in rules.groups) or "0"
    text = f"{whole}.{match['part'] or 0}e{match['power'] or 0}"
    if match["percent"]:
        text = f"{whole}.{match['part'] or 0}e-2"
    size = float(text)
    return int(size) if size.is_integer() and abs(size) < 1e15 else size


def _format(match: re.Match[str], rules: LocaleRules) -> dict[str, str] | None:
    decimals = ".00" if match["part"] else ""
    grouped = any(mark in match["whole"] for mark in rules.groups)
    if match["power"]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if match["percent"]:
        return {"type": "PERCENT", "pattern": f"0{decimals}%"}
    if match["before"]:
        return {"type": "CURRENCY", "pattern": f"{_quoted(match['before'], rules)}#,##0{decimals}"}
    if match["after"]:
        return {"type": "CURRENCY", "pattern": f"#,##0{decimals}\u00a0{_quoted(_symbol(match['after']), rules)}"}
    return {"type": "NUMBER", "pattern": f"#,##0{decimals}"} if grouped else None


def _symbol(word: str) -> str:
    return next((symbol for symbol, words in _LOCAL_WORDS.items() if word in words), word)


def _quoted(symbol: str, rules: LocaleRules) -> str:
    return f'"{symbol}"' if symbol == rules.symbol else f"[${symbol}]"
