"""SIGTERM and Ctrl-C: the call that is under way is let finish, none begins after it, and one sentence says so."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from sheetsync.cli.errors import INTERRUPTED
from sheetsync.cli.session import Session
from sheetsync.errors import ExitCode
from sheetsync.gateway.deadline import StoppedError

LONGEST = 25.0
"""Seconds that a call under way gets to finish in."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stopping_gently(session: Session) -> Iterator[None]:
    """Let a signal end the runs of a session between two calls; a second one ends them where they are.

    Ends with 4, after Ctrl-C with 130 as shells have it. Only the main thread hears signals; elsewhere this does
    nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []

    def stop(number: int, _: object) -> None:
        if heard:
            raise KeyboardInterrupt
        heard.append(number)
        _limit(LONGEST)
        session.stop()

    before: dict[int, Any] = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield
    except click.exceptions.Exit as ended:
        if heard == [signal.SIGINT] and ended.exit_code == ExitCode.GOOGLE:
            raise click.exceptions.Exit(INTERRUPTED) from ended
        raise
    finally:
        _limit(0)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def asking() -> Iterator[None]:
    """While a person is asked, Ctrl-C means what it means at any prompt."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _limit(seconds: float) -> None:
    """Break off by StoppedError after so many seconds; 0 takes that back."""
    if not hasattr(signal, "setitimer"):
        return
    if seconds:
        signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _late(*_: object) -> None:
    raise StoppedError
