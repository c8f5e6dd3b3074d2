"""One run of a spreadsheet on one machine at a time.

The lock is the operating system's, on a file of the machine's folder, so it ends with the process that holds it,
however that ended. The file tells who holds it, for people. Runs on two machines are the fence's matter.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar, NamedTuple

from filelock import FileLock, Timeout

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.machine.folder import StateFolderError, made

TAKEN_OVER = 3600.0
"""Seconds after which a lock is taken over although its process lives: a run ends itself long before (its deadline).

A process that was stopped and wakes later is met by the fence.
"""


class RunningError(SheetsyncError):
    """Another run of the same spreadsheet is under way on this machine."""

    exit_code: ClassVar[ExitCode] = ExitCode.RUNNING
    message = (
        "A run of {spreadsheet_id} is under way on this machine already (process {pid}, for {seconds} s). Nothing was "
        "done; the next run goes on."
    )


class Holder(NamedTuple):
    """Who holds a lock, as the file says: the process, and when it took it (seconds of the Unix clock)."""

    pid: int
    since: float

    def age(self, now: float) -> float:
        """Return for how many seconds it has been held; never less than 0, however clocks jump."""
        return max(now - self.since, 0.0)


class RunLock:
    """The lock of one spreadsheet. `server` keeps spreadsheets of different servers apart."""

    def __init__(
        self, folder: Path, server: str, spreadsheet_id: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        name = hashlib.sha256(f"{server}|{spreadsheet_id}".encode()).hexdigest()[:32]
        self.path = folder / "locks" / f"{name}.lock"
        self._spreadsheet_id = spreadsheet_id
        self._clock = clock

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for a while. Raises RunningError where another does, StateFolderError."""
        lock = self._acquired()
        try:
            yield
        finally:
            lock.release()

    def holder(self) -> Holder | None:
        """Return who took the lock last, as the file tells; None where it tells nothing."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
            return Holder(int(content["pid"]), float(content["since"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def running(self) -> Holder | None:
        """Return who holds the lock now, None where nobody does."""
        if not self.path.is_file():
            return None
        try:
            lock = self._try()
        except Timeout:
            return self.holder()
        lock.release()
        return None

    def _acquired(self) -> FileLock:
        made(self.path.parent)
        try:
            lock = self._try()
        except Timeout:
            lock = self._taken_over()
        self._sign()
        return lock

    def _try(self) -> FileLock:
        lock = FileLock(self.path, timeout=0, mode=0o600, thread_local=False, preserve_lock_file=True)
        try:
            lock.acquire()
        except OSError as error:
            if isinstance(error, Timeout):
                raise
            raise StateFolderError(folder=self.path.parent, reason=error.strerror) from error
        return lock

    def _taken_over(self) -> FileLock:
        holder = self.holder()
        if holder is None or holder.age(self._clock()) < TAKEN_OVER:
            raise self._busy(holder)
        with suppress(OSError):
            self.path.unlink()
        try:
            return self._try()
        except Timeout:
            raise self._busy(self.holder()) from None

    def _busy(self, holder: Holder | None) -> RunningError:
        age = round(holder.age(self._clock())) if holder else 0
        return RunningError(spreadsheet_id=self._spreadsheet_id, pid=holder.pid if holder else "?", seconds=age)

    def _sign(self) -> None:
        content = json.dumps({"pid": os.getpid(), "since": self._clock()})
        with suppress(OSError):  # a full disk: the lock itself needs no content
            self.path.write_text(content, encoding="utf-8")
