"""`run`: the daemon. `status`: when each sheet was last run, on this machine."""

import datetime as dt
import logging
import math
import signal
import time
from functools import partial
from typing import Any

import click

from sheetsync.cli.errors import sentence
from sheetsync.cli.lazy import Verb
from sheetsync.cli.messaging import quiet_is_over, sync_and_log
from sheetsync.cli.observing import Observer
from sheetsync.cli.session import Session, Target, pass_session
from sheetsync.cli.visiting import Face, visit
from sheetsync.clock import system_now
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.machine.folder import state_folder
from sheetsync.machine.heartbeat import Heartbeat, Heartbeats
from sheetsync.machine.lock import Holder
from sheetsync.meeting.words import moment
from sheetsync.messages import Messages
from sheetsync.schedule import Daemon, Hours, local, spared
from sheetsync.watch.logs import event

_log = logging.getLogger(__name__)


@click.command("run", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--every", type=click.IntRange(min=1), metavar="MINUTES", help="Minutes between two looks.")
@click.option(
    "--healthcheck", envvar="SHEETSYNC_HEALTHCHECK", show_envvar=True, metavar="URL", help="Ping this address."
)
@pass_session
def run(session: Session, ids: tuple[str, ...], every: int | None, healthcheck: str | None) -> None:
    """Keep the sheets up to date until SIGTERM: look every few minutes in working hours.

    A sheet that nobody touched costs no call to Sheets: Drive says so. A new day, a meeting day, and an hour at most
    since the last look always count. One line a run goes to the log.
    """
    observer = Observer(session, healthcheck, log="human")
    looks = Looks(session, observer)
    minutes = every or session.config.config.schedule.every
    daemon = Daemon(session.targets(ids), looks.look, minutes, session.look_anew)

    def stop(*_: object) -> None:
        daemon.stop()
        looks.stop()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    event(_log, logging.INFO, "started", {"sheets": len(session.targets(ids)), "every_minutes": minutes})
    daemon.serve()
    event(_log, logging.INFO, "stopped", {})


class Looks:
    """Looks at sheets: in working hours, where something can have changed."""

    def __init__(self, session: Session, observer: Observer) -> None:
        self._session = session
        self._observer = observer
        schedule = session.config.config.schedule
        self._hours = Hours(schedule.first_hour, schedule.last_hour, schedule.weekend, schedule.time_zone)
        self._max_age = dt.timedelta(minutes=schedule.max_age)

    def stop(self) -> None:
        """End the run that is under way before its next call."""
        self._session.stop()

    def look(self, target: Target) -> None:
        """Run a sheet, or spare the look. What goes wrong is said and logged."""
        self._session.look_anew(after=math.inf)  # of the version asked for below, or newer: what a run starts from
        key = self._session.key(target)
        beat, now = self._observer.heartbeats.of(key), self._session.options.now or system_now()
        if not self._hours.hold(now, beat):
            return
        try:
            version = self._session.gateway().version(target.spreadsheet_id) if self._max_age else ""
            if spared(now, beat, version, self._max_age) and not self._awaited(target, beat, now):
                event(_log, logging.DEBUG, "spared", {"spreadsheet": target.spreadsheet_id})
                return
            with self._observer.pinged():
                report = self._observer.run(target, partial(sync_and_log, self._session, target))
        except SheetsyncError as error:
            self._session.output.complain(f"{target.name or target.spreadsheet_id}: {self._said(error)}")
            return
        quiet = {"version": version, "checked": now.timestamp()} if not report.rounds else {"version": ""}
        self._observer.heartbeats.beat(key, **quiet)

    def _awaited(self, target: Target, beat: Heartbeat, now: dt.datetime) -> bool:
        """Whether messages wait for this look: quiet hours ended since the last one."""
        if beat.checked is None:
            return False
        before = dt.datetime.fromtimestamp(beat.checked, dt.UTC)
        return quiet_is_over(self._session, target, local(before, beat.zone), local(now, beat.zone))

    def _said(self, error: SheetsyncError) -> str:
        return sentence(error, self._session.messages)


class Standing:
    """How a sheet stands on this machine: its heartbeat, and who is at it now."""

    def __init__(self, session: Session, target: Target) -> None:
        self.target = target
        self.beat: Heartbeat = Heartbeats(state_folder()).of(session.key(target))
        self.holder: Holder | None = session.lock(target).running()

    def stale(self, minutes: int | None) -> bool:
        """Whether the last good run is longer ago than so many minutes, or there was none."""
        if minutes is None:
            return False
        return self.beat.succeeded is None or time.time() - self.beat.succeeded > minutes * 60


@click.command("status", cls=Verb)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--max-age",
    type=click.IntRange(min=1),
    metavar="MINUTES",
    help="End with 1 where a sheet's last good run is longer ago.",
)
@pass_session
def status(session: Session, ids: tuple[str, ...], max_age: int | None) -> None:
    """Say when each sheet was last run, ran well and was written on this machine, and whether a run is under way.

    No call goes out. With --max-age it tells a monitor whether cron still does its work.
    """

    def code(standing: Standing) -> ExitCode:
        return ExitCode.FINDINGS if standing.stale(max_age) else ExitCode.DONE

    visit(session, ids, lambda target: Standing(session, target), Face(_facts, _show, code))


def _facts(standing: Standing) -> dict[str, Any]:
    beat, holder = standing.beat, standing.holder
    return {
        "ran": _iso(beat.ran),
        "outcome": beat.outcome or None,
        "paused": beat.paused or None,
        "succeeded": _iso(beat.succeeded),
        "wrote": _iso(beat.wrote),
        "running": {"pid": holder.pid, "seconds": round(holder.age(time.time()))} if holder else None,
    }


def _iso(moment: float | None) -> str | None:
    return None if moment is None else dt.datetime.fromtimestamp(moment, dt.UTC).isoformat(timespec="seconds")


def _show(session: Session, standing: Standing) -> None:
    say, output, beat = session.messages.say, session.output, standing.beat
    output.line(standing.target.name or standing.target.spreadsheet_id, style="bold")
    if beat.ran is None:
        output.item(say("No run on this machine yet."))
    else:
        output.item(say("Last run: {when}, {outcome}", when=_when(beat.ran, session.messages), outcome=beat.outcome))
        if beat.paused:
            output.item(say("Paused until somebody acts: {reason}", reason=beat.paused))
        output.item(say("Last good run: {when}", when=_when(beat.succeeded, session.messages)))
        output.item(say("Last write: {when}", when=_when(beat.wrote, session.messages)))
    if standing.holder:
        pid, seconds = standing.holder.pid, round(standing.holder.age(time.time()))
        output.item(say("A run is under way: process {pid}, for {seconds} s.", pid=pid, seconds=seconds))


def _when(seconds: float | None, messages: Messages) -> str:
    return "—" if seconds is None else moment(dt.datetime.fromtimestamp(seconds), messages)  # noqa: DTZ006 - local
