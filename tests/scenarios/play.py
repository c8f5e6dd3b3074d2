"""Plays a scenario: people edit through their own client, the product runs over HTTP, facts are compared."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.transport import Transport
from sheetsync.localsheets import LocalServer
from sheetsync.sync import Run, RunReport
from sheetsync.workbook.create import creation_body, setup_requests
from sheetsync.workbook.templates import load_template

from . import facts, laws
from .book import Book, Json
from .compare import Difference, compare
from .people import People, UnsaidError
from .status_grid import Edit

DATA = Path(__file__).parents[1] / "data" / "scenarios"


class Seen(NamedTuple):
    """A difference and the run after which it was seen."""

    at: str
    difference: Difference


class Watched:
    """A transport that does something once, before the first write that goes through it."""

    def __init__(self, inner: Transport, before_write: Callable[[], None]) -> None:
        self._inner = inner
        self._before_write = before_write
        self.wrote = False

    def call(self, method: str, path: str, *, changes: bool = False, **options: Any) -> Any:
        if changes and not self.wrote:
            self.wrote = True
            self._before_write()
        return self._inner.call(method, path, changes=changes, **options)


def load(name: str) -> Json:
    """A scenario by its file's name."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


class Play:
    """One play of one scenario on one server."""

    def __init__(self, scenario: Json, server: LocalServer) -> None:
        self._scenario = scenario
        self._server = server
        self._transport = server_transport(server.url)
        self.template = load_template("status.ru" if scenario["locale"].startswith("ru") else "status.en")
        server.clock.set(facts.moment(scenario["days"][0]))
        self.book = Book(server.url, self._created())
        self.people = People(self.book, self.template)
        self.people.settle(scenario["settings"])
        self.people.start(scenario["start_rows"])
        self._expected = {(fact["at"], fact["kind"]): fact for fact in scenario["expect"]}
        self._decided = {edit["row_key"] for day in scenario["days"] for edit in day["edits"] if "row_key" in edit}
        self._frozen: dict[str, Any] = {}
        self.compared: set[tuple[str, str]] = set()

    def _created(self) -> str:
        gateway = GoogleGateway(self._transport)
        scenario = self._scenario
        body = creation_body(scenario["name"], self.template, scenario["time_zone"], scenario["departments"])
        body["properties"]["locale"] = scenario["locale"]
        spreadsheet_id = gateway.create(body)
        setup = setup_requests(self.template, scenario["departments"])
        gateway.apply(spreadsheet_id, [request.as_json() for request in setup], ())
        return spreadsheet_id

    def differences(self) -> Iterator[Seen]:
        """Play all days; yield whatever is not as it should be."""
        for day in self._scenario["days"]:
            self._server.clock.set(facts.moment(day))
            between = [edit for edit in day["edits"] if "when" in edit]
            yield from self._edited([edit for edit in day["edits"] if "when" not in edit], day)
            if day["sync"]:
                yield from (Seen(day["at"], one) for one in self._run(day, between))

    def _edited(self, edits: list[Edit], day: Json) -> Iterator[Seen]:
        for edit in edits:
            try:
                self._edit(edit, day)
            except UnsaidError as unsaid:
                yield Seen(day["at"], Difference("edit", edit["op"], str(unsaid)))

    def _edit(self, edit: Edit, day: Json) -> None:
        self.people.edit(edit, dt.date.fromisoformat(day["at"][:10]))
        if edit["op"] == "delete_tab" and edit["tab"] == "summary":
            self._frozen.clear()

    def _run(self, day: Json, between: list[Edit]) -> Iterator[Difference]:
        before: list[Json] = []

        def disturb() -> None:
            for edit in between:
                self._edit(edit, day)
            before.append(self.book.whole())

        report, wrote = self._sync(day, disturb)
        if not wrote:
            disturb()
        yield from _law("people", laws.broken(before[0], self.book.whole(), self.people.titles))
        self.people.welcome()
        if not between:
            yield from _law("budget", _over_budget(report, wrote=wrote))
        again, _ = self._sync(day, lambda: None)
        if again.calls.writes and not (between and not wrote):
            yield Difference("law", "second_run", f"it wrote {again.calls.writes} times: {again.cells_written} cells")
        found = facts.ids(self.people)
        yield from _law("ids", sorted({one for one in found if found.count(one) > 1}))
        yield from self._compared(day, again if day.get("twice") else report)
        yield from self._frozen_blocks()

    def _sync(self, day: Json, before_write: Callable[[], None]) -> tuple[RunReport, bool]:
        watched = Watched(self._transport, before_write)
        gateway = GoogleGateway(watched)
        report = Run(gateway, self.book.id, lambda _: self.template, now=facts.moment(day)).sync()
        return report, watched.wrote

    def _compared(self, day: Json, report: RunReport) -> Iterator[Difference]:
        kinds: dict[str, Callable[[], Json]] = {
            "flags": partial(facts.flags, report.assessment),
            "meeting": partial(facts.meeting, report.assessment, self.people),
            "people_cells": partial(facts.people_cells, self.people, self._decided),
            "memory": lambda: facts.memory(GoogleGateway(self._transport).read(self.book.id)),
        }
        for kind, find in kinds.items():
            expected = self._expected.get((day["at"], kind))
            if expected:
                self.compared.add((day["at"], kind))
                yield from compare(kind, expected, find(), self._scenario["flag_columns"])

    def _frozen_blocks(self) -> Iterator[Difference]:
        """Every block but the live one is as the last run of its time left it."""
        blocks = facts.blocks(self.people)
        for day in list(blocks)[1:]:
            if blocks[day] != self._frozen.get(day):
                yield Difference("law", "frozen_blocks", f"the block of {day} changed")
        self._frozen = blocks

    @property
    def expected(self) -> set[tuple[str, str]]:
        """The runs and the kinds of facts that the scenario asks for."""
        return set(self._expected)


def _law(name: str, faults: list[str]) -> Iterator[Difference]:
    if faults:
        yield Difference("law", name, "; ".join(faults))


def _over_budget(report: RunReport, *, wrote: bool) -> list[str]:
    """The calls of an undisturbed run: one read; at most two writes, none where nothing changed."""
    calls = report.calls
    allowed = (1, 2 if wrote else 0)
    if calls.reads > allowed[0] or calls.writes > allowed[1]:
        return [f"{calls.reads} reads and {calls.writes} writes in {report.rounds} rounds; {report.repairs}"]
    return []
