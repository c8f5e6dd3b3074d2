"""Runs that are woken: many words about one file within a few seconds make one run."""

import logging
from collections.abc import Callable
from threading import Condition, Thread
from typing import Self

log = logging.getLogger(__name__)

QUIET = 15.0
"""Seconds that are waited for more words about a file: people type in bursts."""


class Waker:
    """Runs spreadsheets one after another in a thread of its own; a word during a run leads to one more run."""

    def __init__(self, run: Callable[[str], object], *, quiet: float = QUIET) -> None:
        self._run = run
        self._quiet = quiet
        self._changed = Condition()
        self._waiting: dict[str, None] = {}
        self._stopped = False
        self._thread = Thread(target=self._work, daemon=True, name="woken runs")

    def wake(self, spreadsheet_id: str) -> None:
        """Ask for a run of a spreadsheet."""
        with self._changed:
            self._waiting[spreadsheet_id] = None
            self._changed.notify()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while (found := self._next()) is not None:
            for spreadsheet_id in found:
                self._safely(spreadsheet_id)

    def _next(self) -> tuple[str, ...] | None:
        """Wait for words and then for quiet; return what to run, None when it is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopped)
            self._changed.wait_for(lambda: self._stopped, self._quiet)
            found = tuple(self._waiting)
            self._waiting.clear()
            return None if self._stopped else found

    def _safely(self, spreadsheet_id: str) -> None:
        try:
            self._run(spreadsheet_id)
        except Exception as error:  # noqa: BLE001 - the next timed run tells of it; this thread goes on
            log.warning("a woken run failed: %s", type(error).__name__)
