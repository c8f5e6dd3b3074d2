"""From what was decided to what the service's places should hold."""

from collections.abc import Sequence

from sheetsync.assess import Assessment
from sheetsync.checks.cell import check_text
from sheetsync.duplicates.cells import pair_lines
from sheetsync.meeting.board import board_lines
from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.metric_lines import metric_lines
from sheetsync.meeting.wins import win_cells
from sheetsync.memory.cells import memory_lines, row_lines
from sheetsync.memory.history import digest, next_number, ranges, with_note
from sheetsync.model.columns import TabName
from sheetsync.model.desired import Links
from sheetsync.model.grid import Tab
from sheetsync.model.history import AppendedRow, RunKind, RunNote
from sheetsync.model.template import Template
from sheetsync.plan.changes import CellChange
from sheetsync.plan.sheet import Desired
from sheetsync.reading.decisions import find_decisions
from sheetsync.reading.table import Table, TableProblemKind
from sheetsync.sheet import Reading
from sheetsync.workbook.ids import CHECK_VIEW, OVERDUE_VIEW, WAITING_VIEW, department_view_ids


def desire(assessment: Assessment) -> Desired:
    """Return what every place of the service should hold after this run."""
    reading = assessment.reading
    messages = reading.messages
    remembered = row_lines(assessment.memory)
    said = {
        row_id: check_text([one for one in found if one.code not in assessment.unwritten], messages)
        for row_id, found in assessment.findings_by_row.items()
    }
    return Desired(
        tab=reading.tab,
        columns=reading.table.columns,
        service_rows=_service_rows(reading.tab, reading.table),
        ids={row.number - 1: row.id for row in assessment.standing},
        checks={row.number - 1: said.get(row.id, "") for row in assessment.standing},
        decision_rows=_decision_rows(reading.service_tab(TabName.DECISIONS), reading.template),
        row_marks={number - 1: text for number, text in assessment.decided.row_texts.items()},
        page=page_lines(assessment.page, reading.template, messages, row_links(reading)),
        metrics=metric_lines(assessment.memory.meetings, reading.template, messages),
        pairs=pair_lines(assessment.duplicates),
        memory=memory_lines(assessment.memory, remembered),
        board=board_lines(assessment.rows, assessment.memory.rows, reading.today, reading.template, messages),
        wins=tuple(win_cells(win, messages) for win in assessment.wins),
        appended=assessment.decided.to_append,
        decision_lines=assessment.decided.to_list,
        appended_checks=said,
        noted=lambda cells: memory_lines(with_note(assessment.memory, _note(assessment, cells)), remembered),
    )


def _note(assessment: Assessment, cells: Sequence[CellChange]) -> RunNote:
    """Return the note of a run that writes these cells and appends the rows that were decided."""
    made = assessment.rows[len(assessment.identified) :]
    return RunNote(
        number=next_number(assessment.memory),
        kind=RunKind.SYNC,
        at=assessment.reading.now.isoformat(timespec="minutes"),
        wrote=ranges((cell.tab, cell.cell) for cell in cells),
        appended=tuple(AppendedRow(row.id, digest(row.line.texts)) for row in made),
    )


def row_links(reading: Reading) -> Links:
    """Return where the page's lines lead: to our filter views of the status tab, else to the tab itself.

    Where people have a Table on it there are no views.
    """
    tab, pairs = reading.tab, reading.service_tab(TabName.DUPLICATES)
    status = f"#gid={tab.sheet_id}"
    there = {view.get("filterViewId") for view in tab.features.get("filterViews", ())}

    def lead(view: int) -> str:
        return f"{status}&fvid={view}" if view in there else status

    views = department_view_ids(reading.settings.department_names)
    return Links(
        overdue=lead(OVERDUE_VIEW),
        waiting=lead(WAITING_VIEW),
        checks=lead(CHECK_VIEW),
        status=status,
        pairs=f"#gid={pairs.sheet_id}" if pairs else None,
        departments={name: lead(view) for name, view in views.items()},
    )


def _service_rows(tab: Tab, table: Table) -> range:
    """Return the 0-based rows whose service cells are ours: from below the header to the next table, if any."""
    if table.header_row is None:
        return range(0)
    others = [problem.row - 1 for problem in table.problems if problem.kind in _OTHERS and problem.row]
    return range(table.header_row + 1, min([len(tab.lines), *others]))


_OTHERS = {TableProblemKind.SECOND_TABLE}


def _decision_rows(tab: Tab | None, template: Template) -> range:
    table = find_decisions(tab, template) if tab else None
    return range(table.header_row + 1, len(tab.lines)) if tab and table else range(0)
