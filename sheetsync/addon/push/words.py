"""Words about files, and when each has been quiet for long enough to begin a run."""


class Words:
    """What was heard and not answered yet. People type in bursts: a run waits for `quiet` seconds without a word.

    It begins `longest` seconds after the first word at the latest, however people go on typing. Times are seconds of
    any clock that only moves on.
    """

    def __init__(self, quiet: float, longest: float) -> None:
        self._quiet = quiet
        self._longest = longest
        self._heard: dict[str, tuple[float, float]] = {}

    def add(self, name: str, now: float) -> None:
        """Hear a word about something."""
        first, _ = self._heard.get(name, (now, now))
        self._heard[name] = first, now

    def due(self, now: float) -> tuple[str, ...]:
        """Return what it is time for, the longest heard first; it is answered by that."""
        found = tuple(name for name in self._heard if self._at(name) <= now)
        for name in found:
            del self._heard[name]
        return found

    def wait(self, now: float) -> float | None:
        """Return in how many seconds something is due; None where nothing was heard."""
        return max(min(map(self._at, self._heard)) - now, 0.0) if self._heard else None

    def _at(self, name: str) -> float:
        first, last = self._heard[name]
        return min(last + self._quiet, first + self._longest)
