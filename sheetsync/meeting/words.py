"""Small phrases that all faces of the page share: days, amounts, changes."""

import datetime as dt
from math import ceil

from babel.dates import format_date

from sheetsync.messages import Messages


def long_day(day: dt.date, messages: Messages) -> str:
    """Return a day as «14 апреля 2025»."""
    return format_date(day, "d MMMM y", locale=messages.language)


def weekday(day: dt.date, messages: Messages) -> str:
    """Return the day of the week as «понедельник»."""
    return format_date(day, "EEEE", locale=messages.language)


def days(number: int, messages: Messages) -> str:
    """Return a number of days as «6 дней»."""
    return messages.count("{n} day", "{n} days", number)


def minutes(number: int, messages: Messages) -> str:
    """Return a number of minutes as «6 минут»."""
    return messages.count("{n} minute", "{n} minutes", number)


def rows(number: int, messages: Messages) -> str:
    """Return a number of rows as «1 строка»."""
    return messages.count("{n} row", "{n} rows", number)


def step_name(step: str, messages: Messages) -> str:
    """Return a step's text, or words that say there is none."""
    return step if step.strip() else messages.say("(no step)")


def age(number: int, messages: Messages) -> str:
    """Return how long a blocker has stood: «сегодня», «6 дней»."""
    return days(number, messages) if number else messages.say("since today")


def signed(number: int) -> str:
    """Return a change with its sign: `+2`, `−1`, `0`."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def short_day(day: dt.date, messages: Messages) -> str:
    """Return a day as «14 апреля», for where the year stands beside it."""
    return format_date(day, "d MMMM" if messages.language == "ru" else "MMMM d", locale=messages.language)


def days_left(number: int, messages: Messages) -> str:
    """Return how many days are left: «осталось 6 дней», «сегодня», «прошло 2 дня»."""
    if number > 0:
        return messages.say("{days} left", days=days(number, messages))
    return messages.say("today") if number == 0 else messages.say("{days} ago", days=days(-number, messages))


def moment(when: dt.datetime, messages: Messages) -> str:
    """Return a moment to the minute, as «21.04.2025 09:00» or `2025-04-21 09:00`."""
    return when.strftime("%d.%m.%Y %H:%M" if messages.language == "ru" else "%Y-%m-%d %H:%M")


def meetings(number: int, messages: Messages) -> str:
    """Return a number of meetings as «2 встречи»."""
    return messages.count("{n} meeting", "{n} meetings", number)


def bar(share: float, width: int, *, whole: bool = False) -> str | None:
    """Return a bar of block letters for a share from 0 to 1; `whole` shows the rest of it too. None for an empty one.

    What is more than nothing is seen.
    """
    filled = min(ceil(share * width), width)
    rest = "░" * (width - filled) if whole else ""
    return "█" * filled + rest or None
