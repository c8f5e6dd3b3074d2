"""The common goal and how far it is: a text with a figure, in which value, target and day are understood if told."""

import datetime as dt
import re
from dataclasses import dataclass

_NUMBER = r"[-+−]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s*([^\d\s/→>]*)\s*(?:из|→|->|/|of)\s*({_NUMBER})\s*([^\d\s,;]*)", re.IGNORECASE)
_DAY = re.compile(r"(?:к|до|by|until)\s+(?:(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d\d)-(\d\d))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goal:
    """A common goal. `figure` is verbatim; `value`, `target` and `day` are what it says of them, None where nothing.

    `unit` is what stands behind both numbers («%»).
    """

    text: str
    figure: str
    value: float | None = None
    target: float | None = None
    unit: str = ""
    day: dt.date | None = None

    @property
    def whole(self) -> bool:
        """Whether it can be shown as a goal: without a figure it is a wish, and the figure is asked for."""
        return bool(self.text.strip() and self.figure.strip())

    @property
    def share(self) -> float | None:
        """How much of the target is reached, from 0 to 1; None where the figure doesn't say, or counts down."""
        if self.value is None or not self.target or self.target <= 0:
            return None
        return min(max(self.value / self.target, 0.0), 1.0)


def read_goal(text: str, figure: str) -> Goal:
    """Return the goal of a text and a figure such as «4% из 25% к 31.12.2025» or `4% of 25% by 2025-12-31`."""
    day = _day(figure)
    pair = _PAIR.search(_DAY.sub("", figure))
    if pair is None or (pair[2] and pair[4] and pair[2] != pair[4]):
        return Goal(text, figure, day=day)
    return Goal(text, figure, _number(pair[1]), _number(pair[3]), pair[4] or pair[2], day)


def _number(text: str) -> float:
    return float("".join(text.replace("−", "-").replace(",", ".").split()))


def _day(figure: str) -> dt.date | None:
    found = _DAY.search(figure)
    if found is None:
        return None
    year, month, day = (found[3], found[2], found[1]) if found[3] else (found[4], found[5], found[6])
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
