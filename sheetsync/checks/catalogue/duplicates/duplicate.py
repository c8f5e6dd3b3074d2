"""SS401: two rows that describe the same work."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity


@check(code="SS401", name="duplicate", severity=Severity.WARNING)
def duplicate(subject: Subject) -> Iterator[Notice]:
    """Two rows that describe the same work.

    Both are open, or one was closed in the last 30 days. Nothing is merged or deleted.

    Bad: «Собрать отзывы» and «Сбор отзывов».
    Good: one row.
    To do: leave one of them, or say «не дубль» on the tab «Дубли».
    """
    rows = {row.id: row for row in subject.rows}
    for pair in subject.duplicates:
        sides = ((pair.first_id, pair.second_step), (pair.second_id, pair.first_step))
        for row_id, other in sides:
            if row_id in rows:
                step = shorten(other)
                message = subject.messages.say("Perhaps the same as “{step}”: {why}.", step=step, why=pair.why)
                yield Notice(message, row=rows[row_id], column=Field.STEP)
