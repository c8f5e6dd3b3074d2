"""Days that count from today: завтра, до пятницы, через 2 недели, next Friday."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from sheetsync.reading.dates.found import Found, several

_DAYS = {
    "позавчера": -2,
    "вчера": -1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_WEEKDAYS = (
    "понедельник понедельника понедельнику пн monday mon",
    "вторник вторника вторнику вт tuesday tue",
    "среда среду среды среде ср wednesday wed",
    "четверг четверга четвергу чт thursday thu",
    "пятница пятницу пятницы пятнице пт friday fri",
    "суббота субботу субботы субботе сб saturday sat",
    "воскресенье воскресенья воскресенью вс sunday sun",
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS, 1) for word in words.split()}
"""ISO weekday by every folded form in which it names one day (so not «по пятницам»)."""

_NUMBERS = {"": 1, "одну": 1, "один": 1, "a": 1, "one": 1, "две": 2, "два": 2, "two": 2, "три": 3, "three": 3}
_UNITS = {"день": 1, "дня": 1, "дней": 1, "day": 1, "days": 1, "неделю": 7, "недели": 7, "недель": 7} | {
    "week": 7,
    "weeks": 7,
    "месяц": 0,
    "месяца": 0,
    "месяцев": 0,
    "month": 0,
    "months": 0,
}
_MONTH = 0

_DAY = re.compile(r"\b(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\b")
_SPAN = re.compile(r"\b(?:через|in)(?: ([a-zа-я]+|\d{1,2}))? (" + "|".join(_UNITS) + r")\b")
_WEEKDAY = re.compile(
    r"\b(?:(эт(?:от|у|а|ой|ого|ому)|this)|(след(?:\.|ующ[а-я]+)|next))? ?\b(" + "|".join(WEEKDAYS) + r")\b"
)


def find_relative(text: str, today: dt.date) -> Iterator[Found]:
    """Yield the days of a prepared text that are told from today, weekdays left to `find_weekdays`."""
    for match in _DAY.finditer(text):
        yield Found(*match.span(), (today + dt.timedelta(days=_DAYS[match[1]]),), relative=True)
    for match in _SPAN.finditer(text):
        number = match[1] or ""
        count = int(number) if number.isdigit() else _NUMBERS.get(number)
        if count is not None:
            yield Found(*match.span(), (_after(today, count, _UNITS[match[2]]),), relative=True)


def find_weekdays(text: str, today: dt.date) -> Iterator[tuple[Found, int]]:
    """Yield the weekdays of a prepared text as days, each with its ISO number.

    Alone it is the next such day after today; on that very weekday today is possible too. «Эта» is this week's,
    «следующая» next week's (Monday to Sunday), however near.
    """
    for match in _WEEKDAY.finditer(text):
        weekday = WEEKDAYS[match[3]]
        yield Found(*match.span(), _weekday_days(match, weekday, today), relative=True), weekday


def _weekday_days(match: re.Match[str], weekday: int, today: dt.date) -> tuple[dt.date, ...]:
    this_week = today + dt.timedelta(days=weekday - today.isoweekday())
    next_week = this_week + dt.timedelta(days=7)
    if match[1]:
        return (this_week,)
    if match[2]:
        return (next_week,)
    if this_week == today:
        return several(today, next_week)
    return (this_week if this_week > today else next_week,)


def _after(today: dt.date, count: int, unit: int) -> dt.date:
    if unit != _MONTH:
        return today + dt.timedelta(days=count * unit)
    years, month = divmod(today.month - 1 + count, 12)
    year, month = today.year + years, month + 1
    return dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
