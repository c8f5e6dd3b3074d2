"""The one place that reads the clock and knows time zones."""

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def system_now() -> dt.datetime:
    """Return the present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


_OFFSET = re.compile(r"(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?")


def local_time(now: dt.datetime, time_zone: str) -> dt.datetime:
    """Return a moment as the wall clock of a spreadsheet shows it; a moment without an offset is that time already.

    `time_zone` is a name like `Europe/Moscow`, or an offset like `GMT-07:00` (Google's SpreadsheetProperties allow
    both). Raises ValueError for a zone that this machine doesn't know: a wrong day would be worse than none.
    """
    zone = _zone(time_zone)
    return now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)


def _zone(name: str) -> dt.tzinfo:
    offset = _OFFSET.fullmatch(name)
    if offset:
        span = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return dt.timezone(span if offset[1] == "+" else -span)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error
