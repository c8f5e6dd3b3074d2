"""What puts a run back: its swaps the other way, and the rows it appended emptied, where nothing changed since."""

from collections.abc import Iterator
from typing import ClassVar

from sheetsync.amend.swaps import Outcome, outcome
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.memory.history import digest
from sheetsync.model.columns import Field
from sheetsync.model.history import CellSwap, RunNote
from sheetsync.model.memory import Memory
from sheetsync.model.row import Line
from sheetsync.reading.dates.cell import held_value
from sheetsync.sheet import Reading


class UnknownRunError(SheetsyncError):
    """The history knows no run of this number."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "The history has no run {number}. To be undone there are: {known}. See: sheetsync history {spreadsheet_id}"
    )


class NoRunsToUndoError(SheetsyncError):
    """The history holds nothing that touched people's cells."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "The history has no run {number}, and none that can be undone: only fix, settings of the sidebar, imports and "
        "appended rows touch people's cells."
    )


class NothingToUndoError(SheetsyncError):
    """A run that wrote the service's cells alone."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "Run {number} wrote the service's own cells alone. They follow from the sheet: put the sheet as it should be, "
        "and the next sync puts them right."
    )


class UnsureRunError(SheetsyncError):
    """A run that was cut off before it noted which cells it changed: what holds the new value may be people's own."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "Run {number} was cut off before it noted which cells it changed. These hold its new value, by its hand or by "
        "a person's: {cells}. Look at them; to put all of them back: sheetsync undo {spreadsheet_id} {number} --unsure"
    )


def run_to_undo(memory: Memory, number: int, spreadsheet_id: str) -> RunNote:
    """Return the note of a run that can be undone. Raises UnknownRunError, NoRunsToUndoError, NothingToUndoError."""
    note = next((note for note in memory.runs if note.number == number), None)
    if note is None:
        known = ", ".join(str(one.number) for one in memory.runs if one.can_be_undone)
        facts = {"number": number, "known": known, "spreadsheet_id": spreadsheet_id}
        raise (UnknownRunError if known else NoRunsToUndoError)(**facts)
    if not note.can_be_undone:
        raise NothingToUndoError(number=number)
    return note


def undoing(note: RunNote, reading: Reading) -> tuple[CellSwap, ...]:
    """Return what would put a run back: swaps to be tried.

    A row that people changed since is none of them, nor is a cell that holds its old value again.
    """
    lines = {line.id_text: line for line in reading.table.lines if line.id_text}
    seals = {one.row_id: one.digest for one in note.appended}
    emptied = [
        swap
        for row_id, seal in seals.items()
        if row_id in lines and digest(lines[row_id].texts) == seal
        for swap in _emptied(row_id, lines[row_id])
    ]
    back = [swap.reversed for swap in note.swaps if swap.before != ""]
    tried = {Outcome.OPEN} if note.unsure else {Outcome.OPEN, Outcome.CHANGED, Outcome.GONE}
    return (*(swap for swap in back if outcome(swap, reading) in tried), *emptied)


def _emptied(row_id: str, line: Line) -> Iterator[CellSwap]:
    for field in Field:
        value = held_value(line.cells.of(field))
        if value != "":
            yield CellSwap(row_id, field, value, "")
