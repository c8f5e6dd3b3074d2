"""Who each line of the status tab is: the row remembered, or a new one (semantics §7)."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sheetsync.memory.matching import Face, Match, Why, match
from sheetsync.memory.names import new_name, well_formed
from sheetsync.memory.shortening import kept, kept_texts
from sheetsync.model.memory import Memory, RowMemory
from sheetsync.model.row import Line, RowTexts


class Identified(NamedTuple):
    """A line, the id of its row, what is remembered of that row (None for a new one), and by what it was known."""

    line: Line
    id: str
    known: RowMemory | None
    why: Why

    def seen_on(self, today: dt.date) -> dt.date:
        """Return the day on which this due text was first seen in this row: relative words count from it."""
        if self.known is None or self.known.texts.due != kept(self.line.texts.due):
            return today
        return self.known.due_seen


def astray(identified: Sequence[Identified]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the 1-based rows whose ID is not the one beside them: those known by text, those of several alike."""
    off = [one for one in identified if one.known and one.line.id_text.strip() != one.id]
    alike = tuple(one.line.number for one in off if one.why is Why.EQUAL)
    return tuple(one.line.number for one in off if one.why is not Why.EQUAL), alike


def identify(lines: Sequence[Line], memory: Memory) -> tuple[Identified, ...]:
    """Return who each line is, in the order given; no two have one id.

    ID and text agree; else a text that is unique; else the ID; else the next of several equal texts; else new.
    A new row keeps a well-formed ID that nobody else has (the memory was lost, the sheet was not); else its id
    follows from its texts, so that planning twice, or on two machines, gives the same.
    """
    faces = tuple(_face(line.id_text.strip(), kept_texts(line.texts)) for line in lines)
    known = {row_id: _face(row_id, row.texts) for row_id, row in memory.rows.items()}
    gone = frozenset(row_id for row_id, row in memory.rows.items() if row.deleted)
    matches = match(faces, known, gone)
    ids = _ids(faces, matches, memory)
    return tuple(
        Identified(line, row_id, memory.rows.get(row_id), found.why)
        for line, row_id, found in zip(lines, ids, matches, strict=True)
    )


def _face(mark: str, texts: RowTexts) -> Face:
    return Face(mark, texts.step, texts)


def _ids(faces: Sequence[Face], matches: Sequence[Match], memory: Memory) -> list[str]:
    """Return the ids in order; new lines are named last, so that no name of theirs is in use or remembered."""
    taken = set(memory.rows) | {decision.row_id for decision in memory.decisions}
    ids: list[str] = []
    for face, found in zip(faces, matches, strict=True):
        own = found.mark or _kept_mark(face.mark, taken)
        ids.append(own)
        taken.add(own)
    return [own or _named(face, taken) for face, own in zip(faces, ids, strict=True)]


def _kept_mark(mark: str, taken: set[str]) -> str:
    return mark if well_formed(mark) and mark not in taken else ""


def _named(face: Face, taken: set[str]) -> str:
    name = new_name("r", face.whole, taken)
    taken.add(name)
    return name
