"""The memory as facts for other programs: columns and rows (docs/reference/json.md)."""

import datetime as dt
from typing import Any

from sheetsync.model.memory import Memory, RowMemory

_COLUMNS = (
    "step",
    "first_seen",
    "status_since",
    "started",
    "done",
    "first_due",
    "moved",
    "blocker_since",
    "waits_on",
    "reopened",
    "last_changed",
    "deleted",
)


def memory_facts(memory: Memory) -> dict[str, Any]:
    """Return `{"columns": […], "rows": [[…]]}`: one row for each ever seen, days as ISO texts, `~` outside parties."""
    return {"columns": list(_COLUMNS), "rows": [_facts(row) for row in memory.rows.values()]}


def _facts(row: RowMemory) -> list[Any]:
    return [row.texts.step, *(_plain(getattr(row, column)) for column in _COLUMNS[1:])]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return [str(party) for party in value] if isinstance(value, tuple) else value
