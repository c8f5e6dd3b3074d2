"""What this machine tells: its clock, its quota's account, whether runs happen and end. Pure."""

import datetime as dt

from sheetsync.doctor.result import Check, doubtful, fine, wrong
from sheetsync.messages import Messages

CLOCK_DOUBTFUL = 30.0
"""Seconds of difference from which a clock is worth a word."""

CLOCK_WRONG = 240.0
"""Seconds of difference with which Google soon refuses signatures (some minutes, as clients report)."""

RUN_LONG = 1800.0
"""Seconds after which a run that still holds its lock has surely hung."""

RUN_OLD = 80 * 3600.0
"""Seconds without a run that a weekend doesn't explain: from Friday evening to Tuesday morning."""


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


def check_schedule(last_run: float | None, messages: Messages) -> Check:
    """Tell when the last run on this machine began; `last_run` is how many seconds ago, None for never."""
    step = messages.say("Let cron or systemd run it: sheetsync init prints both, docs/how-to/cron.md says how.")
    if last_run is None:
        return doubtful("schedule", messages.say("No run has happened on this machine yet."), step)
    if last_run > RUN_OLD:
        days = messages.count("{n} day ago", "{n} days ago", round(last_run / 86400))
        return doubtful("schedule", messages.say("The last run on this machine was {when}.", when=days), step)
    minutes = messages.count("{n} minute ago", "{n} minutes ago", round(last_run / 60))
    return fine("schedule", messages.say("The last run on this machine was {when}.", when=minutes))
