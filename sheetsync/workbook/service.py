"""The service's columns on a tab that people own: found by mark or by header and content, put back when lost."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sheetsync.messages import Messages
from sheetsync.model.columns import ServiceColumn, TabName
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import is_blank
from sheetsync.reading.header import header_key
from sheetsync.reading.table import Table, header_texts
from sheetsync.workbook.furnish import furnish_column, header_cells
from sheetsync.workbook.layout import service_column
from sheetsync.workbook.requests import (
    Area,
    Request,
    append_columns,
    hide_column,
    insert_columns,
    tag_column,
    write_cells,
)
from sheetsync.workbook.shapes import ColumnLayout
from sheetsync.workbook.styles import CELL_FIELDS

_WORD = re.compile(r"\w+")
STATUS_COLUMNS = (ServiceColumn.CHECK, ServiceColumn.ID)


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """A service column without its mark: `place` is where it stands (0-based), None if it is gone."""

    name: ServiceColumn
    layout: ColumnLayout
    place: int | None = None


def find_service_columns(snapshot: Snapshot, tab: Tab, table: Table, template: Template) -> Mapping[ServiceColumn, int]:
    """Return where our columns stand on the status tab, marked or not.

    An unmarked one is ours if it stands right of people's columns under our header; an ID column only if it holds
    nothing but ids that the hidden tab knows, and a check only if it is blank or no mark at all is left: a team's own
    «ID» or «Проверка» is never taken for ours.
    """
    if table.header_row is None:
        return {}
    marked = {name: place for name in STATUS_COLUMNS if (place := tab.column_of(name.value)) is not None}
    if len(marked) == len(STATUS_COLUMNS):
        return marked
    texts = header_texts(tab, table.header_row)
    edge = max(table.columns.values(), default=-1)
    named = {
        name: place
        for name in STATUS_COLUMNS
        for place in range(len(texts) - 1, edge, -1)
        if header_key(texts[place]) == header_key(template.service_columns[name].header)
    }
    known = _known_ids(snapshot, template)
    place = named.get(ServiceColumn.ID)
    if place is not None and not _holds_ids(tab, table.header_row, place, known):
        del named[ServiceColumn.ID]
    place = named.get(ServiceColumn.CHECK)
    if place is not None and tab.column_tags and not _blank(tab, table.header_row, place):
        del named[ServiceColumn.CHECK]
    if not _was_ours(tab, marked, named, known):
        named = {}
    return named | marked


def _was_ours(
    tab: Tab, marked: Mapping[ServiceColumn, int], named: Mapping[ServiceColumn, int], known: frozenset[str]
) -> bool:
    """Whether we have been on this tab: a mark of ours is left, or both our columns and ids that we remember."""
    if tab.tag is not None or tab.column_tags or marked:
        return True
    return len(named) == len(STATUS_COLUMNS) and bool(known)


def _known_ids(snapshot: Snapshot, template: Template) -> frozenset[str]:
    """The words of the keys on the hidden tab, the ids of all rows ever seen among them."""
    tab = snapshot.tagged(TabName.MEMORY.value) or snapshot.titled(template.tabs[TabName.MEMORY])
    if tab is None:
        return frozenset()
    return frozenset(word for line in tab.lines if line for word in _WORD.findall(str(line[0].value or "")))


def _holds_ids(tab: Tab, header_row: int, place: int, known: frozenset[str]) -> bool:
    cells = (line[place] for line in tab.lines[header_row + 1 :] if place < len(line))
    return all(is_blank(cell) or str(cell.value) in known for cell in cells)


def _blank(tab: Tab, header_row: int, place: int) -> bool:
    return all(is_blank(line[place]) for line in tab.lines[header_row + 1 :] if place < len(line))


def missing_columns(tab: Tab, found: Mapping[ServiceColumn, int], template: Template) -> list[MissingColumn]:
    """Return the status tab's service columns that lack their mark, or are gone."""
    return [
        MissingColumn(name, service_column(template, name), found.get(name))
        for name in STATUS_COLUMNS
        if tab.column_of(name.value) is None
    ]


def lay_column(
    tab: Tab, header_row: int, lost: MissingColumn, template: Template, speak: Messages
) -> Iterator[Request]:
    """Yield what brings one service column back: its mark alone where it stands, else the whole column."""
    yield from lay_columns(tab, header_row, [lost], template, speak)


def lay_columns(
    tab: Tab, header_row: int, lost: list[MissingColumn], template: Template, speak: Messages
) -> Iterator[Request]:
    """Yield what brings service columns back: those that are gone go right of the last used column, in their order.

    They are columns of their own, inserted there: what a person types right of the table meanwhile moves aside.
    """
    for column in lost:
        if column.place is not None:
            says = speak.say("mark the column “{column}” as ours", column=column.layout.header)
            yield tag_column(tab.sheet_id, column.place, column.name.value, says)
    gone = [column for column in lost if column.place is None]
    edge = used_width(tab)
    if gone:
        says = speak.say("make room for our columns on “{tab}”", tab=tab.title)
        yield _room(tab, edge, len(gone), says)
    for place, column in enumerate(gone, edge):
        says = speak.say("add the column “{column}” to “{tab}”", column=column.layout.header, tab=tab.title)
        header = Area(tab.sheet_id, header_row, header_row + 1, place, place + 1)
        yield write_cells(header, [header_cells([column.layout], template)], CELL_FIELDS, says)
        yield from furnish_column(column.layout, Area(tab.sheet_id, header_row + 1), place, template, says)


def _room(tab: Tab, edge: int, count: int, says: str) -> Request:
    if edge < tab.column_count:
        return insert_columns(tab.sheet_id, edge, count, says)
    return append_columns(tab.sheet_id, count, says)


def service_places(tab: Tab, found: Mapping[ServiceColumn, int], lost: list[MissingColumn]) -> dict[ServiceColumn, int]:
    """Return where the service columns stand once `lay_columns` is applied."""
    gone = [column.name for column in lost if column.place is None]
    return {**found, **{name: place for place, name in enumerate(gone, used_width(tab))}}


def used_width(tab: Tab) -> int:
    """Return how many columns are used: by values, and by what is built upon cells (merges, filter, Tables, bands)."""
    features = tab.features
    built: list[Any] = [*features.get("merges", ()), (features.get("basicFilter") or {}).get("range", {})]
    built += [one.get("range", {}) for name in ("tables", "bandedRanges") for one in features.get(name, ())]
    ends = [int(area.get("endColumnIndex", tab.column_count)) for area in built if area]
    ends = [end for end in ends if end < tab.column_count]
    values = (place + 1 for line in tab.lines for place, cell in enumerate(line) if not cell.empty)
    return max([0, *values, *ends])


def restore_headers(
    tab: Tab, header_row: int, found: Mapping[ServiceColumn, int], template: Template, speak: Messages
) -> Iterator[Request]:
    """Yield what puts the headers of our columns back, and hides the ID again."""
    for name, place in found.items():
        column = service_column(template, name)
        area = Area(tab.sheet_id, header_row, header_row + 1, place, place + 1)
        if tab.cell(header_row, place).value != column.header:
            says = speak.say("put back the header “{column}”", column=column.header)
            yield write_cells(area, [header_cells([column], template)], CELL_FIELDS, says)
        if column.hidden and place not in tab.hidden_columns:
            yield hide_column(tab.sheet_id, place, speak.say("hide the column “{column}”", column=column.header))
