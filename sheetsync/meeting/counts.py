"""How many rows there are of each kind."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from sheetsync.model.row import Row
from sheetsync.model.state import Label


class Counts(NamedTuple):
    """Rows by label, and by what they need; also the differences between two such counts.

    `open` are all that are not closed, those with an unknown status too; `blockers` are live ones.
    """

    rows: int
    open: int
    closed: int
    waiting: int
    in_progress: int
    planned: int
    unknown: int
    overdue: int
    blockers: int

    @classmethod
    def of(cls, rows: Sequence[Row], today: dt.date) -> Self:
        """Count the rows as they stand on `today`."""
        labels = Counter(row.label for row in rows)
        closed = labels[Label.CLOSED]
        return cls(
            rows=len(rows),
            open=len(rows) - closed,
            closed=closed,
            waiting=labels[Label.WAITING],
            in_progress=labels[Label.IN_PROGRESS],
            planned=labels[Label.PLANNED],
            unknown=labels[Label.UNKNOWN],
            overdue=sum(row.days_overdue(today) > 0 for row in rows),
            blockers=sum(row.live for row in rows),
        )

    def since(self, figures: Mapping[str, float | None]) -> "Counts | None":
        """Return the change since the counts among a meeting's figures; None if one of them is missing."""
        earlier = [figures.get(name) for name in self._fields]
        differences = [now - int(then) for now, then in zip(self, earlier, strict=True) if then is not None]
        return Counts(*differences) if len(differences) == len(self) else None
