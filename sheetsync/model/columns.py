"""The columns of the status sheet and of the decisions, by name."""

from enum import StrEnum


class Field(StrEnum):
    """The five columns that people own, in their order (semantics §1)."""

    STEP = "step"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    BLOCKER = "blocker"


FIELDS = tuple(Field)
"""The same as a tuple: going through a row's cells is done for each row, and an enum is slow to go through."""


class ServiceColumn(StrEnum):
    """The columns that the service owns; the values are those of the column metadata."""

    CHECK = "check"
    ID = "id"
    ROW = "row"


class TabName(StrEnum):
    """The tabs of the product; the values are those of the tab metadata."""

    STATUS = "status"
    DECISIONS = "decisions"
    SUMMARY = "summary"
    METRICS = "metrics"
    SETTINGS = "settings"
    PULSE = "pulse"
    DUPLICATES = "duplicates"
    MEMORY = "memory"
    WINS = "wins"
    BOARD = "board"


class MetricColumn(StrEnum):
    """The columns of «Показатели» in their order, from A: the charts look for the figures there.

    The values are the names of the remembered figures; `_n` is the size of the sample.
    """

    MEETING = "meeting"
    STARTED_TO_DONE = "started_to_done"
    STARTED_TO_DONE_N = "started_to_done_n"
    SEEN_TO_STARTED = "seen_to_started"
    SEEN_TO_STARTED_N = "seen_to_started_n"
    REOPENED = "reopened"
    PULSE = "pulse"
    PULSE_N = "pulse_n"
    CLOSED = "closed"
    WAITING = "waiting"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    BLOCKERS = "blockers"


TAB_KEY = "sheetsync.tab"
"""Key of the developer metadata that marks a tab of ours."""

COLUMN_KEY = "sheetsync.column"
"""Key of the developer metadata that marks a column: a `Field` or a `ServiceColumn`."""

WIN_KEY = "sheetsync.win"
"""Key of the developer metadata that goes out with a win noted from the sidebar, so that sent twice it is refused."""

CONTENTS_KEY = "contents"
"""Key of the line that stays above the blocks of «Сводка»; a block's lines bear its day and a bar."""

_LINE = "line."


def line_tag(number: int) -> str:
    """Return the mark of a column of the service's own lines («Сводка», «Дубли», «Показатели»), counted from 0.

    The first one holds the keys. By the marks the columns are found wherever people put columns between them.
    """
    return f"{_LINE}{number}"


def is_line_tag(tag: str) -> bool:
    """Whether a mark is one of `line_tag`."""
    return tag.startswith(_LINE)
