"""The daemon's timetable: when a sheet is looked at, and when a look is spared because nothing can have changed.

Drive's version of a file rises with every change (files resource), but late, and with changes that no one sees. So it
is a hint with a maximum age, and never stands in the way of a new day.
"""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from schedule import Scheduler

from sheetsync.clock import local_time
from sheetsync.machine.heartbeat import Heartbeat

Target = TypeVar("Target")

_LONGEST_SLEEP = 30.0
"""Seconds: how late a machine that slept, or whose clock was set, is noticed."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours in which sheets are looked at, both included, in a zone; None is each sheet's own."""

    first: int = 7
    last: int = 20
    weekend: bool = False
    zone: str | None = None

    def hold(self, now: dt.datetime, beat: Heartbeat) -> bool:
        """Whether a moment is a working hour of a sheet; its meeting day is a working day whatever day it is.

        A sheet of which not even the zone is known is looked at whenever that is: this machine's hours may be others.
        """
        if not (self.zone or beat.zone):
            return True
        there = local(now, self.zone or beat.zone)
        working = self.weekend or there.isoweekday() <= 5 or there.date().isoformat() == beat.meeting
        return working and self.first <= there.hour <= self.last


def spared(now: dt.datetime, beat: Heartbeat, version: str, max_age: dt.timedelta) -> bool:
    """Whether a look can be spared.

    The last one found nothing to write, on the same day of the sheet's zone and not too long ago, and Drive's version
    is what it was before that look.
    """
    if not version or version != beat.version or beat.outcome != "ok" or beat.checked is None:
        return False
    age = now.timestamp() - beat.checked
    same_day = local(now, beat.zone).date().isoformat() == beat.day
    return same_day and 0 <= age < max_age.total_seconds()


def local(now: dt.datetime, zone: str) -> dt.datetime:
    """Return a moment in a zone, in this machine's where that is none."""
    try:
        return local_time(now, zone) if zone else now.astimezone()
    except ValueError:
        return now.astimezone()


class Daemon(Generic[Target]):
    """Looks at all sheets every so many minutes, until it is told to stop. One that fails doesn't stop the others."""

    def __init__(
        self,
        targets: Sequence[Target],
        look: Callable[[Target], None],
        every: int,
        begin: Callable[[], None] = lambda: None,
    ) -> None:
        self._targets = targets
        self._look = look
        self._begin = begin
        self._stopped = Event()
        self._timetable = Scheduler()
        self._timetable.every(every).minutes.do(self.round)

    def stop(self) -> None:
        """Begin nothing any more; safe in a signal handler."""
        self._stopped.set()

    def round(self) -> None:
        """Begin a round, and look at each sheet once."""
        self._begin()
        for target in self._targets:
            if self._stopped.is_set():
                return
            try:
                self._look(target)
            except Exception:  # noqa: BLE001 - the daemon outlives a fault of its own; it is logged
                _log.exception("a look failed that should not")

    def serve(self) -> None:
        """Look now, and then by the timetable, until `stop`."""
        self.round()
        while not self._stopped.is_set():
            idle = self._timetable.idle_seconds or 0.0
            self._stopped.wait(min(max(idle, 0.05), _LONGEST_SLEEP))
            if not self._stopped.is_set():
                self._timetable.run_pending()
