"""How often one person may call, and how much of theirs may be worked on at once."""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from time import monotonic

_MINUTE = 60.0
_PEOPLE = 10_000


class Rate:
    """At most so many calls a minute for each person, counted over the last sixty seconds in this process."""

    def __init__(self, calls: int, clock: Callable[[], float] = monotonic) -> None:
        self._calls = calls
        self._clock = clock
        self._lock = Lock()
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def admits(self, person: str) -> bool:
        """Count a call; return whether it is within the limit."""
        now = self._clock()
        with self._lock:
            times = self._seen.setdefault(person, deque())
            self._seen.move_to_end(person)
            while times and now - times[0] >= _MINUTE:
                times.popleft()
            if len(times) >= self._calls:
                return False
            times.append(now)
            while len(self._seen) > _PEOPLE:
                self._seen.popitem(last=False)
            return True


class Crowd:
    """At most so many calls of each person at once, in this process: one person's slow sheet leaves room for others."""

    def __init__(self, calls: int) -> None:
        self._calls = calls
        self._lock = Lock()
        self._inside: Counter[str] = Counter()

    def enter(self, person: str) -> bool:
        """Let a call in; return whether there was room for it. Whoever got in leaves."""
        with self._lock:
            if self._inside[person] >= self._calls:
                return False
            self._inside[person] += 1
            return True

    def leave(self, person: str) -> None:
        """Make room again."""
        with self._lock:
            self._inside[person] -= 1
            if not self._inside[person]:
                del self._inside[person]


def person(subject: str, token: str) -> str:
    """Return whom a call is counted for: Google's id of the user, else a digest of the user's token."""
    return subject or sha256(token.encode()).hexdigest()
