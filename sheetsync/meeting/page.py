"""The meeting page as a value: every fact of a block, whatever face shows it (semantics §8)."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sheetsync.meeting.asks import LongAsk, long_asks
from sheetsync.meeting.counts import Counts
from sheetsync.meeting.departments import DepartmentPart, department_parts, share_minutes
from sheetsync.meeting.fading import Fading, find_fading, touched_figures
from sheetsync.meeting.goal import Goal, read_goal
from sheetsync.meeting.happenings import Happened, done_in, happened_in, touched_in, touched_rows, what_happened
from sheetsync.meeting.metrics import Metrics, measure, metric_figures
from sheetsync.meeting.period import LiveMeeting
from sheetsync.meeting.promises import Promise, find_promises
from sheetsync.meeting.waiting import Wait, find_rings, find_waits
from sheetsync.meeting.wins import Win, ended_months, find_wins
from sheetsync.model.duplicate import DuplicatePair
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.memory import EventKind, MeetingMemory, Memory
from sheetsync.model.row import Row
from sheetsync.model.settings import Settings


class Overdue(NamedTuple):
    """An overdue row, its department, and since how many days."""

    step: str
    department: str | None
    days: int


class NotUnderstood(NamedTuple):
    """A row with an error: its step, its 1-based row in the grid, and what the first error says."""

    step: str
    number: int
    message: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One block of the page.

    `blocks` are the meeting days of all blocks, this one first, newest first. `fresh` is the local time of the
    last run that wrote, None where there is none yet. `change` is None where there is no block to compare with.
    `minutes` are those of the whole meeting; `minutes_fit` says whether the departments' shares fit into them.
    """

    meeting: LiveMeeting
    blocks: tuple[dt.date, ...]
    goal: str
    goal_figure: str
    minutes: int
    minutes_fit: bool
    fresh: dt.datetime | None
    counts: Counts
    change: Counts | None
    promised: tuple[Promise, ...]
    happened: Happened
    departments: tuple[DepartmentPart, ...]
    overdue: tuple[Overdue, ...]
    waits: tuple[Wait, ...]
    rings: tuple[tuple[str, ...], ...]
    silent: tuple[str, ...]
    metrics: Metrics
    long_asks: tuple[LongAsk, ...] = ()
    duplicates: tuple[DuplicatePair, ...] = ()
    perhaps: tuple[DuplicatePair, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    questions: tuple[str, ...] = ()
    """What the sheet as a whole asks its people, such as which of two columns is meant; gone when it is settled."""
    touched: Mapping[str, int] = field(default_factory=dict)
    fading: tuple[Fading, ...] = ()
    wins: tuple[Win, ...] = ()
    """The draft of who helped whom in the months that ended with the period."""
    noted: frozenset[dt.date] = frozenset()
    """Those of the months whose draft people took over."""

    @property
    def common_goal(self) -> Goal:
        """The common goal, with what its figure says of value, target and day."""
        return read_goal(self.goal, self.goal_figure)

    def memory(self) -> MeetingMemory:
        """Return the figures of this block, to be remembered for the comparison with the next."""
        figures = self.counts._asdict() | metric_figures(self.metrics) | {"done": len(self.happened.done)}
        figures |= touched_figures(self.touched)
        return MeetingMemory(self.meeting.day, self.meeting.start, figures)


def build_page(
    meeting: LiveMeeting,
    rows: Sequence[Row],
    memory: Memory,
    settings: Settings,
    *,
    today: dt.date,
    findings: Sequence[Finding] = (),
    duplicates: Sequence[DuplicatePair] = (),
    perhaps: Sequence[DuplicatePair] = (),
    answers: Collection[tuple[dt.date, float]] = (),
    blocks: Collection[dt.date] = (),
    fresh: dt.datetime | None = None,
) -> MeetingPage:
    """Return the block of the live meeting.

    `rows` are those that stand, `memory` the memory after this run (it knows all of them). `findings` may be
    those of the whole sheet; `answers` are all survey answers (day, score), and `blocks` the meeting days of the
    blocks that stand on the page. Nothing here follows the order of the grid: sorting it changes no page (but for
    the number by which a row without a step is found).
    """
    remembered = memory.rows.values()
    place = {row_id: index for index, row_id in enumerate(memory.rows)}
    rows = sorted(rows, key=lambda row: place[row.id])
    names = settings.department_names
    share = share_minutes(settings.minutes, len(names))
    counts, waits = Counts.of(rows, today), find_waits(rows, names)
    page = MeetingPage(
        meeting=meeting,
        blocks=(meeting.day, *sorted({day for day in blocks if day < meeting.day}, reverse=True)),
        goal=settings.goal,
        goal_figure=settings.goal_figure,
        minutes=settings.minutes,
        minutes_fit=share * len(names) <= settings.minutes,
        fresh=fresh,
        counts=counts,
        change=counts.since(meeting.previous.figures) if meeting.previous else None,
        promised=find_promises(meeting, rows, memory, today),
        happened=what_happened(remembered, meeting),
        departments=department_parts(names, rows, memory.rows, meeting, minutes=share, today=today),
        overdue=_overdue(rows, today),
        waits=waits,
        rings=find_rings(waits, names),
        silent=_silent(names, touched_in(remembered, meeting)) if meeting.previous else (),
        metrics=_metrics(memory, meeting, answers),
        long_asks=long_asks(rows, memory.rows, meeting),
    )
    found = _with_findings(page, rows, findings, duplicates, perhaps)
    return _with_past(found, memory, names, today)


_ASKED = frozenset({"SS601", "SS602"})


def _with_findings(
    page: MeetingPage,
    rows: Sequence[Row],
    findings: Sequence[Finding],
    duplicates: Sequence[DuplicatePair],
    perhaps: Sequence[DuplicatePair],
) -> MeetingPage:
    """Return the page with what was found: pairs, what is not understood, what the sheet asks its people."""
    return replace(
        page,
        duplicates=tuple(duplicates),
        perhaps=tuple(perhaps),
        not_understood=_not_understood(rows, findings),
        questions=tuple(dict.fromkeys(one.message for one in findings if one.code in _ASKED)),
    )


def _with_past(page: MeetingPage, memory: Memory, names: Sequence[str], today: dt.date) -> MeetingPage:
    """Return the page with what the memory alone tells: whose rows were touched, what fades, who helped whom."""
    remembered, months = memory.rows.values(), ended_months(page.meeting, today)
    return replace(
        page,
        touched=touched_rows(names, remembered, page.meeting),
        fading=find_fading([one for one in memory.meetings if one.day < page.meeting.day], names),
        wins=tuple(win for month in months for win in find_wins(remembered, month)),
        noted=frozenset(months) & memory.drafted.keys(),
    )


def _overdue(rows: Sequence[Row], today: dt.date) -> tuple[Overdue, ...]:
    late = [Overdue(row.step, row.owner.department, row.days_overdue(today)) for row in rows]
    return tuple(sorted((one for one in late if one.days), key=lambda one: -one.days))


def _not_understood(rows: Sequence[Row], findings: Sequence[Finding]) -> tuple[NotUnderstood, ...]:
    errors: dict[str | None, str] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault(finding.row_id, finding.message)
    return tuple(NotUnderstood(row.step, row.number, errors[row.id]) for row in rows if row.id in errors)


def _silent(names: Sequence[str], touched: Collection[str | None]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in touched)


def _metrics(memory: Memory, meeting: LiveMeeting, answers: Collection[tuple[dt.date, float]]) -> Metrics:
    remembered = memory.rows.values()
    return measure(
        done_in(remembered, meeting),
        reopened=len(happened_in(remembered, EventKind.REOPENED, meeting)),
        scores=[score for day, score in answers if meeting.covers(day)],
        previous=meeting.previous.figures if meeting.previous else None,
    )
