"""The server's time: the machine's, or one that is set for tests and repeatable runs."""

from datetime import datetime

from sheetsync.localsheets.context import now_utc


class Clock:
    """Tells the time; once set it stands still until it is set again or let go."""

    def __init__(self, now: datetime | None = None) -> None:
        self._fixed = now

    def now(self) -> datetime:
        """The moment, aware."""
        return self._fixed or now_utc()

    def set(self, now: datetime | None) -> None:
        """Stand still at a moment (a naive one is UTC); None goes back to the machine's time."""
        self._fixed = now if now is None or now.tzinfo else now.replace(tzinfo=now_utc().tzinfo)
