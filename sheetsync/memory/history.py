"""The history of runs: how a note joins it, what it says, and how it is kept on the hidden tab."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sheetsync.model.columns import Field
from sheetsync.model.history import AppendedRow, CellSwap, RunKind, RunNote, SettingSwap, Value
from sheetsync.model.memory import Memory
from sheetsync.model.row import RowTexts

KEPT = 100
"""How many runs are kept, the latest."""

NOTE_LIMIT = 20_000
"""Characters of people's texts that one note may keep: its cell holds 50,000, escapes counted."""

_RANGES = 40

_CELL = re.compile(r"([A-Z]+)(\d+)")


def next_number(memory: Memory) -> int:
    """Return the number of the next run."""
    return max((note.number for note in memory.runs), default=0) + 1


def with_note(memory: Memory, note: RunNote) -> Memory:
    """Return the memory with a note, in place of one of its number; the oldest go."""
    others = [other for other in memory.runs if other.number != note.number]
    return replace(memory, runs=tuple(sorted((*others, note), key=lambda one: one.number)[-KEPT:]))


def without_note(memory: Memory, number: int) -> Memory:
    """Return the memory without the note of a run."""
    return replace(memory, runs=tuple(note for note in memory.runs if note.number != number))


def digest(texts: RowTexts) -> str:
    """Return what tells whether a row still holds the texts it was given."""
    return hashlib.sha256("\x1f".join(texts).encode(errors="replace")).hexdigest()[:16]


def ranges(cells: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return cells, each its tab's title and A1 name, as A1 ranges down the columns; what are too many end in `…`."""
    rows: dict[tuple[str, str], list[int]] = {}
    for title, name in cells:
        found = _CELL.fullmatch(name)
        rows.setdefault((title, found[1] if found else name), []).append(int(found[2]) if found else 0)
    told = [f"{title}!{span}" for (title, column), numbers in rows.items() for span in _spans(column, numbers)]
    return tuple(told) if len(told) <= _RANGES else (*told[:_RANGES], "…")


def _spans(column: str, rows: list[int]) -> Iterator[str]:
    if not column[0].isalpha():
        yield f"{column}{len(rows)}"
        return
    there = set(rows)
    starts = sorted(row for row in there if row - 1 not in there)
    ends = sorted(row for row in there if row + 1 not in there)
    for start, end in zip(starts, ends, strict=True):
        yield f"{column}{start}" if start == end else f"{column}{start}:{column}{end}"


def note_record(note: RunNote) -> dict[str, Any]:
    """Return a note as JSON."""
    parts = {
        "wrote": list(note.wrote),
        "swaps": [[one.row_id, one.field.value, _written(one.before), _written(one.after)] for one in note.swaps],
        "settings": [[one.name, _written(one.before), _written(one.after)] for one in note.settings],
        "appended": [list(one) for one in note.appended],
        "undoes": note.undoes,
        "unsure": note.unsure,
    }
    return {"kind": note.kind.value, "at": note.at, **{name: part for name, part in parts.items() if part}}


def note_of(key: str, record: Mapping[str, Any]) -> RunNote:
    """Return the note that `note_record` wrote; KeyError, TypeError or ValueError where it is damaged."""
    return RunNote(
        number=int(key),
        kind=RunKind(record["kind"]),
        at=str(record["at"]),
        wrote=tuple(map(str, record.get("wrote", []))),
        swaps=tuple(
            CellSwap(str(row_id), Field(field), _value(before), _value(after))
            for row_id, field, before, after in record.get("swaps", [])
        ),
        settings=tuple(
            SettingSwap(str(name), _value(before), _value(after)) for name, before, after in record.get("settings", [])
        ),
        appended=tuple(AppendedRow(str(row_id), str(seal)) for row_id, seal in record.get("appended", [])),
        undoes=None if record.get("undoes") is None else int(record["undoes"]),
        unsure=bool(record.get("unsure")),
    )


def _written(value: Value) -> Any:
    return {"day": value.isoformat()} if isinstance(value, dt.date) else value


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        return dt.date.fromisoformat(value["day"])
    return value if isinstance(value, int | float) else str(value)
