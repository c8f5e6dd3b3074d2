"""The one place that reads the clock and knows time zones."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def system_now() -> dt.datetime:
    """Return the present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def local_time(now: dt.datetime, time_zone: str) -> dt.datetime:
    """Return a moment as the wall clock of a spreadsheet shows it; UTC where the zone isn't known.

    A moment without an offset is that wall time already.
    """
    zone = _zone(time_zone)
    return now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
