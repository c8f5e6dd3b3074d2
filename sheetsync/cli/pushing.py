"""Drive's word that a listed spreadsheet changed: the runs that `serve` begins by it."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import ClassVar

from sheetsync.addon.paths import PUSH
from sheetsync.addon.push.channels import Channels
from sheetsync.addon.push.receiver import Receiver
from sheetsync.addon.push.waking import Waker
from sheetsync.addon.push.watching import Watcher
from sheetsync.cli.messaging import sync_and_tell
from sheetsync.cli.observing import Observer
from sheetsync.cli.session import Session, Target
from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.accounts import google_transport, server_transport
from sheetsync.gateway.transport import GOOGLE_DRIVE
from sheetsync.watch.figures import RunFigures

_SHORTEST = 16


class PushSecretError(SheetsyncError):
    """The secret of the channels is not there, or guessed too easily."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
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
    with ExitStack() as running:
        waker = running.enter_context(Waker(lambda named: _run(session, observer, targets[named])))
        watcher = Watcher(transport, channels, tuple(targets), address=config.url + PUSH, now=time.time)
        running.enter_context(watcher)
        yield Receiver(channels, tuple(targets), waker.wake, time.time)


def _run(session: Session, observer: Observer, target: Target) -> None:
    observer.run(target, lambda: sync_and_tell(session, target).run)


def _secret(session: Session, file: str) -> bytes:
    path = session.config.beside(file)
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise PushSecretError(file=path) from error
    if len(secret) < _SHORTEST:
        raise PushSecretError(file=path)
    return secret
