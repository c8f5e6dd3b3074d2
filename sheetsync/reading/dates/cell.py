"""The due cell: a real date, a date typed as text, or neither."""

import datetime as dt

from sheetsync.model.days import from_serial
from sheetsync.model.grid import Cell
from sheetsync.model.history import Value
from sheetsync.model.row import DueReading, Sureness
from sheetsync.reading.cells import is_blank
from sheetsync.reading.dates.text import read_due_text


def read_due(cell: Cell, *, seen_on: dt.date, locale: str) -> DueReading:
    """Read the due column. A number without a date format is no date: nobody sees one there."""
    if is_blank(cell):
        return DueReading(None, Sureness.EMPTY)
    day = from_serial(cell.value) if cell.date_like and isinstance(cell.value, int | float) else None
    if day is not None:
        return DueReading(day, Sureness.EXACT)
    if isinstance(cell.value, str) and cell.error is None:
        return read_due_text(cell.value, seen_on=seen_on, locale=locale)
    return DueReading(None, Sureness.UNREADABLE)


def held_value(cell: Cell) -> Value:
    """Return what a cell holds, nothing for what no swap can put back: a formula, a tick, a day that is none."""
    if cell.formula or cell.error or isinstance(cell.value, bool) or cell.value is None:
        return ""
    if isinstance(cell.value, str) or not cell.date_like:
        return cell.value
    return from_serial(cell.value) or ""


def day_shown(text: str, locale: str) -> dt.date | None:
    """Return the one day that a text names by its year too, None where it may be another or none."""
    read = read_due_text(text, seen_on=_ANY, locale=locale)
    return None if read.relative else read.day


_ANY = dt.date(2000, 1, 1)
