"""copyPaste, cutPaste."""

from typing import NamedTuple

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.formulas import copy_formula
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.requests.blocks import Block, block_of, empty_area, follow_moved, put_block
from sheetsync.localsheets.requests.checks import bounded, checked_coordinate, checked_range
from sheetsync.localsheets.requests.merging import merge_area, take_merges
from sheetsync.localsheets.requests.pasting import NORMAL, PASTES, WITH_MERGES, WITH_RULES, Value
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.rule_copies import copy_rules
from sheetsync.localsheets.requests.shown import Shown


class _Source(NamedTuple):
    """What is copied, taken up before anything is written.

    Attributes:
        area: where it lay.
        cells, values: each cell and its effective value, turned if the copy is to be turned.
        merges: its merges, relative to its corner, turned as well.
        turned: whether rows and columns change places.
    """

    area: Area
    cells: Block
    values: list[list[Value]]
    merges: list[Area]
    turned: bool

    @property
    def height(self) -> int:
        """Rows of the copy."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """Columns of the copy."""
        return len(self.cells[0])

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Where the cell at an offset of the copy stood."""
        first, second = (column, row) if self.turned else (row, column)
        return self.area.start_row + first, self.area.start_column + second


@handles("copyPaste")
def copy_paste(draft: Book, body: Json, context: Context) -> None:
    """Copy a range; the copy is repeated over a destination that is a multiple of it.

    Raises:
        ApiError: a bad range, a copy that reaches over the grid, part of a merge in its place.
    """
    found = checked_range(draft, body, "source")
    kind = body.get("pasteType", NORMAL)
    source = _taken(draft, found, context, turned=body.get("pasteOrientation") == "TRANSPOSE", kind=kind)
    goal = checked_range(draft, body, "destination")
    area = _repeated(goal.area, source)
    bounded(draft, {"sheetId": area.sheet_id} | area.to_json(), "destination")
    _put_down(goal.sheet, area, source, kind)
    if kind in WITH_MERGES:
        take_merges(goal.sheet, area)
        _merge_again(goal.sheet, area, source)
    if kind in WITH_RULES and not source.turned:
        copy_rules(draft, found.area, area)


def _taken(book: Book, found: Range, context: Context, *, turned: bool, kind: str) -> _Source:
    area, sheet = found.area, found.sheet
    cells = block_of(sheet, area)
    values: list[list[Value]] = []
    if kind == "PASTE_VALUES":
        shown = Shown(book, context)
        values = [
            [shown.value(sheet, row, column) for column in range(area.start_column, area.end_column)]
            for row in range(area.start_row, area.end_row)
        ]
    held = (merge_area(sheet, merge) for merge in sheet.merges)
    merges = [_relative(merge, area, turned=turned) for merge in held if area.covers(merge)]
    if turned:
        cells = [list(row) for row in zip(*cells, strict=True)]
        values = [list(row) for row in zip(*values, strict=True)]
    return _Source(area, cells, values, merges, turned)


def _relative(merge: Area, area: Area, *, turned: bool) -> Area:
    top, left = merge.start_row - area.start_row, merge.start_column - area.start_column
    if turned:
        return Area(area.sheet_id, left, left + merge.width, top, top + merge.height)
    return Area(area.sheet_id, top, top + merge.height, left, left + merge.width)


def _repeated(goal: Area, source: _Source) -> Area:
    """The area that the copies fill: each side is the destination's where that is a multiple, else one copy."""
    height = goal.height if goal.height % source.height == 0 else source.height
    width = goal.width if goal.width % source.width == 0 else source.width
    return goal._replace(end_row=goal.start_row + height, end_column=goal.start_column + width)


def _put_down(sheet: Sheet, area: Area, source: _Source, kind: str) -> None:
    paste = PASTES[kind]
    made: Block = []
    for row in range(area.height):
        line: list[Cell] = []
        for column in range(area.width):
            at = (row % source.height, column % source.width)
            copied = source.cells[at[0]][at[1]]
            if copied.formula is not None:
                stood = source.place(*at)
                by = area.start_row + row - stood[0], area.start_column + column - stood[1]
                copied = copied._replace(formula=copy_formula(copied.formula, *by))
            value = source.values[at[0]][at[1]] if source.values else None
            line.append(paste(sheet.cell(area.start_row + row, area.start_column + column), copied, value))
        made.append(line)
    put_block(sheet, area.start_row, area.start_column, made)


def _merge_again(sheet: Sheet, area: Area, source: _Source) -> None:
    for top in range(area.start_row, area.end_row, source.height):
        for left in range(area.start_column, area.end_column, source.width):
            for merge in source.merges:
                copy = Area(
                    sheet.sheet_id,
                    top + merge.start_row,
                    top + merge.end_row,
                    left + merge.start_column,
                    left + merge.end_column,
                )
                sheet.merges.append(copy.to_json())


@handles("cutPaste")
def cut_paste(draft: Book, body: Json, context: Context) -> None:
    """Move a range; references to its cells, names and protections follow.

    Raises:
        ApiError: a bad range, a place that reaches over the grid, part of a merge on either side.
    """
    found = checked_range(draft, body, "source")
    spot = checked_coordinate(draft, body, "destination")
    kind = body.get("pasteType", NORMAL)
    source = _taken(draft, found, context, turned=False, kind=kind)
    area = Area(spot.sheet.sheet_id, spot.row, spot.row + source.height, spot.column, spot.column + source.width)
    bounded(draft, {"sheetId": area.sheet_id} | area.to_json(), "destination")
    take_merges(found.sheet, found.area)
    empty_area(found.sheet, found.area)
    if kind in WITH_MERGES:
        take_merges(spot.sheet, area)
        _merge_again(spot.sheet, area, source)
    paste = PASTES[kind]
    values = source.values or [[None] * source.width for _ in source.cells]
    there = block_of(spot.sheet, area)
    made = [
        [paste(*trio) for trio in zip(*rows, strict=True)] for rows in zip(there, source.cells, values, strict=True)
    ]
    put_block(spot.sheet, area.start_row, area.start_column, made)
    by = area.start_row - found.area.start_row, area.start_column - found.area.start_column
    follow_moved(draft, found.area, spot.sheet, *by)
