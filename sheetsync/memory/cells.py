"""The memory on its hidden tab: one line a record, a key cell and one JSON cell, and back."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import orjson

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.memory import records
from sheetsync.memory.history import note_of, note_record
from sheetsync.memory.records import Record
from sheetsync.memory.versions import VERSION, upgraded
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.grid import Line, Tab
from sheetsync.model.history import RunNote
from sheetsync.model.memory import DecisionMemory, MeetingMemory, Memory, NotDuplicate, RowMemory, Telling

CELL_LIMIT = 50_000
"""Characters that Google lets a cell hold."""

_FREE = 50
"""So many lines may stay free, or a quarter of all; then the lines below move up, which rewrites them."""

_HEAD = "sheetsync"
_DECISION, _PAIR, _MEETING, _RUN = "decision|", "pair|", "meeting|", "run|"
_WINS, _TOLD = "wins|", "told|"
_ABOUT = "What sheetsync remembers of this sheet. Deleting the tab loses the history, never people's cells."


class MemoryTooNewError(SheetsyncError):
    """The hidden tab was written by a later sheetsync; writing it again would lose what this one can't read."""

    exit_code = ExitCode.CONFIG
    message = (
        "The tab _sheetsync was written by a later sheetsync (schema {version}, this one knows {known}). "
        "Install the newest sheetsync and run it again."
    )


class Damage(StrEnum):
    """What can be wrong with a line of the hidden tab; that record is lost, the others are not."""

    UNREADABLE = "unreadable"
    DOUBLED = "doubled"


class MemoryProblem(NamedTuple):
    """A damaged line: its 1-based number, its key as far as it has one, and what is wrong."""

    number: int
    key: str
    damage: Damage


def row_lines(memory: Memory) -> dict[str, DesiredLine]:
    """Return the lines of the rows alone, by their ids: nearly all of the hidden tab."""
    return {row_id: _row_line(row_id, row) for row_id, row in memory.rows.items()}


def _row_line(row_id: str, row: RowMemory) -> DesiredLine:
    """Return a row's line: the text it was read from where nothing was made anew, as of most rows."""
    text = row.as_read
    return _line(row_id, _fitting(records.row_record(row)) if text is None else text)


def memory_lines(memory: Memory, rows: Mapping[str, DesiredLine] | None = None) -> tuple[DesiredLine, ...]:
    """Return the lines of the hidden tab, the first saying what it is for.

    Each record keeps the place in which it first appeared, so that a changed row rewrites one line; where a record was
    dropped, the line is free until another takes it. `rows` are the rows' lines, where they are made already.
    """
    head = _desired(_HEAD, {"version": VERSION, "began": memory.began, "about": _ABOUT})
    others = {key: _desired(key, record) for key, record in _records(memory)}
    wanted = {_HEAD: head, **(row_lines(memory) if rows is None else rows), **others}
    return tuple(wanted[key] if key else DesiredLine("", ()) for key in _places(memory.order, wanted))


def read_memory(tab: Tab | None) -> tuple[Memory, tuple[MemoryProblem, ...]]:
    """Return the memory that `memory_lines` wrote, and the lines that could not be read.

    No tab, or an empty one, is an empty memory. Raises MemoryTooNewError for a later schema.
    """
    reading = _Reading()
    for number, line in enumerate(tab.lines if tab else (), start=1):
        reading.take(number, *_texts(line))
    return reading.memory(), tuple(reading.problems)


