"""Runs that are woken: many words about one file within a few seconds make one run."""

import logging
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic
from typing import Self

from sheetsync.addon.push.words import Words
from sheetsync.errors import SheetsyncError
from sheetsync.machine.lock import RunningError

log = logging.getLogger(__name__)

QUIET = 15.0
"""Seconds without a word about a file before its run begins: people type in bursts."""
LONGEST = 60.0
"""Seconds after the first word in which a run begins, however people go on typing."""


class Waker:
    """Runs spreadsheets one after another in a thread of its own; a word during a run leads to one more run.

    A run that fails by one of `again` is done again after `pause` and as long a quiet: a word that meets another run is
    kept until that one is over.
    """

    def __init__(
        self,
        run: Callable[[str], object],
        *,
        quiet: float = QUIET,
        longest: float = LONGEST,
        again: tuple[type[SheetsyncError], ...] = (RunningError,),
        pause: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._run = run
        self._words = Words(quiet, longest)
        self._again = again
        self._pause = pause
        self._clock = clock
        self._changed = Condition()
        self._stopped = False
        self._thread = Thread(target=self._work, daemon=True, name="woken runs")

    def wake(self, spreadsheet_id: str) -> None:
        """Ask for a run of a spreadsheet."""
        with self._changed:
            self._words.add(spreadsheet_id, self._clock())
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
                if not self._stopped:
                    self._safely(spreadsheet_id)

    def _next(self) -> tuple[str, ...] | None:
        """Wait until something is due; None when it is over."""
        with self._changed:
            while not self._stopped:
                found = self._words.due(self._clock())
                if found:
                    return found
                self._changed.wait(self._words.wait(self._clock()))
            return None

    def _safely(self, spreadsheet_id: str) -> None:
        try:
            self._run(spreadsheet_id)
        except self._again as error:
            log.info("a woken run is done again later: %s", type(error).__name__)
            with self._changed:
                self._words.add(spreadsheet_id, self._clock() + self._pause)
        except Exception as error:  # noqa: BLE001 - the next timed run tells of it; this thread goes on
            log.warning("a woken run failed: %s", type(error).__name__)
