"""Working days and days off: the country's, with the team's own exceptions. Only hints depend on them."""

import datetime as dt
import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of a team.

    `country` is a code like `RU`, empty or unknown: Monday to Friday are worked. `off` and `worked` are the team's
    exceptions, which count for more.
    """

    country: str = ""
    off: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()

    def is_holiday(self, day: dt.date) -> bool:
        """Whether the day is off though it is no plain weekend."""
        if day in self.worked:
            return False
        national = _national(self.country)
        return day in self.off or (national is not None and day in national)

    def is_worked(self, day: dt.date) -> bool:
        """Whether people work that day."""
        if day in self.worked or day in self.off:
            return day in self.worked
        national = _national(self.country)
        return day.isoweekday() <= _FRIDAY if national is None else bool(national.is_working_day(day))

    def any_worked(self, after: dt.date, until: dt.date) -> bool:
        """Whether people work on a day after `after`, up to `until` and including it."""
        days = (after + dt.timedelta(days=n) for n in range(1, (until - after).days + 1))
        return any(map(self.is_worked, days))


@cache
def _national(country: str) -> Any:
    """Return the holidays of a country, None where the package doesn't know it; loaded when first asked for."""
    if not country:
        return None
    try:
        return importlib.import_module("holidays").country_holidays(country)
    except NotImplementedError:  # asking for the list of the known ones first would load every country
        return None


def country_of(locale: str) -> str:
    """Return the country of a spreadsheet's locale: `ru_RU` is `RU`; an empty text where it names none."""
    _, _, country = locale.partition("_")
    return country.upper() if len(country) == 2 else ""
