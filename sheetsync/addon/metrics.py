"""What the service counts of itself, in Prometheus' text format; no name, no id, no text of anybody's."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import perf_counter

from sheetsync.addon.actions.registry import action_names

_BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0)
"""Upper bounds of the counted seconds: 3 is the usual answer, 20 the deadline."""

OTHER = "other"


class Metrics:
    """Counts of answers and refusals, and how long answers took; safe to share among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()
        self._refusals: Counter[str] = Counter()

    @contextmanager
    def timing(self, action: str | None) -> Iterator[None]:
        """Count one answer and its time; names that no button of ours carries are counted together."""
        name = "open" if action is None else action if action in {*action_names(), "script"} else OTHER
        start = perf_counter()
        try:
            yield
        finally:
            self._took(name, perf_counter() - start)

    def refused(self, reason: str) -> None:
        """Count a refusal."""
        with self._lock:
            self._refusals[reason.lower()] += 1

    def text(self) -> str:
        """Return all figures in the text format 0.0.4."""
        with self._lock:
            return "\n".join((*self._histogram(), *self._refused(), ""))

    def _took(self, name: str, seconds: float) -> None:
        with self._lock:
            self._answers[name] += 1
            self._seconds[name] += seconds  # type: ignore[assignment]  # a Counter adds seconds as well
            for bound in _BOUNDS:
                self._within[name, bound] += seconds <= bound

    def _histogram(self) -> Iterator[str]:
        name = "sheetsync_addon_answer_seconds"
        yield f"# HELP {name} Seconds from a call to its answer."
        yield f"# TYPE {name} histogram"
        for action, number in sorted(self._answers.items()):
            for bound in _BOUNDS:
                yield f'{name}_bucket{{action="{action}",le="{bound:g}"}} {self._within[action, bound]}'
            yield f'{name}_bucket{{action="{action}",le="+Inf"}} {number}'
            yield f'{name}_sum{{action="{action}"}} {self._seconds[action]:.6f}'
            yield f'{name}_count{{action="{action}"}} {number}'

    def _refused(self) -> Iterator[str]:
        name = "sheetsync_addon_refusals_total"
        yield f"# HELP {name} Calls that were turned away, by reason."
        yield f"# TYPE {name} counter"
        for reason, number in sorted(self._refusals.items()):
            yield f'{name}{{reason="{reason}"}} {number}'
