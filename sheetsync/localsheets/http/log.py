"""The log of calls, for tests to count and read."""

from collections import deque
from threading import Lock
from typing import Any, NamedTuple

KEPT = 10_000


class Logged(NamedTuple):
    """One call that was answered (or broken off).

    Attributes:
        number: of the call, from 0.
        at: the server's time, ISO.
        method, path: as sent; the path is percent-encoded, with its query.
        caller: the e-mail address.
        kind: `read` or `write` as Google counts quotas; `drive` for Drive; `other`.
        status: the HTTP status; 0 where the connection was cut.
        request: the body as text.
        fault: the planned fault that it met, or "".
    """

    number: int
    at: str
    method: str
    path: str
    caller: str
    kind: str
    status: int
    request: str
    fault: str = ""


class CallLog:
    """The last calls."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._calls: deque[Logged] = deque(maxlen=KEPT)
        self._next = 0

    def number(self) -> int:
        """The number of the call that begins now."""
        with self._lock:
            self._next += 1
            return self._next - 1

    def add(self, call: Logged) -> None:
        """Keep a call."""
        with self._lock:
            self._calls.append(call)

    def all(self) -> list[Logged]:
        """The calls that are kept, in the order of their answers."""
        with self._lock:
            return list(self._calls)

    def clear(self) -> None:
        """Forget all; numbers begin at 0 again."""
        with self._lock:
            self._calls.clear()
            self._next = 0

    def count(self, kind: str) -> int:
        """How many calls of a kind there were."""
        return sum(call.kind == kind for call in self.all())

    def to_json(self) -> list[dict[str, Any]]:
        """The calls as JSON."""
        return [call._asdict() for call in self.all()]
