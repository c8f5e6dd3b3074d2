"""States behind the words of the status column, and the label that every face shows."""

from enum import StrEnum


class State(StrEnum):
    """What a status says, whatever the language (semantics §1)."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    DELAYED = "delayed"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def closed(self) -> bool:
        """Whether nothing more is to be done: done or cancelled. Every other state, unknown too, is open."""
        return self in _CLOSED


_CLOSED = frozenset({State.DONE, State.CANCELLED})


class Label(StrEnum):
    """The one word a row is counted under on every face."""

    CLOSED = "closed"
    WAITING = "waiting"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    UNKNOWN = "unknown"


_LABEL_OF_OPEN = {
    State.IN_PROGRESS: Label.IN_PROGRESS,
    State.DELAYED: Label.IN_PROGRESS,
    State.PLANNED: Label.PLANNED,
    State.WAITING: Label.WAITING,
}


def label_of(state: State, *, live_blocker: bool) -> Label:
    """Return the label of a row: what is not understood says so first, then closed, then waiting."""
    if state is State.UNKNOWN:
        return Label.UNKNOWN
    if state.closed:
        return Label.CLOSED
    return Label.WAITING if live_blocker else _LABEL_OF_OPEN[state]
