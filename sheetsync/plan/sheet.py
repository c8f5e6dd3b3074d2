"""The whole plan of a run: every place of the service, as it should be against as it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, MetricColumn, ServiceColumn, TabName
from sheetsync.model.decision import RowToAppend
from sheetsync.model.desired import DesiredLine
from sheetsync.model.grid import Snapshot, Tab
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange, Part, together
from sheetsync.plan.columns import plan_column
from sheetsync.plan.decision_lines import plan_decision_lines
from sheetsync.plan.lines import Cells, Face, all_lines, keyed, plan_lines
from sheetsync.plan.page import PageBlock, plan_page
from sheetsync.plan.pairs import plan_pairs
from sheetsync.plan.rows import plan_rows, plan_wins
from sheetsync.workbook.contents import contents_line
from sheetsync.workbook.layout import BOARD_WIDTH

PAGE_WIDTH = 5
"""Columns of the service on «Сводка», the hidden key's counted."""

PAIR_WIDTH = 4
"""Columns of the service on «Дубли», the hidden key's counted; the decision's is people's."""

_MEMORY_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Desired:
    """What the service's places should hold.

    `ids` and `checks` are by 0-based row of the status tab, `row_marks` by 0-based row of «Решения»; in
    `service_rows` and `decision_rows` all other cells of those columns should be empty. `appended` are rows to be
    made, with `appended_checks` by row id; `decision_lines` are those of them that get a line on «Решения».
    """

    tab: Tab
    columns: Mapping[Field, int]
    service_rows: range
    ids: Mapping[int, str]
    checks: Mapping[int, str]
    decision_rows: range
    row_marks: Mapping[int, str]
    page: tuple[DesiredLine, ...]
    metrics: tuple[DesiredLine, ...]
    pairs: tuple[DesiredLine, ...]
    memory: tuple[DesiredLine, ...]
    board: tuple[DesiredLine, ...] = ()
    wins: tuple[tuple[str, ...], ...] = ()
    appended: tuple[RowToAppend, ...] = ()
    decision_lines: tuple[RowToAppend, ...] = ()
    appended_checks: Mapping[str, str] = field(default_factory=dict)
    noted: Callable[[Sequence[CellChange]], tuple[DesiredLine, ...]] | None = field(default=None, compare=False)
    """Gives the lines of the memory with a note of what a run wrote.

    It goes out with a batch that is sent anyway: a run that writes nothing, or puts right a service column alone,
    leaves none.
    """


def plan_sheet(desired: Desired, snapshot: Snapshot, template: Template, messages: Messages) -> Part:
    """Return what brings the service's places to what is desired; nothing where they are.

    Lines that are volatile (how fresh the data is) and the note of the run are written only where something else
    changes.
    """
    steady = together(_steady(desired, snapshot, template, messages))
    block = _block(desired, snapshot, template, messages)
    page = plan_page(block, volatile=False) if block else Part()
    memory = plan_memory(snapshot.tagged(TabName.MEMORY), desired.memory, messages)
    if steady.empty and page.empty and memory.empty:
        return Part()
    page = plan_page(block, volatile=True) if block else Part()
    if desired.noted and (steady.requests or page.requests or memory.requests):
        wrote = desired.noted((*steady.cells, *page.cells))
        memory = plan_memory(snapshot.tagged(TabName.MEMORY), wrote, messages)
    return together((steady, memory, page))


def _steady(desired: Desired, snapshot: Snapshot, template: Template, messages: Messages) -> Iterable[Part]:
    says = messages.say("fill in the column that is back")
    yield plan_column(desired.tab, ServiceColumn.CHECK, desired.checks, desired.service_rows, says)
    yield plan_column(desired.tab, ServiceColumn.ID, desired.ids, desired.service_rows, says)
    decisions = snapshot.tagged(TabName.DECISIONS)
    if decisions:
        yield plan_column(decisions, ServiceColumn.ROW, desired.row_marks, desired.decision_rows, says)
    yield plan_rows(
        desired.tab,
        desired.appended,
        columns=desired.columns,
        checks=desired.appended_checks,
        template=template,
        says=messages.say("append rows for decisions and as asked for"),
    )
    if decisions and desired.decision_lines:
        yield plan_decision_lines(decisions, desired.decision_lines, template, messages.say("note the decisions"))
    yield from _tabs(desired, snapshot, template, messages)


def _tabs(desired: Desired, snapshot: Snapshot, template: Template, messages: Messages) -> Iterable[Part]:
    metrics, pairs = (snapshot.tagged(name) for name in (TabName.METRICS, TabName.DUPLICATES))
    if metrics:
        lines = all_lines(metrics, [_bare(line) for line in desired.metrics], len(MetricColumn))
        yield plan_lines(
            metrics, lines, len(MetricColumn), Face(template, messages.say("write the figures of the meetings"))
        )
    board, wins = snapshot.tagged(TabName.BOARD), snapshot.tagged(TabName.WINS)
    if board:
        lines = all_lines(board, [_filled(line, BOARD_WIDTH) for line in desired.board], BOARD_WIDTH)
        yield plan_lines(board, lines, BOARD_WIDTH, Face(template, messages.say("lay the rows out as cards")))
    if wins:
        yield plan_wins(wins, desired.wins, messages.say("draft who helped whom"))
    if pairs:
        yield plan_pairs(pairs, desired.pairs, PAIR_WIDTH, Face(template, messages.say("list possible duplicates")))


def plan_memory(tab: Tab | None, lines: Sequence[DesiredLine], messages: Messages) -> Part:
    """Return what brings the hidden tab to these lines; nothing where it isn't there."""
    if tab is None:
        return Part()
    wanted = all_lines(tab, [keyed(line, _MEMORY_WIDTH) for line in lines], _MEMORY_WIDTH)
    return plan_lines(tab, wanted, _MEMORY_WIDTH, Face(None, messages.say("remember the rows as they are")))


def _bare(line: DesiredLine) -> Cells:
    """Return the cells of a line of the figures."""
    return _filled(line, len(MetricColumn))


def _filled(line: DesiredLine, width: int) -> Cells:
    """Return the cells of a line whose tab has no keys."""
    return keyed(line, width + 1)[1:]


def _block(desired: Desired, snapshot: Snapshot, template: Template, messages: Messages) -> PageBlock | None:
    tab = snapshot.tagged(TabName.SUMMARY)
    if tab is None:
        return None
    contents = contents_line(tab.sheet_id, Messages(template.language))
    return PageBlock(tab, desired.page, PAGE_WIDTH, Face(template, messages.say("write the meeting page")), contents)
