"""A token bucket: how many calls may go out, and when the next one may. Pure; moments are seconds of any one clock.

A bucket holds `burst` calls at most and is filled with `rate` a second, so that in no stretch of a minute, wherever
it begins, more than `burst + 60 · rate` go out.
"""

from dataclasses import dataclass, replace

MINUTE = 60.0

LONGEST_FREEZE = 120.0
"""Seconds that a bucket may be frozen; a mark further ahead was left by an earlier boot's clock."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What goes out at most: `burst` calls at once, `rate` a second after that."""

    burst: float
    rate: float

    @classmethod
    def a_minute(cls, calls: int) -> "Limit":
        """Return the limit that keeps within a number of calls in every minute, however Google counts its minutes.

        A fifth may go out at once. One call in twenty is kept back: what leaves here evenly may arrive bunched.
        """
        burst = max(calls // 5, 1)
        return cls(burst, max(calls * 0.95 - burst, 0.5) / MINUTE)


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many calls were left at a moment; below 0 are those that were promised to whoever waits for them.

    A moment ahead means that nothing goes out before it.
    """

    calls: float
    at: float

    @classmethod
    def full(cls, limit: Limit, now: float) -> "Bucket":
        """Return a bucket that nobody has taken from."""
        return cls(limit.burst, now)

    def taken(self, limit: Limit, now: float) -> tuple["Bucket", float]:
        """Return the bucket with one call promised, and in how many seconds it may go out."""
        filled = self._filled(limit, now)
        left = replace(filled, calls=filled.calls - 1)
        ahead = max(left.at - now, 0.0)
        return left, ahead + max(-left.calls, 0.0) / limit.rate

    def frozen(self, seconds: float, now: float) -> "Bucket":
        """Return the bucket with nothing left, and nothing coming in, for so many seconds; promises stand."""
        until = max(self.at, now + min(seconds, LONGEST_FREEZE))
        return Bucket(min(self.calls, 0.0), until)

    def _filled(self, limit: Limit, now: float) -> "Bucket":
        if self.at > now + LONGEST_FREEZE:
            return Bucket(min(self.calls, 0.0), now)
        if self.at >= now:
            return self
        return Bucket(min(self.calls + (now - self.at) * limit.rate, limit.burst), now)
