"""Runs as they are watched: the lock, the log line, the heartbeat, the pings, the figures; none of them fails a run."""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import click

from sheetsync.cli.errors import LogFileError, sentence
from sheetsync.cli.pausing import pauses, tell_pause
from sheetsync.cli.session import Session, Target
from sheetsync.counting import bad_line, good_line
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.machine.folder import replace_file, state_folder
from sheetsync.machine.heartbeat import Heartbeats
from sheetsync.machine.lock import RunningError
from sheetsync.meeting.words import moment
from sheetsync.sync import Report
from sheetsync.watch.figures import RunFigures
from sheetsync.watch.logs import event, log_to
from sheetsync.watch.pings import Pings
from sheetsync.watch.runs import RunLine

_log = logging.getLogger(__name__)

Told = TypeVar("Told", bound=Report)

_WELL = {ExitCode.DONE, ExitCode.FINDINGS}


class Observer:
    """Watches the runs of one command. `figures` are counted in by whoever serves them, and go to no file then."""

    def __init__(
        self,
        session: Session,
        healthcheck: str | None = None,
        *,
        log: str | None = None,
        figures: RunFigures | None = None,
    ) -> None:
        self._session = session
        self._watch = session.config.config.watch
        url = healthcheck or self._watch.healthcheck
        self._pings = Pings(url) if url else None
        self._figures = figures or RunFigures()
        self._file = None if figures else self._watch.metrics_file
        self._log_to(session.options.log or self._watch.log or log)

    @cached_property
    def heartbeats(self) -> Heartbeats:
        """When each sheet was last run. Raises StateFolderError."""
        return Heartbeats(state_folder())

    def _log_to(self, form: str | None) -> None:
        if not form:
            return
        file = self._watch.log_file
        try:
            log_to(form, self._session.config.beside(file) if file else None, lost=self._lost)
        except OSError as error:
            raise LogFileError(file=file, reason=error.strerror) from error

    def _lost(self, error: BaseException) -> None:
        told = LogFileError(file=self._watch.log_file or "stderr", reason=getattr(error, "strerror", None) or error)
        self._session.output.note(sentence(told, self._session.messages))

    def run(self, target: Target, work: Callable[[], Told], kind: str = "sync") -> Told:
        """Hold the sheet's lock, do a verb's run, and tell of it. Raises what the run raises, RunningError."""
        began = time.monotonic()
        try:
            with self._session.lock(target).held():
                report = work()
        except SheetsyncError as error:
            self._failed(target, error, time.monotonic() - began, kind)
            raise
        self._tell(good_line(target.spreadsheet_id, target.name, report, time.monotonic() - began, kind))
        self._beat(target, report)
        return report

    def _failed(self, target: Target, error: SheetsyncError, seconds: float, kind: str) -> None:
        self._tell(bad_line(target.spreadsheet_id, target.name, error, seconds, kind))
        if isinstance(error, RunningError) or error.exit_code is ExitCode.USAGE:
            return
        key = self._session.key(target)
        self.heartbeats.beat(key, ran=time.time(), outcome=type(error).__name__)
        if pauses(error):
            tell_pause(self._session, target, error, self.heartbeats)
        succeeded = self.heartbeats.of(key).succeeded
        if succeeded is not None:
            messages = self._session.messages
            when = moment(dt.datetime.fromtimestamp(succeeded), messages)  # noqa: DTZ006 - the machine's own time
            self._session.output.note(messages.say("The page stands whole, with data as of {when}.", when=when))

    def _beat(self, target: Target, report: Report) -> None:
        now, seen = time.time(), report.seen
        self.heartbeats.beat(
            self._session.key(target),
            ran=now,
            succeeded=now,
            outcome="ok",
            pause="",
            paused="",
            told="",
            day=seen.day.isoformat(),
            zone=seen.zone,
            meeting=seen.meeting.isoformat(),
            **({"wrote": now} if report.rounds else {}),
        )

    def _tell(self, line: RunLine) -> None:
        event(_log, logging.INFO if line.ok else logging.ERROR, "run", line.facts())
        self._figures.saw(line, time.time())
        if self._file:
            try:
                replace_file(Path(self._session.config.beside(self._file)), self._figures.text())
            except OSError as error:
                _log.warning("the figures can't be written: %s", error.strerror)

    @contextmanager
    def pinged(self) -> Iterator[None]:
        """Ping the start of the command's runs, and how they ended. Another run under way is neither well nor ill."""
        if self._pings is None:
            yield
            return
        self._pings.start()
        try:
            yield
        except click.exceptions.Exit as error:
            if error.exit_code != ExitCode.RUNNING:
                self._pings.end(ok=error.exit_code in _WELL)
            raise
        except BaseException:
            self._pings.end(ok=False)
            raise
        self._pings.end(ok=True)
