"""What this machine tells: its clock, its quota's account, whether runs happen and end. Pure."""

import datetime as dt

from sheetsync.doctor.result import Check, doubtful, fine, wrong
from sheetsync.machine.heartbeat import Heartbeat
from sheetsync.messages import Messages

CLOCK_DOUBTFUL = 30.0
"""Seconds of difference from which a clock is worth a word."""

CLOCK_WRONG = 240.0
"""Seconds of difference with which Google soon refuses signatures (some minutes, as clients report)."""

RUN_LONG = 1800.0
"""Seconds after which a run that still holds its lock has surely hung."""


def check_clock(here: dt.datetime, there: dt.datetime | None, messages: Messages) -> Check:
    """Compare this machine's moment with the server's, None where it told none."""
    say = messages.say
    if there is None:
        return fine("clock", say("The server doesn't tell its time; the clock was not compared."))
    apart = abs((here - there).total_seconds())
    if apart < CLOCK_DOUBTFUL:
        return fine("clock", say("The clock is right."))
    said = say("The clock differs from the server's by {seconds} s.", seconds=round(apart))
    step = say("Set it: on Linux timedatectl set-ntp true")
    return wrong("clock", said, step) if apart >= CLOCK_WRONG else doubtful("clock", said, step)


def check_quota(wait: float, messages: Messages) -> Check:
    """Tell how long the next call would wait for the quota, in seconds."""
    if wait < 1:
        return fine("quota", messages.say("The quota has room: the next calls go out at once."))
    return doubtful(
        "quota",
        messages.say("The quota is nearly used up: the next call waits {seconds} s.", seconds=round(wait)),
        messages.say("Run less often, or spread the sheets over several accounts."),
    )


def check_lock(held_for: float | None, messages: Messages) -> Check:
    """Tell whether a run is under way; `held_for` is for how many seconds, None without one."""
    if held_for is None:
        return fine("lock", messages.say("No run is under way."))
    if held_for < RUN_LONG:
        return fine("lock", messages.say("A run is under way, for {seconds} s.", seconds=round(held_for)))
    return doubtful(
        "lock",
        messages.say("A run has been under way for {minutes} minutes.", minutes=round(held_for / 60)),
        messages.say("Look at that process, and end it if it hangs: the next run goes on where it stopped."),
    )


def check_schedule(beat: Heartbeat, now: dt.datetime, messages: Messages) -> Check:
    """Tell whether runs happen and go well, by a sheet's heartbeat on this machine."""
    say, step = messages.say, messages.say("Let cron or systemd run it: sheetsync init prints both.")
    if beat.ran is None:
        return doubtful("schedule", say("No run has happened on this machine yet."), step)
    if _missed_a_working_day(dt.datetime.fromtimestamp(beat.ran).astimezone().date(), now.astimezone().date()):
        said = say("The last run on this machine was {when}.", when=_ago(beat.ran, now, messages))
        return doubtful("schedule", said, step)
    if beat.outcome != "ok":
        good = _ago(beat.succeeded, now, messages) if beat.succeeded else say("never")
        said = say("The last run on this machine went wrong; the last good one was {when}.", when=good)
        return doubtful("schedule", said, say("Run it by hand, and it says why: sheetsync sync"))
    return fine("schedule", say("The last run on this machine was {when}.", when=_ago(beat.ran, now, messages)))


def _missed_a_working_day(last: dt.date, today: dt.date) -> bool:
    """Whether a whole Monday to Friday lies between two days: a weekend without runs is none."""
    between = range(1, min((today - last).days, 8))
    return any((last + dt.timedelta(days=number)).isoweekday() <= 5 for number in between)


def _ago(moment: float, now: dt.datetime, messages: Messages) -> str:
    minutes = max(round((now.timestamp() - moment) / 60), 0)
    if minutes < 1:
        return messages.say("just now")
    if minutes < 120:
        return messages.count("{n} minute ago", "{n} minutes ago", minutes)
    if minutes < 2880:
        return messages.count("{n} hour ago", "{n} hours ago", round(minutes / 60))
    return messages.count("{n} day ago", "{n} days ago", round(minutes / 1440))
