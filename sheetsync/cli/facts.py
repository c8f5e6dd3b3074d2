"""What the verbs answer with `--json`: the shapes of docs/reference/json.md."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from sheetsync.assess import Assessment
from sheetsync.gateway.interface import Calls
from sheetsync.meeting.facts import page_facts
from sheetsync.meeting.kept import KeptBlock
from sheetsync.memory.facts import memory_facts
from sheetsync.model.duplicate import DuplicatePair, ElsewherePair
from sheetsync.model.finding import Finding
from sheetsync.model.row import Row
from sheetsync.sheet import Reading
from sheetsync.sync import Report, RunPlan

COMPARED = frozenset(
    {
        "status_unknown",
        "status_spelling",
        "department_unknown",
        "department_spelling",
        "due_is_text",
        "due_ambiguous",
        "due_unreadable",
        "closed_with_barrier",
        "delayed_without_barrier",
    }
)
"""The findings that `flags` names: those that tell how a cell was read. All others stand in `findings`."""

_FLAGS = ("step", "state", "label", "overdue", "due_soon", "blocker_age", "waits_on", "findings")

Facts = dict[str, Any]


def heading(reading: Reading) -> Facts:
    """Return what every answer begins with: the title and the moment, as the wall clock of the spreadsheet."""
    return titled(reading.snapshot.title, reading.now)


def titled(title: str, now: dt.datetime) -> Facts:
    """Return the same of a spreadsheet of which no more is at hand."""
    return {"title": title, "now": now.isoformat(timespec="seconds")}


def check_facts(assessment: Assessment) -> Facts:
    """Return how each row reads, the possible duplicates, and all findings."""
    standing = {row.id for row in assessment.standing}
    return {
        **heading(assessment.reading),
        "flags": {"columns": list(_FLAGS), "rows": [_flags(row, assessment) for row in assessment.standing]},
        "rows": {"columns": ["row", "id", "codes"], "rows": [_named(row, assessment) for row in assessment.standing]},
        "duplicates": _pairs(assessment.duplicates, standing),
        "perhaps": _pairs(assessment.perhaps, standing),
        "elsewhere": elsewhere_facts(assessment.elsewhere),
        "findings": [finding_facts(finding) for finding in assessment.standing_findings],
    }


def elsewhere_facts(pairs: Iterable[ElsewherePair]) -> list[Facts]:
    """Return the rows of which other spreadsheets have the same work."""
    return [
        {"step": pair.step, "spreadsheet_id": pair.spreadsheet_id, "title": pair.title, "other_step": pair.other_step}
        for pair in pairs
    ]


def _pairs(pairs: Iterable[DuplicatePair], standing: Container[str]) -> list[list[str]]:
    return [
        [pair.first_step, pair.second_step]
        for pair in pairs
        if pair.first_id in standing and pair.second_id in standing
    ]


def finding_facts(finding: Finding) -> Facts:
    """Return a finding: `row` is 1-based, `column` a field's name (`due`) or a header."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "name": finding.name,
        "tab": finding.place.tab,
        "row_id": finding.row_id,
        "row": finding.place.row,
        "column": finding.place.column,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def plan_facts(plan: RunPlan) -> Facts:
    """Return what a run would do: requests in words, cells before and after."""
    return {
        **heading(plan.assessment.reading),
        "empty": plan.empty,
        "structure": [request.says for request in plan.structure],
        "requests": [request.says for request in plan.part.requests],
        "cells": [cell._asdict() for cell in plan.part.cells],
    }


def sync_facts(report: Report) -> Facts:
    """Return what a run did. Calls are counted as Google's quotas count them; waits are in seconds."""
    return {
        **titled(report.seen.title, report.now),
        "rows_read": report.seen.rows,
        "calls": calls_facts(report.calls),
        "rounds": report.rounds,
        "cells_written": report.cells_written,
        "waited_seconds": round(report.calls.waited, 3),
        "repairs": list(report.repairs),
        "findings": dict(report.findings),
        "elsewhere": elsewhere_facts(report.elsewhere),
    }


def calls_facts(calls: Calls) -> Facts:
    """Return the calls made, by kind."""
    return {"reads": calls.reads, "writes": calls.writes}


def summary_facts(assessment: Assessment) -> Facts:
    """Return every fact of the live block."""
    return {**heading(assessment.reading), **page_facts(assessment.page)}


def kept_facts(reading: Reading, block: KeptBlock) -> Facts:
    """Return an earlier block: its figures as they are remembered, and its lines as they stand on the page."""
    meeting = next((one for one in reading.remembered.meetings if one.day == block.day), None)
    return {
        **heading(reading),
        "meeting": block.day.isoformat(),
        "period": [meeting.period_start.isoformat(), block.day.isoformat()] if meeting else None,
        "figures": dict(meeting.figures) if meeting else None,
        "lines": [list(line.cells) for line in block.lines],
    }


def remembered_facts(reading: Reading) -> Facts:
    """Return what the hidden tab holds: rows ever seen, pairs said to be two, decisions, meetings."""
    memory = reading.remembered
    return {
        **heading(reading),
        "memory": memory_facts(memory),
        "began": _day(memory.began),
        "not_duplicates": [[pair.text_a, pair.text_b] for pair in memory.not_duplicates],
        "decisions": [[one.text, one.row_id, _day(one.first_seen)] for one in memory.decisions],
        "meetings": [_meeting(one.day, one.period_start, one.figures) for one in memory.meetings],
        "problems": [problem.number for problem in reading.memory_problems],
    }


def _flags(row: Row, assessment: Assessment) -> list[Any]:
    today = assessment.reading.today
    return [
        row.step,
        row.state.value,
        row.label.value,
        row.days_overdue(today),
        row.due_soon(today, assessment.reading.settings.due_soon_days),
        assessment.blocker_ages.get(row.id) if row.live else None,
        [str(party) for party in row.waits_on],
        _names(assessment.findings_by_row.get(row.id, ())),
    ]


def _names(findings: Sequence[Finding]) -> list[str]:
    return sorted({finding.name for finding in findings if finding.name in COMPARED})


def _named(row: Row, assessment: Assessment) -> list[Any]:
    codes = sorted({finding.code for finding in assessment.findings_by_row.get(row.id, ())})
    return [row.number, row.id, codes]


def _meeting(day: dt.date, start: dt.date, figures: Mapping[str, float | None]) -> Facts:
    return {"meeting": day.isoformat(), "period": [start.isoformat(), day.isoformat()], "figures": dict(figures)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
