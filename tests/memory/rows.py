"""Lines and rows for the tests of this room, read in the plainest way."""

import datetime as dt

from sheetsync.model.grid import Cell
from sheetsync.model.party import Party
from sheetsync.model.row import (
    BlockerReading,
    DueReading,
    Line,
    OwnerReading,
    Row,
    RowCells,
    RowTexts,
    StatusReading,
    Sureness,
)
from sheetsync.model.state import State

MONDAY = dt.date(2025, 4, 14)


def days_later(number: int) -> dt.date:
    """Return the day so many days after the first one."""
    return MONDAY + dt.timedelta(days=number)


def line(
    step: str = "Собрать отзывы",
    owner: str = "Продажи",
    due: str = "",
    status: str = "planned",
    blocker: str = "",
    *,
    id_text: str = "",
    number: int = 2,
) -> Line:
    """Return a line whose status cell holds the name of a state."""
    texts = RowTexts(step, owner, due, status, blocker)
    return Line(number, RowCells(*(Cell(text or None) for text in texts)), texts, id_text)


def read(read_line: Line, row_id: str = "r1") -> Row:
    """Read a line: states by name, ISO days, a blocker text names the departments waited on, split by commas."""
    texts = read_line.texts
    day = dt.date.fromisoformat(texts.due) if texts.due else None
    parties = tuple(Party.parse(name) for name in texts.blocker.split(",") if name != "?")
    return Row(
        row_id,
        read_line,
        OwnerReading(texts.owner or None, Sureness.EXACT),
        DueReading(day, Sureness.EXACT),
        StatusReading(State(texts.status), Sureness.EXACT),
        BlockerReading(bool(texts.blocker), parties if texts.blocker else ()),
    )


def row(row_id: str = "r1", **texts: str) -> Row:
    """Return a row with these texts."""
    return read(line(**texts), row_id)
