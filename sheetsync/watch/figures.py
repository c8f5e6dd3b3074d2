"""What runs add up to, in Prometheus' text format 0.0.4; no name, no text of anybody's.

A service that serves `/metrics` appends `RunFigures.text()`; cron writes it for node_exporter's textfile collector.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from threading import Lock

from sheetsync.watch.runs import RunLine

_COUNTERS = {
    "sheetsync_runs_total": ("Runs by outcome.", "outcome"),
    "sheetsync_calls_total": ("Calls to Google by kind, retries too.", "kind"),
    "sheetsync_waited_seconds_total": ("Seconds spent waiting for the quota and between attempts.", ""),
    "sheetsync_rounds_total": ("Times that runs wrote.", ""),
    "sheetsync_cells_written_total": ("Cells of the service's that got another content.", ""),
    "sheetsync_run_seconds_total": ("Seconds that runs took.", ""),
}
_GAUGES = {
    "sheetsync_findings": ("Findings of the last good run of each sheet, by code.", "code"),
    "sheetsync_rows": ("Rows of the last good run of each sheet, all sheets together.", ""),
    "sheetsync_last_success_timestamp_seconds": ("When the last good run ended.", ""),
}

_SHEETS = 10_000
"""The gauges add up so many sheets, those that ran last."""

Figures = Counter[tuple[str, str]]


class RunFigures:
    """Counts of runs; safe to share among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Figures = Counter()
        self._last: dict[int, RunLine] = {}
        """By a hash: which sheets there are is kept nowhere."""
        self._succeeded = 0.0

    def saw(self, line: RunLine, at: float) -> None:
        """Count a run that ended at a moment (seconds of the Unix clock)."""
        added = {
            ("sheetsync_runs_total", line.outcome): 1,
            ("sheetsync_calls_total", "read"): line.reads,
            ("sheetsync_calls_total", "write"): line.writes,
            ("sheetsync_waited_seconds_total", ""): line.waited,
            ("sheetsync_rounds_total", ""): line.rounds,
            ("sheetsync_cells_written_total", ""): line.cells,
            ("sheetsync_run_seconds_total", ""): line.seconds,
        }
        with self._lock:
            for name, number in added.items():
                self._counts[name] += number  # type: ignore[assignment]  # a Counter adds seconds as well
            if line.ok:
                key = hash(line.spreadsheet)
                self._last.pop(key, None)
                self._last[key] = replace(line, spreadsheet="", name="")
                self._forget()
                self._succeeded = at

    def _forget(self) -> None:
        """Forget the sheets that ran longest ago: a service that runs for months meets ever more of them."""
        while len(self._last) > _SHEETS:
            del self._last[next(iter(self._last))]

    def text(self) -> str:
        """Return all figures."""
        with self._lock:
            counts, gauges = dict(self._counts), self._gauges()
        return "".join((*_family(_COUNTERS, "counter", counts), *_family(_GAUGES, "gauge", gauges)))

    def _gauges(self) -> dict[tuple[str, str], float]:
        found: Figures = Counter()
        for line in self._last.values():
            found["sheetsync_rows", ""] += line.rows
            for code, number in line.findings.items():
                found["sheetsync_findings", code] += number
        moment = {("sheetsync_last_success_timestamp_seconds", ""): self._succeeded}
        return {**found, **(moment if self._last else {})}


def _family(
    families: Mapping[str, tuple[str, str]], kind: str, values: Mapping[tuple[str, str], float]
) -> Iterator[str]:
    for name, (help_, label) in families.items():
        yield f"# HELP {name} {help_}\n# TYPE {name} {kind}\n"
        for (_, value), number in sorted(one for one in values.items() if one[0][0] == name):
            labels = f'{{{label}="{_escaped(value)}"}}' if label else ""
            yield f"{name}{labels} {number:.15g}\n"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
