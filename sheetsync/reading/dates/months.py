"""Dates with the month's name, Russian or English: 5 апреля, 15 апр. 2025, May 12."""

import datetime as dt
import re
from collections.abc import Iterator

from sheetsync.reading.dates.found import Found, day_of, full_year, several, without_year
from sheetsync.reading.spelling import meant

_RUSSIAN = (
    "январь января янв",
    "февраль февраля фев февр",
    "март марта мар",
    "апрель апреля апр",
    "май мая",
    "июнь июня июн",
    "июль июля июл",
    "август августа авг",
    "сентябрь сентября сен сент",
    "октябрь октября окт",
    "ноябрь ноября ноя нояб",
    "декабрь декабря дек",
)
_ENGLISH = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {
    word: number for names in (_RUSSIAN, _ENGLISH) for number, words in enumerate(names, 1) for word in words.split()
}
"""Month number by every folded form in which it stands in a date."""

_DATE_FORMS = {words.split()[1] for words in _RUSSIAN}
"""«мая 12» can only be a day; «май 25» may be a year."""

_SPELT = {word: number for word, number in MONTHS.items() if len(word) > 4}

_DAY_FIRST = re.compile(
    r"(?<![\d.,/:-])(?=(?P<all>(?P<day>\d{1,2})(?:-?(?:го|ое|е|th|st|nd|rd)\b)?[ .-]*(?:of )?(?P<month>[a-zа-я]{3,})\b"
    r"\.?(?:[ ,-]*(?P<year>\d{4}|\d{2})(?![\d:.%]))?))"
)
_MONTH_FIRST = re.compile(
    r"(?<![a-zа-я\d])(?<!\d )(?=(?P<all>(?P<month>[a-zа-я]{3,})\b\.?[ -]*(?P<day>\d{1,2})(?:th|st|nd|rd)?(?![\d:.%])"
    r"(?:,? (?P<year>\d{4})(?!\d))?))"
)
"""Both look ahead only, so that a word that is no month («15 или 16 мая») hides nothing behind it."""


def find_months(text: str, today: dt.date) -> Iterator[Found]:
    """Yield the dates of a prepared text that name their month."""
    for match in _DAY_FIRST.finditer(text):
        month = _month(match["month"])
        if month:
            yield _dated(match, month, today)
    for match in _MONTH_FIRST.finditer(text):
        month = _month(match["month"])
        if month:
            yield _month_before(match, month, today)


def _month(word: str) -> int | None:
    return MONTHS.get(word) or meant(word, _SPELT)


def _month_before(match: re.Match[str], month: int, today: dt.date) -> Found:
    dated = _dated(match, month, today)
    year = int(match["day"]) + 2000
    if match["year"] or match["month"] in _DATE_FORMS or abs(year - today.year) > 2:
        return dated
    return dated._replace(days=several(*dated.days, day_of(year, month, 1)))


def _dated(match: re.Match[str], month: int, today: dt.date) -> Found:
    day, year = int(match["day"]), match["year"]
    if year:
        return Found(*match.span("all"), several(day_of(full_year(year), month, day)))
    return Found(*match.span("all"), several(without_year(month, day, today)), relative=True)
