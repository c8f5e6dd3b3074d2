"""What a team sets in the tab «Настройки» of its own spreadsheet."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Department(NamedTuple):
    """A department by its listed name, and the other names people use for it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The team's settings, defaults where the tab says nothing.

    `meeting_day` is an ISO weekday (1 = Monday); `minutes` is the length of the meeting; a row is due soon when
    its day is today or within `due_soon_days` calendar days. `holidays` are days off, `working_days` days that are
    worked though the country's calendar has them off. `departments` keep the order of the tab.
    """

    goal: str = ""
    goal_figure: str = ""
    meeting_day: int = 1
    minutes: int = 30
    due_soon_days: int = 2
    holidays: tuple[dt.date, ...] = ()
    working_days: tuple[dt.date, ...] = ()
    language: str = "ru"
    departments: tuple[Department, ...] = ()

    @property
    def department_names(self) -> tuple[str, ...]:
        """The listed names, in order."""
        return tuple(department.name for department in self.departments)
