"""Requests about the text in cells: textToColumns, trimWhitespace, deleteDuplicates, pasteData."""

import csv
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from sheetsync.localsheets.book import Book, Cell, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.dimensions import grow
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.formulas import FormulaError, copy_formula
from sheetsync.localsheets.requests.blocks import block_of, put_block
from sheetsync.localsheets.requests.checks import checked_coordinate, checked_range, checked_span
from sheetsync.localsheets.requests.entering import typed, typing
from sheetsync.localsheets.requests.pasting import NORMAL, PASTES
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.requests.shown import Shown
from sheetsync.localsheets.writing.updating import check_kinds

_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


@handles("textToColumns")
def text_to_columns(draft: Book, body: Json, context: Context) -> None:
    """Split the texts of one column; the pieces go into it and the columns to its right.

    Raises:
        ApiError: a range of several columns, no delimiter.
    """
    found = checked_range(draft, body, "source")
    if found.area.width != 1:
        raise ApiError("The source range must span exactly one column.")
    shown = Shown(draft, context)
    column = found.area.start_column
    texts = {
        row: shown.text(found.sheet, row, column)
        for row, _, cell in found.sheet.cells(found.area)
        if cell.value is not None
    }
    delimiter = _delimiter(body, list(texts.values()))
    pieces = {row: text.split(delimiter) for row, text in texts.items() if delimiter and delimiter in text}
    grow(draft, found.sheet, 0, column + max(map(len, pieces.values()), default=0))
    entry = typing(draft, context)
    for row, parts in pieces.items():
        there = [found.sheet.cell(row, column + index) for index in range(len(parts))]
        cells = [typed(cell, part.strip(), entry) for cell, part in zip(there, parts, strict=True)]
        put_block(found.sheet, row, column, [cells])


def _delimiter(body: Json, texts: Sequence[str]) -> str:
    """The delimiter asked for; the one that most texts hold where it is to be found out; "" when none does."""
    kind = body.get("delimiterType", "DELIMITER_TYPE_UNSPECIFIED")
    if kind == "DELIMITER_TYPE_UNSPECIFIED":
        raise ApiError("No delimiterType specified.")
    if kind == "CUSTOM":
        if not body.get("delimiter"):
            raise ApiError("delimiter must be specified if delimiterType is CUSTOM.")
        return str(body["delimiter"])
    if kind != "AUTODETECT":
        return _DELIMITERS[kind]
    counts = {mark: sum(mark in text for text in texts) for mark in (",", ";", "\t", " ", ".")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ""


@handles("trimWhitespace")
def trim_whitespace(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Take blanks from both ends of texts and make runs of them one; the result stays text.

    Raises:
        ApiError: a bad range.
    """
    found = checked_range(draft, body)
    changed = 0
    for row, column, cell in list(found.sheet.cells(found.area)):
        if isinstance(cell.value, str) and (text := " ".join(cell.value.split())) != cell.value:
            found.sheet.put(row, column, cell._replace(value=text or None, runs=None, chips=None))
            changed += 1
    return {"cellsChangedCount": changed} if changed else {}


@handles("deleteDuplicates")
def delete_duplicates(draft: Book, body: Json, context: Context) -> Json:
    """Take out rows of a range that repeat an earlier one in the compared columns; those below move up within it.

    Raises:
        ApiError: a bad range, columns outside it.
    """
    found = checked_range(draft, body)
    columns = _compared(draft, body, range(found.area.start_column, found.area.end_column))
    shown = Shown(draft, context)
    seen: set[tuple[object, ...]] = set()
    block = block_of(found.sheet, found.area)
    kept: list[list[Cell]] = []
    for offset, cells in enumerate(block):
        row = found.area.start_row + offset
        key = tuple(_compared_value(shown, found.sheet, row, column) for column in columns)
        if key in seen and any(key):
            continue
        seen.add(key)
        kept.append([_moved_up(cell, offset - len(kept)) for cell in cells])
    removed = len(block) - len(kept)
    blank = [[Cell()] * found.area.width for _ in range(removed)]
    put_block(found.sheet, found.area.start_row, found.area.start_column, kept + blank)
    return {"duplicatesRemovedCount": removed} if removed else {}


def _moved_up(cell: Cell, rows: int) -> Cell:
    if not rows or cell.formula is None:
        return cell
    return cell._replace(formula=copy_formula(cell.formula, -rows, 0))


def _compared(book: Book, body: Json, all_columns: range) -> list[int]:
    asked = body.get("comparisonColumns", [])
    spans = [checked_span(book, {"range": one}, "range") for one in asked]
    for span in spans:
        if span.rows or span.start < all_columns.start or span.end > all_columns.stop:
            raise ApiError("comparisonColumns must be columns within the range.")
    return [column for span in spans for column in range(span.start, span.end)] or list(all_columns)


def _compared_value(shown: Shown, sheet: Sheet, row: int, column: int) -> object:
    value = shown.value(sheet, row, column)
    if isinstance(value, FormulaError):
        return value.shown
    return value.casefold() if isinstance(value, str) else (type(value) is bool, value) if value is not None else None


@handles("pasteData")
def paste_data(draft: Book, body: Json, context: Context) -> None:
    """Paste text or an HTML table as a person would; the grid grows where it is too small.

    Raises:
        ApiError: a bad coordinate, neither delimiter nor html, texts that are too long.
    """
    spot = checked_coordinate(draft, body, "coordinate")
    rows = _rows(body)
    check_kinds([list(row) for row in rows])
    grow(draft, spot.sheet, spot.row + len(rows), spot.column + max(map(len, rows), default=0))
    entry = typing(draft, context)
    paste = PASTES[body.get("type", NORMAL)]
    for offset, texts in enumerate(rows):
        there = [spot.sheet.cell(spot.row + offset, spot.column + index) for index in range(len(texts))]
        cells = [
            paste(cell, copied := typed(cell, text, entry), copied.value)
            for cell, text in zip(there, texts, strict=True)
        ]
        put_block(spot.sheet, spot.row + offset, spot.column, [cells])


def _rows(body: Json) -> list[list[str]]:
    data = body.get("data", "")
    if body.get("html"):
        reader = _TableReader()
        reader.feed(data)
        return reader.rows
    delimiter = body.get("delimiter")
    if not delimiter:
        raise ApiError("Either delimiter or html must be specified.")
    lines: Iterable[str] = data.splitlines(keepends=True)
    if len(delimiter) == 1 and delimiter not in '"\r\n':
        return list(csv.reader(lines, delimiter=delimiter))
    return [line.rstrip("\r\n").split(delimiter) for line in lines]


class _TableReader(HTMLParser):
    """Collects the texts of an HTML table's cells, with runs of blanks made one."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        """A new row or cell, or a line break within one."""
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell."""
        if tag in {"td", "th"} and self._text is not None:
            lines = "".join(self._text).split("\n")
            self.rows[-1].append("\n".join(" ".join(line.split()) for line in lines))
            self._text = None

    def handle_data(self, data: str) -> None:
        """Text: counted only within a cell."""
        if self._text is not None:
            self._text.append(data.replace("\n", " "))
