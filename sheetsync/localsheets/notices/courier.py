"""Carries messages to their addresses, one after another in a thread, as Drive does after the change.

Only addresses on loopback are gone to: this server never speaks to another machine.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from queue import Queue
from threading import Lock, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_AGAIN = frozenset({500, 502, 503, 504})
"""Answers after which Drive tries again, waiting longer each time; any other is the end of a message."""
_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries; Google's are longer."""
_PATIENCE = 5.0


class Message(NamedTuple):
    """A message: where to, its headers, its body (empty for files)."""

    address: str
    headers: Mapping[str, str]
    body: bytes = b""


class Courier:
    """The messages on their way. The thread begins with the first of them."""

    def __init__(self) -> None:
        self._waiting: Queue[Message | None] = Queue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def send(self, message: Message) -> None:
        """Take a message; those for other machines are dropped."""
        if urlsplit(message.address).hostname not in LOOPBACK:
            return
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="notices", daemon=True)
                self._thread.start()
        self._waiting.put(message)

    def settle(self) -> None:
        """Wait until every message has gone out, or was given up."""
        self._waiting.join()

    def close(self) -> None:
        """Send nothing more."""
        with self._lock:
            if self._thread is not None:
                self._waiting.put(None)
                self._thread.join(_PATIENCE)
                self._thread = None

    def _work(self) -> None:
        while (message := self._waiting.get()) is not None:
            with suppress(OSError, HTTPException):  # nobody listens there: the message is lost, as at Google
                _carry(message)
            self._waiting.task_done()
        self._waiting.task_done()


def _carry(message: Message) -> None:
    for wait in (*_WAITS, None):
        if _posted(message) not in _AGAIN or wait is None:
            return
        time.sleep(wait)


def _posted(message: Message) -> int:
    parts = urlsplit(message.address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=_PATIENCE)
    try:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("POST", path, message.body, dict(message.headers))
        return connection.getresponse().status
    finally:
        connection.close()
