"""When a run must end: after so many seconds, or as soon as it is told to. No call begins after that."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from sheetsync.errors import ExitCode, SheetsyncError


class LateError(SheetsyncError):
    """The run took longer than it may; what it wrote is whole."""

    message = (
        "The run took longer than {seconds} s and stopped. Nothing is half written; the next run goes on. If it "
        "happens again, raise run_seconds under [limits] in the config."
    )


class StoppedError(SheetsyncError):
    """The run was told to stop (SIGTERM)."""

    exit_code: ClassVar[ExitCode] = ExitCode.GOOGLE
    message = (
        "The run was told to stop. What it wrote until then is whole and stands, nothing is half written. Run it "
        "again: it goes on from there."
    )


class StoppedEarlyError(StoppedError):
    """The run was told to stop before it sent anything that changes the spreadsheet."""

    message = "The run was told to stop before it wrote anything: the spreadsheet is as it was. Run it again."


class Deadline:
    """The end of one run, by the monotonic clock; `seconds` None is never."""

    def __init__(self, seconds: float | None = None, *, clock: Callable[[], float] = monotonic) -> None:
        self.seconds = seconds
        self.waiting = False
        self._clock = clock
        self._began = clock()
        self._stopped = False

    def left(self) -> float:
        """Return how many seconds are left; 0 when it is past, or after `stop`."""
        if self._stopped:
            return 0.0
        return float("inf") if self.seconds is None else max(self._began + self.seconds - self._clock(), 0.0)

    def stop(self) -> None:
        """End the run: no call begins any more. A run that only waits ends here and now, by StoppedError."""
        self._stopped = True
        if self.waiting:
            raise StoppedError

    def check(self) -> None:
        """Raise LateError or StoppedError where no call may begin any more."""
        if self._stopped:
            raise StoppedError
        if self.left() <= 0:
            raise LateError(seconds=round(self.seconds or 0))
