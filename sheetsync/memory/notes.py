"""What people and meetings add to the memory: pairs that are no duplicates, the figures of a meeting."""

import datetime as dt
from dataclasses import replace

from sheetsync.memory.shortening import kept
from sheetsync.model.memory import MeetingMemory, Memory, NotDuplicate


def with_not_duplicate(memory: Memory, text_a: str, text_b: str, today: dt.date) -> Memory:
    """Return the memory with a pair of step texts said to be two pieces of work; said once is enough."""
    texts = {kept(text_a), kept(text_b)}
    if any({pair.text_a, pair.text_b} == texts for pair in memory.not_duplicates):
        return memory
    pair = NotDuplicate(kept(text_a), kept(text_b), today)
    return replace(memory, not_duplicates=(*memory.not_duplicates, pair))


def with_meeting(memory: Memory, meeting: MeetingMemory) -> Memory:
    """Return the memory with a meeting's figures, in place of those that the same meeting had before."""
    others = [other for other in memory.meetings if other.day != meeting.day]
    return replace(memory, meetings=tuple(sorted((*others, meeting), key=lambda one: one.day)))
