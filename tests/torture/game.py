"""One story: people's edits, runs that are disturbed, and what must hold after each of them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sheetsync.errors import SheetsyncError
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets.book import Book
from sheetsync.localsheets.call import Answer
from sheetsync.model.columns import TabName
from sheetsync.sync import NotAdoptedError, Run, RunReport
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.templates import load_template

from . import edits, rules, shapes, shocks
from .identity import Identities
from .people import ACTS, PEOPLE, STATUS, People, at
from .process import Process
from .rules import columns
from .wire import ADDRESS, NOT_EDITS, Event, Faulty, KilledError, Server, gateway, plain

__all__ = ["ADDRESS", "BrokenLawError", "Game", "Office", "Step", "edits", "shapes", "shocks"]

MONDAY = dt.datetime(2025, 4, 14, 6, tzinfo=dt.UTC)
ROWS = 5
TEMPLATE = load_template("status.ru")


class BrokenLawError(AssertionError):
    """A law that didn't hold."""


class Step(NamedTuple):
    """A run with what happens on its calls, an edit, or time that passes."""

    what: str
    a: int = 0
    b: int = 0
    c: int = 0
    events: tuple[Event, ...] = ()


class Office:
    """A spreadsheet that has been run once, put back to that state before each story, or copied for it."""

    def __init__(self, server: Server | Process | None = None) -> None:
        self.server = server or Server(MONDAY)
        door = gateway(Faulty(self.server))
        self.id = door.create(creation_body("План", TEMPLATE))
        door.apply(self.id, [request.as_json() for request in setup_requests(TEMPLATE)], ())
        people = People(self.server, self.id)
        for sheet in people.book.sheets:
            grid = {"rowCount": 12, "columnCount": min(sheet.column_count, 16)}
            size = {"properties": {"sheetId": sheet.sheet_id, "gridProperties": grid}}
            people.do({"updateSheetProperties": size | {"fields": ",".join(f"gridProperties.{name}" for name in grid)}})
        for row in range(1, ROWS + 1):
            people.fill(row, row, row + 1, row)
        self.named = people.named
        self.memory = Run(door, self.id, lambda _: TEMPLATE, now=MONDAY).sync().assessment.memory
        self.first = self.server.shelf.state(self.id) if isinstance(self.server, Server) else None

    def people(self) -> People:
        """The team at the beginning of a story."""
        if isinstance(self.server, Server) and self.first:
            self.server.shelf.put_back(self.first)
        people = People(self.server, self.server.copied(self.id))
        people.named = self.named
        return people


@dataclass
class Tally:
    """What happened, for the figures."""

    stories: int = 0
    disturbed: int = 0
    """Runs that met at least one event; what was to come at a call that a run never made counts for nothing."""
    real: int = 0
    """Stories on a server process of their own."""
    edits: Counter[str] = field(default_factory=Counter)
    """What people did, by kind, between runs and during them."""
    broken: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    rounds: Counter[int] = field(default_factory=Counter)
    calls: Counter[int] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.stories += other.stories
        self.disturbed += other.disturbed
        self.real += other.real
        for name in ("edits", "broken", "events", "rounds", "calls", "ended"):
            getattr(self, name).update(getattr(other, name))


