"""When a call goes out, and when it is tried again: never an unknown outcome.

The quota's account says when there is room. Google's quotas refill each minute (Usage limits page), so where one is
used up all the same, the waits together last longer than a minute. A wait is drawn evenly from nothing to twice the
one before (full jitter), so that many who were refused together don't come back together.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import TypeVar

import stamina

from sheetsync.errors import SheetsyncError
from sheetsync.gateway.deadline import Deadline
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.refusals import GarbledError, NoRoomError, QuotaError, UnreachableError, UnwellError
from sheetsync.machine.budget import Budget, Endless

Answer = TypeVar("Answer")

ATTEMPTS = 8
LONGEST_WAIT = 64.0
"""Seconds before a single retry; Google's guide names 32 or 64."""
PATIENCE = 240.0
"""Seconds in all, over all attempts of a call."""
QUOTA_MINUTE = 61.0
"""Seconds that the waits for a quota last at least, all together."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How a run waits: for room in the quota, and until when at all."""

    budget: Budget = field(default_factory=Endless)
    deadline: Deadline = field(default_factory=Deadline)
    pause: Callable[[float], None] = sleep


def patiently(call: Callable[[], Answer], *, changes: bool, calls: Calls, patience: Patience | None = None) -> Answer:
    """Make a call until it succeeds or patience ends; the last error is let through.

    `changes`: a write that Google answered with an error of its own may have been applied all the same, so only
    quota refusals, which apply nothing, are tried again. Counts attempts and waits in `calls`. Raises LateError or
    StoppedError where no call may begin any more.
    """
    patience = patience or Patience()
    failed, waits = _Failed(), _Waits(patience, changes=changes)
    try:
        for attempt in stamina.retry_context(
            on=waits.after, attempts=ATTEMPTS, timeout=PATIENCE, wait_max=LONGEST_WAIT
        ):
            calls.waited += failed.ago()
            with attempt, failed:
                _room(patience, calls, changes=changes)
                _count(calls, changes=changes)
                return call()
    finally:
        patience.deadline.waiting = False
    raise AssertionError  # pragma: no cover - the loop ends by returning or raising


def _room(patience: Patience, calls: Calls, *, changes: bool) -> None:
    """Wait until the quota has room. Raises NoRoomError where that is beyond the run's end, LateError, StoppedError."""
    patience.deadline.waiting = False
    patience.deadline.check()
    seconds = patience.budget.promised(changes=changes, within=patience.deadline.left())
    if seconds >= patience.deadline.left():
        raise NoRoomError
    if seconds > 0:
        patience.deadline.waiting = True
        patience.pause(seconds)
        patience.deadline.waiting = False
        calls.waited += seconds
        patience.deadline.check()


class _Failed:
    """When the last attempt failed."""

    def __init__(self) -> None:
        self._at: float | None = None

    def __enter__(self) -> None:
        """Begin an attempt."""

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End an attempt."""
        self._at = monotonic() if kind else None

    def ago(self) -> float:
        """Return the seconds since then, 0 before the first failure."""
        return 0.0 if self._at is None else monotonic() - self._at


class _Waits:
    """The waits between the attempts of one call."""

    def __init__(self, patience: Patience, *, changes: bool) -> None:
        self._patience = patience
        self._changes = changes
        self._failures = 0
        self._waited = 0.0

    def after(self, error: Exception) -> bool | float:
        """Return after how many seconds to try again, False where not at all."""
        self._failures += 1
        if not _passes(error, changes=self._changes):
            return False
        seconds = self._seconds(error)
        if isinstance(error, QuotaError):
            scope = str(error.facts.get("scope") or "")
            self._patience.budget.frozen(changes=self._changes, scope=scope, seconds=seconds)
        if seconds >= self._patience.deadline.left():
            return False
        self._waited += seconds
        self._patience.deadline.waiting = True
        return seconds

    def _seconds(self, error: Exception) -> float:
        """Return full jitter, as long as the answer asked for at least, and a minute in all for a quota."""
        seconds = random.uniform(0.0, min(2.0 ** (self._failures - 1), LONGEST_WAIT))  # noqa: S311 - spreads load
        seconds = max(seconds, min(_asked(error), LONGEST_WAIT))
        if isinstance(error, QuotaError) and self._failures == ATTEMPTS - 1:
            return max(seconds, QUOTA_MINUTE - self._waited)
        return seconds


def _count(calls: Calls, *, changes: bool) -> None:
    if changes:
        calls.writes += 1
    else:
        calls.reads += 1


def _passes(error: Exception, *, changes: bool) -> bool:
    """Whether asking again may help and can do nothing twice."""
    if isinstance(error, QuotaError):
        return True
    if changes:
        return False
    if isinstance(error, UnwellError | GarbledError):
        return True
    return isinstance(error, UnreachableError) and not error.facts.get("lasting")


def _asked(error: Exception) -> float:
    """Return the seconds that the answer asked to wait, 0 where it asked for none."""
    after = error.facts.get("after") if isinstance(error, SheetsyncError) else None
    return float(after) if isinstance(after, int | float) else 0.0


def rest(turn: int, calls: Calls, patience: Patience | None = None) -> None:
    """Wait before reading again what became of a write: longer at each turn (from 1), counted in `calls`.

    Nothing waits where stamina is switched off or told that a test runs.
    """
    if stamina.is_testing() or not stamina.is_active():
        return
    patience = patience or Patience()
    seconds = random.uniform(0.5, 1.0) * min(2.0**turn, LONGEST_WAIT)  # noqa: S311 - spreads load, guards nothing
    calls.waited += seconds
    patience.deadline.waiting = True
    patience.pause(min(seconds, patience.deadline.left()))
    patience.deadline.waiting = False
