"""The lines below the header: those with something of people's in them, and headers that stand among them."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetsync.model.columns import Field, ServiceColumn
from sheetsync.model.grid import EMPTY, Cell, Tab
from sheetsync.model.grid import Line as GridLine
from sheetsync.model.row import Line, RowCells, RowTexts
from sheetsync.reading.cells import cell_text, is_blank
from sheetsync.reading.columns import FoundColumns
from sheetsync.reading.header import RECOGNISED, HeaderWords


class HeaderBelow(NamedTuple):
    """A header found below the table's own: its 1-based row, and whether it names the same columns."""

    number: int
    same: bool


class _Places(NamedTuple):
    people: tuple[int | None, ...]
    id: int | None
    check: int | None


def read_lines(
    tab: Tab, header_row: int, found: FoundColumns, words: HeaderWords, language: str
) -> tuple[tuple[Line, ...], tuple[HeaderBelow, ...]]:
    """Return the lines below a 0-based header row that are rows, and the headers among them.

    A header that names other columns ends the table: what stands below it is another one.
    """
    places = _Places(
        tuple(found.columns.get(field) for field in Field),
        found.service.get(ServiceColumn.ID),
        found.service.get(ServiceColumn.CHECK),
    )
    rows: list[Line] = []
    headers: list[HeaderBelow] = []
    for number, line in enumerate(tab.lines[header_row + 1 :], header_row + 2):
        below = _header_below(line, number, found, words)
        if below:
            headers.append(below)
            if not below.same:
                break
        else:
            rows.extend(_row(line, number, places, language))
    return tuple(rows), tuple(headers)


def _row(line: GridLine, number: int, places: _Places, language: str) -> Iterator[Line]:
    cells = RowCells._make([_at(line, column) for column in places.people])
    if all(map(is_blank, cells)):
        return
    texts = RowTexts._make([cell_text(cell, language) for cell in cells])
    yield Line(
        number,
        cells,
        texts,
        id_text=cell_text(_at(line, places.id), language),
        check_text=cell_text(_at(line, places.check), language),
    )


def _at(line: GridLine, column: int | None) -> Cell:
    return line[column] if column is not None and column < len(line) else EMPTY


def _header_below(line: GridLine, number: int, found: FoundColumns, words: HeaderWords) -> HeaderBelow | None:
    texts = [cell.value if isinstance(cell.value, str) else "" for cell in line]
    if sum(1 for text in texts if text and words.known(text)) < RECOGNISED:
        return None
    reading = words.read(texts)
    if not reading.recognised:
        return None
    return HeaderBelow(number, same=all(found.columns.get(field) == at for field, at in reading.columns.items()))
