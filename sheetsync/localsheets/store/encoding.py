"""Rows and sheets as JSON for the database, and back.

A cell that is only a literal is that literal; any other is an object with one letter a part. Equal formats and rules
come back as one object, so that a sheet of one format stays small.
"""

from typing import Any

import orjson

from sheetsync.localsheets.book import SHEET_LISTS, Book, Cell, Json, Row, Sheet

_LETTERS = dict(zip(Cell._fields, "vfFndrcp", strict=True))
_NAMES = {letter: name for name, letter in _LETTERS.items()}
_SHARED = {"F", "d"}


def encode_row(row: Row) -> bytes:
    """One row as JSON."""
    return orjson.dumps(
        [None if cell is None else cell.value if cell[1:] == _ONLY_A_VALUE else _parts(cell) for cell in row]
    )


def _parts(cell: Cell) -> Json:
    return {_LETTERS[name]: part for name, part in zip(Cell._fields, cell, strict=True) if part is not None}


_ONLY_A_VALUE = Cell()[1:]


class RowDecoder:
    """Reads rows; keeps one object for equal formats."""

    def __init__(self) -> None:
        self._known: dict[bytes, Any] = {}

    def row(self, text: bytes) -> Row:
        """One row from its JSON."""
        return tuple([self._cell(item) for item in orjson.loads(text)])

    def _cell(self, item: Any) -> Cell | None:
        if item is None:
            return None
        if not isinstance(item, dict):
            return Cell(item)
        parts: Json = {_NAMES[key]: self._one(part) if key in _SHARED else part for key, part in item.items()}
        return Cell(**parts)

    def _one(self, part: Json) -> Json:
        found: Json = self._known.setdefault(orjson.dumps(part, option=orjson.OPT_SORT_KEYS), part)
        return found


def encode_sheet(sheet: Sheet) -> bytes:
    """All of a sheet but its rows."""
    parts = {name: getattr(sheet, name) for name in SHEET_LISTS if getattr(sheet, name)}
    head = {
        "properties": sheet.properties,
        "basic_filter": sheet.basic_filter,
        "row_metadata": list(sheet.row_metadata.items()),
        "column_metadata": list(sheet.column_metadata.items()),
    }
    return orjson.dumps(head | parts)


def decode_sheet(text: bytes, rows: list[Row]) -> Sheet:
    """A sheet from its JSON and rows."""
    data = orjson.loads(text)
    sheet = Sheet(data["properties"], rows)
    sheet.basic_filter = data["basic_filter"]
    sheet.row_metadata = dict(data["row_metadata"])
    sheet.column_metadata = dict(data["column_metadata"])
    for name in SHEET_LISTS:
        setattr(sheet, name, data.get(name, []))
    return sheet


def encode_book(book: Book) -> bytes:
    """All of a book but its sheets, with their order."""
    order = [sheet.sheet_id for sheet in book.sheets]
    return orjson.dumps([book.properties, order, book.named_ranges, book.metadata, book.version])


def decode_book(spreadsheet_id: str, text: bytes, sheets: dict[int, Sheet]) -> Book:
    """A book from its JSON and sheets."""
    properties, order, named_ranges, metadata, version = orjson.loads(text)
    book = Book(spreadsheet_id, properties, [sheets[sheet_id] for sheet_id in order])
    book.named_ranges, book.metadata, book.version = named_ranges, metadata, version
    return book
