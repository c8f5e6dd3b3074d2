"""Plays a scenario through the two rooms without any spreadsheet, writes landing where the read saw the rows."""

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from typing import Any, NamedTuple

from sheetsync.meeting.facts import page_facts
from sheetsync.meeting.page import MeetingPage, build_page
from sheetsync.meeting.period import live_meeting
from sheetsync.memory.advance import advance
from sheetsync.memory.cells import memory_lines, read_memory
from sheetsync.memory.decisions import Decided, decide
from sheetsync.memory.facts import memory_facts
from sheetsync.memory.identity import identify
from sheetsync.memory.notes import with_meeting, with_not_duplicate
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.grid import Cell, Tab
from sheetsync.model.memory import Memory
from sheetsync.model.row import Row
from sheetsync.model.settings import Department, Settings

from .people import GridRow, People, Scenario, appended_row
from .reader import ScenarioReader, errors_of


class Run(NamedTuple):
    """One run: when, the facts after it, and how often it had to write."""

    at: str
    meeting: dict[str, Any]
    memory: dict[str, Any]
    page: MeetingPage
    writes: int
    again: bool


class Plan(NamedTuple):
    ids: dict[int, str]
    decided: Decided
    memory: Memory
    page: MeetingPage


class Replay:
    """One play: people edit, runs follow."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.people = People(scenario)
        self.reader = ScenarioReader(scenario["readings"], scenario["departments"])
        self.settings = _settings(scenario)
        self.memory_tab: Tab | None = None
        self.blocks: set[dt.date] = set()

    def runs(self) -> Iterator[Run]:
        """Play the days, a run at a time."""
        for day in self.scenario["days"]:
            today = dt.date.fromisoformat(day["at"][:10])
            between = [edit for edit in day["edits"] if "when" in edit]
            self._edit([edit for edit in day["edits"] if "when" not in edit], today)
            if day["sync"]:
                yield self._run(day["at"], today, between)
            if day.get("twice"):
                yield self._run(day["at"], today, [])._replace(again=True)

    def _edit(self, edits: list[dict[str, Any]], today: dt.date) -> None:
        self.people.edit(edits, today)
        if "memory" in self.people.deleted_tabs:
            self.memory_tab = None
        if "summary" in self.people.deleted_tabs:
            self.blocks = set()
        self.people.deleted_tabs.clear()

    def _run(self, at: str, today: dt.date, between: list[dict[str, Any]]) -> Run:
        for writes in range(5):
            grid = deepcopy(self.people.grid)
            plan = self._plan(grid, today)
            self._edit(between if writes == 0 else [], today)
            if not self._write(grid, plan):
                ids = [row.id for row in self.people.grid if row.filled]
                assert len(set(ids)) == len(ids)
                return Run(at, page_facts(plan.page), memory_facts(plan.memory), plan.page, writes, again=False)
        raise AssertionError("the run does not settle")

    def _plan(self, grid: list[GridRow], today: dt.date) -> Plan:
        memory = self._memory(today)
        lines = [row.line(number) for number, row in enumerate(grid) if row.filled]
        found = identify(lines, memory)
        decisions = [line.line(number) for number, line in enumerate(self.people.decisions)]
        standing = {one.id: one.line.texts.step for one in found}
        decided = decide(decisions, memory, standing, status="Запланировано", today=today)
        rows = [self.reader.read(one.line, one.id, one.seen_on(today)) for one in found]
        rows += [self.reader.read(appended_row(new).line(0), new.id, today) for new in decided.to_append]
        now = advance(memory, rows, today=today, decisions=decided)
        page = build_page(
            live_meeting(now, weekday=self.settings.meeting_day, today=today, blocks=self.blocks),
            rows,
            now,
            self.settings,
            today=today,
            findings=[finding for row in rows for finding in errors_of(row)],
            duplicates=self._duplicates(rows, [grid[line.number].work for line in lines], now, today),
            answers=self.people.answers,
            blocks=self.blocks,
        )
        return Plan({one.line.number: one.id for one in found}, decided, with_meeting(now, page.memory()), page)

    def _memory(self, today: dt.date) -> Memory:
        memory, problems = read_memory(self.memory_tab)
        assert problems == ()
        for pair in self.people.not_duplicates:
            memory = with_not_duplicate(memory, *pair, today)
        return memory

    def _duplicates(self, rows: list[Row], works: list[str], memory: Memory, today: dt.date) -> list[DuplicatePair]:
        """Return the pairs that the scenario's author says are the same work, by the rule of their days."""
        said = [{pair.text_a, pair.text_b} for pair in memory.not_duplicates]
        pairs = combinations([(row, work) for row, work in zip(rows, works, strict=False) if work], 2)
        return [
            DuplicatePair(a.id, b.id, a.step, b.step, "")
            for (a, work_a), (b, work_b) in pairs
            if work_a == work_b and {a.step, b.step} not in said and _both_matter(a, b, memory, today)
        ]

    def _write(self, grid: list[GridRow], plan: Plan) -> bool:
        """Write what differs from the grid as it was read; return whether anything did."""
        changed = {number: row_id for number, row_id in plan.ids.items() if grid[number].id != row_id}
        for number, row_id in changed.items():
            if number < len(self.people.grid):
                self.people.grid[number].id = row_id
        for number, row_id in plan.decided.row_texts.items():
            self.people.decisions[number].row_text = row_id
        for new in plan.decided.to_append:
            key = next(line.row_key for line in self.people.decisions if line.text == new.step)
            self.people.append(appended_row(new, key))
        lines = memory_lines(plan.memory)
        tab = Tab(1, "_sheetsync", lines=tuple((Cell(line.key), Cell(line.cells[0].value)) for line in lines))
        wrote = bool(changed) or tab != self.memory_tab
        self.memory_tab = tab
        self.blocks.add(plan.page.meeting.day)
        return wrote


def _both_matter(a: Row, b: Row, memory: Memory, today: dt.date) -> bool:
    closed = [row for row in (a, b) if row.state.closed]
    done = [memory.rows[row.id].done for row in closed]
    return len(closed) < 2 and all(day is not None and (today - day).days <= 30 for day in done)


def _settings(scenario: Scenario) -> Settings:
    said = scenario["settings"]
    return Settings(
        goal=said["goal"]["text"],
        goal_figure=said["goal"]["figure"],
        meeting_day=said["meeting_weekday"],
        minutes=said["minutes"],
        departments=tuple(Department(name) for name in scenario["departments"]),
    )
