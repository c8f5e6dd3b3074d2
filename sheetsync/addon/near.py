"""«Есть ли уже аналогичная?»: the rows whose step may be the work that somebody is about to add."""

from collections.abc import Sequence
from typing import NamedTuple

from sheetsync.duplicates.meaning import meaning
from sheetsync.duplicates.reasons import why_same
from sheetsync.duplicates.verdict import Verdict, judge
from sheetsync.messages import Messages
from sheetsync.model.row import Row


class Near(NamedTuple):
    """A row that is near, whether it says the same, and why."""

    row: Row
    same: bool
    why: str


def nearest(text: str, rows: Sequence[Row], messages: Messages, limit: int = 3) -> tuple[Near, ...]:
    """Return the rows nearest to a text, those that say the same first."""
    wanted = meaning(text)
    found = []
    read: dict[str, tuple[Verdict, float]] = {}
    for row in rows:
        if row.step not in read:
            judged = judge(wanted, meaning(row.step))
            read[row.step] = judged.verdict, judged.sureness
        verdict, sureness = read[row.step]
        if verdict is not Verdict.DIFFERENT:
            found.append((verdict is not Verdict.DUPLICATE, row.state.closed, -sureness, row.number, row))
    found.sort(key=lambda one: one[:4])
    return tuple(Near(row, not other, why_same(text, row.step, messages)) for other, _, _, _, row in found[:limit])
