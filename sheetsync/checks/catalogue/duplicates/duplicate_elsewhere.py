"""SS402: the same work stands in another spreadsheet of the config."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field
from sheetsync.model.finding import Severity


@check(code="SS402", name="duplicate_elsewhere", severity=Severity.WARNING)
def duplicate_elsewhere(subject: Subject) -> Iterator[Notice]:
    """The same work stands in another spreadsheet of the config.

    Both rows are open, or one was closed in the last 30 days. The other spreadsheet is only read.

    Bad: «Обновить прайс-лист» in the sheet of sales and «Обновление прайса» in that of marketing.
    Good: one row, in the sheet of whoever does it.
    To do: agree who does it; if these are two works, say so: `sheetsync not-duplicate ID "TEXT" "OTHER TEXT"`.
    """
    rows = {row.id: row for row in subject.rows}
    for pair in subject.elsewhere:
        message = subject.messages.say(
            "Perhaps the same as “{step}” in the spreadsheet “{title}”: {why}.",
            step=shorten(pair.other_step),
            title=shorten(pair.title),
            why=pair.why,
        )
        yield Notice(message, row=rows[pair.row_id], column=Field.STEP)
