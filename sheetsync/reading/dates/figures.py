"""Dates in figures: 05.04.2025, 5/4/25, 2025-04-05, 05.04, 10–15.04, with any separators."""

import datetime as dt
import re
from collections.abc import Iterator

from sheetsync.reading.dates.found import Found, Manner, day_of, full_year, last_of, several, without_year

_RUN = re.compile(
    r"(?<![\w.,/-])\d{1,4}(?: ?(?:[./]{1,2}|-) ?\d{1,4}|,\d{1,4}){1,6}(?:(?= ?г\b)|(?![\w%]|[./,-]\d))[.]*"
    r"|(?<![\w.,/-])\d{1,2} \d{1,2} \d{4}\b|(?<![\w.,/-])\d{8}\b"
)
_DASH = re.compile(r" ?- ?")
_SEPARATOR = re.compile(r" ?[./, ]+ ?")
_MONTH_FIRST = {"en_US", "en_PH"}
_BOTH = {"ru_RU"}
"""Locales in which a date with slashes is typed either way: two readings are ambiguous (semantics §3)."""
_ALWAYS_OPEN = {"24/7"}
_NEAR_YEARS = 5


class Figures:
    """Finds the dates in figures of one text, by today and the spreadsheet's locale."""

    def __init__(self, today: dt.date, locale: str) -> None:
        self._today = today
        self._month_first = locale in _MONTH_FIRST
        self._both = locale in _BOTH

    def find(self, text: str, first_place: int) -> tuple[str, list[Found]]:
        """Return the text with a character of its own for each run of figures that is a date, and what they mean."""
        found: list[Found] = []

        def put(match: re.Match[str]) -> str:
            signs = list(self._read(match[0].rstrip(".").strip()))
            if not signs:
                return match[0]
            made = []
            for sign in signs:
                if isinstance(sign, Found):
                    made.append(chr(first_place + len(found)))
                    found.append(sign)
                else:
                    made.append(sign)
            return f" {' '.join(made)} "

        return _RUN.sub(put, text), found

    def _read(self, run: str) -> Iterator[Found | str]:
        """Yield what a run says: dates, `-` between the ends of a range, bare days; nothing for other figures."""
        if run in _ALWAYS_OPEN:
            return
        parts = _DASH.split(run)
        beside = run.split("/")
        if len(beside) == 2 and all("." in part for part in beside):
            yield from (sign for part in beside for sign in self._one(part))
        elif "-" not in run or _is_one_date(parts):
            yield from self._one(run)
        elif not all(part.isdigit() for part in parts):
            yield from self._range(parts)

    def _range(self, parts: list[str]) -> Iterator[Found | str]:
        for at, part in enumerate(parts):
            if at:
                yield "-"
            if part.isdigit() and len(part) <= 2 and at:
                first = _groups(parts[at - 1])
                yield from self._one(".".join([part, *first[1:]]))
            elif part.isdigit() and len(part) <= 2:
                last = _groups(parts[at + 1]) if at + 1 < len(parts) else []
                yield from self._one(".".join([part, *last[1:]]))
            else:
                yield from self._one(part)

    def _one(self, run: str) -> Iterator[Found]:
        groups = _groups(run)
        if len(groups) == 1 and len(groups[0]) == 8:
            yield from self._without_separators(groups[0])
        elif len(groups) == 2:
            yield from self._two(groups, run)
        elif len(groups) == 3:
            yield self._three(groups, run)
        elif groups and not all(len(group) > 2 for group in groups):
            yield Found(())

    def _three(self, groups: list[str], run: str) -> Found:
        first, second, last = groups
        if len(first) == 4:
            return Found(several(day_of(int(first), int(second), int(last))) if len(last) <= 2 else ())
        if len(last) not in {2, 4} or max(len(first), len(second)) > 2:
            return Found(())
        year = full_year(last)
        pairs = self._orders(int(first), int(second), run)
        return Found(several(*(day_of(year, month, day) for month, day in pairs)))

    def _two(self, groups: list[str], run: str) -> Iterator[Found]:
        first, second = groups
        if len(first) == 4 or len(second) == 4:
            year, month = (first, second) if len(first) == 4 else (second, first)
            if 1 <= int(month) <= 12 and len(month) <= 2 and 1990 <= int(year) <= 2100:
                yield Found((last_of(int(year), int(month)),))
        elif max(len(first), len(second)) <= 2:
            pairs = self._orders(int(first), int(second), run)
            days = several(*(without_year(month, day, self._today) for month, day in pairs))
            clock = not days and len(second) == 2 and int(first) < 25 and int(second) < 60 and "." in run
            yield Found(days, relative=True, manner=Manner.CLOCK if clock else Manner.SHORT)
        else:
            yield Found(())

    def _without_separators(self, digits: str) -> Iterator[Found]:
        readings = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
        days = several(*(day_of(*map(int, reading)) for reading in readings))
        near = [day for day in days if abs(day.year - self._today.year) <= _NEAR_YEARS]
        if len(near) == 1:
            yield Found((near[0],))

    def _orders(self, first: int, second: int, run: str) -> list[tuple[int, int]]:
        """Return the (month, day) pairs that two figures can mean. Dots are day-first everywhere."""
        day_first, month_first = (second, first), (first, second)
        if "." in run or "," in run or " " in run.strip():
            return [day_first]
        if "/" not in run:
            return [month_first if self._month_first else day_first]
        possible = [pair for pair in (day_first, month_first) if 1 <= pair[0] <= 12]
        if len(possible) < 2 or self._both:
            return possible
        return [month_first if self._month_first else day_first]


def _groups(run: str) -> list[str]:
    return [group for group in _SEPARATOR.split(_DASH.sub(".", run)) if group]


def _is_one_date(parts: list[str]) -> bool:
    """Whether hyphens part a date (05-04-2025, 15-04, 15.04-2025) and no range (14-18.04)."""
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return True
    if len(parts) != 2:
        return False
    first, last = parts
    if first.isdigit() and last.isdigit():
        return len(last) == 2 and last.startswith("0")
    whole = {len(group) for group in _groups(last)[1:]} == {4} or (last.isdigit() and len(last) == 4)
    return (whole and len(first) <= 5) or (len(first) == 4 and first.isdigit())
