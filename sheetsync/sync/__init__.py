"""One run: read, decide, write one verified batch; again while people move things, at most five times."""

from sheetsync.sync.noting import note
from sheetsync.sync.plan import RunPlan, check_safe
from sheetsync.sync.refusals import BusyError, NotAdoptedError, RowsTabGoneError, status_tab
from sheetsync.sync.report import QuietReport, Report, RunReport
from sheetsync.sync.run import ROUNDS, Run

__all__ = [
    "ROUNDS",
    "BusyError",
    "NotAdoptedError",
    "QuietReport",
    "Report",
    "RowsTabGoneError",
    "Run",
    "RunPlan",
    "RunReport",
    "check_safe",
    "note",
    "status_tab",
]
