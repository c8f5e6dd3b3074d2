"""Words and facts of changes to people's cells, shared by `fix`, `undo` and `history`."""

import datetime as dt
from typing import Any

from sheetsync.amend.swaps import Outcome
from sheetsync.checks.words import show_day
from sheetsync.cli.plain import plain
from sheetsync.messages import Messages
from sheetsync.model.columns import Field
from sheetsync.model.history import CellSwap, RunKind, Value
from sheetsync.sheet import Reading

_HEADER = 40
"""Characters of a header that a line shows."""


def outcome_words(messages: Messages) -> dict[Outcome, str]:
    """Return the outcomes in words."""
    say = messages.say
    return {
        Outcome.DONE: say("done"),
        Outcome.THERE: say("left alone: it says so already"),
        Outcome.CHANGED: say("left alone: somebody changed it"),
        Outcome.GONE: say("left alone: the row is gone"),
        Outcome.OPEN: say("left alone: rows kept moving"),
    }


def kind_words(messages: Messages) -> dict[RunKind, str]:
    """Return the kinds of runs in words."""
    say = messages.say
    return {
        RunKind.SYNC: say("sync"),
        RunKind.FIX: say("fix"),
        RunKind.UNDO: say("undo"),
        RunKind.IMPORT: say("import"),
        RunKind.SETTINGS: say("settings"),
    }


def shown_value(value: Value, messages: Messages) -> str:
    """Return a value as people read it."""
    if isinstance(value, dt.date):
        return show_day(value, messages)
    if isinstance(value, int | float):
        return format(value, ".15g")
    return value or messages.say("(empty)")


def column_word(field: Field, reading: Reading) -> str:
    """Return what stands above a column of people's in their sheet; the template's word where none does."""
    row, place = reading.table.header_row, reading.table.columns.get(field)
    header = "" if row is None or place is None else str(reading.tab.cell(row, place).value or "")
    return plain(header or reading.template.columns[field].header, _HEADER)


def swap_facts(swap: CellSwap, came: Outcome | None) -> dict[str, Any]:
    """Return a swap for `--json`: days in ISO; `outcome` is null where it was not tried."""
    return {
        "row_id": swap.row_id,
        "column": swap.field.value,
        "before": str(swap.before),
        "after": str(swap.after),
        "outcome": came.value if came else None,
    }