class Game:
    """Plays one story on an office."""

    def __init__(self, office: Office, tally: Tally | None = None) -> None:
        self.people = office.people()
        self.server = office.server
        self.now = MONDAY
        self.tally = tally or Tally()
        self.tally.stories += 1
        self.tally.real += self.server.real
        self._gone: tuple[Any, Counter[str]] | None = None
        self.made: Counter[str] = Counter()
        self.memory: Any = office.memory
        self.forgot = False
        self.who = Identities(self.people)
        self.who.bind()

    def play(self, steps: Iterable[Step]) -> None:
        for step in steps:
            self.step(step)
        self.settle()

    def step(self, step: Step) -> None:
        self.server.clock.set(self.now)
        if step.what == "run":
            self.disturbed(step.events)
        elif step.what == "later":
            self.now += dt.timedelta(hours=(1, 5, 24, 72, 168)[step.a % 5])
        elif step.what == "settle":
            self.settle()
        else:
            self.act(step.what, step.a, step.b, step.c)

    def act(self, what: str, a: int, b: int, c: int) -> None:
        if what == "delete_status":
            self._lose()
        else:
            self._restore()
            before = self._remembering()
            ACTS[what](self.people, a, b, c)
            self.forgot = self.forgot or self._remembering() != before
        self.tally.edits[what] += 1
        self.look()

    def _remembering(self) -> Any:
        """What the hidden tab holds: whoever changes it changes what is remembered."""
        tab = self.people.tab("memory")
        return tab and tab.rows

    def look(self) -> None:
        """Note how every row stands, unless their tab is gone."""
        if self.people.tab("status"):
            self.who.look()

    def _lose(self) -> None:
        """People delete the tab of the rows. On a server process there is no version to go back to."""
        if isinstance(self.server, Server) and self._gone is None:
            self._gone = self.server.shelf.state(self.people.id), self.made.copy()
            ACTS["delete_status"](self.people, 0, 0, 0)

    def _restore(self) -> None:
        """People take back the version before: all is as it was, what the service did since is undone too."""
        if self._gone and isinstance(self.server, Server):
            self.server.shelf.put_back(self._gone[0])
            self.made = self._gone[1]
        self._gone = None

    # runs

    def run(self, before: Callable[[int], Iterator[Event]] = lambda _: iter(())) -> tuple[RunReport, int]:
        known = list[Book]()
        wire = Faulty(self.server, before=before, applied=lambda call: self.watched(call, known))
        return self._sync(gateway(wire)), wire.calls

    def _sync(self, door: GoogleGateway) -> RunReport:
        return Run(door, self.people.id, lambda _: TEMPLATE, now=self.now, force=True).sync()

    def watched(self, call: Callable[[], Answer], known: list[Book]) -> Answer:
        """Let a call of the service's through and look at what it did; `known` are the states that its run saw."""
        before = self.people.book
        answer = call()
        after = self.people.book
        known.append(after)
        if after is not before:
            faults = list(rules.wrong(before, after, known[:-1]))
            self.demand(not faults, "a write touched people's: " + "; ".join(faults[:3]))
            self.made.update(appended(before, after))
            twice = [text for text, times in self.made.items() if times > 1]
            self.demand(self.forgot or not twice, f"made twice: {twice}")
            self.look()
        return answer

    def disturbed(self, events: tuple[Event, ...]) -> None:
        """A run that meets events; where people stayed away, it and the next come to what a run alone comes to."""
        if self._gone:
            self.without_rows()
            return
        start = self.server.shelf.state(self.people.id) if isinstance(self.server, Server) else None
        made = self.made.copy()
        before = self.tally.events.total()
        try:
            report, calls = self.run(lambda number: self.happening(events, number))
        except KilledError:
            self.tally.ended["killed"] += 1
        except SheetsyncError as error:
            self.tally.ended[type(error).__name__] += 1
        else:
            self.tally.ended["done"] += 1
            met = self.tally.events.total() > before
            self.tally.rounds[report.rounds] += met
            self.tally.calls[calls] += met
        self.tally.disturbed += self.tally.events.total() > before
        self.look()
        if start and isinstance(self.server, Server) and events and all(event.what in NOT_EDITS for event in events):
            self.run()
            left = self.server.shelf.state(self.people.id), self.made
            self.server.shelf.put_back(start)
            self.made = made
            self.run()
            alone = plain(self.people.book, start[1])
            self.server.shelf.put_back(left[0])
            self.made = left[1]
            self.demand(
                plain(self.people.book, start[1]) == alone, "a run that failed leads elsewhere than one that didn't"
            )

    def without_rows(self) -> None:
        """A run that finds no tab of the rows writes nothing and says so."""
        before = self.people.book
        try:
            self.run()
        except NotAdoptedError:
            self.tally.ended["NotAdoptedError"] += 1
        self.demand(self.people.book is before, "something was written though the tab of the rows is gone")

    def happening(self, events: tuple[Event, ...], number: int) -> Iterator[Event]:
        for event in events:
            if event.at == number:
                self.tally.events[event.what] += 1
                if event.what == "other_run":
                    self.run()
                elif event.what in ACTS:
                    self.act(event.what, event.a, event.b, event.c)
                else:
                    yield event

    # what holds

    def settle(self) -> None:
        """A quiet run, and all that must hold after it."""
        self._restore()
        self.server.clock.set(self.now)
        self.run()
        again, calls = self.run()
        self.demand(calls == 1, f"a further run made {calls} calls and wrote {again.cells_written} cells")
        assessment = again.assessment
        ids = [row.id for row in assessment.standing]
        self.demand(len(set(ids)) == len(ids) and all(ids), f"ids {ids}")
        self._in_the_sheet(again)
        keys = shapes.page_keys(self.people)
        self.demand(len(keys) == len(set(keys)), "a line of the page stands twice")
        self._remembered(assessment.memory)
        self._decided(again)
        for complaint in self.who.settled({row.number - 1: row.id for row in assessment.standing}):
            self.demand(self.forgot, complaint)
        if self.forgot:
            self.who.bind()
        self.forgot = self.people.tab("memory") is None

    def _in_the_sheet(self, report: RunReport) -> None:
        column = self.people.column("id")
        if column is None:
            return
        hidden = {(row, place) for merge in self.people.status.merges for row, place in inside(merge)}
        for row in report.assessment.standing:
            cell = self.people.status.cell(row.number - 1, column)
            shown = cell.value == row.id or (row.number - 1, column) in hidden
            self.demand(shown, f"row {row.number} bears {cell.value}, is {row.id}")

    def _remembered(self, memory: Any) -> None:
        """No history is lost: what was known of a row before is known of it now."""
        if self.memory is not None and not self.forgot:
            for row_id, old in self.memory.rows.items():
                new = memory.rows.get(row_id)
                self.demand(new is not None, f"{row_id} is forgotten")
                self.demand(new.first_seen == old.first_seen, f"{row_id} was first seen {old.first_seen}")
                self.demand(new.moved >= old.moved and new.reopened >= old.reopened, f"{row_id} lost a count")
                self.demand(set(map(told, old.events)) <= set(map(told, new.events)), row_id)
        self.memory = memory

    def _decided(self, report: RunReport) -> None:
        reading = report.assessment.reading
        if "step" not in [field.value for field in reading.table.columns] or self._emptied():
            return
        for line in reading.decisions:
            if line.text.startswith("Решение "):
                self.demand(self.made[line.text] >= 1 or self.forgot, f"no row for {line.text}")

    def _emptied(self) -> bool:
        """Whether nothing of people's is left on the status tab, no header either: a row would be taken for one."""
        places = [place for name in PEOPLE for place in columns(self.people.book, STATUS).get(name, ())]
        return not any((cell := at(row, place)) and cell.filled for row in self.people.status.rows for place in places)

    def demand(self, holds: object, what: str) -> None:
        if not holds:
            raise BrokenLawError(what)


def told(event: Any) -> tuple[dt.date, str]:
    return event.day, event.kind.value


def inside(merge: dict[str, int]) -> Iterator[tuple[int, int]]:
    for row in range(merge["startRowIndex"], merge["endRowIndex"]):
        for place in range(merge["startColumnIndex"], merge["endColumnIndex"]):
            yield row, place


def appended(before: Book, after: Book) -> Counter[str]:
    """The rows for decisions that a write added."""
    return decisions(after) - decisions(before)


def decisions(book: Book) -> Counter[str]:
    tab = book.find(SHEET_IDS[TabName.STATUS])
    texts = (str(cell.value) for row in (tab.rows if tab else ()) for cell in row if cell is not None)
    return Counter(text for text in texts if text.startswith("Решение ") and text[8:].isdigit())
