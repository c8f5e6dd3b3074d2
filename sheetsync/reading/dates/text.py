"""A due text as a whole: the one day it names, the days it may mean, or none."""

import datetime as dt
import re
from itertools import pairwise

from sheetsync.model.row import DueReading, Sureness
from sheetsync.reading.dates.figures import find_figures
from sheetsync.reading.dates.found import Found
from sheetsync.reading.dates.months import find_months
from sheetsync.reading.dates.relative import find_relative, find_weekdays
from sheetsync.reading.folding import fold, untangle

LONGEST = 200
"""No date is longer than this; a longer text isn't even looked at."""

_UNREADABLE = DueReading(None, Sureness.UNREADABLE)

_FORGIVEN = (
    (re.compile(r"(?<=\d)[оo](?=[\d.,/-]|$)|(?<=[.,/-])[оo](?=\d)|\b[оo](?=\d[.,/-])"), "0"),
    (re.compile(r"(?<=\d), (?=\d{4}\b)"), " "),
    (re.compile(r"(?<=\d) ?[.,ю]{1,2} ?(?=\d)"), "."),
    (re.compile(r"(?<=\d\d\d\d)(?: ?г(?:\.|од[ау]?\b|\b))"), ""),
    (re.compile(r"(?<=\d)\.(?= |$|\))"), ""),
    (re.compile(r"(?<=\d)t(?=\d\d:)"), " "),
    (re.compile(r"[«»\"„“]"), ""),
)
_SAYS_NOTHING = re.compile(
    r"\b(?:не позднее|не позже|no later than|до|к|ко|на|в|во|по|срок|дедлайн|сдать|сделать|by|due|on|until|till|the"
    r"|ориентировочно|примерно|предварительно|около|где-то|approx)\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b|[\s?~≈().,:;—–-]"
)
_RANGE = re.compile(r"\s*(?:-|–|—|по|to|→|->|=>)\s*")
_CHOICE = re.compile(r"\s*(?:или|и|or|and|,|;|/|либо)\s*")
_BARE_DAY = re.compile(r"(?<![\d.,/:-])(\d{1,2})(\s*(?:-|–|—|по|to|или|и|либо|or|and|,|/)\s*)$")
_FROM = re.compile(r"\b(?:с|from)\s*$")


def read_due_text(text: str, *, seen_on: dt.date, locale: str) -> DueReading:
    """Read a due date typed as text on the day it was first seen, in the spreadsheet's locale (`ru_RU`).

    The whole text has to be understood: a word that may change the meaning («после 15 апреля») leaves it unread.
    """
    if len(text) > LONGEST:
        return _UNREADABLE
    prepared = _prepare(text)
    found = _find(prepared, seen_on, locale)
    if not found:
        return _UNREADABLE
    reading, rest = _settle(prepared, found)
    return reading if not _SAYS_NOTHING.sub("", rest) else _UNREADABLE


def _prepare(text: str) -> str:
    prepared = untangle(fold(text))
    for pattern, put in _FORGIVEN:
        prepared = pattern.sub(put, prepared)
    return prepared


def _find(text: str, today: dt.date, locale: str) -> list[Found]:
    """Return the date expressions in their order; of overlapping ones the longest. A weekday must fit its date."""
    dated = [*find_figures(text, today, locale), *find_months(text, today), *find_relative(text, today)]
    chosen: list[Found] = []
    for found in sorted(dated, key=lambda one: one.start - one.end):
        if all(found.end <= other.start or found.start >= other.end for other in chosen):
            chosen.append(found)
    weekdays = list(find_weekdays(text, today))
    if not chosen:
        return [found for found, _ in weekdays]
    return _agree(sorted(chosen), weekdays)


def _agree(dated: list[Found], weekdays: list[tuple[Found, int]]) -> list[Found]:
    if len(dated) > 1 or not weekdays:
        return dated
    one = dated[0]
    for found, weekday in weekdays:
        fits = all(day.isoweekday() == weekday for day in one.days)
        days = one.days if fits else (*one.days, *found.days)
        one = Found(min(one.start, found.start), max(one.end, found.end), days, one.relative or not fits)
    return [one]


def _settle(text: str, found: list[Found]) -> tuple[DueReading, str]:
    """Return the reading of the expressions, and the text that is left around them."""
    before, after = text[: found[0].start], text[found[-1].end :]
    if len(found) > 1:
        return _of_several(text, found), before + after
    one = found[0]
    bare = _BARE_DAY.search(before)
    if bare is None or len(one.days) != 1:
        return _reading(one.days, relative=one.relative), before + after
    return _with_bare_day(one, bare), _FROM.sub("", before[: bare.start()]) + after


def _of_several(text: str, found: list[Found]) -> DueReading:
    """Read «10.04-15.04» as its end; other dates side by side are ambiguous."""
    days = tuple(day for one in found for day in one.days)
    relative = any(one.relative for one in found)
    if not all(one.days for one in found):
        return _UNREADABLE
    gaps = [text[first.end : second.start] for first, second in pairwise(found)]
    is_range = len(found) == 2 and _RANGE.fullmatch(gaps[0]) and len(days) == 2 and days[0] <= days[1]
    return _reading(days[1:] if is_range else days, relative=relative)


def _with_bare_day(one: Found, bare: re.Match[str]) -> DueReading:
    """Read «5-7 апреля» as its end, and «15 или 16 мая» as ambiguous."""
    last = one.days[0]
    first_day = int(bare[1])
    if _RANGE.fullmatch(bare[2]) and first_day < last.day:
        return _reading((last,), relative=one.relative)
    if not _CHOICE.fullmatch(bare[2]) or not 1 <= first_day <= 28:
        return _UNREADABLE
    return _reading((last.replace(day=first_day), last), relative=one.relative)


def _reading(days: tuple[dt.date, ...], *, relative: bool) -> DueReading:
    different = tuple(sorted(set(days)))
    if not different:
        return _UNREADABLE
    if len(different) > 1:
        return DueReading(None, Sureness.AMBIGUOUS, different, relative)
    return DueReading(different[0], Sureness.TEXT, (), relative)
