"""A date expression found in a text, and the calendar's rules for days and years."""

import datetime as dt
from typing import NamedTuple

_LOOK_BACK = dt.timedelta(days=92)
_LOOK_AHEAD = dt.timedelta(days=366)
_FIRST_YEAR = 1990
_LAST_YEAR = 2100


class Found(NamedTuple):
    """A date expression: its place in the text, the days it can mean, whether that depended on today.

    No day = it names one that doesn't exist; two or more = ambiguous.
    """

    start: int
    end: int
    days: tuple[dt.date, ...]
    relative: bool = False


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, None where the calendar has none or the year is no year of our work."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean: two are 20yy."""
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def without_year(month: int, day: int, today: dt.date) -> dt.date | None:
    """Return the earliest such date at most 92 days before today; None if that is over 366 days ahead."""
    for year in range(today.year - 1, today.year + 9):
        found = day_of(year, month, day)
        if found is not None and found >= today - _LOOK_BACK:
            return found if found <= today + _LOOK_AHEAD else None
    return None


def several(*days: dt.date | None) -> tuple[dt.date, ...]:
    """Return the days that exist, each once, in order."""
    return tuple(sorted({day for day in days if day is not None}))
