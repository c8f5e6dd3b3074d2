"""The same work in two spreadsheets: what a run knows of the others, and the pairs it finds."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sheetsync.duplicates.comparison import Comparison, Pair
from sheetsync.duplicates.pairs import recent_rows, said_of
from sheetsync.duplicates.reasons import why_same
from sheetsync.duplicates.semantic import Semantic
from sheetsync.duplicates.verdict import Verdict
from sheetsync.messages import Messages
from sheetsync.model.duplicate import ElsewherePair
from sheetsync.model.memory import Memory, NotDuplicate
from sheetsync.model.row import Row


class OtherRow(NamedTuple):
    """A row of another spreadsheet that counts: open, or done lately."""

    step: str
    closed: bool


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """What is known of another spreadsheet; it is only read. `said` are its own «не дубль»."""

    spreadsheet_id: str
    title: str
    rows: tuple[OtherRow, ...]
    said: tuple[NotDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a run compares its rows by: what is known of words from run to run, and the other spreadsheets.

    `in_sheets` says whether the sheet itself may name rows of the others, which its readers may not know.
    `semantic` is a language model for suggestions, None without one.
    """

    comparison: Comparison = field(default_factory=Comparison)
    others: tuple[OtherSheet, ...] = ()
    in_sheets: bool = False
    semantic: Semantic | None = None

    @property
    def steps(self) -> frozenset[str]:
        """The steps of the other spreadsheets' rows."""
        return frozenset(row.step for other in self.others for row in other.rows)


def outline(spreadsheet_id: str, title: str, rows: Sequence[Row], memory: Memory, today: dt.date) -> OtherSheet:
    """Return what other spreadsheets need to know of this one."""
    done_on = {row_id: row.done for row_id, row in memory.rows.items()}
    told = tuple(OtherRow(row.step, row.state.closed) for row in recent_rows(rows, today, done_on))
    return OtherSheet(spreadsheet_id, title, told, memory.not_duplicates)


def find_elsewhere(
    rows: Sequence[Row], beside: Beside, *, said: Iterable[NotDuplicate], messages: Messages
) -> tuple[ElsewherePair, ...]:
    """Return the rows that describe the same work as a row of another spreadsheet, in the order of the grid.

    `rows` are those that count, open or done lately; one of each pair is open. Each is told once a spreadsheet.
    """
    if not beside.others:
        return ()
    known = _Known(rows, beside, said)
    found = [
        _told(row, other, step, beside.comparison, messages)
        for other in beside.others
        for row, step in known.matches(rows, other)
    ]
    order = {row.id: number for number, row in enumerate(rows)}
    return tuple(sorted(found, key=lambda pair: (order[pair.row_id], pair.title, pair.spreadsheet_id)))


class _Known:
    """The works of all texts, which of them are the same, and what people denied."""

    def __init__(self, rows: Sequence[Row], beside: Beside, said: Iterable[NotDuplicate]) -> None:
        theirs = [row.step for other in beside.others for row in other.rows]
        self.comparison = beside.comparison
        self.places = self.comparison.places([*(row.step for row in rows), *theirs])
        self.twins = _twins(
            pair for pair, found in self.comparison.alike().items() if found.verdict is Verdict.DUPLICATE
        )
        self.denied = {
            said_of(self.comparison.read(one.text_a), self.comparison.read(one.text_b))
            for one in (*said, *(one for other in beside.others for one in other.said))
        }

    def matches(self, rows: Sequence[Row], other: OtherSheet) -> Iterator[tuple[Row, str]]:
        """Yield each row with the first step of the other spreadsheet that is the same work."""
        theirs: dict[int, list[OtherRow]] = {}
        for their in other.rows:
            if their.step in self.places:
                theirs.setdefault(self.places[their.step], []).append(their)
        for row in rows:
            step = next((step for near in self._same(row) if (step := _counting(theirs.get(near, ()), row))), None)
            if step is not None:
                yield row, step

    def _same(self, row: Row) -> Iterator[int]:
        """Yield the works that a row's is the same as, its own first, without what people denied."""
        place = self.places.get(row.step)
        if place is None:
            return
        mine = self.comparison.meaning_of(place)
        for near in (place, *sorted(self.twins.get(place, ()))):
            if said_of(mine, self.comparison.meaning_of(near)) not in self.denied:
                yield near


def _twins(pairs: Iterable[Pair]) -> Mapping[int, list[int]]:
    twins: dict[int, list[int]] = {}
    for one, other in pairs:
        twins.setdefault(one, []).append(other)
        twins.setdefault(other, []).append(one)
    return twins


def _counting(theirs: Iterable[OtherRow], row: Row) -> str | None:
    """Return the step of the first of their rows that makes a pair with one open row in it."""
    return next((other.step for other in theirs if not (other.closed and row.state.closed)), None)


def _told(row: Row, other: OtherSheet, step: str, comparison: Comparison, messages: Messages) -> ElsewherePair:
    why = why_same(row.step, step, messages, comparison.lexicon)
    return ElsewherePair(row.id, row.step, step, other.title, other.spreadsheet_id, why)
