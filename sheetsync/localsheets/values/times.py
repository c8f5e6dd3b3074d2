"""Typed times of day and durations: `12:30`, `1:05:09 PM`, `5 pm`, `36:15:00`."""

import re
from functools import lru_cache

from sheetsync.localsheets.values.locales import LocaleRules
from sheetsync.localsheets.values.numbers import Typed
from sheetsync.localsheets.values.serials import serial_of_time

_PERIODS = ("am", "pm", "a.m.", "p.m.", "AM", "PM")


def parse_time(text: str, rules: LocaleRules) -> Typed | None:
    """A time (TIME) or, from 24 hours on, a duration (`[h]:mm`); None for anything else."""
    match = _clock(rules).fullmatch(text.strip())
    if match is None:
        return None
    hours = _hours(match, rules)
    if hours is None:
        return None
    seconds = float(f"{match['s'] or 0}.{match['f'] or 0}")
    pattern = _pattern(match, lasting=hours >= 24)
    return Typed(serial_of_time(hours, int(match["m"] or 0), seconds), {"type": "TIME", "pattern": pattern})


@lru_cache(maxsize=64)
def _clock(rules: LocaleRules) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in {*_PERIODS, *rules.periods})
    return re.compile(
        rf"""(?P<h>\d{{1,4}})(?::(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:{re.escape(rules.decimal)}(?P<f>\d{{1,9}}))?)?)?
        (?:\s*(?P<p>{words}))?""",
        re.VERBOSE | re.ASCII | re.IGNORECASE,
    )


def _hours(match: re.Match[str], rules: LocaleRules) -> int | None:
    """Hours since midnight; None where neither minutes nor am/pm say that it is a time."""
    hours, period = int(match["h"]), match["p"]
    if period is None:
        return hours if match["m"] else None
    if not 1 <= hours <= 12:
        return None
    late = period.lower().startswith("p") or period.lower() == rules.periods[1].lower()
    return hours % 12 + (12 if late else 0)


def _pattern(match: re.Match[str], *, lasting: bool) -> str:
    pattern = "[h]" if lasting else "h"
    if match["m"]:
        pattern += ":mm"
    if match["s"]:
        pattern += ":ss"
    if match["f"]:
        pattern += "." + "0" * min(len(match["f"]), 3)
    return pattern + (" am/pm" if match["p"] else "")
