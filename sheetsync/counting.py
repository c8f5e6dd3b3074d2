"""Runs as they are counted for those who watch: what a run's report comes to, in figures."""

import time
from collections.abc import Callable

from sheetsync.errors import SheetsyncError
from sheetsync.sync import Report, RunReport
from sheetsync.watch.figures import RunFigures
from sheetsync.watch.runs import RunLine


def good_line(spreadsheet_id: str, name: str, report: Report, seconds: float, kind: str = "sync") -> RunLine:
    """Return the figures of a run that did what it was for."""
    calls = report.calls
    return RunLine(
        spreadsheet_id,
        name,
        seconds=seconds,
        reads=calls.reads,
        writes=calls.writes,
        waited=calls.waited,
        rounds=report.rounds,
        rows=report.seen.rows,
        cells=report.cells_written,
        findings=report.findings,
        kind=kind,
    )


def bad_line(spreadsheet_id: str, name: str, error: SheetsyncError, seconds: float, named: str = "sync") -> RunLine:
    """Return the figures of a run that ended with an error."""
    kind, code = type(error).__name__, int(error.exit_code)
    return RunLine(spreadsheet_id, name, outcome=kind, exit_code=code, seconds=seconds, kind=named)


def counted(figures: RunFigures, spreadsheet_id: str, work: Callable[[], RunReport]) -> RunReport:
    """Do a run and count it, however it ends. Raises what the run raises."""
    began = time.monotonic()
    try:
        report = work()
    except SheetsyncError as error:
        figures.saw(bad_line(spreadsheet_id, "", error, time.monotonic() - began), time.time())
        raise
    figures.saw(good_line(spreadsheet_id, "", report, time.monotonic() - began), time.time())
    return report
