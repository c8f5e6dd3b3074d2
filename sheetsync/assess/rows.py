"""The rows of a run: those that stand, and those that decisions and people ask for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sheetsync.duplicates.elsewhere import OtherSheet, outline
from sheetsync.memory.advance import story_day
from sheetsync.memory.decisions import Decided, decide, with_asked
from sheetsync.memory.identity import Identified, identify
from sheetsync.model.columns import Field, TabName
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Cell
from sheetsync.model.row import Line, Row, RowCells, RowTexts
from sheetsync.model.state import State
from sheetsync.reading.cells import cell_text
from sheetsync.reading.decisions import find_decisions
from sheetsync.reading.reader import Reader
from sheetsync.sheet import Reading


def _read(reader: Reader, one: Identified, reading: Reading) -> Row:
    return reader.read(one.line, one.id, seen_on=one.seen_on(reading.today), locale=reading.snapshot.locale)


def rows_of(
    reading: Reading, identified: Sequence[Identified], asked: Sequence[RowToAppend]
) -> tuple[tuple[Row, ...], Decided]:
    """Return the rows that stand, then those to be appended, and what was decided of them."""
    reader = Reader(reading.template, reading.settings)
    standing = tuple(_read(reader, one, reading) for one in identified)
    with_steps = Field.STEP in reading.table.columns and (reading.headed or bool(reading.table.lines))
    decided = _decided(reading, standing) if with_steps else _undecided(reading)
    if asked and with_steps:
        ids = {row.id for row in standing}
        decided = with_asked(decided, _noted(asked, reading), reading.remembered, ids, _story_day(reading))
    appended = tuple(_appended(reader, row, number, reading) for number, row in _numbered(decided.to_append, reading))
    return (*standing, *appended), decided


def _decided(reading: Reading, standing: Sequence[Row]) -> Decided:
    return decide(
        reading.decisions,
        reading.remembered,
        {row.id: row.step for row in standing},
        status=reading.template.statuses[State.PLANNED].name,
        today=_story_day(reading),
    )


def _story_day(reading: Reading) -> dt.date:
    return story_day(reading.remembered, reading.today)


def _undecided(reading: Reading) -> Decided:
    """Return the decisions as they are: no row can be made of them yet.

    There is no column for their text, or the tab was emptied, header and all: a row would stand in the header's place.
    """
    marks = {line.number: line.row_text for line in reading.decisions}
    return Decided(memories=reading.remembered.decisions, row_texts=marks)


def _noted(asked: Sequence[RowToAppend], reading: Reading) -> list[RowToAppend]:
    """Return the rows asked for; without the table of decisions there is no line to be made for them there."""
    tab = reading.service_tab(TabName.DECISIONS)
    if tab and find_decisions(tab, reading.template):
        return list(asked)
    return [replace(row, decision_key="") for row in asked]


def _numbered(rows: Sequence[RowToAppend], reading: Reading) -> enumerate[RowToAppend]:
    """Return rows to append with the numbers they will have: below the last line with any content."""
    return enumerate(rows, len(reading.tab.lines) + reading.tab.merged_below + 1)


def _appended(reader: Reader, row: RowToAppend, number: int, reading: Reading) -> Row:
    cells = RowCells(Cell(row.step), row.owner, row.due, Cell(row.status), Cell(row.blocker or None))
    texts = RowTexts(*(cell_text(cell, reading.template.language) for cell in cells))
    line = Line(number, cells, texts, id_text=row.id)
    return reader.read(line, row.id, seen_on=reading.today, locale=reading.snapshot.locale)


def outline_of(reading: Reading) -> OtherSheet:
    """Return what other spreadsheets need to know of this one, without deciding anything."""
    reader = Reader(reading.template, reading.settings)
    rows = [_read(reader, one, reading) for one in identify(reading.table.lines, reading.remembered)]
    snapshot = reading.snapshot
    return outline(snapshot.spreadsheet_id, snapshot.title, rows, reading.remembered, reading.today)
