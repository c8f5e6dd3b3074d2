"""The steps of a run: look, check, plan, sync."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from sheetsync.assess import Assessment, Channels, Choice, Remember, assess, outline_of
from sheetsync.clock import local_time
from sheetsync.collector import collector_paused
from sheetsync.desire import desire
from sheetsync.duplicates.elsewhere import Beside, OtherSheet
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.interface import Gateway
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.machine.quiet import QuietRun
from sheetsync.meeting.wins import Drafts, Win
from sheetsync.memory.notes import with_drafts
from sheetsync.model.decision import RowToAppend
from sheetsync.model.grid import Snapshot
from sheetsync.model.memory import Memory
from sheetsync.model.template import Template
from sheetsync.plan.foresight import foreseen
from sheetsync.plan.portions import column_portions
from sheetsync.plan.sheet import plan_sheet
from sheetsync.sheet import Reading, read_snapshot
from sheetsync.sync.plan import Marked, RunPlan, check_safe
from sheetsync.sync.refusals import BusyError, status_tab
from sheetsync.sync.report import QuietReport, Report, RunReport
from sheetsync.workbook.repair import repair_requests
from sheetsync.workbook.requests import Request

ROUNDS = 5
"""How often a run writes before it gives up on people who keep moving things."""

PASSING = frozenset({"SS609"})
"""Findings that a run itself puts right: they are told though a later round finds them no more."""

Templates = Callable[[Snapshot], Template]
"""Chooses the template of a spreadsheet as read."""


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

    def sync_unless_quiet(self, last: QuietRun | None) -> Report:
        """Do what `sync` does, unless the sheet is just as a run found it that had nothing to write.

        `last` is what that run kept, None where anything that a run decides by, besides the sheet, is another by now.
        With `force` all is decided anew. Raises what `sync` raises.
        """
        if last and not self._force:
            self._snapshot = self._gateway.read_unless(self._id, last.answer)
            if self._snapshot is None:
                return QuietReport(last.seen, local_time(self._now, last.seen.zone), self._gateway.calls)
        return self.sync()

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
                    self._noted += plan.assessment.wins
                if self._refused is None and after and plan.led_to(after):
                    return self._report(plan, rounds + 1, cells, repairs)
                marked = plan.marked
                del plan  # of a large sheet, what was planned and what is read anew would not fit into memory together
                plan = self._planned(self._without_strays(marked, after or self._gateway.read(self._id)))
        raise self._refused or BusyError(title=plan.assessment.reading.snapshot.title, rounds=ROUNDS)

    def _without_strays(self, marked: Marked, snapshot: Snapshot) -> Snapshot:
        """Return the state without the marks of the last write that people's moving of columns led astray."""
        strays = list(marked.strays(snapshot))
        if not strays:
            return snapshot
        self._gateway.apply(self._id, _bodies(strays), (), snapshot)
        return self._gateway.read(self._id)

    def _report(self, plan: RunPlan, rounds: int, cells: int, repairs: Sequence[str]) -> RunReport:
        counted = Counter(finding.code for finding in plan.assessment.findings) | self._passing
        return RunReport(
            plan.assessment,
            self._gateway.calls,
            rounds,
            cells,
            tuple(repairs),
            findings=dict(sorted(counted.items())),
            news=plan.assessment.news,
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
        """Write a plan; return the state after it, of which one batch alone is asked: many are of a large sheet."""
        if not plan.makes_first_rows:
            for columns in column_portions(plan.part.columns):
                self._gateway.write_columns(self._id, columns)
        after: Snapshot | None = None
        batches = list(plan.batches())
        for requests in batches:
            titles = plan.titles if len(batches) == 1 else ()
            after = self._gateway.apply(self._id, _bodies(requests), titles, plan.assessment.reading.snapshot)
        return after

    def _reading(self, snapshot: Snapshot) -> Reading:
        return read_snapshot(snapshot, status_tab(snapshot, self._id), self._templates(snapshot), self._now)


def _bodies(requests: Sequence[Request]) -> list[dict[str, object]]:
    return [request.as_json() for request in requests]
