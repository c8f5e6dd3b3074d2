"""Charts as SVG inside a page: stacked columns and lines over the meetings, readable in print and by screen readers."""

from collections.abc import Sequence
from typing import NamedTuple

from sheetsync.exports.elements import Element, element

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 12, 34
_STEPS = 4


class Series(NamedTuple):
    """A named row of figures, one a meeting (None = not known), and its colour."""

    name: str
    colour: str
    figures: tuple[float | None, ...]


def columns(title: str, days: Sequence[str], series: Sequence[Series]) -> Element:
    """Return stacked columns, one a day."""
    totals = [sum(one.figures[at] or 0 for one in series) for at in range(len(days))]
    scale = _Scale(max(totals, default=0), len(days))
    drawn = []
    for at in range(len(days)):
        below = 0.0
        for one in series:
            figure = one.figures[at] or 0
            if figure:
                drawn.append(_column(one, figure, below, at, scale))
            below += figure
    return _chart(title, days, scale, drawn)


def lines(title: str, days: Sequence[str], series: Sequence[Series]) -> Element:
    """Return a line for each series, broken where a figure is not known."""
    highest = max((figure for one in series for figure in one.figures if figure is not None), default=0)
    scale = _Scale(highest, len(days))
    drawn = [part for one in series for part in _line(one, scale)]
    return _chart(title, days, scale, drawn)


class _Scale:
    """From figures and days to places in the drawing."""

    def __init__(self, highest: float, days: int) -> None:
        step = max(-(-int(highest + 0.999) // _STEPS), 1)
        self.top = step * _STEPS
        self.step = step
        self.slot = (WIDTH - _LEFT - _RIGHT) / max(days, 1)

    def x(self, at: int) -> float:
        return round(_LEFT + self.slot * (at + 0.5), 1)

    def y(self, figure: float) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * figure / self.top, 1)


def _column(one: Series, figure: float, below: float, at: int, scale: _Scale) -> Element:
    width = round(min(scale.slot * 0.7, 48), 1)
    top = scale.y(below + figure)
    return element(
        "rect",
        element("title", f"{one.name}: {figure:g}"),
        x=round(scale.x(at) - width / 2, 1),
        y=top,
        width=width,
        height=round(scale.y(below) - top, 1),
        fill=one.colour,
        stroke="#5a6672",
        stroke_width="0.5",
    )


def _line(one: Series, scale: _Scale) -> list[Element]:
    drawn: list[Element] = []
    run: list[str] = []
    for at, figure in enumerate((*one.figures, None)):
        if figure is not None:
            run.append(f"{scale.x(at)},{scale.y(figure)}")
            point = element("title", f"{one.name}: {figure:g}")
            drawn.append(element("circle", point, cx=scale.x(at), cy=scale.y(figure), r=3, fill=one.colour))
        elif run:
            drawn.append(element("polyline", points=" ".join(run), fill="none", stroke=one.colour, stroke_width=2))
            run = []
    return drawn


def _chart(title: str, days: Sequence[str], scale: _Scale, drawn: Sequence[Element]) -> Element:
    return element(
        "svg",
        element("title", title),
        *(_rule(scale, number * scale.step) for number in range(_STEPS + 1)),
        *drawn,
        *_names(days, scale),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )


def _rule(scale: _Scale, figure: int) -> Element:
    y = scale.y(figure)
    return element(
        "g",
        element("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, stroke="#d9dee3"),
        element("text", f"{figure}", x=_LEFT - 6, y=y + 4, text_anchor="end", klass="axis"),
    )


def _names(days: Sequence[str], scale: _Scale) -> list[Element]:
    every = max(-(-len(days) // 8), 1)
    shown = [(at, day) for at, day in enumerate(days) if (len(days) - 1 - at) % every == 0]
    return [element("text", day, x=scale.x(at), y=HEIGHT - 12, text_anchor="middle", klass="axis") for at, day in shown]
