"""A date expression found in a text, and the calendar's rules for days and years."""

import calendar
import datetime as dt
from enum import Enum, auto
from typing import NamedTuple

LOOK_BACK = dt.timedelta(days=92)
_LOOK_AHEAD = dt.timedelta(days=366)
_FIRST_YEAR = 1990
_LAST_YEAR = 2100


class Manner(Enum):
    """How a day was named, where that decides what the words around it may be."""

    DATE = auto()
    SHORT = auto()
    """Two figures («10.5»): a date only where no unit and no «п.» stands beside them."""
    CLOCK = auto()
    """Two figures that are no date and may be a time («18.30»)."""
    SPAN = auto()
    """Counted from today («через неделю»): no day where it goes on «после запуска»."""
    WEEKDAY = auto()
    """A weekday that a date beside it must agree with."""
    MONTH = auto()
    """A month alone: only where nothing else is said («may» is a verb too)."""


class Found(NamedTuple):
    """The days that an expression can mean, and whether that depended on today.

    No day = it names one that doesn't exist; two or more = ambiguous.
    """

    days: tuple[dt.date, ...]
    relative: bool = False
    manner: Manner = Manner.DATE


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, None where the calendar has none or the year is no year of our work."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_of(year: int, month: int) -> dt.date:
    """Return the last calendar day of a month (1 to 12)."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean: two are 20yy."""
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def without_year(month: int, day: int, today: dt.date) -> dt.date | None:
    """Return the earliest such date at most 92 days before today; None if that is over 366 days ahead."""
    for year in range(today.year - 1, today.year + 9):
        found = day_of(year, month, day)
        if found is not None and found >= today - LOOK_BACK:
            return found if found <= today + _LOOK_AHEAD else None
    return None


def several(*days: dt.date | None) -> tuple[dt.date, ...]:
    """Return the days that exist, each once, in order."""
    return tuple(sorted({day for day in days if day is not None}))
