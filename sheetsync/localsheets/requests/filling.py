"""autoFill: goes on with what stands in the source: series of numbers and dates, words with a number, patterns."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Literal, Sheet, number
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import copy_formula
from sheetsync.localsheets.requests.blocks import block_of
from sheetsync.localsheets.requests.calendar_words import going_on
from sheetsync.localsheets.requests.checks import bounded, checked_range, one_of, required
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.values import shows_date

_COUNTED = re.compile(r"(.*?)(\d+)", re.DOTALL)
_Series = Callable[[int], Literal | None]
"""The value at a distance from the first of the source, negative before it."""


@handles("autoFill")
def auto_fill(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Fill cells beside a source with what goes on from it.

    Raises:
        ApiError: neither range nor sourceAndDestination, a place that reaches over the grid.
    """
    way = one_of(body, "range", "sourceAndDestination")
    if way is None:
        raise ApiError("Either range or sourceAndDestination must be specified.")
    sheet, source, goal = _in_range(draft, body) if way == "range" else _beside(draft, body[way])
    if source is None or goal is None:
        return
    rows = goal.start_column == source.start_column and goal.width == source.width
    block = block_of(sheet, source)
    alternate = bool(body.get("useAlternateSeries"))
    for lane in range(source.width if rows else source.height):
        cells = [line[lane] for line in block] if rows else block[lane]
        _fill(_Lane(sheet, source, goal, lane, rows), cells, _series(cells, draft.locale, alternate=alternate))


def _in_range(book: Book, body: Json) -> tuple[Sheet, Area | None, Area | None]:
    """The rows of the range that hold data, and the empty ones below them; columns where there are none below."""
    found = checked_range(book, body)
    area = found.area
    places = [(row, column) for row, column, cell in found.sheet.cells(area) if cell.filled]
    if not places:
        return found.sheet, None, None
    end_row = max(row for row, _ in places) + 1
    end_column = max(column for _, column in places) + 1
    if end_row < area.end_row:
        return found.sheet, area._replace(end_row=end_row), area._replace(start_row=end_row)
    if end_column < area.end_column:
        return found.sheet, area._replace(end_column=end_column), area._replace(start_column=end_column)
    return found.sheet, None, None


def _beside(book: Book, asked: Json) -> tuple[Sheet, Area, Area]:
    found = bounded(book, required(asked, "source"), "sourceAndDestination.source")
    dimension, length = asked.get("dimension", "DIMENSION_UNSPECIFIED"), asked.get("fillLength", 0)
    if dimension == "DIMENSION_UNSPECIFIED":
        raise ApiError("No dimension specified.")
    if not length:
        raise ApiError("fillLength must be specified.")
    area = found.area
    start, end = (area.start_row, area.end_row) if dimension == "ROWS" else (area.start_column, area.end_column)
    span = (end, end + length) if length > 0 else (start + length, start)
    names = ("start_row", "end_row") if dimension == "ROWS" else ("start_column", "end_column")
    goal = area._replace(**dict(zip(names, span, strict=True)))
    if min(span) < 0:
        raise ApiError(f"fillLength[{length}] reaches over the edge of the sheet.")
    bounded(book, {"sheetId": goal.sheet_id} | goal.to_json(), "destination")
    return found.sheet, area, goal


class _Lane(NamedTuple):
    """One column (`rows`: filled downwards or upwards) or one row of the source and of what is to be filled."""

    sheet: Sheet
    source: Area
    goal: Area
    number: int
    rows: bool


def _fill(lane: _Lane, cells: Sequence[Cell], series: _Series | None) -> None:
    first = lane.source.start_row if lane.rows else lane.source.start_column
    start, end = (
        (lane.goal.start_row, lane.goal.end_row) if lane.rows else (lane.goal.start_column, lane.goal.end_column)
    )
    for index in range(start, end):
        distance = index - first
        model = cells[distance % len(cells)]
        value = series(distance) if series else model.value
        made = _made(model, value, distance - distance % len(cells), rows=lane.rows)
        if lane.rows:
            lane.sheet.put(index, lane.source.start_column + lane.number, made)
        else:
            lane.sheet.put(lane.source.start_row + lane.number, index, made)


def _made(model: Cell, value: Literal | None, away: int, *, rows: bool) -> Cell:
    if model.formula is not None:
        return model._replace(formula=copy_formula(model.formula, *((away, 0) if rows else (0, away))), note=None)
    return model._replace(value=value, note=None)


def _series(cells: Sequence[Cell], locale: str, *, alternate: bool) -> _Series | None:
    """How the values go on; None where they are repeated.

    One number alone is repeated; a date, a weekday, a month, a text that ends in a number counts on; `alternate`
    turns that round.
    """
    if any(cell.formula is not None for cell in cells):
        return None
    values = [cell.value for cell in cells]
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) == len(values):
        counts = len(values) > 1 or shows_date((cells[0].format or {}).get("numberFormat"))
        return _linear(numbers) if counts != alternate else None
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values) or alternate:
        return None
    return going_on(texts, locale) or _counted(texts)


def _counted(texts: Sequence[str]) -> _Series | None:
    counted = [_COUNTED.fullmatch(text) for text in texts]
    heads = {match[1] for match in counted if match}
    if None in counted or len(heads) != 1:
        return None
    steps = _linear([int(match[2]) for match in counted if match])
    (head,) = heads
    return lambda distance: f"{head}{abs(int(steps(distance) or 0))}"


def _linear(values: Sequence[float]) -> Callable[[int], float]:
    """The straight line of least squares through the values; one value goes up by 1."""
    count = len(values)
    if count == 1:
        return lambda distance: number(values[0] + distance)
    middle, mean = (count - 1) / 2, sum(values) / count
    spread = sum((index - middle) ** 2 for index in range(count))
    slope = sum((index - middle) * (value - mean) for index, value in enumerate(values)) / spread
    return lambda distance: number(round(mean + slope * (distance - middle), 10))
