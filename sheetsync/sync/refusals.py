"""What a run can't begin with, and what it gives up on."""

from typing import ClassVar

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot, Tab


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
