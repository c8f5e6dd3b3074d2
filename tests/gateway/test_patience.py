"""Which errors are waited for, and how long."""

import random

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.gateway import patience
from sheetsync.gateway.deadline import Deadline, LateError, StoppedError
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.patience import ATTEMPTS, LONGEST_WAIT, PATIENCE, QUOTA_MINUTE, Patience, patiently, rest
from sheetsync.gateway.refusals import (
    GarbledError,
    NoRoomError,
    QuotaError,
    SheetsyncError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)
from sheetsync.machine.budget import Endless

UNWELL = UnwellError(status=503, said="", after=None)
BROKEN = UnreachableError(host="h", reason="ReadTimeout", lasting=False)
REFUSED = UnreachableError(host="h", reason="no connection", lasting=True)


class Failing:
    """A call that fails some times and then answers."""

    def __init__(self, *errors: SheetsyncError) -> None:
        self._errors = list(errors)

    def __call__(self) -> str:
        if self._errors:
            raise self._errors.pop(0)
        return "answer"


@pytest.mark.parametrize("error", [QuotaError(limit="x", after=None), UNWELL, BROKEN, GarbledError(host="h", said="")])
def test_a_question_is_asked_again(error: SheetsyncError):
    calls = Calls()
    assert patiently(Failing(error, error), changes=False, calls=calls) == "answer"
    assert (calls.reads, calls.writes) == (3, 0)


@pytest.mark.parametrize("error", [UNWELL, BROKEN, REFUSED, UnknownOutcomeError(reason="cut")])
def test_a_change_is_not_sent_again(error: SheetsyncError):
    calls = Calls()
    with pytest.raises(type(error)):
        patiently(Failing(error), changes=True, calls=calls)
    assert (calls.reads, calls.writes) == (0, 1)


def test_what_lasts_is_not_asked_again():
    calls = Calls()
    with pytest.raises(UnreachableError):
        patiently(Failing(REFUSED), changes=False, calls=calls)
    assert calls.reads == 1


QUOTA = QuotaError(limit="x", after=None, scope="user")


def waits(error: SheetsyncError, *, patience_: Patience | None = None, changes: bool = False) -> list[float]:
    """What a call that fails for ever waits between its attempts."""
    between = patience._Waits(patience_ or Patience(), changes=changes)
    found = [between.after(error) for _ in range(ATTEMPTS - 1)]
    return [seconds for seconds in found if not isinstance(seconds, bool)]


@pytest.mark.parametrize(("asked", "waited"), [(7.0, 7.0), (500.0, LONGEST_WAIT)])
@pytest.mark.parametrize("kind", [QuotaError, UnwellError])
def test_as_long_as_the_answer_asks_but_not_for_ever(kind: type[SheetsyncError], asked: float, waited: float):
    assert waits(kind(limit="x", status=503, said="", after=asked))[0] == waited


@given(st.integers())
def test_all_waits_together_outlast_a_minute_s_quota(seed: int):
    random.seed(seed)
    found = waits(QUOTA)
    assert len(found) == ATTEMPTS - 1
    assert QUOTA_MINUTE <= sum(found) < PATIENCE
    assert max(found) <= LONGEST_WAIT


@given(st.integers())
def test_waits_are_spread_from_nothing_to_twice_the_last(seed: int):
    random.seed(seed)
    assert all(0 <= wait <= 2.0**turn for turn, wait in enumerate(waits(UNWELL)))


def test_who_was_refused_tells_all_others():
    frozen: list[tuple[bool, str, float]] = []

    class Told(Endless):
        def frozen(self, *, changes: bool, scope: str, seconds: float) -> None:
            frozen.append((changes, scope, seconds))

    found = waits(QuotaError(limit="x", after=5.0, scope="project"), patience_=Patience(Told()), changes=True)
    assert frozen == [(True, "project", seconds) for seconds in found]


def test_no_wait_goes_beyond_the_run_s_end():
    assert waits(QuotaError(limit="x", after=50.0), patience_=Patience(deadline=Deadline(40))) == []


def test_a_run_that_is_past_its_end_begins_no_call():
    calls = Calls()
    with pytest.raises(LateError, match="run_seconds"):
        patiently(Failing(), changes=False, calls=calls, patience=Patience(deadline=Deadline(0)))
    assert (calls.reads, calls.writes) == (0, 0)


def test_a_run_that_is_told_to_stop_begins_no_call():
    deadline = Deadline()
    deadline.stop()
    with pytest.raises(StoppedError):
        patiently(Failing(), changes=False, calls=Calls(), patience=Patience(deadline=deadline))


def test_a_run_that_waits_stops_at_once():
    deadline = Deadline()

    def paused(_: float) -> None:
        deadline.stop()

    with pytest.raises(StoppedError):
        patiently(Failing(), changes=False, calls=Calls(), patience=Patience(Full(3.0), deadline, paused))


class Full(Endless):
    """A quota that has room only in so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def promised(self, *, changes: bool, within: float) -> float:  # noqa: ARG002
        return self._seconds


def test_room_in_the_quota_is_waited_for_and_counted():
    slept: list[float] = []
    calls = Calls()
    assert patiently(Failing(), changes=True, calls=calls, patience=Patience(Full(3.0), pause=slept.append)) == "answer"
    assert (slept, calls.waited, calls.writes) == ([3.0], 3.0, 1)


def test_room_that_comes_too_late_is_said_at_once():
    calls = Calls()
    with pytest.raises(NoRoomError, match="this machine"):
        patiently(Failing(), changes=False, calls=calls, patience=Patience(Full(500.0), Deadline(300)))
    assert calls.reads == 0


def test_a_rest_grows_and_is_counted():
    slept: list[float] = []
    stamina.set_testing(False)
    calls = Calls()
    for turn in (1, 2, 20):
        rest(turn, calls, Patience(pause=slept.append))
    assert 1 <= slept[0] <= 2 <= slept[1] <= 4
    assert LONGEST_WAIT / 2 <= slept[2] <= LONGEST_WAIT
    assert calls.waited == sum(slept)
