"""The value of one setting, as forgivingly as people type it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from sheetsync.messages import LANGUAGES
from sheetsync.model.days import from_serial
from sheetsync.model.grid import Cell
from sheetsync.model.row import Sureness
from sheetsync.reading.cells import cell_text
from sheetsync.reading.dates.signs import weekday_named
from sheetsync.reading.dates.text import read_due_text
from sheetsync.reading.folding import fold, strip_marks
from sheetsync.reading.vocabulary import phrases

_NUMBER = re.compile(r"\d{1,4}")
_DAY_AND_YEAR = 2
_DAY_BEFORE_YEARS = dt.date(2000, 1, 1)


def _text(cell: Cell, language: str) -> str:
    return cell_text(cell, language).strip()


def _weekday(cell: Cell, language: str) -> int | None:
    text = strip_marks(fold(_text(cell, language)))
    return int(text) if text in {"1", "2", "3", "4", "5", "6", "7"} else weekday_named(text)


def _minutes(cell: Cell, language: str) -> int | None:
    number = _whole(cell, language)
    return number if number and number <= 24 * 60 else None


def _days(cell: Cell, language: str) -> int | None:
    number = _whole(cell, language)
    return number if number is not None and number <= 365 else None


def _whole(cell: Cell, language: str) -> int | None:
    """Return the one whole number that stands in the cell, «30 мин» too; None for «-2» or «2,5»."""
    text = _text(cell, language)
    numbers = _NUMBER.findall(text)
    return int(numbers[0]) if len(numbers) == 1 and not re.search(r"-\s*\d", text) else None


def _holidays(cell: Cell, language: str) -> tuple[dt.date, ...] | None:
    """Return the days off; None where one of them isn't understood or lacks its year."""
    days = _days_said(cell, language)
    return None if days is None else tuple(sorted({day for day, worked in days if not worked}))


def working_days(cell: Cell, language: str) -> tuple[dt.date, ...]:
    """Return the days among the holidays that are said to be worked («рабочий 02.05.2026»)."""
    return tuple(sorted({day for day, worked in _days_said(cell, language) or () if worked}))


def _days_said(cell: Cell, language: str) -> list[tuple[dt.date, bool]] | None:
    """Return each day with whether it is worked; None where one isn't understood."""
    if cell.date_like and isinstance(cell.value, int | float):
        day = from_serial(cell.value)
        return None if day is None else [(day, False)]
    parts = [part for part in re.split(r"[;\n]", _text(cell, language)) if part.strip()]
    worked = [fold(part).split()[0] in phrases("labels", "days", "working") for part in parts]
    dates = [part.split(maxsplit=1)[-1] if is_worked else part for part, is_worked in zip(parts, worked, strict=True)]
    readings = [read_due_text(part, seen_on=_DAY_BEFORE_YEARS, locale="ru_RU") for part in dates]
    whole = all(len(_NUMBER.findall(part)) >= _DAY_AND_YEAR for part in parts)
    if not whole or any(reading.sureness is not Sureness.TEXT or reading.relative for reading in readings):
        return None
    return [(reading.day, said) for reading, said in zip(readings, worked, strict=True) if reading.day is not None]


def _language(cell: Cell, language: str) -> str | None:
    said = fold(_text(cell, language))
    names = {fold(word): code for code in LANGUAGES for word in (code, *phrases("labels", "languages", code))}
    return names.get(said)


READERS: Mapping[str, Callable[[Cell, str], Any]] = {
    "goal": _text,
    "goal_figure": _text,
    "meeting_day": _weekday,
    "minutes": _minutes,
    "due_soon_days": _days,
    "holidays": _holidays,
    "language": _language,
}
"""How the value of each setting is read; None = not understood."""
