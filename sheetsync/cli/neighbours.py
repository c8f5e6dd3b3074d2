"""The spreadsheets of one config beside each other: each is read once, for itself and for what the others need."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sheetsync.cli.target import Target
from sheetsync.duplicates.comparison import Comparison
from sheetsync.duplicates.elsewhere import Beside, OtherSheet
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.semantic import Semantic
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.interface import Calls
from sheetsync.model.grid import Snapshot
from sheetsync.sync import Run

_KEPT_ROWS = 100_000
"""Snapshots of so many rows in all are kept until their turn comes; further ones are read once more."""

Begin = Callable[[Target], tuple[GoogleGateway, Run]]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run starts from: what was read already, and the calls that it took."""

    snapshot: Snapshot | None = None
    calls: Calls = field(default_factory=Calls)


class Neighbours:
    """What is known of the config's spreadsheets. One that can't be read is left out, and its own run says why."""

    def __init__(
        self,
        listed: Sequence[Target],
        begin: Begin,
        *,
        lexicon: Lexicon | None,
        in_sheets: bool,
        semantic: Semantic | None,
    ) -> None:
        self._listed = listed
        self._begin = begin
        self._in_sheets = in_sheets
        self._comparison = Comparison(lexicon)
        self._semantic = semantic
        self._outlines: dict[str, OtherSheet] | None = None
        self._looked = 0.0
        self._begun: dict[str, Begun] = {}
        self.unread: dict[str, SheetsyncError] = {}

    def beside(self, target: Target) -> Beside:
        """Return what a spreadsheet's run compares its rows by; the others are read when first asked for."""
        if self.alone(target):
            return Beside(self._comparison, semantic=self._semantic)
        if self._outlines is None:
            self._outlines, self._looked = {}, time.monotonic()
            for one in self._listed:
                self._look_at(one, self._outlines)
        others = tuple(sheet for name, sheet in self._outlines.items() if name != target.spreadsheet_id)
        return Beside(self._comparison, others, in_sheets=self._in_sheets, semantic=self._semantic)

    def alone(self, target: Target) -> bool:
        """Whether a spreadsheet is compared with no other."""
        known = {one.spreadsheet_id for one in self._listed}
        return len(known) < 2 or target.spreadsheet_id not in known

    def begun(self, target: Target) -> Begun:
        """Return what a spreadsheet's next run starts from; it is given once."""
        return self._begun.pop(target.spreadsheet_id, Begun())

    def forget(self, after: float) -> None:
        """Forget what was read of the spreadsheets so many seconds ago, and the words that stand in none any more.

        What runs would start from is forgotten anyway: what people typed since would not be seen.
        """
        self._begun.clear()
        if time.monotonic() - self._looked >= after:
            self._outlines = None
            self.unread.clear()
            self._comparison.trim()

    def _look_at(self, target: Target, outlines: dict[str, OtherSheet]) -> None:
        gateway, run = self._begin(target)
        try:
            outlines[target.spreadsheet_id] = run.outline()
        except SheetsyncError as error:
            self.unread[target.spreadsheet_id] = error
            return
        rows = sum(len(sheet.rows) for sheet in outlines.values())
        self._begun[target.spreadsheet_id] = Begun(run.begun_with if rows <= _KEPT_ROWS else None, gateway.calls)
