"""Quotas per minute, for reads and writes, for each user and for the project, refilled with every minute."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sheetsync.localsheets.http.faults import quota_error


@dataclass
class Quota:
    """Counts calls; off until limits are set.

    Attributes:
        user: calls a minute of one user, reads and writes each; None for no limit.
        project: calls a minute of all users together, reads and writes each; None for no limit.
    """

    user: int | None = None
    project: int | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)
    _minute: int = field(default=-1, repr=False)
    _counts: Counter[tuple[str, bool]] = field(default_factory=Counter, repr=False)

    def spend(self, caller: str, now: datetime, *, write: bool) -> None:
        """Count one call.

        Raises:
            ApiError: 429, when a limit was reached; the call is not counted then.
        """
        with self._lock:
            minute = int(now.timestamp() // 60)
            if minute != self._minute:
                self._minute = minute
                self._counts.clear()
            for scope, limit, key in (("user", self.user, caller), ("project", self.project, "")):
                if limit is not None and self._counts[key, write] >= limit:
                    raise quota_error(write=write, scope=scope)
            self._counts.update([(caller, write), ("", write)])
