"""A due text as a whole: the one day it names, the days it may mean, or none."""

import datetime as dt
import re

from sheetsync.model.row import DueReading, Sureness
from sheetsync.reading.dates.draft import Draft, signs
from sheetsync.reading.dates.figures import Figures
from sheetsync.reading.dates.found import Found
from sheetsync.reading.dates.months import MonthNames
from sheetsync.reading.dates.periods import Periods
from sheetsync.reading.dates.relative import Relative
from sheetsync.reading.dates.settle import settle
from sheetsync.reading.dates.signs import FIRST_PLACE, read_signs
from sheetsync.reading.folding import fold, untangle

LONGEST = 200
"""No date is longer than this; a longer text isn't even looked at."""

_UNREADABLE = DueReading(None, Sureness.UNREADABLE)

_LETTERS_FOR_FIGURES = (
    (re.compile(r"(?<=\d)[оo](?=[\d.,/ю-]|$| )|(?<=[.,/ю-])[оo](?=\d)|\b[оo](?=\d[.,/ю-])"), "0"),
    (re.compile(r"(?<=[\d.,/])з(?=[\d.,/])|\bз(?=\d[.,/])|(?<=\d[.,/])з(?=[.,/])"), "3"),
    (re.compile(r"(?<=[\d.,/])[il|](?=[\d.,/])|\b[il|](?=\d[.,/])"), "1"),
    (re.compile(r"(?<=\d) ?[юб]{1,2} ?(?=\d)"), "."),
    (re.compile(r"(?<=\d)t(?=\d\d:)"), " "),
    (re.compile(r"(?<=\d), (?=\d{4}\b)"), " "),
    (re.compile(r"[«»\"„“”]|(?<=\d)'(?!\d)"), ""),
    (re.compile(r"[–—−]"), "-"),
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""They stand for what was found, so a text may not bring its own."""

_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?(?!\d)|\b(?:[01]?\d|2[0-4])[.-]00\b(?![.\d-])")
_TIME = signs(
    r"(?:(?:BY|ON|FROM|AFTER|IN|TO|-) )*(?:(?:\d{1,2} HOUR|CLOCK)(?: PART_OF_DAY)?|\d{1,2} PART_OF_DAY|PART_OF_DAY)"
)
_END_OF_DAY = re.compile(r" END_OF_DAY(?= )")
_NOISE = re.compile(r" NOISE(?= )")


def read_due_text(text: str, *, seen_on: dt.date, locale: str) -> DueReading:
    """Read a due date typed as text on the day it was first seen, in the spreadsheet's locale (`ru_RU`).

    A comment beside a date changes nothing; a word that makes it no deadline («после 15 апреля») leaves it unread.
    """
    if len(text) > LONGEST:
        return _UNREADABLE
    figures, found = Figures(seen_on, locale).find(_prepare(text), FIRST_PLACE)
    readings = [_read(one, found, seen_on) for one in read_signs(figures)]
    if any(one is None or not one.days for one in readings):
        return _UNREADABLE
    days = tuple(sorted({day for one in readings if one for day in one.days}))
    relative = any(one.relative for one in readings if one)
    since = seen_on if relative else None
    if len(days) > 1:
        return DueReading(None, Sureness.AMBIGUOUS, days, relative, since)
    return DueReading(days[0], Sureness.TEXT, (), relative, since) if days else _UNREADABLE


def _prepare(text: str) -> str:
    prepared = _PRIVATE.sub(" ", untangle(fold(text)))
    for pattern, put in _LETTERS_FOR_FIGURES:
        prepared = pattern.sub(put, prepared)
    return _CLOCK.sub(" CLOCK ", prepared)


def _read(said: list[str], found: list[Found], today: dt.date) -> Found | None:
    draft = Draft(said, list(found))
    draft.drop(_NOISE)
    draft.drop(_TIME)
    _take_end_of_day(draft)
    MonthNames(today).apply(draft)
    Relative(today).apply(draft)
    Periods(today).apply(draft)
    _take_end_of_day(draft, today)
    return settle(draft)


def _take_end_of_day(draft: Draft, today: dt.date | None = None) -> None:
    """Take «к концу дня» for today where no other day is named, for a time of that day elsewhere."""
    if today is None:
        return
    if " d" not in draft.text:
        draft.put(_END_OF_DAY, lambda _: f" {_place(draft, today)}")
    draft.drop(_END_OF_DAY)


def _place(draft: Draft, today: dt.date) -> str:
    draft.found.append(Found((today,), relative=True))
    return f"d{len(draft.found) - 1}"
