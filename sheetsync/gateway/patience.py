"""When a call is tried again: quotas and Google's own errors, with growing waits; never an unknown outcome.

Google's quotas refill each minute (Usage limits page), so the waits together last longer than one.
"""

import random
from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

import stamina

from sheetsync.errors import SheetsyncError
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.refusals import GarbledError, QuotaError, UnreachableError, UnwellError

Answer = TypeVar("Answer")

ATTEMPTS = 8
LONGEST_WAIT = 64.0
"""Seconds before a single retry; Google's guide names 32 or 64."""
PATIENCE = 240.0
"""Seconds in all, over all attempts of a call."""


def patiently(call: Callable[[], Answer], *, changes: bool, calls: Calls) -> Answer:
    """Make a call until it succeeds or patience ends; the last error is let through.

    `changes`: a write that Google answered with an error of its own may have been applied all the same, so only
    quota refusals, which apply nothing, are tried again. Counts attempts and waits in `calls`.
    """
    failed = _Failed()
    for attempt in stamina.retry_context(
        on=lambda error: _wait(error, changes=changes),
        attempts=ATTEMPTS,
        timeout=PATIENCE,
        wait_initial=1.0,
        wait_max=LONGEST_WAIT,
        wait_jitter=1.0,
    ):
        calls.waited += failed.ago()
        with attempt, failed:
            _count(calls, changes=changes)
            return call()
    raise AssertionError  # pragma: no cover - the loop ends by returning or raising


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


def _count(calls: Calls, *, changes: bool) -> None:
    if changes:
        calls.writes += 1
    else:
        calls.reads += 1


def _wait(error: Exception, *, changes: bool) -> bool | float:
    """Return whether to try again, or after how many seconds the answer asked to."""
    if isinstance(error, QuotaError):
        return _asked(error)
    if changes:
        return False
    if isinstance(error, UnwellError):
        return _asked(error)
    return isinstance(error, GarbledError) or (isinstance(error, UnreachableError) and not error.facts.get("lasting"))


def _asked(error: SheetsyncError) -> bool | float:
    """Return the seconds that the answer asked to wait, as far as a run waits at all; else True."""
    after = error.facts.get("after")
    return min(float(after), LONGEST_WAIT) if isinstance(after, int | float) else True


def rest(turn: int, calls: Calls) -> None:
    """Wait before reading again what became of a write: longer at each turn (from 1), counted in `calls`.

    Nothing waits where stamina is switched off or told that a test runs.
    """
    if stamina.is_testing() or not stamina.is_active():
        return
    seconds = random.uniform(0.5, 1.0) * min(2.0**turn, LONGEST_WAIT)  # noqa: S311 - spreads load, guards nothing
    calls.waited += seconds
    sleep(seconds)
