"""What the expressions of a text say together: one day, two or more, or none."""

import datetime as dt
import re

from sheetsync.reading.dates.draft import Draft
from sheetsync.reading.dates.found import Found, Manner

_ANYWHERE = re.compile(r" (?:EVERY|BEGINNING|MIDDLE|COUPLE|SEASON|VAGUE)(?= )")
_STARTS = re.compile(r" (?:FROM|AFTER)(?: (?:ON|BY))? d\d+(?= )")
_PART_OF = re.compile(
    r" (?:DAY|WEEK|MONTH|QUARTER|HALF|DECADE|HALFYEAR|FINAL|a\d|NOT(?: x)?)(?: (?:BY|ON|IN))? d\d+(?= )"
)
"""What a day may not stand behind: «первая неделя мая» and «не успеем к маю» name no day."""

_MEASURED = re.compile(
    r" (?:SECTION (?P<behind>d\d+)|(?P<before>d\d+) (?:MEASURE|DAY|WEEK|MONTH|HOUR|YEAR|QUARTER))(?= )"
)
_TIMED = re.compile(r" (?:BY |ON |FROM |AFTER |IN |AND |, )*(d\d+)(?= )")
_SPAN_OF_EVENT = re.compile(r" (d\d+) (?:AFTER|FROM|BY x)(?= )")
_BESIDE_MONTH = re.compile(r" (?:x (?:ON )?(d\d+)|(d\d+) x)(?= )")
_OLD = re.compile(r" (?:WAS|NOT)(?: (?:x|ON|BY|IN|FROM|-|,))? d\d+(?= )")
_FROM_TO = re.compile(r" FROM d\d+(?: ,)?(?= ON d\d)")
_OLD_AFTER = re.compile(r" (?P<new>d\d+)(?: ,)* MOVED FROM d\d+(?= )")
_NEW_AFTER = re.compile(r"(?: FROM)? d\d+(?: x)*(?: [,-])*(?: x)* MOVED(?: x)* (?:ON|BY|TO) (?P<new>d\d+)(?= )")
_NOW = re.compile(r" d\d+(?: x| ,| -)* NOW(?: (?:x|ON|BY|-|,))* (?P<new>d\d+)(?= )")
_TURNED = re.compile(r" d\d+(?: ,)? ARROW (?P<new>d\d+)(?= )")
_MOVED_TO = re.compile(r" MOVED FROM d\d+ (?:ON|BY|TO|-) (?P<new>d\d+)(?= )")
_RANGES = (
    re.compile(r" FROM (?P<first>d\d+) (?:TO|BY|ON|-) (?:BY )?(?P<last>d\d+)(?= )"),
    re.compile(r" (?P<first>d\d+) (?:TO|-)(?: BY)? (?P<last>d\d+)(?= )"),
    re.compile(r" (?:FROM )?(?P<bare>\d{1,2}) (?:TO|-) (?P<last>d\d+)(?= )"),
)
_EXPRESSION = re.compile(r"(?<= )d\d+(?= )")


def settle(draft: Draft) -> Found | None:
    """Return the one expression that the text comes to; None where it names no day.

    Days side by side that are neither a range nor a move, and a weekday that doesn't agree, make it ambiguous.
    """
    _drop_measures(draft)
    if _ANYWHERE.search(draft.text):
        return None
    _take_moves(draft)
    if not _take_ranges(draft):
        return None
    if _names_no_day(draft):
        return None
    named = [draft.day(sign) for sign in _EXPRESSION.findall(draft.text)]
    return _together(named) if named else None


def _drop_measures(draft: Draft) -> None:
    """Take «1.5 часа», «п. 3.2» and a time of day («в 18.30» beside a date) for no dates."""

    def figure(match: re.Match[str]) -> str:
        sign = match["behind"] or match["before"]
        is_figure = draft.day(sign).manner in {Manner.SHORT, Manner.CLOCK}
        return " x" if is_figure else match[0]

    draft.text = _MEASURED.sub(figure, draft.text)
    dated = any(draft.day(sign).days for sign in _EXPRESSION.findall(draft.text))

    def clock(match: re.Match[str]) -> str:
        return "" if dated and draft.day(match[1]).manner is Manner.CLOCK else match[0]

    draft.text = _TIMED.sub(clock, draft.text)


def _take_moves(draft: Draft) -> None:
    """Leave of «перенесли с 05.04 на 18.04», «было … стало …», «05.04 → 18.04» the new date."""
    text = _without_old(draft.text)
    for pattern in (_MOVED_TO, _OLD_AFTER, _NEW_AFTER, _NOW, _FROM_TO):
        text = pattern.sub(lambda match: f" {match['new']}" if "new" in match.groupdict() else "", text)
    while _TURNED.search(text):
        text = _TURNED.sub(lambda match: f" {match['new']}", text)
    draft.text = _without_old(text)


def _without_old(text: str) -> str:
    """Return the text without days that are said to be over, where another is left."""
    left = _OLD.sub("", text)
    return left if _EXPRESSION.search(left) else text


def _take_ranges(draft: Draft) -> bool:
    """Leave of each range its end; False where a range runs backwards."""
    for pattern in _RANGES:
        for match in list(pattern.finditer(draft.text)):
            groups = match.groupdict()
            last = draft.day(match["last"]).days
            first = draft.day(groups["first"]).days if groups.get("first") else ()
            if groups.get("first") and (not first or not last or first[0] > last[-1]):
                return False
            draft.text = draft.text.replace(match[0], f" {match['last']}", 1)
    return True


def _names_no_day(draft: Draft) -> bool:
    if _STARTS.search(draft.text) or _PART_OF.search(draft.text):
        return True
    spans = (draft.day(sign) for sign in _SPAN_OF_EVENT.findall(draft.text))
    if any(found.manner in {Manner.SPAN, Manner.MONTH} for found in spans):
        return True
    beside = (draft.day(first or second) for first, second in _BESIDE_MONTH.findall(draft.text))
    return any(found.manner is Manner.MONTH for found in beside)


def _together(named: list[Found]) -> Found | None:
    if not all(found.days for found in named):
        return None
    weekdays = [found for found in named if found.manner is Manner.WEEKDAY]
    dated = [found for found in named if found.manner is not Manner.WEEKDAY]
    if len(dated) == 1:
        named = [dated[0], *(found for found in weekdays if not _agree(dated[0], found))]
    days = {day for found in named for day in found.days}
    return Found(tuple(sorted(days)), any(found.relative for found in named))


def _agree(dated: Found, weekday: Found) -> bool:
    named: dt.date = weekday.days[0]
    return all(day.isoweekday() == named.isoweekday() for day in dated.days)
