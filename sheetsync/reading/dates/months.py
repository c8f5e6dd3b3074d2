"""Dates with the month's name: 5 апреля, 15 апр. 2025, May 12, 5–7 апреля."""

import datetime as dt
import re

from sheetsync.reading.dates.draft import Draft, signs, year_said
from sheetsync.reading.dates.found import Found, day_of, full_year, last_of, several, without_year

_SHORT_YEAR = r"(?: (?:- )?(?P<short_year>\d\d)(?: YEAR)?(?! (?:[mg]\d|DAY|WEEK|HOUR|MEASURE|x|-)))?"
_FIRST = r"o?(?P<first>\d{1,2})"
_LIST = signs(rf"(?:FROM )?{_FIRST}(?: NTH)? (?P<between>-|TO|BY|AND|/|,) (?:BY )?@N(?: NTH)? (?:- )?@M@Y{_SHORT_YEAR}")
_DAY_FIRST = signs(rf"(?<![mg]\d )(?<![mg]\d\d )@N(?: NTH)? (?:- )?@M@Y{_SHORT_YEAR}")
_MONTH_FIRST_LIST = signs(rf"@M {_FIRST} (?P<between>-|TO|AND|/) @N(?! [mg]\d)@Y")
_MONTH_FIRST = signs(
    r"@M(?: ,)?(?P<dash> -)? (?P<ordinal>o)?(?P<number>\d{1,2})(?! (?:[mg]\d|DAY|WEEK|HOUR|MEASURE|NTH))@Y"
)
_RANGE = {"-", "TO", "BY"}


class MonthNames:
    """The rules for dates that name their month."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def apply(self, draft: Draft) -> None:
        """Put the dates with a month's name into their places."""
        draft.put(_LIST, self._list)
        draft.put(_DAY_FIRST, lambda match: self._day(match, int(match["number"])))
        draft.put(_MONTH_FIRST_LIST, self._list)
        draft.put(_MONTH_FIRST, self._month_first)

    def _list(self, match: re.Match[str]) -> Found | None:
        """Read «5-7 апреля» as its end, and «15 или 16 мая» as ambiguous."""
        between, first = match["between"], int(match["first"])
        if between == "BY" and not match[0].startswith("FROM"):
            return None
        end = self._day(match, int(match["number"]))
        if not end.days or not 1 <= first <= 31 or (between in _RANGE and first > end.days[0].day):
            return Found(())
        if between in _RANGE:
            return end
        return Found(several(*end.days, *self._day(match, first).days), end.relative)

    def _month_first(self, match: re.Match[str]) -> Found:
        dated = self._day(match, int(match["number"]))
        if not self._may_be_year(match):
            return dated
        return Found(several(*dated.days, last_of(full_year(match["number"]), int(match["month"]))), relative=True)

    def _may_be_year(self, match: re.Match[str]) -> bool:
        """Whether the figures behind a month can be its year: «апрель 25» can, «мая 25» and «April 25th» can't."""
        is_day = match[0].startswith("g") and not match["dash"]
        if is_day or match["ordinal"] or year_said(match, self._today.year) is not None:
            return False
        return abs(full_year(match["number"]) - self._today.year) <= 1

    def _day(self, match: re.Match[str], day: int) -> Found:
        month, year = int(match["month"]), year_said(match, self._today.year)
        short_year = match.groupdict().get("short_year")
        if year is None and short_year:
            year = full_year(short_year)
        if year is not None:
            return Found(several(day_of(year, month, day)))
        return Found(several(without_year(month, day, self._today)), relative=True)
