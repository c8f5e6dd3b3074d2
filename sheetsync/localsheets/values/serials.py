"""Serial dates: days since 1899-12-30 with the time of day as the fraction, as Sheets counts them."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

EPOCH = date(1899, 12, 30).toordinal()
DAY_MILLISECONDS = 86_400_000
_FIRST, _LAST = date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH


class Moment(NamedTuple):
    """A serial number taken apart."""

    day: date
    hour: int
    minute: int
    second: int
    millisecond: int


def serial_of_date(day: date) -> int:
    """2020-01-01 → 43831; days before 1899-12-30 are negative."""
    return day.toordinal() - EPOCH


def serial_of_time(hours: int, minutes: int = 0, seconds: float = 0) -> float:
    """A time of day or a duration in days: 12:00 → 0.5, 36:00 → 1.5."""
    return (hours * 3600 + minutes * 60 + seconds) / 86_400


def serial_of(moment: datetime | date | time | timedelta) -> float:
    """Any of Python's time values in days; a zone is not looked at."""
    if isinstance(moment, timedelta):
        return moment / timedelta(days=1)
    if isinstance(moment, time):
        return serial_of_time(moment.hour, moment.minute, moment.second + moment.microsecond / 1e6)
    days = serial_of_date(moment)
    return days + serial_of(moment.time()) if isinstance(moment, datetime) else days


def moment_of(serial: float, *, unit: int = 1) -> Moment | None:
    """Date and time of a serial number, rounded to `unit` milliseconds; None outside the years 1 to 9999."""
    if not _FIRST <= serial <= _LAST:
        return None
    days, rest = divmod(_rounded(serial * DAY_MILLISECONDS, unit), DAY_MILLISECONDS)
    if not _FIRST <= days <= _LAST:
        return None
    minutes, milliseconds = divmod(rest, 60_000)
    return Moment(date.fromordinal(days + EPOCH), *divmod(minutes, 60), *divmod(milliseconds, 1000))


def _rounded(milliseconds: float, unit: int) -> int:
    # The exact half goes up; a serial is a float, so the half itself is seldom exact.
    return int((round(milliseconds) + unit // 2) // unit) * unit
