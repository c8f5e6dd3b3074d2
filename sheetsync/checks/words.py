"""Words that several checks say alike."""

import datetime as dt

from sheetsync.messages import Messages

_SHOWN = 60


def show_day(day: dt.date, messages: Messages) -> str:
    """Return a day as people of this language write it: 05.04.2025, Apr 5, 2025."""
    if messages.language == "ru":
        return day.strftime("%d.%m.%Y")
    return f"{_ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shorten(text: str) -> str:
    """Return a person's text on one line, cut where it is long, to be quoted in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
