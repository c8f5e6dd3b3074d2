"""One run: read, decide, write one verified batch; again while people move things, at most five times."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sheetsync.assess import Assessment, Channels, Choice, Remember, assess, outline_of
from sheetsync.collector import collector_paused
from sheetsync.desire import desire
from sheetsync.duplicates.elsewhere import Beside, OtherSheet
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.interface import Calls, Gateway
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.meeting.news import News
from sheetsync.meeting.wins import Drafts, Win
from sheetsync.memory.notes import with_drafts
from sheetsync.model.columns import TabName
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.memory import Memory
from sheetsync.model.template import Template
from sheetsync.plan.changes import Part
from sheetsync.plan.fence import fence_requests
from sheetsync.plan.foresight import foreseen
from sheetsync.plan.outcome import as_planned
from sheetsync.plan.portions import Ahead, column_portions, portions
from sheetsync.plan.safety import refuse_unsafe
from sheetsync.plan.sheet import plan_sheet
from sheetsync.sheet import Reading, read_snapshot
from sheetsync.workbook.repair import repair_requests
from sheetsync.workbook.requests import Request

ROUNDS = 5
"""How often a run writes before it gives up on people who keep moving things."""

PASSING = frozenset({"SS609"})
"""Findings that a run itself puts right: they are told though a later round finds them no more."""

Templates = Callable[[Snapshot], Template]
"""Chooses the template of a spreadsheet as read."""


class NotAdoptedError(SheetsyncError):
    """The spreadsheet has no tab of ours: it was never created or adopted."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = "The spreadsheet “{title}” ({spreadsheet_id}) is not set up yet. Run: sheetsync adopt {spreadsheet_id}"


class RowsTabGoneError(NotAdoptedError):
    """The status tab was deleted: our other tabs are still there."""

    message = (
        "The tab with the rows of “{title}” was deleted; nothing was written. Put it back by Undo or by File, Version "
        "history, and everything goes on. If another tab is to take its place: sheetsync adopt {spreadsheet_id}"
    )


def status_tab(snapshot: Snapshot, spreadsheet_id: str) -> Tab:
    """Return the status tab. Raises NotAdoptedError, RowsTabGoneError."""
    tab = snapshot.tagged(TabName.STATUS)
    if tab is None:
        kind = RowsTabGoneError if snapshot.tagged(TabName.MEMORY) else NotAdoptedError
        raise kind(title=snapshot.title or spreadsheet_id, spreadsheet_id=spreadsheet_id)
    return tab


