"""Each thing remembered as one JSON object, and back: short names, nothing written that follows from the rest."""

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from zlib import crc32

from sheetsync.model.memory import DecisionMemory, Event, EventKind, MeetingMemory, NotDuplicate, RowMemory, Telling
from sheetsync.model.party import Party
from sheetsync.model.row import RowTexts
from sheetsync.model.state import State

Record = dict[str, Any]


def row_record(row: RowMemory) -> Record:
    """Return a row as JSON: days are ISO texts; what is nothing is left out, and days that equal the usual one.

    (`first_seen` for most, `due_day` for `first_due`, which is never without a day when `due_day` has one).
    """
    first = row.first_seen
    same_if_absent = {
        "status_since": row.status_since,
        "last_changed": row.last_changed,
        "due_seen": row.due_seen,
    }
    nothing_if_absent = {
        "due_day": row.due_day,
        "first_due": None if row.first_due == row.due_day else row.first_due,
        "moved": row.moved,
        "started": row.started,
        "done": row.done,
        "blocker_since": row.blocker_since,
        "waits_on": None if row.waits_on is None else [str(party) for party in row.waits_on],
        "reopened": row.reopened,
        "deleted": row.deleted,
        "decision": row.decision,
        "department": row.department,
        "started_unseen": row.started_unseen,
        "events": _event_record(row.events) or None,
    }
    return {
        "texts": list(row.texts),
        "state": row.state.value,
        "first_seen": first,
        **{name: day for name, day in same_if_absent.items() if day != first},
        **{name: value for name, value in nothing_if_absent.items() if value or value == []},
    }


def row_memory(row_id: str, record: Mapping[str, Any]) -> RowMemory:
    """Return the row that `row_record` wrote; KeyError, TypeError or ValueError where it is damaged."""
    read = {name: _ROW[name](value) for name, value in record.items() if name in _ROW}
    first = read["first_seen"] = _day(record["first_seen"])
    for name in _AS_FIRST_SEEN:
        read[name] = read.get(name) or first
    if "due_day" in read:
        read["first_due"] = read.get("first_due") or read["due_day"]
    return RowMemory(row_id, **read)


def decision_record(decision: DecisionMemory) -> Record:
    """Return a decision as JSON."""
    record = {"text": decision.text, "first_seen": decision.first_seen, "row": decision.row_id}
    return record | ({"cleared": decision.cleared} if decision.cleared else {})


def decision_memory(key: str, record: Mapping[str, Any]) -> DecisionMemory:
    """Return the decision that `decision_record` wrote."""
    first_seen = _day(record["first_seen"])
    return DecisionMemory(key, str(record["text"]), first_seen, str(record["row"]), _day_or_none(record.get("cleared")))


def pair_record(pair: NotDuplicate) -> Record:
    """Return a pair said to be no duplicates as JSON."""
    return {"texts": [pair.text_a, pair.text_b], "said": pair.said}


def pair_memory(record: Mapping[str, Any]) -> NotDuplicate:
    """Return the pair that `pair_record` wrote."""
    text_a, text_b = map(str, record["texts"])
    return NotDuplicate(text_a, text_b, _day(record["said"]))


def meeting_record(meeting: MeetingMemory) -> Record:
    """Return a meeting's figures as JSON."""
    return {"from": meeting.period_start, "figures": dict(meeting.figures)}


def meeting_memory(key: str, record: Mapping[str, Any]) -> MeetingMemory:
    """Return the meeting that `meeting_record` wrote; its key is its day."""
    figures = {str(name): _figure(value) for name, value in record["figures"].items()}
    return MeetingMemory(_day(key), _day(record["from"]), figures)


Items = Mapping[str, int]


def told_records(
    told: Mapping[str, Items], tellings: Mapping[str, tuple[Telling, ...]]
) -> Iterator[tuple[str, Record]]:
    """Yield what each channel was told of, and is about to be, as JSON.

    It is in parts that follow from the items' keys: none grows past a cell, and one more item rewrites one part.
    """
    for channel in dict.fromkeys((*told, *tellings)):
        items = _parted(told.get(channel, {}))
        coming = [(one, _parted(one.items)) for one in tellings.get(channel, ())]
        for part in sorted({*items, *(part for _, parts in coming for part in parts)}):
            about = [[one.machine, one.at, parts[part]] for one, parts in coming if part in parts]
            record = {"channel": channel, "items": items.get(part, {})}
            yield f"{part:02x}|{channel}", {**record, **({"telling": about} if about else {})}


def _parted(items: Items) -> dict[int, dict[str, int]]:
    parts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for item, level in sorted(items.items()):
        parts[crc32(item.encode(errors="replace")) % _TOLD_PARTS][item] = level
    return parts


_TOLD_PARTS = 64


def told_memory(record: Mapping[str, Any]) -> tuple[str, dict[str, int], list[Telling]]:
    """Return the channel, the items and what is about to be told of a part that `told_records` wrote."""
    about = [Telling(str(by), int(at), _items(items)) for by, at, items in record.get("telling", [])]
    return str(record["channel"]), _items(record["items"]), about


def _items(record: Mapping[str, Any]) -> dict[str, int]:
    return {str(item): int(level) for item, level in record.items()}


def joined_tellings(parts: Iterable[Telling]) -> tuple[Telling, ...]:
    """Return what is about to be told, each machine's parts as one."""
    joined: dict[tuple[str, int], dict[str, int]] = {}
    for one in parts:
        joined.setdefault((one.machine, one.at), {}).update(one.items)
    return tuple(Telling(machine, at, items) for (machine, at), items in joined.items())


def _figure(value: Any) -> float | None:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise TypeError(f"not a number: {value!r}")


def _event_record(events: tuple[Event, ...]) -> list[list[Any]]:
    return [[event.day, event.kind.value, *(str(party) for party in event.parties)] for event in events]


def _events(records: list[list[str]]) -> tuple[Event, ...]:
    return tuple(Event(_day(day), EventKind(kind), tuple(map(_party, parties))) for day, kind, *parties in records)


def _interned(value: Any) -> Any:
    return sys.intern(value) if type(value) is str else value


def _texts(values: list[Any]) -> RowTexts:
    """Return the five values; equal ones are kept once, since statuses and departments stand in many rows."""
    return RowTexts(*(sys.intern(str(value)) for value in values))


_party = lru_cache(maxsize=4_096)(Party.parse)
_day = lru_cache(maxsize=4_096)(dt.date.fromisoformat)


def _day_or_none(value: str | None) -> dt.date | None:
    return None if value is None else _day(value)


def _waits_on(parties: list[str] | None) -> tuple[Party, ...] | None:
    return None if parties is None else tuple(map(_party, parties))


_AS_FIRST_SEEN = ("status_since", "last_changed", "due_seen")
_DAYS = (*_AS_FIRST_SEEN, "due_day", "first_due", "started", "done", "blocker_since", "deleted")
_ROW: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_DAYS, _day_or_none),
    "texts": _texts,
    "state": State,
    "moved": int,
    "waits_on": _waits_on,
    "reopened": int,
    "decision": lambda key: key,
    "department": _interned,
    "started_unseen": bool,
    "events": _events,
}
"""How each part of a row is read; of most rows few are written."""
