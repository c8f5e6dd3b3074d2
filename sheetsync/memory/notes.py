"""What people and meetings add to the memory: pairs that are no duplicates, the figures of a meeting."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.memory.events import outlived
from sheetsync.memory.shortening import kept
from sheetsync.model.memory import MeetingMemory, Memory, NotDuplicate, RowMemory, merged
from sheetsync.reading.folding import fold


class UnknownRowError(SheetsyncError):
    """No row of the sheet bears this ID or this step text."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "No row has the step text or the ID “{name}”. Copy it from the sheet, whole and in quotes."


class SameRowError(SheetsyncError):
    """A pair of which both sides are one row, or read the same: every double of it would be denied."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = "“{one}” and “{other}” name the same row. Name two."


def with_not_duplicate(memory: Memory, text_a: str, text_b: str, today: dt.date) -> Memory:
    """Return the memory with a pair of step texts said to be two pieces of work; said once is enough."""
    texts = {kept(text_a), kept(text_b)}
    if any({pair.text_a, pair.text_b} == texts for pair in memory.not_duplicates):
        return memory
    pair = NotDuplicate(kept(text_a), kept(text_b), today)
    return replace(memory, not_duplicates=(*memory.not_duplicates, pair))


def with_meeting(memory: Memory, meeting: MeetingMemory) -> Memory:
    """Return the memory with a meeting's figures, in place of those that the same meeting had before.

    Meetings of more than 400 days before the newest are forgotten, but never the one before it.
    """
    others = [other for other in memory.meetings if other.day != meeting.day]
    ordered = sorted((*others, meeting), key=lambda one: one.day)
    recent = (one for one in ordered[:-2] if not outlived(one.day, ordered[-1].day))
    return replace(memory, meetings=(*recent, *ordered[-2:]))


def with_sent(memory: Memory, machine: str, sent: Mapping[str, Mapping[str, int]]) -> Memory:
    """Return the memory in which channels were told of items that a machine was about to tell them of."""
    told = {name: merged(memory.told.get(name, {}), items) for name, items in sent.items()}
    left = {name: tuple(one for one in memory.tellings.get(name, ()) if one.machine != machine) for name in sent}
    return replace(memory, told={**memory.told, **told}, tellings={**memory.tellings, **left})


def with_drafts(memory: Memory, months: Iterable[dt.date], today: dt.date) -> Memory:
    """Return the memory in which the wins of these months were noted; those of more than 400 days ago are dropped."""
    drafted = {**memory.drafted, **dict.fromkeys(months, today)}
    return replace(memory, drafted={month: day for month, day in drafted.items() if not outlived(day, today)})


def said_not_duplicates(
    memory: Memory, one: str, other: str, today: dt.date, elsewhere: Collection[str] = ()
) -> Memory:
    """Return the memory with two rows, each named by its ID or step text, said to be two pieces of work.

    `elsewhere` are the steps of other spreadsheets: one of the two may be such a step.

    Raises:
        UnknownRowError: no row that stands is named so.
        SameRowError: both names can only mean one row.
    """
    for here, there in ((one, other), (other, one)):
        if there in elsewhere and not _standing(memory, there):
            return with_not_duplicate(memory, _named(memory, here)[0].texts.step, there, today)
    ones, others = _named(memory, one), _named(memory, other)
    if len({row.id for row in (*ones, *others)}) < 2:
        raise SameRowError(one=one, other=other)
    return with_not_duplicate(memory, ones[0].texts.step, others[0].texts.step, today)


def _named(memory: Memory, name: str) -> list[RowMemory]:
    """Return the rows of a name: by ID, else by the text to the letter, else by the text as people see it."""
    found = _standing(memory, name)
    if not found:
        raise UnknownRowError(name=name)
    return found


def _standing(memory: Memory, name: str) -> list[RowMemory]:
    standing = [row for row in memory.rows.values() if row.deleted is None]
    by_id = [row for row in standing if row.id == name]
    exact = [row for row in standing if row.texts.step == kept(name)]
    return by_id or exact or [row for row in standing if fold(row.texts.step) == fold(name)]
