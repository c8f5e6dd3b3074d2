"""Days that count from today: завтра, до пятницы, через 2 недели, 25 числа, next Friday."""

import calendar
import datetime as dt
import re

from sheetsync.reading.dates.draft import Draft, signs, step, year_said
from sheetsync.reading.dates.found import LOOK_BACK, Found, Manner, day_of, last_of, several

_DAY = signs(r"t(?P<days>-?\d)")
_UNITS = r"(?P<working>WORKING )?(?P<unit>DAY|WEEK|MONTH|YEAR|QUARTER|HALFYEAR)"
_COUNT = r"(?:(?:\d{1,2} (?:- )?)?(?P<count>\d{1,2}) )"
_HALF_A_YEAR = signs(r"IN HALF_A_YEAR")
_SPAN = signs(rf"(?P<how>IN|WITHIN) (?:NEXT |NEAREST |THE )*{_COUNT}?{_UNITS}(?! (?:\d|A ))")
_NEAREST = signs(rf"(?:ON |IN )?NEAREST {_COUNT}{_UNITS}")
_FROM_NOW = signs(rf"{_COUNT}{_UNITS} FROM_NOW")
_OF_MONTH = r"(?:ON |IN )?(?:@M|(?:@P )?MONTH)@Y"
_NTH_WEEKDAY = signs(rf"(?:[ao]?(?P<which_one>[1-5])|(?P<final>FINAL)) @W {_OF_MONTH}")
_WEEKDAY = (
    signs(r"@W (?:, )?(?:ON |IN )?@P WEEK"),
    signs(r"(?:ON )?@P WEEK(?: ,)?(?: ON| BY)? @W"),
    signs(r"(?:@P |NEAREST |(?P<last>FINAL) )?@W(?P<next_behind> NEXT)?"),
)
_NUMBERED = signs(r"@N NTH(?: (?:ON )?(?:@P )?MONTH)?")
_ORDINAL = signs(r"o(?P<number>\d{1,2})(?: (?:ON )?(?:@P )?MONTH)?(?! (?:x|HALF|QUARTER|DECADE|WEEK|HALFYEAR|a\d|w\d))")
_MONTHS_IN = {"MONTH": 1, "QUARTER": 3, "HALFYEAR": 6, "YEAR": 12}


class Relative:
    """The rules for days told from today."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def apply(self, draft: Draft) -> None:
        """Put the days told from today into their places."""
        draft.put(_DAY, lambda match: self._days_on(int(match["days"])))
        draft.put(_HALF_A_YEAR, lambda _: "IN 6 MONTH")
        for pattern in (_SPAN, _NEAREST, _FROM_NOW):
            draft.put(pattern, self._span)
        draft.put(_NTH_WEEKDAY, self._nth_weekday)
        for pattern in _WEEKDAY:
            draft.put(pattern, self._weekday)
        draft.put(_NUMBERED, self._day_of_month)
        draft.put(_ORDINAL, self._day_of_month)

    def _days_on(self, *days: int) -> Found:
        return Found(tuple(self._today + dt.timedelta(days=one) for one in days), relative=True)

    def _span(self, match: re.Match[str]) -> Found | None:
        """Count from today; «через день» and «в течение дня» have two readings."""
        unit, working, how = match["unit"], match["working"], match.groupdict().get("how", "IN")
        count = int(match["count"] or 1)
        if working and unit != "DAY":
            return None
        if unit == "DAY" and match["count"] is None and not working:
            return self._days_on(1, 2) if how == "IN" else self._days_on(0, 1)
        return Found((self._after(count, unit, working=bool(working)),), relative=True, manner=Manner.SPAN)

    def _after(self, count: int, unit: str, *, working: bool) -> dt.date:
        if working:
            return _working_days_on(self._today, count)
        if unit in _MONTHS_IN:
            return _months_on(self._today, count * _MONTHS_IN[unit])
        return self._today + dt.timedelta(days=count * (7 if unit == "WEEK" else 1))

    def _nth_weekday(self, match: re.Match[str]) -> Found:
        """Read «последняя пятница мая», the earliest such day at most 92 days before today."""
        said = year_said(match, self._today.year)
        if match["month"] and said is None:
            years = range(self._today.year - 1, self._today.year + 2)
            days = [_nth_weekday(year, int(match["month"]), match) for year in years]
            ahead = [day for day in days if day is not None and day >= self._today - LOOK_BACK]
            return Found(tuple(ahead[:1]), relative=True)
        first = _months_on(self._today.replace(day=1), step(match["which"]))
        year, month = (said or self._today.year, int(match["month"])) if match["month"] else (first.year, first.month)
        return Found(several(_nth_weekday(year, month, match)), relative=True)

    def _weekday(self, match: re.Match[str]) -> Found:
        """Return the day that a weekday names.

        Alone it is the next such day after today; on that very weekday today is possible too. «Эта» is this week's,
        «следующая» next week's (Monday to Sunday), however near.
        """
        groups = match.groupdict()
        this_week = self._today + dt.timedelta(days=int(match["weekday"]) - self._today.isoweekday())
        next_week = this_week + dt.timedelta(days=7)
        which = groups["which"] or ("NEXT" if groups.get("next_behind") else None)
        if which in {"THIS", "NEXT"}:
            return Found((this_week if which == "THIS" else next_week,), relative=True)
        last_week = this_week - dt.timedelta(days=7)
        if which == "PREVIOUS" or groups.get("last"):
            recent = this_week if this_week < self._today else last_week
            return Found(several(last_week, recent), relative=True)
        ahead = this_week if this_week > self._today else next_week
        if this_week == self._today and not match[0].startswith("NEAREST"):
            return Found(several(self._today, next_week), relative=True, manner=Manner.WEEKDAY)
        return Found((ahead,), relative=True, manner=Manner.WEEKDAY)

    def _day_of_month(self, match: re.Match[str]) -> Found:
        """Read «25 числа» as the next such day, today included; «следующего месяца» as that month's."""
        day, which = int(match["number"]), match["which"]
        if which:
            month = _months_on(self._today.replace(day=1), step(which))
            return Found(several(day_of(month.year, month.month, day)), relative=True)
        months = (_months_on(self._today.replace(day=1), ahead) for ahead in range(3))
        days = (day_of(month.year, month.month, day) for month in months)
        return Found(tuple(one for one in days if one is not None and one >= self._today)[:1], relative=True)


def _months_on(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _working_days_on(day: dt.date, count: int) -> dt.date:
    while count > 0:
        day += dt.timedelta(days=1)
        count -= day.isoweekday() <= 5
    return day


def _nth_weekday(year: int, month: int, match: re.Match[str]) -> dt.date | None:
    weekday = int(match["weekday"])
    if match["final"]:
        last = last_of(year, month)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (int(match["which_one"]) - 1)
    return day_of(year, month, day)
