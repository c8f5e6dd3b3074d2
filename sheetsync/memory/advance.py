"""The memory moves on: what was remembered and what stands now make what is remembered next (semantics §7)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sheetsync.memory.decisions import Decided
from sheetsync.memory.events import changes, first_events, forget_events, outlived, with_events
from sheetsync.memory.shortening import kept, kept_texts
from sheetsync.model.memory import DecisionMemory, EventKind, Memory, RowMemory
from sheetsync.model.party import Party
from sheetsync.model.row import Row
from sheetsync.model.state import State


def advance(memory: Memory, rows: Sequence[Row], *, today: dt.date, decisions: Decided | None = None) -> Memory:
    """Return the memory after a run that saw `rows`, those to be appended for `decisions` among them.

    `today` is the day in the spreadsheet's zone. The same rows on the same day give an equal memory. The first
    run takes over what it finds: nothing is added, done or started, blockers begin to age (C1). A day that lies
    before what is remembered of a row counts as the last day remembered of it; should the clock go back, nothing
    happens before the period of the live block, which would then tell of it nowhere. Without `decisions` (the tab
    was not there to be read) those remembered stay.
    """
    day = story_day(memory, today)
    made = {row.id: row.decision_key or None for row in decisions.to_append} if decisions else {}
    standing = {row.id: _advanced(memory, row, day, made, seen=today) for row in rows}
    everything = _in_place(memory, standing | _gone(memory, standing, day))
    decided = decisions.memories if decisions else memory.decisions
    return replace(memory, began=memory.began or today, rows=everything, decisions=_kept_decisions(decided, everything))


def story_day(memory: Memory, today: dt.date) -> dt.date:
    """Return the day on which what a run sees happened: today, but never before the newest block's period."""
    return max([today, *(meeting.period_start for meeting in memory.meetings)])


def _advanced(memory: Memory, row: Row, day: dt.date, made: Mapping[str, str | None], *, seen: dt.date) -> RowMemory:
    known = memory.rows.get(row.id)
    if known is not None:
        return _changed(known, row, max(day, _latest(known)), seen)
    if memory.began is None and row.id not in made:
        return _taken_over(row, day)
    return replace(_added(row, day, made.get(row.id)), due_seen=seen)


def _first_seen(row: Row, today: dt.date) -> RowMemory:
    return RowMemory(
        id=row.id,
        texts=kept_texts(row.line.texts),
        state=row.state,
        first_seen=today,
        status_since=today,
        last_changed=today,
        due_seen=today,
        due_day=row.due.day,
        first_due=row.due.day,
        blocker_since=today if row.live else None,
        waits_on=_waits_on(row),
        department=row.owner.department,
    )


def _taken_over(row: Row, today: dt.date) -> RowMemory:
    return replace(_first_seen(row, today), started_unseen=row.state is State.IN_PROGRESS)


def _added(row: Row, today: dt.date, decision: str | None) -> RowMemory:
    fresh = replace(
        _first_seen(row, today),
        started=today if row.state is State.IN_PROGRESS else None,
        done=today if row.state is State.DONE else None,
        decision=decision,
    )
    return with_events(fresh, today, first_events(row))


def _changed(known: RowMemory, row: Row, day: dt.date, today: dt.date) -> RowMemory:
    events = tuple(changes(known, row))
    if not events and _stands_as_it_was(known, row):
        return forget_events(known, today)
    reopened = EventKind.REOPENED in events
    moved = EventKind.MOVED in events
    now = replace(
        known,
        texts=kept_texts(row.line.texts),
        state=row.state,
        status_since=known.status_since if row.state is known.state else day,
        last_changed=day if EventKind.CHANGED in events else known.last_changed,
        due_seen=known.due_seen if known.texts.due == kept(row.line.texts.due) else today,
        due_day=row.due.day,
        first_due=known.first_due or row.due.day,
        moved=known.moved + moved,
        started=day if EventKind.STARTED in events else known.started,
        done=_done(known, row, day),
        blocker_since=(known.blocker_since or day) if row.live else None,
        waits_on=_waits_on(row),
        reopened=known.reopened + reopened,
        deleted=None,
        department=row.owner.department,
    )
    return forget_events(with_events(now, day, events, known.waits_on or ()), today)


def _stands_as_it_was(known: RowMemory, row: Row) -> bool:
    """Whether a row to which nothing happened also reads as it did: most rows, for which nothing is made anew."""
    return (
        row.state is known.state
        and row.due.day == known.due_day
        and row.owner.department == known.department
        and _waits_on(row) == known.waits_on
        and row.live == (known.blocker_since is not None)
        and (known.first_due is not None or known.due_day is None)
        and (known.done is None or row.state is State.DONE)
    )


def _done(known: RowMemory, row: Row, day: dt.date) -> dt.date | None:
    """Return the day it was done; a closing that nobody saw keeps none, reopening and cancelling clear it."""
    if row.state is not State.DONE:
        return None
    return known.done if known.state is State.DONE else day


def _waits_on(row: Row) -> tuple[Party, ...] | None:
    return tuple(Party(kept(party.name), party.outside) for party in row.waits_on) if row.live else None


def _latest(known: RowMemory) -> dt.date:
    """Return the last day on which anything is known of the row: time never runs back in its story."""
    days = (known.last_changed, known.status_since, known.due_seen, known.blocker_since, known.deleted)
    return max(day for day in days if day)


def _gone(memory: Memory, standing: Mapping[str, RowMemory], today: dt.date) -> dict[str, RowMemory]:
    """Return the rows that stand no more, for 400 days after their deletion."""
    gone = {row_id: _deleted(row, today) for row_id, row in memory.rows.items() if row_id not in standing}
    return {row_id: row for row_id, row in gone.items() if row.deleted and not outlived(row.deleted, today)}


def _deleted(known: RowMemory, today: dt.date) -> RowMemory:
    if known.deleted:
        return forget_events(known, today)
    day = max(today, _latest(known))
    return forget_events(with_events(replace(known, deleted=day), day, (EventKind.DELETED,)), today)


def _in_place(memory: Memory, rows: Mapping[str, RowMemory]) -> Mapping[str, RowMemory]:
    """Return the rows in the order in which they first appeared."""
    earlier = {row_id: rows[row_id] for row_id in memory.rows if row_id in rows}
    return {**earlier, **rows}


def _kept_decisions(decisions: Iterable[DecisionMemory], rows: Mapping[str, RowMemory]) -> tuple[DecisionMemory, ...]:
    """Return the decisions whose line still stands or whose row is still remembered."""
    return tuple(decision for decision in decisions if decision.cleared is None or decision.row_id in rows)
