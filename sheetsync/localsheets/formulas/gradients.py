"""Colour scales: their points checked as Google checks them, and the colour of a number between them.

The sentences `No interpolationPointType specified.`, `InterpolationPoint.value is required.` and `Invalid
InterpolationPoint.value: …` are Google's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas.syntax import parses
from sheetsync.localsheets.rgb import rgb
from sheetsync.localsheets.values.locales import LocaleRules, rules_for
from sheetsync.localsheets.values.typed import parse_user_entered

Json = dict[str, Any]
_POINTS = ("minpoint", "midpoint", "maxpoint")


class Stop(NamedTuple):
    """One point of a scale: where it stands, and its colour's red, green and blue from 0 to 1."""

    at: float
    colour: tuple[float, float, float]


def checked_gradient(gradient: Mapping[str, Any], locale: str) -> Json:
    """The gradient rule as Google keeps it: MIN and MAX without a value.

    Raises:
        ApiError: a point without a type or without its value, or a value that is no number in the locale.
    """
    rules = rules_for(locale)
    made = dict(gradient)
    for name in _POINTS:
        if name != "midpoint" or gradient.get(name):
            made[name] = _checked_point(gradient.get(name) or {}, rules)
    return made


def _checked_point(point: Mapping[str, Any], rules: LocaleRules) -> Json:
    kind = point.get("type")
    if not kind or kind == "INTERPOLATION_POINT_TYPE_UNSPECIFIED":
        raise ApiError("No interpolationPointType specified.")
    value = point.get("value")
    if kind in {"MIN", "MAX"}:
        return {name: part for name, part in point.items() if name != "value"}
    if not value:
        raise ApiError("InterpolationPoint.value is required.")
    if not (parses(value, rules) if value[0] in "=+" else _number(value, rules) is not None):
        raise ApiError(f"Invalid InterpolationPoint.value: {value}")
    return dict(point)


def stops_of(gradient: Mapping[str, Any], numbers: Sequence[float], locale: str) -> list[Stop]:
    """The points of a scale over the numbers of its ranges, in order; none where there is nothing to measure."""
    points = [gradient[name] for name in _POINTS if gradient.get(name)]
    ordered = sorted(numbers)
    if not ordered:
        return []
    found = ((_position(point, ordered, rules_for(locale)), _colour(point)) for point in points)
    return sorted(Stop(at, colour) for at, colour in found if at is not None)


def colour_at(value: float, stops: Sequence[Stop]) -> Json:
    """The colour of a number: the first stop's below it, the last's above it, between two a mixture."""
    after = next((index for index, stop in enumerate(stops) if value <= stop.at), None)
    if after is None or after == 0:
        return _named(stops[-1 if after is None else 0].colour)
    low, high = stops[after - 1], stops[after]
    share = (value - low.at) / (high.at - low.at)
    return _named(start + (end - start) * share for start, end in zip(low.colour, high.colour, strict=True))


def _named(parts: Iterable[float]) -> Json:
    return rgb(dict(zip(("red", "green", "blue"), parts, strict=True)))


def _number(text: str, rules: LocaleRules) -> float | None:
    parsed = parse_user_entered(text, rules.name, today=date(2000, 1, 1))
    if isinstance(parsed.value, str | bool | None) or "DATE" in (parsed.number_format or {}).get("type", ""):
        return None
    return float(parsed.value)


def _position(point: Mapping[str, Any], ordered: Sequence[float], rules: LocaleRules) -> float | None:
    low, high = ordered[0], ordered[-1]
    if point["type"] in {"MIN", "MAX"}:
        return low if point["type"] == "MIN" else high
    value = _number(str(point.get("value") or ""), rules)
    if value is None or point["type"] == "NUMBER":
        return value
    share = value / 100
    return high * share + low * (1 - share) if point["type"] == "PERCENT" else _percentile(ordered, share)


def _percentile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = min(max(int(place), 0), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _colour(point: Mapping[str, Any]) -> tuple[float, float, float]:
    rgb = (point.get("colorStyle") or {}).get("rgbColor") or point.get("color") or {}
    return float(rgb.get("red") or 0), float(rgb.get("green") or 0), float(rgb.get("blue") or 0)
