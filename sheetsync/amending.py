"""Cells of people's changed on their word: one batch of compare-and-swap, verified by its answer, then a run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from sheetsync.amend.swaps import Outcome, Try, outcome, perhaps_hit, row_ids, spot_of, strays, try_of
from sheetsync.assess import Remember
from sheetsync.gateway.interface import Calls, Gateway
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.memory.cells import memory_lines
from sheetsync.memory.history import NOTE_LIMIT, next_number, with_note, without_note
from sheetsync.model.a1 import cell_name, quote_title
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot
from sheetsync.model.history import CellSwap, RunNote
from sheetsync.model.memory import Memory
from sheetsync.model.parcels import parcels
from sheetsync.plan.fence import fence_requests
from sheetsync.plan.sheet import plan_memory
from sheetsync.sheet import Reading, read_snapshot
from sheetsync.sync import ROUNDS, RunReport, status_tab
from sheetsync.workbook.requests import Request


class Door(Gateway, Protocol):
    """What amending asks of a spreadsheet service besides what a run does."""

    def swap(
        self, spreadsheet_id: str, requests: Sequence[Mapping[str, object]], titles: Sequence[str]
    ) -> tuple[Snapshot, list[int]]:
        """Apply the requests in one call; return the tabs after it, and how many cells each request changed."""
        ...

    def shown(self, spreadsheet_id: str, cells: Sequence[str]) -> list[str]:
        """Return what cells show, each named with its tab, in one read."""
        ...


@dataclass(slots=True)
class Amended:
    """What became of the swaps, and the reading after them.

    `unsure` are those whose answer broke off: their cells hold the new value, by our hand or by a person's. `perhaps`
    are cells of other rows that may have been hit then.
    """

    reading: Reading
    outcomes: dict[CellSwap, Outcome] = field(default_factory=dict)
    unsure: frozenset[CellSwap] = frozenset()
    perhaps: tuple[CellSwap, ...] = ()

    @property
    def done(self) -> tuple[CellSwap, ...]:
        """The swaps that came to be."""
        return tuple(swap for swap, came in self.outcomes.items() if came is Outcome.DONE)


class Amending:
    """The amending of one spreadsheet."""

    def __init__(self, gateway: Door, spreadsheet_id: str) -> None:
        self._gateway = gateway
        self._id = spreadsheet_id
        self._refused: RefusedError | None = None
        self._unsure: set[CellSwap] = set()
        self._perhaps: dict[CellSwap, None] = {}
        self._blind: Sequence[Try] = ()

    def counted(self, report: RunReport) -> RunReport:
        """Return the report of the run after, with the calls of the amending; they may have gone by one door."""
        mine, its = self._gateway.calls, report.calls
        if mine is its:
            return report
        both = Calls(mine.reads + its.reads, mine.writes + its.writes, mine.waited + its.waited)
        return replace(report, calls=both)

    def amend(self, reading: Reading, note: RunNote, swaps: Sequence[CellSwap]) -> Amended:
        """Try the swaps, in as many rounds as people's moving of rows takes; the note goes out with the first.

        A swap is done once and never tried again, whatever people make of the cell after. Raises the errors of
        `gateway.refusals`; RefusedError where the same refusal comes twice in a row.
        """
        done, backs = set[CellSwap](), list[Try]()
        for turn in range(ROUNDS):
            tries = self._tries(reading, [swap for swap in swaps if swap not in done], backs)
            if not tries:
                break
            sent = self._sent(reading, tries, note if turn == 0 else None)
            if sent is None:
                self._gateway.rest(turn + 1)
                before, reading = reading, self._read(reading)
                self._perhaps |= dict.fromkeys(perhaps_hit(self._blind, before, reading))
                self._blind = ()
                continue
            after, counts = sent
            lost = strays(tries, counts, after)
            done |= {one.swap for one, count in zip(tries, counts, strict=True) if count and one not in lost}
            backs = [*(one for one in tries if one.back), *(one.put_back(reading, after) for one in lost)]
            reading = after
        blind = {swap for swap in self._unsure - done if outcome(swap, reading) is Outcome.THERE}
        came = {swap: Outcome.DONE if swap in done | blind else outcome(swap, reading) for swap in swaps}
        hit = tuple(swap for swap in self._perhaps if outcome(swap, reading) is Outcome.THERE)
        return Amended(reading, came, frozenset(blind), hit)

    def _tries(self, reading: Reading, swaps: Sequence[CellSwap], backs: Sequence[Try]) -> list[Try]:
        """Return what is to be sent: swaps whose cell still holds the old value, and what has to be put back."""
        found = [(swap, spot_of(swap, reading)) for swap in swaps if outcome(swap, reading) is Outcome.OPEN]
        here = [one for back in backs if (one := back.moved_with(reading))]
        tries = [*(try_of(swap, spot, reading) for swap, spot in found if spot), *here]
        unknown = [one for one in tries if not one.shown]
        title = quote_title(reading.tab.title)
        names = [f"{title}!{cell_name(one.spot.row, one.spot.column)}" for one in unknown]
        texts = dict(zip(unknown, self._gateway.shown(self._id, names) if names else (), strict=True))
        asked = [replace(one, shown=texts.get(one, one.shown)) for one in tries]
        return [one for one in asked if one.shown]

    def _sent(self, reading: Reading, tries: Sequence[Try], note: RunNote | None) -> tuple[Reading, list[int]] | None:
        """Send one batch; return the reading after it and what each try changed, None where only a read can tell."""
        swaps = [one.request(reading.tab.sheet_id, reading.snapshot.locale) for one in tries]
        ahead = [*self._fence(reading)]
        requests = [request.as_json() for request in (*ahead, *swaps, *_noted(reading, note))]
        titles = [tab.title for tab in reading.snapshot.tabs]
        try:
            after, counts = self._gateway.swap(self._id, requests, titles)
        except RefusedError as error:
            if str(error) == str(self._refused):
                raise
            self._refused = error
            return None
        except UnknownOutcomeError:
            self._unsure |= {one.swap for one in tries}
            self._blind = tries
            return None
        return self._parsed(after, reading), counts[len(ahead) : len(ahead) + len(swaps)]

    def _fence(self, reading: Reading) -> Iterator[Request]:
        tab = reading.service_tab(TabName.MEMORY)
        if tab:
            yield from fence_requests(tab, reading.messages)

    def _read(self, before: Reading) -> Reading:
        return self._parsed(self._gateway.read(self._id), before)

    def _parsed(self, snapshot: Snapshot, before: Reading) -> Reading:
        return read_snapshot(snapshot, status_tab(snapshot, self._id), before.template, before.now)


def _noted(reading: Reading, note: RunNote | None) -> tuple[Request, ...]:
    """Return what writes the note of the run onto the hidden tab."""
    if note is None:
        return ()
    lines = memory_lines(with_note(reading.remembered, note))
    return plan_memory(reading.service_tab(TabName.MEMORY), lines, reading.messages).requests


@dataclass(frozen=True, slots=True)
class Result:
    """What was done on people's word: the run's number in the history, what became of each swap, and the run after.

    `perhaps` are cells of other rows that may have been changed while rows moved and an answer broke off: a note of
    their own, unsure, is the last of the history, so that they can be put back.
    """

    numbers: tuple[int, ...]
    outcomes: Mapping[CellSwap, Outcome]
    report: RunReport
    perhaps: tuple[CellSwap, ...] = ()


def put_in(
    amending: Amending,
    reading: Reading,
    swaps: Sequence[CellSwap],
    note: RunNote,
    *,
    sync: Callable[[Remember | None], RunReport],
    look: Callable[[], Reading],
) -> Result:
    """As `carry_out`; where rows bear no ID yet, a run gives them theirs first."""
    if not {swap.row_id for swap in swaps} <= set(row_ids(reading).values()):
        sync(None)
        reading = look()
    return carry_out(amending, reading, swaps, note, sync)


def carry_out(
    amending: Amending,
    reading: Reading,
    swaps: Sequence[CellSwap],
    note: RunNote,
    sync: Callable[[Remember], RunReport],
) -> Result:
    """Do the swaps, note what came of them, and bring the sheet up to date by a run.

    `note` says what for; its number and swaps are filled in here, one note for as much as its cell holds. Swaps that
    empty cells can't be put back and aren't kept.
    """
    outcomes: dict[CellSwap, Outcome] = {}
    notes: list[RunNote] = []
    perhaps: dict[CellSwap, None] = {}
    for part in portions(swaps):
        kept = tuple(swap for swap in part if swap.after)
        one = replace(note, number=next_number(reading.remembered), swaps=kept, unsure=True)
        amended = amending.amend(reading, one, part)
        reading = amended.reading
        outcomes |= amended.outcomes
        came = tuple(swap for swap in kept if amended.outcomes[swap] is Outcome.DONE)
        notes.append(replace(one, swaps=came, unsure=bool(amended.unsure & set(came))))
        perhaps |= dict.fromkeys(amended.perhaps)
    done = Outcome.DONE in outcomes.values()
    doubt = RunNote(0, note.kind, note.at, swaps=tuple(perhaps), unsure=True) if perhaps else None
    report = amending.counted(sync(lambda memory, _: _settled(memory, notes, doubt, done=done)))
    return Result(tuple(one.number for one in notes) if done else (), outcomes, report, tuple(perhaps))


def _settled(memory: Memory, notes: Sequence[RunNote], doubt: RunNote | None, *, done: bool) -> Memory:
    """Return the memory with the notes as it came out; nothing is kept of what came to nothing.

    The note of what is in doubt takes the number after the others, however often the run asks.
    """
    for note in notes:
        memory = with_note(memory, note) if done else without_note(memory, note.number)
    return with_note(memory, replace(doubt, number=notes[-1].number + 1)) if doubt else memory


def portions(swaps: Sequence[CellSwap]) -> Iterator[tuple[CellSwap, ...]]:
    """Yield the swaps in portions whose texts fit into one note; one that never fits goes alone."""
    return parcels(swaps, lambda swap: len(str(swap.before)) + len(str(swap.after)) + _AROUND, NOTE_LIMIT)


_AROUND = 40
"""Characters of a swap in a note besides its texts."""
