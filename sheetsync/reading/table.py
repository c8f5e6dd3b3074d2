"""The status table in its tab: where its header and columns are, and the lines below it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sheetsync.model.columns import Field, ServiceColumn
from sheetsync.model.grid import Tab
from sheetsync.model.row import Line
from sheetsync.model.template import Template
from sheetsync.reading.columns import FoundColumns, find_columns
from sheetsync.reading.header import Candidate, HeaderWords
from sheetsync.reading.lines import HeaderBelow, read_lines

_HEADER_WITHIN = 30


class TableProblemKind(StrEnum):
    """What keeps a table from being read whole."""

    NO_HEADER = "no_header"
    """No line of the tab's top names three of the five columns; nothing below it is read."""
    MISSING = "missing"
    DOUBLED = "doubled"
    TOO_GENERAL = "too_general"
    LOST_SERVICE = "lost_service"
    """A service column of an adopted sheet is gone."""
    REPEATED_HEADER = "repeated_header"
    """The same header once more further down: that line is no row, those below it are."""
    SECOND_TABLE = "second_table"
    """Another header further down: nothing from there on is read."""
    MERGED = "merged"
    """Merged cells among the rows: all but the first of them are empty."""


@dataclass(frozen=True, slots=True)
class TableProblem:
    """A problem, the column it is about, the columns that could be meant, and its 1-based row."""

    kind: TableProblemKind
    field: Field | ServiceColumn | None = None
    candidates: tuple[Candidate, ...] = ()
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A status table as found. `header_row` and columns are 0-based; `lines` are in the order of the grid."""

    header_row: int | None
    columns: Mapping[Field, int]
    service: Mapping[ServiceColumn, int]
    lines: tuple[Line, ...]
    problems: tuple[TableProblem, ...]


def find_table(tab: Tab, template: Template) -> Table:
    """Find the status table of a tab: columns by our tags first, then by header text, never by a guess.

    A column that is missing, doubled or too general is left out and asked for in `problems`; its cells read as
    empty. Title lines above the header are no part of the table.
    """
    words = HeaderWords(template)
    header_row = _header_row(tab, words)
    if header_row is None:
        return Table(None, {}, {}, (), (TableProblem(TableProblemKind.NO_HEADER),))
    found = find_columns(tab, header_row, words, template)
    lines, below = read_lines(tab, header_row, found, words, template.language)
    problems = (
        *_header_problems(tab, header_row),
        *_column_problems(tab, found, words, header_row),
        *map(_header_below, below),
        *_merged(tab, header_row, found),
    )
    return Table(header_row, found.columns, found.service, lines, problems)


def header_texts(tab: Tab, row: int) -> tuple[str, ...]:
    """Return the texts of a 0-based line; anything but text counts as empty."""
    line = tab.lines[row] if row < len(tab.lines) else ()
    return tuple(cell.value if isinstance(cell.value, str) else "" for cell in line)


def _header_row(tab: Tab, words: HeaderWords) -> int | None:
    """Return the line of the header; where our marks alone tell the columns, of what is left of it. Never a row's."""
    named: list[int] = []
    for row in range(min(len(tab.lines), _HEADER_WITHIN)):
        if _bears_id(tab, row):
            continue
        texts = header_texts(tab, row)
        if words.read(texts).recognised:
            return row
        named += [row] if any(map(words.known, texts)) else []
    if sum(tag.value in set(Field) for tag in tab.column_tags.values()) < len(Field) - 2:
        return None
    return named[0] if named else max(tab.frozen_rows - 1, 0)


def _header_problems(tab: Tab, row: int) -> list[TableProblem]:
    """Return whether what stands in the header's place is a row."""
    return [TableProblem(TableProblemKind.NO_HEADER, row=row + 1)] if _bears_id(tab, row) else []


def _bears_id(tab: Tab, row: int) -> bool:
    """Whether the service has given a line an ID: it is a row, whatever its words are."""
    place = tab.column_of(ServiceColumn.ID.value)
    return place is not None and bool(_ID.fullmatch(str(tab.cell(row, place).value or "")))


_ID = re.compile(r"[a-z][0-9a-z]{7}")


def _column_problems(tab: Tab, found: FoundColumns, words: HeaderWords, header_row: int) -> list[TableProblem]:
    texts = header_texts(tab, header_row)
    problems = []
    for field in Field:
        if field in found.columns:
            continue
        doubled = found.rivals.get(field, ())
        general = words.too_general(field, texts)
        kind = TableProblemKind.DOUBLED if doubled else TableProblemKind.TOO_GENERAL
        known = doubled or general
        problems.append(TableProblem(kind if known else TableProblemKind.MISSING, field, known, header_row + 1))
    if tab.column_tags:
        lost = [column for column in (ServiceColumn.CHECK, ServiceColumn.ID) if column not in found.service]
        problems += [TableProblem(TableProblemKind.LOST_SERVICE, column) for column in lost]
    return problems


def _header_below(below: HeaderBelow) -> TableProblem:
    kind = TableProblemKind.REPEATED_HEADER if below.same else TableProblemKind.SECOND_TABLE
    return TableProblem(kind, row=below.number)


def _merged(tab: Tab, header_row: int, found: FoundColumns) -> list[TableProblem]:
    ours = {*found.columns.values(), *found.service.values()}
    return [
        TableProblem(TableProblemKind.MERGED, row=merge.get("startRowIndex", 0) + 1)
        for merge in tab.features.get("merges", ())
        if merge.get("endRowIndex", tab.row_count) > header_row + 1
        and ours & set(range(merge.get("startColumnIndex", 0), merge.get("endColumnIndex", tab.column_count)))
    ]
