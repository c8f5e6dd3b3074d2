"""Periods, due on their last day: май, 2 квартал, конец месяца, вторая декада апреля, next week."""

import datetime as dt
import re

from sheetsync.reading.dates.draft import Draft, signs, step, year_said
from sheetsync.reading.dates.found import LOOK_BACK, Found, Manner, day_of, last_of, several

_OF_MONTH = r"(?:ON |IN )?(?:@M|(?:@P )?MONTH)@Y"
_SHORTHAND = signs(r"END_(?P<unit>WEEK|MONTH|QUARTER|YEAR)")
_LAST_DAY = signs(rf"FINAL (?P<working>WORKING )?(?:DAY|NTH) {_OF_MONTH}")
_HALF = signs(rf"(?:END )?@A HALF {_OF_MONTH}")
_HALF_BEHIND = signs(r"@M@Y ,? ?(?:ON )?@A HALF")
_DECADE = signs(rf"(?:END )?(?:@A|FINAL) DECADE {_OF_MONTH}")
_HALF_YEAR = signs(r"(?P<end>END )?(?:@A (?:HALFYEAR|HALF(?= YEAR))|HALFYEAR (?P<behind>[12])|h(?P<letter>[12]))@Y")
_QUARTER = signs(r"(?P<by>BY )?(?P<end>END )?(?:@A QUARTER|QUARTER q?(?P<behind>\d)|q(?P<letter>\d))@Y")
_NEW_YEAR = signs(r"BY NEW_YEAR")
_YEAR = signs(r"(?:(?:BY )?END (?:ON |IN )?y(?P<last>\d{4})(?: YEAR)?|y(?P<whole>\d{4}) YEAR)")
_MONTH = signs(r"(?P<by>BY )?(?P<end>END )?(?P<inside>WITHIN )?@M@Y(?P<whole> INCLUSIVE)?(?! (?:- )?o?\d)")
_UNIT = signs(
    r"(?P<by>BY )?(?P<end>END )?(?:ON |WITHIN |IN )?(?:@P )?(?P<unit>WEEK|MONTH|QUARTER|HALFYEAR|YEAR)"
    r"(?! (?:AFTER|FROM|BY))"
)
_TENTH = {1: 10, 2: 20}
_MONTHS_IN = {"MONTH": 1, "QUARTER": 3, "HALFYEAR": 6, "YEAR": 12}


class Periods:
    """The rules for periods, as seen on one day."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def apply(self, draft: Draft) -> None:
        """Put the last days of the periods into their places."""
        draft.put(_SHORTHAND, lambda match: f"END {match['unit']}")
        draft.put(_LAST_DAY, self._last_day)
        draft.put(_HALF, lambda match: self._part_of_month(match, {1: 15}))
        draft.put(_HALF_BEHIND, lambda match: self._part_of_month(match, {1: 15}))
        draft.put(_DECADE, lambda match: self._part_of_month(match, _TENTH))
        draft.put(_HALF_YEAR, lambda match: self._part_of_year(match, 6))
        draft.put(_QUARTER, self._quarter)
        draft.put(_NEW_YEAR, lambda _: self._ends(None, 12))
        draft.put(_MONTH, self._month)
        draft.put(_YEAR, lambda match: Found((dt.date(int(match["last"] or match["whole"]), 12, 31),)))
        draft.put(_UNIT, self._unit)

    def _last_day(self, match: re.Match[str]) -> Found | None:
        found = self._part_of_month(match, {})
        if not match["working"] or found is None:
            return found
        day = found.days[0]
        return found._replace(days=(day - dt.timedelta(days=max(day.isoweekday() - 5, 0)),))

    def _part_of_month(self, match: re.Match[str], ends: dict[int, int]) -> Found | None:
        """Return the day of a month on which its half or decade ends; its last day where `ends` has none."""
        groups = match.groupdict()
        day = ends.get(int(groups.get("nth") or 0))
        year = year_said(match, self._today.year)
        if match["month"]:
            return self._ends(year, int(match["month"]), day)
        first = self._first_of_month(step(groups["which"]))
        return self._ends(first.year, first.month, day)._replace(relative=True)

    def _ends(self, year: int | None, month: int, day: int | None = None) -> Found:
        """Return the day on which a period ends; without a year the earliest at most 92 days ago or still to come."""
        if year is not None:
            return Found(several(day_of(year, month, day) if day else last_of(year, month)))
        years = range(self._today.year - 1, self._today.year + 3)
        ends = (dt.date(one, month, day) if day else last_of(one, month) for one in years)
        return Found((next(end for end in ends if end >= self._today - LOOK_BACK),), relative=True)

    def _part_of_year(self, match: re.Match[str], months: int) -> Found | None:
        number = int(match["nth"] or match["letter"] or match["behind"])
        if not 1 <= number <= 12 // months:
            return Found(())
        return self._ends(year_said(match, self._today.year), number * months)

    def _quarter(self, match: re.Match[str]) -> Found | None:
        found = self._part_of_year(match, 3)
        if found is None or not found.days or not match["by"] or match["end"]:
            return found
        end = found.days[0]
        before = last_of(end.year, end.month - 3) if end.month > 3 else dt.date(end.year - 1, 12, 31)
        return found._replace(days=several(before, end))

    def _month(self, match: re.Match[str]) -> Found:
        month, year = int(match["month"]), year_said(match, self._today.year)
        found = self._ends(year, month)
        if match["by"] and not (match["end"] or match["whole"] or match["inside"]):
            return self._before_month(found, month, year)
        alone = not (match["end"] or year or match["inside"])
        return found._replace(manner=Manner.MONTH) if alone else found

    def _before_month(self, found: Found, month: int, year: int | None) -> Found:
        """Return the day before a month starts: «до мая» is 30 April, of the earliest May at most 92 days past."""
        if year is None:
            return self._ends(None, (month - 2) % 12 + 1)
        end = found.days[0]
        return Found((end.replace(day=1) - dt.timedelta(days=1),))

    def _unit(self, match: re.Match[str]) -> Found | None:
        unit, which, end = match["unit"], match["which"], match["end"]
        if not (end or which):
            return None
        last = self._last_of_unit(unit, step(which))
        if match["by"] and not end and which == "NEXT":
            return Found(several(self._last_of_unit(unit, 0), last), relative=True)
        return Found((last,), relative=True)

    def _last_of_unit(self, unit: str, ahead: int) -> dt.date:
        """Return the last day of this week, month … or of one `ahead`. A week ends on its Friday."""
        if unit == "WEEK":
            return self._today + dt.timedelta(days=5 - self._today.isoweekday() + 7 * ahead)
        months = _MONTHS_IN[unit]
        start = (self._today.month - 1) // months * months
        first = self._first_of_month(start + 1 - self._today.month + ahead * months + months - 1)
        return last_of(first.year, first.month)

    def _first_of_month(self, ahead: int) -> dt.date:
        years, month = divmod(self._today.month - 1 + ahead, 12)
        return dt.date(self._today.year + years, month + 1, 1)
