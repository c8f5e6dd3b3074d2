"""Which lines of «Решения» become rows of the status sheet: each once (semantics §8)."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheetsync.memory.matching import Face, match
from sheetsync.memory.names import new_name, well_formed
from sheetsync.memory.shortening import kept
from sheetsync.model.decision import DecisionLine, RowToAppend
from sheetsync.model.memory import DecisionMemory, Memory


@dataclass(frozen=True, slots=True)
class Decided:
    """What the lines of «Решения» lead to.

    `memories` are all decisions remembered from now on, the new ones last; `to_append` the rows to be made now;
    `row_texts` what «Строка» should show, by 1-based line number.
    """

    memories: tuple[DecisionMemory, ...] = ()
    to_append: tuple[RowToAppend, ...] = ()
    row_texts: Mapping[int, str] = field(default_factory=dict)
    to_list: tuple[RowToAppend, ...] = ()
    """Decisions that somebody took beside the sheet: a line on «Решения» is to be made for each, besides its row."""


def decide(
    lines: Sequence[DecisionLine], memory: Memory, rows: Mapping[str, str], *, status: str, today: dt.date
) -> Decided:
    """Return what the lines lead to; planning twice, or on two machines, gives the same.

    `rows` maps the ids that stand in the status tab to their step texts; `status` is the template's word for
    planned. A line is known by «Строка», else by its text: an edited, moved or cleared line makes no second row.
    A text is a new decision again once its line was cleared and its row is closed. When the memory was lost, a
    line whose «Строка» bears an id, or whose text stands in the status tab, is taken over as it is.
    """
    filled = [line for line in lines if line.text.strip()]
    of_line = _known(filled, memory)
    of_line |= _taken_over(_without(filled, of_line), memory, rows, today)
    news = _new(_without(filled, of_line), memory, rows, today)
    of_line |= news
    appended = tuple(_row(line, news[line.number], status) for line in filled if line.number in news)
    return Decided(
        memories=_remembered(memory, of_line.values(), today),
        to_append=appended,
        row_texts={line.number: of_line[line.number].row_id if line.number in of_line else "" for line in lines},
    )


def with_asked(
    decided: Decided, asked: Sequence[RowToAppend], memory: Memory, rows: Container[str], today: dt.date
) -> Decided:
    """Return what is decided with the rows that a person asks for beside the sheet, each once by its id.

    `rows` are the ids that stand in the status tab. A row that was ever made under this id is not made again, even
    where people deleted it since. One with a decision's key gets a line on «Решения» too.
    """
    news = tuple(row for row in asked if row.id not in memory.rows and row.id not in rows)
    taken = tuple(row for row in news if row.decision_key)
    memories = tuple(DecisionMemory(row.decision_key, kept(row.step), today, row.id) for row in taken)
    return replace(
        decided,
        memories=(*decided.memories, *memories),
        to_append=(*decided.to_append, *news),
        to_list=taken,
    )


OfLine = dict[int, DecisionMemory]
"""Decisions by the 1-based number of their line."""


def _without(lines: Sequence[DecisionLine], found: OfLine) -> list[DecisionLine]:
    return [line for line in lines if line.number not in found]


def _known(lines: Sequence[DecisionLine], memory: Memory) -> OfLine:
    """Return the remembered decisions that stand, each under its line, and under exact copies of its line."""
    by_row = {decision.row_id: decision for decision in memory.decisions}
    faces = {row_id: _face(row_id, decision.text) for row_id, decision in by_row.items()}
    spent = frozenset(row_id for row_id, decision in by_row.items() if _spent(decision, memory))
    matches = match([_face(line.row_text, line.text) for line in lines], faces, spent)
    found = {
        line.number: replace(by_row[which.mark], text=kept(line.text), cleared=None)
        for line, which in zip(lines, matches, strict=True)
        if which.mark
    }
    first = {(decision.row_id, decision.text): decision for decision in found.values()}
    copies = {line.number: first.get((line.row_text, kept(line.text))) for line in _without(lines, found)}
    return found | {number: decision for number, decision in copies.items() if decision}


def _face(mark: str, text: str) -> Face:
    return Face(mark, kept(text), (kept(text),))


def _spent(decision: DecisionMemory, memory: Memory) -> bool:
    """Whether a text like this decision's is a new one: its line is gone, and its row is no longer open."""
    row = memory.rows.get(decision.row_id)
    return decision.cleared is not None and (row is None or row.deleted is not None or row.state.closed)


def _taken_over(lines: Sequence[DecisionLine], memory: Memory, rows: Mapping[str, str], today: dt.date) -> OfLine:
    """Return the lines whose row was made before anything we remember; no two of them share one row."""
    claimed = {decision.row_id for decision in memory.decisions}
    keys = {decision.key for decision in memory.decisions}
    found: OfLine = {}
    for line in lines:
        row_id = _row_before(line, memory, rows)
        if row_id and row_id not in claimed:
            claimed.add(row_id)
            found[line.number] = _decision(line, row_id, keys, today)
    return found


def _row_before(line: DecisionLine, memory: Memory, rows: Mapping[str, str]) -> str | None:
    if line.row_text in rows or line.row_text in memory.rows:
        return line.row_text
    if memory.began is not None:
        return None
    if well_formed(line.row_text):
        return line.row_text
    return next((row_id for row_id, step in rows.items() if step == line.text), None)


def _new(lines: Sequence[DecisionLine], memory: Memory, rows: Mapping[str, str], today: dt.date) -> OfLine:
    """Return the decisions that become rows now."""
    taken = {*rows, *memory.rows, *(decision.row_id for decision in memory.decisions)}
    keys = {decision.key for decision in memory.decisions}
    found: OfLine = {}
    for line in lines:
        row_id = new_name("r", _texts(line), taken)
        taken.add(row_id)
        found[line.number] = _decision(line, row_id, keys, today)
    return found


def _decision(line: DecisionLine, row_id: str, keys: set[str], today: dt.date) -> DecisionMemory:
    key = new_name("d", (*_texts(line), row_id), keys)
    keys.add(key)
    return DecisionMemory(key, kept(line.text), today, row_id)


def _texts(line: DecisionLine) -> tuple[str, ...]:
    return line.text, str(line.owner.value or ""), str(line.due.value or "")


def _row(line: DecisionLine, decision: DecisionMemory, status: str) -> RowToAppend:
    return RowToAppend(decision.row_id, line.text, line.owner, line.due, status, decision.key)


def _remembered(memory: Memory, standing: Iterable[DecisionMemory], today: dt.date) -> tuple[DecisionMemory, ...]:
    """Return all decisions, those whose line is gone marked with the day that was seen."""
    now = {decision.key: decision for decision in standing}
    gone = {d.key: d if d.cleared else replace(d, cleared=today) for d in memory.decisions if d.key not in now}
    earlier = {decision.key: (now | gone)[decision.key] for decision in memory.decisions}
    return tuple((earlier | now).values())
