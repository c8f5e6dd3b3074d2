"""Which errors are waited for, and how long."""

import pytest
import stamina

from sheetsync.gateway import patience
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.patience import LONGEST_WAIT, patiently, rest
from sheetsync.gateway.refusals import (
    GarbledError,
    QuotaError,
    SheetsyncError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)

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


@pytest.mark.parametrize(("asked", "waited"), [(7.0, 7.0), (500.0, LONGEST_WAIT)])
@pytest.mark.parametrize("kind", [QuotaError, UnwellError])
def test_as_long_as_the_answer_asks_but_not_for_ever(kind: type[SheetsyncError], asked: float, waited: float):
    error = kind(limit="x", status=503, said="", after=asked)
    assert patience._wait(error, changes=False) == waited


def test_all_waits_together_outlast_a_minute_s_quota():
    waits = [min(2.0**turn, LONGEST_WAIT) for turn in range(patience.ATTEMPTS - 1)]
    assert sum(waits) > 60
    assert sum(waits) < patience.PATIENCE


def test_a_rest_grows_and_is_counted(monkeypatch: pytest.MonkeyPatch):
    slept: list[float] = []
    monkeypatch.setattr(patience, "sleep", slept.append)
    stamina.set_testing(False)
    calls = Calls()
    for turn in (1, 2, 20):
        rest(turn, calls)
    assert 1 <= slept[0] <= 2 <= slept[1] <= 4
    assert LONGEST_WAIT / 2 <= slept[2] <= LONGEST_WAIT
    assert calls.waited == sum(slept)
