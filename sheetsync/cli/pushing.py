"""Drive's word that a listed spreadsheet changed: the runs that `serve` begins by it."""

import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager

from sheetsync.addon.paths import PUSH
from sheetsync.addon.push.channels import ALL, Channels
from sheetsync.addon.push.feed import Feed
from sheetsync.addon.push.receiver import Receiver
from sheetsync.addon.push.waking import Waker
from sheetsync.addon.push.watching import Watcher
from sheetsync.cli.messaging import sync_and_log
from sheetsync.cli.observing import Observer
from sheetsync.cli.session import Session, Target
from sheetsync.errors import SetupError, SheetsyncError
from sheetsync.gateway.accounts import google_transport, server_transport
from sheetsync.gateway.transport import GOOGLE_DRIVE
from sheetsync.watch.figures import RunFigures

_SHORTEST = 16
_LIST_QUIET = 2.0
"""Seconds without a word before the list of changes is asked for; the runs wait for longer."""
_LIST_PAUSE = 60.0
_OTHERS = 600.0
"""Seconds for which what was read of the other spreadsheets will do: each run that is woken would read all of them."""


class PushSecretError(SetupError):
    """The secret of the channels is not there, or guessed too easily."""

    message = (
        "The file {file} holds no secret for Drive's channels: at least 16 bytes are due. Make one: "
        "openssl rand -hex 32 > {file}"
    )


@contextmanager
def pushed(session: Session, figures: RunFigures) -> Iterator[Receiver | None]:
    """Yield what receives Drive's word while the service runs; None where the config has no secret or no spreadsheet.

    Runs go by the config's own sign-in, as those of cron do, and never by a user's token; `figures` counts them.
    """
    config, listed = session.config.config.addon, session.config.config.spreadsheets
    if not config.push_secret_file or not listed:
        yield None
        return
    channels = Channels(_secret(session, config.push_secret_file))
    targets = {target.spreadsheet_id: target for target in session.targets(())}
    transport = (
        server_transport(session.base_url)
        if session.base_url
        else google_transport(session.sign_in, base_url=GOOGLE_DRIVE)
    )
    observer = Observer(session, figures=figures)
    feed, watched = Feed(transport), (ALL,) if config.push_watches == "changes" else tuple(targets)
    with ExitStack() as running:
        waker = running.enter_context(Waker(lambda named: _run(session, observer, targets[named])))
        listing = running.enter_context(_listing(feed, targets, waker))
        watcher = Watcher(transport, channels, watched, address=config.url + PUSH, now=time.time, feed=feed)
        running.enter_context(watcher)
        yield Receiver(channels, watched, listing.wake if watched == (ALL,) else waker.wake, time.time)


def _listing(feed: Feed, targets: Collection[str], waker: Waker) -> Waker:
    """Return what asks for the list of changes where one came; a list that can't be had is asked for again."""
    return Waker(
        lambda _: _wake_changed(feed, targets, waker), quiet=_LIST_QUIET, again=(SheetsyncError,), pause=_LIST_PAUSE
    )


def _wake_changed(feed: Feed, targets: Collection[str], waker: Waker) -> None:
    """Ask for a run of each listed spreadsheet that Drive's list of changes names."""
    for named in feed.changed().intersection(targets):
        waker.wake(named)


def _run(session: Session, observer: Observer, target: Target) -> None:
    session.look_anew(after=_OTHERS)
    observer.run(target, lambda: sync_and_log(session, target))


def _secret(session: Session, file: str) -> bytes:
    path = session.config.beside(file)
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise PushSecretError(file=path) from error
    if len(secret) < _SHORTEST:
        raise PushSecretError(file=path)
    return secret
