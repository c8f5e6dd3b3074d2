"""The contract of the door to Sheets: what `gateway.interface` promises a run, tried through the door itself."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from sheetsync.errors import SheetsyncError
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.refusals import NotFoundError, NotSharedError, RefusedError
from sheetsync.model.days import to_serial
from sheetsync.model.grid import Cell
from sheetsync.plan.changes import ColumnWrite
from sheetsync.selftest.outcome import Outcome, Try, Verdict, judged
from sheetsync.selftest.scratch import TITLE, Scratch
from sheetsync.workbook.requests import Area, tag_column, tag_tab, write_cells
from sheetsync.workbook.styles import literal

_DAY = dt.date(2025, 4, 5)
_TEXTS = ["=1+1", "'05.04.2025", "+7 900", "a\nb", "😀", "007", "TRUE", "https://example.com"]
_NOBODYS = "1" * 44

Tried = Callable[[Scratch, GoogleGateway], Outcome]


def marked_tabs(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """A read brings the tabs that bear our mark and no other; a whole read brings all."""
    scratch.do(tag_tab(scratch.sheet_id, "selftest", "").as_json())
    ours = [tab.title for tab in door.read(scratch.spreadsheet_id).tabs]
    every = [tab.title for tab in door.read_whole(scratch.spreadsheet_id).tabs]
    return judged(ours == [TITLE] and len(every) > 1 and TITLE in every, f"marked: {ours}; whole: {every}")


def literal_texts(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """Text goes out as a literal, whatever it looks like, and comes back as it was."""
    rows = [[literal(text)] for text in _TEXTS]
    _apply(scratch, door, write_cells(Area(scratch.sheet_id), rows, "userEnteredValue", "").as_json())
    tab = door.read_whole(scratch.spreadsheet_id).titled(TITLE)
    seen = [tab.cell(row, 0) for row in range(len(_TEXTS))] if tab else []
    return judged([one.value for one in seen] == _TEXTS and not any(one.formula for one in seen), _shown(seen))


def dates_and_numbers(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """A day with a date's format is known from the same number without one."""
    day = {**literal(to_serial(_DAY)), "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd.mm.yyyy"}}}
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    rows = [[day, literal(to_serial(_DAY))]]
    _apply(scratch, door, write_cells(Area(scratch.sheet_id), rows, fields, "").as_json())
    tab = door.read_whole(scratch.spreadsheet_id).titled(TITLE)
    seen = [tab.cell(0, column).date_like for column in (0, 1)] if tab else []
    (text,) = door.shown(scratch.spreadsheet_id, [f"'{TITLE}'!A1"])
    return judged(seen == [True, False] and text == "05.04.2025", f"known as days: {seen}; shown as {text}")


def columns_by_mark(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """Columns are written by their mark; a formula's text stays text, and None leaves a cell alone."""
    scratch.type("A1", [["one", "keep"], ["two", "keep"]])
    scratch.do(tag_column(scratch.sheet_id, 1, "check", "").as_json())
    tab = door.read_whole(scratch.spreadsheet_id).titled(TITLE)
    place = tab.column_of("check") if tab else None
    if tab is None or place is None:
        return Outcome(Verdict.DIFFERS, "the mark of the column is not read")
    mark = tab.column_tags[place].metadata_id
    door.write_columns(scratch.spreadsheet_id, [ColumnWrite(mark, (None, "=1+1"))])
    rows = scratch.values("A1:B2")
    return judged(rows == [["one", "keep"], ["two", "=1+1"]], rows)


def all_or_nothing(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """A batch with one bad request leaves nothing; a good one answers with the tabs asked for, as they are after it."""
    write = write_cells(Area(scratch.sheet_id), [[literal("new")]], "userEnteredValue", "").as_json()
    bad = {"deleteSheet": {"sheetId": 987654321}}
    try:
        door.apply(scratch.spreadsheet_id, [write, bad], ())
        return Outcome(Verdict.DIFFERS, "a batch with a bad request was taken")
    except RefusedError as error:
        said, left = error.facts.get("said"), scratch.values("A1")
    after = door.apply(scratch.spreadsheet_id, [write], [TITLE])
    tabs = [(tab.title, tab.cell(0, 0).value) for tab in after.tabs] if after else []
    return judged(not left and tabs == [(TITLE, "new")], f"refused: {said}; left: {left}; answered: {tabs}")


def swaps(scratch: Scratch, door: GoogleGateway) -> Outcome:
    """A compare and swap tells what it changed: the cell that still held the text, and not the one that didn't."""
    scratch.type("A1", [["old"], ["other"]])
    asked = [
        {"findReplace": {"find": "old", "replacement": "new", "matchEntireCell": True, "range": _row(scratch, row)}}
        for row in (0, 1)
    ]
    after, counts = door.swap(scratch.spreadsheet_id, asked, [TITLE])
    cells = [after.tabs[0].cell(row, 0).value for row in (0, 1)]
    return judged((counts, cells) == ([1, 0], ["new", "other"]), f"changed {counts}; cells {cells}")


def unknown_file(scratch: Scratch, door: GoogleGateway) -> Outcome:  # noqa: ARG001 - one signature for all
    """A spreadsheet that is not there, or not ours to see, is told apart from everything else."""
    try:
        door.read(_NOBODYS)
    except (NotFoundError, NotSharedError) as error:
        return Outcome(Verdict.HOLDS, type(error).__name__)
    except SheetsyncError as error:
        return Outcome(Verdict.DIFFERS, f"{type(error).__name__}: {error}")
    return Outcome(Verdict.DIFFERS, "it can be read")


def _apply(scratch: Scratch, door: GoogleGateway, request: dict[str, object]) -> None:
    door.apply(scratch.spreadsheet_id, [request], ())


def _row(scratch: Scratch, row: int) -> dict[str, int]:
    return scratch.grid((row, row + 1), (0, 1))


def _shown(cells: Sequence[Cell]) -> str:
    return "; ".join(str(cell.value) for cell in cells)


_TRIES: tuple[tuple[str, str, Tried], ...] = (
    ("D", "A read brings our marked tabs alone, a whole read all", marked_tabs),
    ("E", "Text goes out as a literal and comes back as it was", literal_texts),
    ("F", "A day is known from a bare number, and shown by its format", dates_and_numbers),
    ("G", "Columns are written by their mark, formulas as text", columns_by_mark),
    ("H", "A batch is applied whole or not at all, and answers with the state after it", all_or_nothing),
    ("I", "A compare and swap tells what it changed", swaps),
    ("J", "A file that is not there is told apart", unknown_file),
)


def door_tries(door: GoogleGateway) -> tuple[Try, ...]:
    """Return the tries of the contract, through this door."""
    return tuple(Try(number, assumed, partial(_through, tried, door)) for number, assumed, tried in _TRIES)


def _through(tried: Tried, door: GoogleGateway, scratch: Scratch) -> Outcome:
    return tried(scratch, door)
