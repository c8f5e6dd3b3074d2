"""The tab «Доска»: the rows as cards in a column for each label, the oldest in their status on top."""

import datetime as dt
import heapq
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from babel.dates import format_date

from sheetsync.meeting import words
from sheetsync.messages import Messages
from sheetsync.model.desired import DesiredCell, DesiredLine, Style
from sheetsync.model.memory import RowMemory
from sheetsync.model.row import Row
from sheetsync.model.state import Label
from sheetsync.model.template import Template

COLUMNS = (Label.PLANNED, Label.IN_PROGRESS, Label.WAITING, Label.UNKNOWN, Label.CLOSED)
"""The columns from left to right."""

CARDS = 40
"""Cards of one column; the rest is counted, and the status tab holds them all."""

_WEEK = 7
_MARKS = 4
_SHOWN = 160


def board_lines(
    rows: Sequence[Row], memories: Mapping[str, RowMemory], today: dt.date, template: Template, messages: Messages
) -> tuple[DesiredLine, ...]:
    """Return the lines of the board, the heads with the full counts first.

    A card bears a dot for each whole week that its row has been in its status, up to four. Where a row stands in the
    sheet doesn't count, so that sorting it changes no card.
    """
    by_label: dict[Label, list[Row]] = {label: [] for label in COLUMNS}
    for row in rows:
        by_label[row.label].append(row)
    heads = tuple(
        DesiredCell(f"{template.labels[label].name} · {len(found)}", Style(label.value))
        for label, found in by_label.items()
    )
    columns = [tuple(_cards(label, found, memories, today, messages)) for label, found in by_label.items()]
    lines = zip_longest(*columns, fillvalue=DesiredCell())
    return (DesiredLine("head", heads), *(DesiredLine(f"card {at}", cells) for at, cells in enumerate(lines, 1)))


def _cards(
    label: Label, rows: Sequence[Row], memories: Mapping[str, RowMemory], today: dt.date, messages: Messages
) -> Iterator[DesiredCell]:
    since = {row.id: memories[row.id].status_since for row in rows}
    first = heapq.nlargest if label is Label.CLOSED else heapq.nsmallest
    for row in first(CARDS, rows, key=lambda row: (since[row.id], row.step, row.id)):
        yield _card(row, max((today - since[row.id]).days, 0), today, messages)
    if len(rows) > CARDS:
        yield DesiredCell(messages.say("and {number} more", number=len(rows) - CARDS), Style.MUTED)


def _card(row: Row, age: int, today: dt.date, messages: Messages) -> DesiredCell:
    late = row.days_overdue(today)
    due = format_date(row.due.day, "dd.MM", locale=messages.language) if row.due.day else None
    about = " · ".join(part for part in (row.owner.department, due) if part)
    marks = [messages.say("overdue: {days}", days=words.days(late, messages))] if late else []
    if not row.state.closed and age >= _WEEK:
        dots = "●" * min(age // _WEEK, _MARKS)
        marks.append(messages.say("{dots} {days} in this status", dots=dots, days=words.days(age, messages)))
    step = words.step_name(row.step, messages)
    step = f"{step[: _SHOWN - 1]}…" if len(step) > _SHOWN else step
    text = "\n".join(part for part in (step, about, *marks) if part)
    return DesiredCell(text, Style.WARNING if late else Style.CARD)