class BusyError(SheetsyncError):
    """People kept changing the sheet while the run wrote; what is written is right where it stands."""

    message = (
        "People kept changing “{title}” while it was being written ({rounds} rounds). No cell of theirs was "
        "touched; the next run goes on."
    )


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run would do: `structure` brings lost places back, the rest fills them, in one batch."""

    assessment: Assessment
    structure: tuple[Request, ...]
    part: Part

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not self.structure and self.part.empty

    @property
    def makes_first_rows(self) -> bool:
        """Whether rows are appended before anything is remembered.

        «Строка» must not be written before them then: were the run to die in between, the next one would take the
        mark for a row that was made before the memory was lost.
        """
        return self.assessment.reading.remembered.began is None and bool(self.assessment.decided.to_append)

    def led_to(self, after: Snapshot) -> bool:
        """Whether the state after a write is just what this plan made of the state before, so that all is done.

        After a first run, and where rows were made, that is for a new plan to say.
        """
        first = self.assessment.reading.remembered.began is None
        settled = not (first or self.structure or self.part.empty)
        return settled and as_planned(self.assessment.reading.snapshot, self.part, after)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of our tabs, as read, and of those that come back."""
        return tuple(tab.title for tab in self.assessment.reading.snapshot.tabs)

    def batches(self) -> Iterator[tuple[Request, ...]]:
        """Yield the batches to be sent, one as a rule, each behind the fence that the one before put up."""
        reading = self.assessment.reading
        memory = reading.service_tab(TabName.MEMORY)
        if memory is None:
            yield from portions(self.part.requests, Ahead(-1, ()))
            return
        ahead = Ahead(memory.sheet_id, {row.id for row in self.assessment.standing})
        parts = portions(self.part.requests, ahead) or [()]
        for number, requests in enumerate(parts if self.structure or self.part.requests else ()):
            first = self.structure if number == 0 else ()
            yield (*first, *fence_requests(memory, reading.messages, number), *requests)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `rounds` counts the times it wrote; an unchanged sheet takes none."""

    assessment: Assessment
    calls: Calls
    rounds: int = 0
    cells_written: int = 0
    repairs: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    news: tuple[News, ...] = ()
    """What the sheet now says channels were told of, in the order in which it was written."""
    wins: tuple[Win, ...] = ()
    """The lines that were noted on «Победы»."""


class Run:
    """The runs of one spreadsheet at one moment.

    `now` is aware of its zone, or the wall time of the spreadsheet's; `force` passes the safety limit; `remember`
    is what a person says beside the sheet, `asked` are the rows that they ask for there. `beside` are the other
    spreadsheets, `snapshot` is what was read a moment ago, so that it needn't be read again.
    `channels` are those to be told of news, which the report names and whoever started the run sends. `wins` are the
    drafted lines that a person wants on their tab «Победы».
    """

    def __init__(
        self,
        gateway: Gateway,
        spreadsheet_id: str,
        templates: Templates,
        *,
        now: dt.datetime,
        choice: Choice | None = None,
        force: bool = False,
        remember: Remember | None = None,
        asked: Sequence[RowToAppend] = (),
        beside: Beside | None = None,
        snapshot: Snapshot | None = None,
        channels: Channels | None = None,
        wins: Drafts | None = None,
    ) -> None:
        self._gateway = gateway
        self._id = spreadsheet_id
        self._templates = templates
        self._now = now
        self._choice = choice
        self._force = force
        self._remember = remember
        self._asked = asked
        self._beside = beside or Beside()
        self._snapshot = snapshot
        self._channels = channels
        self._wins = wins
        self._news: list[News] = []
        self._noted: tuple[Win, ...] = ()
        self._refused: SheetsyncError | None = None
        self._passing: Counter[str] = Counter()

    def look(self) -> Reading:
        """Read, decide nothing, write nothing. Raises NotAdoptedError."""
        with collector_paused():
            return self._reading(self._gateway.read(self._id))

    def check(self) -> Assessment:
        """Read and decide, write nothing."""
        with collector_paused():
            return self._assessed(self._reading(self._begun()))

    def plan(self) -> RunPlan:
        """Read, decide, and say what `sync` would write.

        Raises UnsafePlanError where `sync` would refuse.
        """
        return self._planned(self._begun(), sure=True)

    def sync(self) -> RunReport:
        """Read, decide and write until the plan on the last answer is empty.

        Raises UnsafePlanError, BusyError, NotAdoptedError, and the errors of `gateway.refusals`.
        """
        with collector_paused():
            return self._synced(self._planned(self._begun()))

    def outline(self) -> OtherSheet:
        """Read, and return what other spreadsheets need to know of this one; the next step here starts from it."""
        self._snapshot = self._gateway.read(self._id)
        return outline_of(self._reading(self._snapshot))

    @property
    def begun_with(self) -> Snapshot | None:
        """What `outline` read, as long as no step has started from it."""
        return self._snapshot

    def _begun(self) -> Snapshot:
        snapshot, self._snapshot = self._snapshot, None
        return snapshot or self._gateway.read(self._id)

    def _assessed(self, reading: Reading) -> Assessment:
        return assess(reading, self._choice, self._recalled, self._asked, self._beside, channels=self._channels)

    def _recalled(self, memory: Memory, today: dt.date) -> Memory:
        """Return the memory with what people said beside the sheet, the wins that they want noted among it."""
        known = self._remember(memory, today) if self._remember else memory
        return with_drafts(known, {win.month for win in self._wins(known, today)}, today) if self._wins else known

    def _synced(self, plan: RunPlan) -> RunReport:
        cells, repairs = 0, list[str]()
        for rounds in range(ROUNDS + 1):
            if plan.empty:
                return self._report(plan, rounds, cells, repairs)
            if rounds < ROUNDS:
                after = self._written(plan, rounds + 1)
                if self._refused is None:
                    cells += len(plan.part.cells)
                    repairs += [request.says for request in plan.structure]
                    self._news += plan.assessment.news
                    self._noted += plan.assessment.wins
                if self._refused is None and after and plan.led_to(after):
                    return self._report(plan, rounds + 1, cells, repairs)
                told = plan.assessment.news
                del plan  # of a large sheet, what was planned and what is read anew would not fit into memory together
                plan = self._after(told, after or self._gateway.read(self._id))
        raise self._refused or BusyError(title=plan.assessment.reading.snapshot.title, rounds=ROUNDS)

    def _after(self, told: Sequence[News], after: Snapshot) -> RunPlan:
        """Return the plan on the state after a write; what a write of unknown outcome told of was told if it stands."""
        found = self._planned(after)
        if isinstance(self._refused, UnknownOutcomeError):
            open_still = {(news.channel, item.key) for news in found.assessment.news for item in news.items}
            for news in told:
                items = tuple(item for item in news.items if (news.channel, item.key) not in open_still)
                self._news += [News(news.channel, items)] if items else []
        return found

    def _report(self, plan: RunPlan, rounds: int, cells: int, repairs: Sequence[str]) -> RunReport:
        calls, assessment = self._gateway.calls, plan.assessment
        return replace(
            _report(assessment, calls, rounds, cells, repairs, passing=self._passing),
            news=tuple(self._news),
            wins=self._noted,
        )

    def _planned(self, snapshot: Snapshot, *, sure: bool = False) -> RunPlan:
        structure, reading = self._with_places(self._reading(snapshot), sure=sure or self._refused is not None)
        assessment = self._assessed(reading)
        if not self._force:
            check_safe(assessment)
        self._passing |= Counter(finding.code for finding in assessment.findings if finding.code in PASSING)
        part = plan_sheet(desire(assessment), reading.snapshot, reading.template, reading.messages)
        return RunPlan(assessment, structure, part)

    def _with_places(self, reading: Reading, *, sure: bool) -> tuple[tuple[Request, ...], Reading]:
        """Return what brings lost places back, and the reading as it will be with them.

        People's own tabs are not looked at unless it has to be `sure`: should one of them bear a title or an id of
        ours, Google refuses the batch whole.
        """
        drafts = bool(self._wins and self._wins(reading.remembered, reading.today))
        structure = repair_requests(reading.snapshot, reading.template, reading.table, drafts=drafts)
        if not structure:
            return (), reading
        known = reading.snapshot
        if sure:
            known = self._gateway.read_whole(self._id)
            structure = repair_requests(known, reading.template, drafts=drafts)
        return structure, self._reading(foreseen(known, structure))

    def _written(self, plan: RunPlan, turn: int) -> Snapshot | None:
        """Write a plan; return the state after it, None where no answer tells, so that it is to be read anew.

        Raises RefusedError where the same refusal comes twice in a row: nobody's moving cells explain that.
        """
        try:
            after = self._write(plan)
        except RefusedError as error:
            if str(error) == str(self._refused):
                raise
            self._refused = error
        except UnknownOutcomeError as error:
            self._refused = error
            self._gateway.rest(turn)
        else:
            self._refused = None
            return after
        return None

    def _write(self, plan: RunPlan) -> Snapshot | None:
        if not plan.makes_first_rows:
            for columns in column_portions(plan.part.columns):
                self._gateway.write_columns(self._id, columns)
        """Write a plan; return the state after it, of which one batch alone is asked: many are of a large sheet."""
        after: Snapshot | None = None
        batches = list(plan.batches())
        for requests in batches:
            after = self._gateway.apply(self._id, _bodies(requests), plan.titles if len(batches) == 1 else ())
        return after

    def _reading(self, snapshot: Snapshot) -> Reading:
        return read_snapshot(snapshot, status_tab(snapshot, self._id), self._templates(snapshot), self._now)


def check_safe(assessment: Assessment) -> None:
    """Raise UnsafePlanError where a run would stop for the rows that are gone."""
    refuse_unsafe(
        vanished=assessment.vanished,
        stood=assessment.stood,
        emptied=assessment.emptied,
        tab=assessment.reading.tab.title,
    )


def _bodies(requests: Sequence[Request]) -> list[dict[str, object]]:
    return [request.as_json() for request in requests]


def _report(
    assessment: Assessment, calls: Calls, rounds: int, cells: int, repairs: Sequence[str], *, passing: Counter[str]
) -> RunReport:
    counted = Counter(finding.code for finding in assessment.findings) | passing
    return RunReport(assessment, calls, rounds, cells, tuple(repairs), dict(sorted(counted.items())))
