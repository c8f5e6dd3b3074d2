"""Lines of service tabs: which of them differ, written in as few requests as they form runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheetsync.model.a1 import cell_name
from sheetsync.model.days import from_serial
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.grid import EMPTY, CellValue, Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange, Part
from sheetsync.plan.columns import holds
from sheetsync.plan.places import Place, Stretch, covered, fitting, runs, stretches
from sheetsync.workbook.requests import Area, Request, append_rows, write_cells
from sheetsync.workbook.styles import CELL_FIELDS, cell_format, linked, literal

Cells = tuple[DesiredCell, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """How lines of a tab are written: by which template they look, None for bare values; what is said of it."""

    template: Template | None
    says: str


_BLANK = DesiredCell()


def keyed(line: DesiredLine, width: int) -> Cells:
    """Return a line's cells with its key before them, filled up with empty cells to `width`."""
    cells = (DesiredCell(line.key, Style.MUTED), *map(_fitting, line.cells))
    return cells + (_BLANK,) * (width - len(cells))


def _fitting(cell: DesiredCell) -> DesiredCell:
    fit = fitting(cell.value)
    return cell if fit is cell.value else DesiredCell(fit, cell.style, cell.link)


def plan_lines(tab: Tab, wanted: Mapping[int, Cells], width: int, face: Face, *, moved: bool = False) -> Part:
    """Return what brings lines, by 0-based row, to what is wanted, in our `width` columns wherever they stand.

    Rows beyond the grid's end are added to it first. `moved` says that the rows were just made, so that whatever
    the snapshot holds there is something else's: all are written.
    """
    places = tab.line_places(width)
    changed = wanted if moved else _changed(tab, wanted, places)
    if not changed:
        return Part()
    writes = tuple(_writes(tab, changed, places, face))
    grown = tuple(_growth(tab, max(changed) + 1, face.says)) if not moved else ()
    return Part(requests=(*grown, *writes), cells=tuple(_cells(tab, changed, places, moved=moved)))


def all_lines(tab: Tab, lines: Sequence[Cells], width: int) -> dict[int, Cells]:
    """Return all lines of a tab that holds these and nothing else in its `width` columns of ours."""
    wanted = dict(enumerate(lines))
    blank = (_BLANK,) * width
    return wanted | dict.fromkeys(range(len(lines), len(tab.lines)), blank)


def _changed(tab: Tab, wanted: Mapping[int, Cells], places: Sequence[Place]) -> dict[int, Cells]:
    hidden = covered(tab)
    return {row: cells for row, cells in wanted.items() if not _same(tab, row, cells, places, hidden)}


def _same(tab: Tab, row: int, cells: Cells, places: Sequence[Place], hidden: frozenset[tuple[int, int]]) -> bool:
    line = tab.lines[row] if row < len(tab.lines) else ()
    filled = len(line)
    for place, cell in zip(places, cells, strict=True):
        if place is None or holds(line[place] if place < filled else EMPTY, cell.value) or (row, place) in hidden:
            continue
        return False
    return True


def _writes(tab: Tab, changed: Mapping[int, Cells], places: Sequence[Place], face: Face) -> Iterator[Request]:
    looks = {style: cell_format(style, face.template) for style in Style} if face.template else {}
    fields = CELL_FIELDS if looks else "userEnteredValue"
    for stretch in stretches(places):
        for first, last in runs(sorted(changed)):
            rows = [_data(changed[row], stretch, looks) for row in range(first, last + 1)]
            yield write_cells(Area(tab.sheet_id, first, start_column=stretch.column), rows, fields, face.says)


def _data(cells: Cells, stretch: Stretch, looks: Mapping[Style, Any]) -> list[dict[str, Any]]:
    ours = cells[stretch.first : stretch.end]
    if not looks:
        return [literal(cell.value) for cell in ours]
    return [{**literal(cell.value), "userEnteredFormat": linked(looks[cell.style], cell.link)} for cell in ours]


def _growth(tab: Tab, rows: int, says: str) -> Iterator[Request]:
    if rows > tab.row_count:
        yield append_rows(tab.sheet_id, rows - tab.row_count, says)


def _cells(tab: Tab, changed: Mapping[int, Cells], places: Sequence[Place], *, moved: bool) -> Iterator[CellChange]:
    for row, cells in changed.items():
        for place, cell in zip(places, cells, strict=True):
            if place is None:
                continue
            before = None if moved else tab.cell(row, place).value
            if _content(before) != _content(cell.value):
                shown = (_shown(value, cell.style) for value in (before, cell.value))
                yield CellChange(tab.title, cell_name(row, place), *shown)


def _shown(value: CellValue, style: Style) -> CellValue:
    """Return a value for people: a day as ISO, whatever number stands for it in the cell."""
    if style is not Style.DATE or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    day = from_serial(value)
    return day.isoformat() if day else value


def _content(value: CellValue) -> CellValue:
    """Return a value, None for an empty text: people see the same nothing. A nought is something."""
    return None if value == "" else value
