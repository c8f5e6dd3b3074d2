"""Run the checks over a sheet."""

from collections.abc import Iterable, Sequence

from sheetsync.checks.registry import Check, Notice, all_checks
from sheetsync.checks.subject import Subject
from sheetsync.model.columns import Field
from sheetsync.model.finding import Finding, Place, Severity


def run_checks(subject: Subject, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return the findings of a sheet: those of the sheet as a whole first, then row by row, the gravest first.

    `select` and `ignore` are codes or their beginnings (`SS2`); an empty `select` means all.
    """
    chosen = [check for check in all_checks() if _wanted(check.code, select, ignore)]
    findings = [_finding(check, notice, subject) for check in chosen for notice in check.find(subject)]
    return tuple(sorted(findings, key=_order))


def _wanted(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    selected = tuple(prefix.upper() for prefix in select)
    ignored = tuple(prefix.upper() for prefix in ignore)
    return (not selected or code.startswith(selected)) and not (ignored and code.startswith(ignored))


def _finding(check: Check, notice: Notice, subject: Subject) -> Finding:
    column = str(notice.column) if isinstance(notice.column, Field) else notice.column
    row = notice.row.number if notice.row else notice.line
    return Finding(
        check.code,
        notice.severity or check.severity,
        Place(subject.title(notice.tab), row, column),
        notice.message,
        notice.suggestion,
        notice.row.id if notice.row else None,
        check.name,
    )


def _order(finding: Finding) -> tuple[bool, int, int, str, str]:
    row = finding.place.row or 0
    return finding.row_id is not None, row, _RANKS[finding.severity], finding.code, finding.message


_RANKS = {severity: severity.rank for severity in Severity}
