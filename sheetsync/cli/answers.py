"""What an admin answers when a team begins: each answer checked, whether typed at a terminal or given as an option."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sheetsync.cli.creating import check_zone, names_in
from sheetsync.cli.errors import BadIdError
from sheetsync.cli.plain import plain
from sheetsync.config.team import TeamDefaults
from sheetsync.errors import MisuseError
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Cell
from sheetsync.model.settings import Department, Settings
from sheetsync.model.spreadsheets import spreadsheet_id
from sheetsync.model.template import Template
from sheetsync.reading.setting_values import READERS

_ID = re.compile(r"[A-Za-z0-9_-]{20,}")
_MOST = 1_000_000


class BadDayError(MisuseError):
    """A word that is no day of the week."""

    message = "“{text}” is no day of the week. Write it as Monday, or as its number: 1 is Monday."


class BadHeadcountError(MisuseError):
    """A text that is no number of people."""

    message = "“{text}” is no number of people. Write a figure, such as 40, or nothing."


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that is asked; None and empty where nobody said anything."""

    language: str
    spreadsheet: str = ""
    name: str = ""
    time_zone: str = ""
    departments: tuple[str, ...] = ()
    headcount: int | None = None
    meeting_day: int | None = None
    goal: str = ""
    key_file: Path | None = None
    token_file: Path | None = None
    subject: str = ""
    folder: str = ""

    def team(self, defaults: TeamDefaults) -> Callable[[Settings], Settings]:
        """Return what puts the answers over the settings that a new settings tab would begin with."""

        def begin(settings: Settings) -> Settings:
            listed = tuple(map(Department, self.departments)) or settings.departments
            return replace(
                settings,
                goal=self.goal or settings.goal,
                meeting_day=self.meeting_day or settings.meeting_day,
                minutes=defaults.minutes,
                departments=listed,
            )

        return begin


def read_spreadsheet(text: str) -> str:
    """Return the id in an address or a text, empty for none. Raises BadIdError."""
    found = spreadsheet_id(text)
    if found and not _ID.fullmatch(found):
        raise BadIdError(text=text)
    return found


def read_zone(text: str) -> str:
    """Return a time zone's name. Raises UnknownZoneError."""
    if text:
        check_zone(text.strip())
    return text.strip()


def read_departments(text: str) -> tuple[str, ...]:
    """Return the names that a text parts by commas, each once."""
    return tuple(dict.fromkeys(plain(name) for name in names_in(text)))


def read_headcount(text: str) -> int | None:
    """Return a number of people, None where there is no text. Raises BadHeadcountError."""
    shown = re.sub(r"\s", "", text)
    if not shown:
        return None
    if not shown.isdecimal() or not 0 < int(shown) < _MOST:
        raise BadHeadcountError(text=text)
    return int(shown)


def read_day(text: str) -> int | None:
    """Return the number of a weekday, 1 for Monday, None where there is no text. Raises BadDayError."""
    if not text.strip():
        return None
    day = READERS["meeting_day"](Cell(text), "en")
    if not isinstance(day, int):
        raise BadDayError(text=text)
    return day


def team_lines(settings: Settings, template: Template) -> tuple[tuple[str, str], ...]:
    """Return the settings as label and value, as the settings tab shows them."""
    labels = template.settings
    lines = (
        (labels.goal, settings.goal),
        (labels.meeting_day, template.weekdays[settings.meeting_day - 1]),
        (labels.minutes, str(settings.minutes)),
        (labels.department, ", ".join(settings.department_names)),
    )
    return tuple((label, plain(value)) for label, value in lines if value)


def settings_tab(template: Template) -> str:
    """Return the title of the settings tab."""
    return template.tabs[TabName.SETTINGS]
