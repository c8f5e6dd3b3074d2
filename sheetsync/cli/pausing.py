"""A spreadsheet that runs can't go on with until somebody does something: its coordinators are told, once."""

import datetime as dt
import json

from sheetsync.cli.errors import sentence
from sheetsync.cli.messaging import coordinators, deliver
from sheetsync.cli.session import Session, Target
from sheetsync.clock import local_time, system_now
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.deadline import LateError, StoppedError
from sheetsync.gateway.refusals import (
    GarbledError,
    NoRoomError,
    QuotaError,
    RefusedError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)
from sheetsync.machine.heartbeat import Heartbeat, Heartbeats
from sheetsync.machine.lock import RunningError
from sheetsync.meeting.literal import harmless
from sheetsync.sync import BusyError
from sheetsync.watch.redaction import redacted

_PASSING = (
    BusyError,
    GarbledError,
    LateError,
    NoRoomError,
    QuotaError,
    RefusedError,
    RunningError,
    StoppedError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)
"""What the next run may well get over by itself; how long that lasts is for the dead man's switch and `status`."""


def pauses(error: SheetsyncError) -> bool:
    """Whether runs of the spreadsheet fail until somebody does something about it."""
    return not isinstance(error, _PASSING) and error.exit_code is not ExitCode.USAGE


def tell_pause(session: Session, target: Target, error: SheetsyncError, beats: Heartbeats) -> None:
    """Keep that a spreadsheet is paused and why, for `status`, and tell its coordinators who don't know it yet.

    Whoever can't be told, or has quiet hours, is told after the next run. What was told is kept before it goes out:
    on a machine that can't keep it nobody is told twice.
    """
    key, said = session.key(target), redacted(sentence(error, session.messages))
    beat = beats.of(key)
    known = _told(beat) if beat.pause == type(error).__name__ else ()
    beats.beat(key, pause=type(error).__name__, paused=said, told=json.dumps(known))
    clock = _clock(session, beat)
    due = [one for one in coordinators(session, target) if one.name not in known and not one.quiet(clock)]
    beats.beat(key, told=json.dumps([*known, *(one.name for one in due)]))
    if due and len(_told(beats.of(key))) == len(known) + len(due):
        failed = [one.name for one in due if deliver(session, one, *_message(session, target, said))]
        beats.beat(key, told=json.dumps([name for name in _told(beats.of(key)) if name not in failed]))


def _message(session: Session, target: Target, said: str) -> tuple[str, str]:
    say, name = session.messages.say, harmless(target.name or target.spreadsheet_id, 80)
    lines = (
        harmless(said),
        say("Until then nothing is written; the page stands as it was."),
        "",
        say("The sheet: {address}", address=session.address(target.spreadsheet_id)),
    )
    return say("sheetsync pauses at {name}", name=name), "\n".join(lines)


def _clock(session: Session, beat: Heartbeat) -> dt.time:
    now = session.options.now or system_now()
    try:
        return (local_time(now, beat.zone) if beat.zone else now.astimezone()).time()
    except ValueError:
        return now.time()


def _told(beat: Heartbeat) -> tuple[str, ...]:
    try:
        return tuple(map(str, json.loads(beat.told or "[]")))
    except ValueError:
        return ()
