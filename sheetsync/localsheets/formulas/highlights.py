"""Conditional formats: what each rule of a tab gives to each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import Any

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.formulas.calculation import Values
from sheetsync.localsheets.formulas.engine import Place
from sheetsync.localsheets.formulas.gradients import colour_at, stops_of
from sheetsync.localsheets.formulas.judging import Judge, judge_of
from sheetsync.localsheets.formulas.views import BookView

Json = dict[str, Any]
Highlights = Mapping[Place, Json]


def highlights_of(
    rules: Sequence[Mapping[str, Any]], area: Area, book: BookView, values: Values, now: datetime
) -> Highlights:
    """The formats that conditional formatting gives, by (row, column); only cells that get one.

    Args:
        rules: the tab's ConditionalFormatRules, first one first: for each part of a format the first that matches wins.
        area: the cells asked for, of one tab.
        book: the book.
        values: what its formulas come to.
        now: the moment, aware.
    """
    painter = _Painter(judge_of(book, area.sheet_id, values, now))
    for rule in rules:
        painter.paint(rule, area)
    return painter.formats


@dataclass(slots=True)
class _Painter:
    """Lays rule after rule under what is there."""

    judge: Judge
    formats: dict[Place, Json] = field(default_factory=dict)

    def paint(self, rule: Mapping[str, Any], area: Area) -> None:
        """Give a rule's format to the cells of the area that it matches and that lie in its ranges."""
        ranges = [_area(one, area.sheet_id) for one in rule.get("ranges") or []]
        places = _places(ranges, area)
        if not places:
            return
        if "gradientRule" in rule:
            self._paint_scale(rule["gradientRule"], ranges, places)
        elif "booleanRule" in rule:
            origin = (ranges[0].start_row, ranges[0].start_column)
            matched = self.judge.matches(rule["booleanRule"]["condition"], origin, places)
            self._lay(matched, with_both_colours(rule["booleanRule"].get("format") or {}))

    def _lay(self, matched: Sequence[Place], given: Json) -> None:
        merged: dict[int, Json] = {}
        for place in matched:
            old = self.formats.get(place)
            if old is None:
                self.formats[place] = given
                continue
            if id(old) not in merged:
                merged[id(old)] = _under(old, given)
            self.formats[place] = merged[id(old)]

    def _paint_scale(self, gradient: Mapping[str, Any], ranges: Sequence[Area], places: Sequence[Place]) -> None:
        height, width = self.judge.cells.height(self.judge.tab), self.judge.cells.width(self.judge.tab)
        everywhere = _places(ranges, Area(0, 0, height, 0, width))
        numbers = [number for place in everywhere if (number := self.judge.shown(place).number) is not None]
        stops = stops_of(gradient, numbers, self.judge.book.locale)
        for place in places:
            number = self.judge.shown(place).number
            if number is not None and stops:
                self._lay([place], with_both_colours({"backgroundColor": colour_at(number, stops)}))


def _area(grid_range: Mapping[str, Any], sheet_id: int) -> Area:
    return Area(
        sheet_id,
        grid_range.get("startRowIndex") or 0,
        _end(grid_range.get("endRowIndex")),
        grid_range.get("startColumnIndex") or 0,
        _end(grid_range.get("endColumnIndex")),
    )


def _end(index: int | None) -> int:
    return 10_000_000 if index is None else index


def _places(ranges: Sequence[Area], area: Area) -> list[Place]:
    """The cells of the area that lie in any of the ranges, each once."""
    found: list[Place] = []
    for one in ranges:
        rows = range(max(one.start_row, area.start_row), min(one.end_row, area.end_row))
        columns = range(max(one.start_column, area.start_column), min(one.end_column, area.end_column))
        found += product(rows, columns)
    return found if len(ranges) == 1 else list(dict.fromkeys(found))


_COLOURS = (("backgroundColor", "backgroundColorStyle"), ("foregroundColor", "foregroundColorStyle"))


def with_both_colours(cell_format: Mapping[str, Any]) -> Json:
    """The format with each colour in both of Google's forms, old and new, which always travel together."""
    made = dict(cell_format)
    for old, new in _COLOURS:
        rgb = (made.get(new) or {}).get("rgbColor")
        if rgb is not None:
            made[old] = rgb
        elif old in made and new not in made:
            made[new] = {"rgbColor": made[old]}
    if isinstance(made.get("textFormat"), Mapping):
        made["textFormat"] = with_both_colours(made["textFormat"])
    return made


def _under(upper: Json, lower: Json) -> Json:
    """Two formats of matching rules: each part from the upper one where it has it."""
    made = {**lower, **upper}
    if "textFormat" in lower and "textFormat" in upper:
        made["textFormat"] = {**lower["textFormat"], **upper["textFormat"]}
    return made
