"""«Есть ли уже аналогичная?»: the rows whose step may be the work that somebody is about to add."""

from collections.abc import Sequence
from typing import NamedTuple

from sheetsync.duplicates.explanation import difference_words
from sheetsync.duplicates.reasons import why_same
from sheetsync.duplicates.similar import RowIndex, Similar
from sheetsync.duplicates.verdict import Verdict
from sheetsync.messages import Messages
from sheetsync.model.row import Row


class Near(NamedTuple):
    """A row that is near, whether it says the same, and why it does or what differs."""

    row: Row
    same: bool
    why: str


def nearest(text: str, rows: Sequence[Row], messages: Messages, limit: int = 3) -> tuple[Near, ...]:
    """Return the rows that are the work of a text, or may be, the surest first; what is done already counts too."""
    by_id = {row.id: row for row in rows}
    index = RowIndex({row.id: row.step for row in rows})
    found = (one for one in index.similar(text, limit) if one.verdict is not Verdict.DIFFERENT)
    return tuple(_near(one, by_id[one.name], text, messages) for one in found)


def _near(one: Similar, row: Row, text: str, messages: Messages) -> Near:
    if one.verdict is Verdict.DUPLICATE:
        return Near(row, same=True, why=why_same(text, row.step, messages))
    return Near(row, same=False, why=difference_words(one.explanation, messages))
