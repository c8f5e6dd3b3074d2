"""Serial days: how Google writes a date as a number."""

import datetime as dt
import math

_EPOCH = dt.date(1899, 12, 30)
_LAST = (dt.date.max - _EPOCH).days
_FIRST = (dt.date.min - _EPOCH).days


def from_serial(serial: float) -> dt.date | None:
    """Return the day of a serial number (days since 1899-12-30; the time of day is cut off).

    None for a number that names no day of the calendar Python knows (years 1 to 9999).
    """
    if not math.isfinite(serial) or not _FIRST <= serial < _LAST + 1:
        return None
    return _EPOCH + dt.timedelta(days=math.floor(serial))


def to_serial(day: dt.date) -> int:
    """Return the serial number of a day: 2025-04-05 is 45752."""
    return (day - _EPOCH).days
