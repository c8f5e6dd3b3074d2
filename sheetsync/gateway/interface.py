"""What a run asks of a spreadsheet service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sheetsync.model.grid import Snapshot
from sheetsync.plan.changes import ColumnWrite

Json = Mapping[str, Any]


@dataclass(slots=True)
class Calls:
    """How many calls were made, by kind: reads and writes count as Google's quotas count them, retries too."""

    reads: int = 0
    writes: int = 0
    waited: float = field(default=0.0)
    """Seconds spent waiting before retries."""


class Gateway(Protocol):
    """The door. Every method raises the errors of `gateway.refusals`."""

    calls: Calls

    def read(self, spreadsheet_id: str) -> Snapshot:
        """Return the tabs that bear our mark, with all their cells, in one read.

        A spreadsheet without any is returned without tabs.
        """
        ...

    def read_unless(self, spreadsheet_id: str, answer: str) -> Snapshot | None:
        """Return what `read` does; None where its answer is, byte for byte, the one of this digest."""
        ...

    def read_whole(self, spreadsheet_id: str) -> Snapshot:
        """Return all tabs with all their cells, people's own too, in one read."""
        ...

    def write_columns(self, spreadsheet_id: str, columns: Sequence[ColumnWrite]) -> None:
        """Write columns, each found by its metadata, in one call."""
        ...

    def apply(
        self, spreadsheet_id: str, requests: Sequence[Json], titles: Sequence[str], before: Snapshot | None = None
    ) -> Snapshot | None:
        """Apply the requests atomically in one call; return the tabs of these titles as they are after it.

        Without titles nothing is asked back, and None is returned. What is as it was `before` is kept once.
        """
        ...

    def rest(self, turn: int) -> None:
        """Wait before a read that shall tell what became of a write, longer at each turn (from 1)."""
        ...

    def create(self, body: Json) -> str:
        """Create a spreadsheet and return its id."""
        ...
