"""What a status text of several words says: «готово, ждём оплату», «выполнено не полностью», «на 50 %»."""

from sheetsync.model.state import State
from sheetsync.reading.status_signs import BREAK, OTHER, TIME, Said, read_signs

_STATES = {
    "DONE": State.DONE,
    "DOING": State.IN_PROGRESS,
    "NOT_FINISHED": State.IN_PROGRESS,
    "PLANNED": State.PLANNED,
    "NOT_STARTED": State.PLANNED,
    "LATE": State.DELAYED,
    "LATENESS": State.DELAYED,
    "WAITING": State.WAITING,
    "CANCELLED": State.CANCELLED,
}
_STRONGEST = (State.WAITING, State.DELAYED)
_BETWEEN = frozenset({"WORD", "FUTURE", TIME})
_HUNDRED = 100


def state_said(text: str) -> State:
    """Return the state that a text says, UNKNOWN where it says none for sure.

    Of two states an open one beats a closed one, waiting and delayed beat in progress. A denied state says nothing.
    Something unknown right beside a closing word leaves it open; behind a comma it is a comment.
    """
    said = read_signs(text)
    signs = [one.sign for one in said]
    states = _states(said) if signs[:1] != ["ASK"] else []
    if not states:
        return State.IN_PROGRESS if {"FUTURE", "READY_FOR"} <= set(signs) and "NOT" not in signs else State.UNKNOWN
    if State.DONE in states or State.CANCELLED in states:
        return _with_closed(signs, states)
    return _open(states)


def _states(said: list[Said]) -> list[State]:
    """Return the states said and not denied, in their order."""
    signs = [one.sign for one in said]
    found = []
    for at, one in enumerate(said):
        state = _of_percent(one.percent) if one.percent is not None else _STATES.get(one.sign)
        if state is None or _denied(signs, at):
            continue
        found.append(state)
    if "PARTLY" in signs and not _denied(signs, signs.index("PARTLY")):
        found = [State.IN_PROGRESS if state is State.DONE else state for state in found] or [State.IN_PROGRESS]
    return found or [State.WAITING for sign in signs if sign == "WITH_OTHERS"]


def _denied(signs: list[str], at: int) -> bool:
    before = at - 1
    while before >= 0 and signs[before] in _BETWEEN:
        before -= 1
    return before >= 0 and signs[before] == "NOT"


def _of_percent(percent: int) -> State | None:
    if percent > _HUNDRED:
        return None
    return {0: State.PLANNED, _HUNDRED: State.DONE}.get(percent, State.IN_PROGRESS)


def _open(states: list[State]) -> State:
    """Return the open state that counts: the first of waiting and delayed, else in progress before planned."""
    strong = [state for state in states if state in _STRONGEST]
    if strong:
        return strong[0]
    return State.IN_PROGRESS if State.IN_PROGRESS in states else states[0]


def _with_closed(signs: list[str], states: list[State]) -> State:
    if State.DONE in states and "LATENESS" in signs:
        states = [state for state in states if state is not State.DELAYED]
    still_open = [state for state in states if not state.closed]
    if still_open:
        return _open(still_open)
    if State.CANCELLED in states:
        to_come = "FUTURE" in signs[: signs.index("CANCELLED")]
        return State.CANCELLED if _sure(signs, "CANCELLED") and not to_come else State.UNKNOWN
    if "FUTURE" in signs:
        return State.IN_PROGRESS
    return State.DONE if _sure(signs, "DONE") else State.UNKNOWN


def _sure(signs: list[str], closing: str) -> bool:
    """Whether nothing in the text takes the closing word back, and nothing unknown stands right beside it."""
    if {"NOT", "NEED", "READY_FOR"} & set(signs) or ("BUT" in signs and "LATENESS" not in signs):
        return False
    if closing == "CANCELLED":
        return True
    part: list[str] = []
    for sign in [*signs, BREAK]:
        if sign != BREAK:
            part.append(sign)
            continue
        if (closing in part or "PERCENT" in part) and OTHER in part:
            return False
        part = []
    return True