class _Reading:
    """What has been read of the hidden tab so far."""

    def __init__(self) -> None:
        self.version = VERSION
        self.began: dt.date | None = None
        self.rows: dict[str, RowMemory] = {}
        self.decisions: list[DecisionMemory] = []
        self.pairs: list[NotDuplicate] = []
        self.meetings: list[MeetingMemory] = []
        self.runs: list[RunNote] = []
        self.drafted: dict[dt.date, dt.date] = {}
        self.told: dict[str, dict[str, int]] = {}
        self.tellings: dict[str, list[Telling]] = {}
        self.order: dict[str, None] = {}
        self.problems: list[MemoryProblem] = []

    def take(self, number: int, key: str, text: str) -> None:
        """Read one line; a damaged one keeps its place free and is said."""
        damage = Damage.DOUBLED if key in self.order else self._damage(key, text)
        if damage and (key or text):
            self.problems.append(MemoryProblem(number, key, damage))
        self.order[f"|{number}" if damage else key] = None

    def _damage(self, key: str, text: str) -> Damage | None:
        try:
            record = _parsed(key, text)
            if key == _HEAD:
                self._head(record)
            self._keep(key, upgraded(key, record, self.version), text)
        except (KeyError, TypeError, ValueError, AttributeError):
            return Damage.UNREADABLE
        return None

    def _keep(self, key: str, record: Record, text: str) -> None:
        if "|" not in key and key != _HEAD:  # nearly all lines
            self._keep_row(key, record, text)
        elif key == _HEAD:
            began = record["began"]
            self.began = began and dt.date.fromisoformat(began)
        elif key.startswith(_DECISION):
            self.decisions.append(records.decision_memory(key.removeprefix(_DECISION), record))
        elif key.startswith(_PAIR):
            self.pairs.append(records.pair_memory(record))
        elif key.startswith(_MEETING):
            self.meetings.append(records.meeting_memory(key.removeprefix(_MEETING), record))
        elif key.startswith(_RUN):
            self.runs.append(note_of(key.removeprefix(_RUN), record))
        elif key.startswith(_TOLD):
            channel, items, about = records.told_memory(record)
            self.told.setdefault(channel, {}).update(items)
            self.tellings.setdefault(channel, []).extend(about)
        elif key.startswith(_WINS):
            month = dt.date.fromisoformat(key.removeprefix(_WINS))
            self.drafted[month] = dt.date.fromisoformat(record["drafted"])
        else:
            self._keep_row(key, record, text)

    def _keep_row(self, key: str, record: Record, text: str) -> None:
        row = records.row_memory(key, record)
        if self.version == VERSION:
            row.keep_as_read(text)
        self.rows[key] = row

    def _head(self, record: Record) -> None:
        """Take the version of all lines from the first one; one that never was spoils that line alone.

        Raises MemoryTooNewError, ValueError.
        """
        version = record["version"]
        if type(version) is not int or version < 1:
            raise ValueError(version)
        if version > VERSION:
            raise MemoryTooNewError(version=version, known=VERSION)
        self.version = version

    def memory(self) -> Memory:
        """Return what was read; without its first line, a memory with rows began with the first of them."""
        began = self.began or min((row.first_seen for row in self.rows.values()), default=None)
        return Memory(
            began=began,
            rows=self.rows,
            decisions=tuple(self.decisions),
            not_duplicates=tuple(self.pairs),
            meetings=tuple(self.meetings),
            runs=tuple(sorted(self.runs, key=lambda note: note.number)),
            drafted=self.drafted,
            told=self.told,
            tellings={name: records.joined_tellings(parts) for name, parts in self.tellings.items() if parts},
            order=tuple(self.order),
        )


def _texts(line: Line) -> tuple[str, str]:
    key, text, *_ = (*(str(cell.value or "") for cell in line[:2]), "", "")
    return key, text


def _parsed(key: str, text: str) -> Record:
    record = orjson.loads(text)
    if not key or not isinstance(record, dict):
        raise ValueError(key)
    return record


def _records(memory: Memory) -> Iterator[tuple[str, Record]]:
    """Yield what is remembered besides the rows."""
    yield from ((_DECISION + decision.key, records.decision_record(decision)) for decision in memory.decisions)
    yield from ((_PAIR + _pair_name(pair), records.pair_record(pair)) for pair in memory.not_duplicates)
    yield from ((f"{_MEETING}{meeting.day}", records.meeting_record(meeting)) for meeting in memory.meetings)
    yield from ((f"{_RUN}{note.number}", note_record(note)) for note in memory.runs)
    yield from ((f"{_WINS}{month}", {"drafted": day}) for month, day in memory.drafted.items())
    yield from ((_TOLD + name, record) for name, record in records.told_records(memory.told, memory.tellings))


def _pair_name(pair: NotDuplicate) -> str:
    texts = "\x1f".join(sorted((pair.text_a, pair.text_b)))
    return hashlib.sha256(texts.encode(errors="replace")).hexdigest()[:12]


def _desired(key: str, record: Record) -> DesiredLine:
    return _line(key, _fitting(record))


def _line(key: str, text: str) -> DesiredLine:
    return DesiredLine(key, (DesiredCell(text, Style.MUTED),))


def _fitting(record: Record) -> str:
    """Return the record as JSON that fits into a cell; the oldest events go first."""
    text = _json(record)
    while len(text.encode("utf-16-le")) > 2 * CELL_LIMIT and record.get("events"):
        events = record["events"]
        record = record | {"events": events[len(events) // 2 + 1 :]}
        text = _json(record)
    return text


def _json(record: Record) -> str:
    try:
        return orjson.dumps(record).decode()
    except orjson.JSONEncodeError:  # half of a surrogate pair
        return json.dumps(record, default=str, ensure_ascii=False).encode(errors="replace").decode()


def _places(order: Sequence[str], wanted: Mapping[str, DesiredLine]) -> list[str]:
    """Return the keys in their places, an empty one for a line that is free: the first line first.

    Rows and decisions stand in the order in which they came, which the page follows, so a new one goes below all
    others and none is ever moved past another. Whatever else there is takes free places.
    """
    held = set(order)
    fresh = [key for key in wanted if key not in held and key != _HEAD]
    others = iter([key for key in fresh if not _in_order(key)])
    places = [key if key in wanted else next(others, "") for key in order if key != _HEAD]
    return [_HEAD, *_closed_up([*places, *filter(_in_order, fresh), *others])]


def _in_order(key: str) -> bool:
    return "|" not in key or key.startswith(_DECISION)


def _closed_up(places: list[str]) -> list[str]:
    """Return the places with what may stand anywhere taken from the end, and all of them moved up if many are free."""
    for hole in [index for index, key in enumerate(places) if not key]:
        while places and not places[-1]:
            places.pop()
        if hole < len(places) and not _in_order(places[-1]):
            places[hole] = places.pop()
    free = places.count("")
    return places if free <= max(_FREE, len(places) // 4) else [key for key in places if key]
