"""The figures of «Показатели»: time between stages, repeats, pulse, each with its sample size (semantics §9)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from sheetsync.model.memory import MeetingMemory, RowMemory

ENOUGH = 5
"""Samples under this are not compared, and a mean of so few survey answers is not shown."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and the size of its sample.

    `value` is None where there is nothing to show. `change` is the difference to the previous block, None unless
    both samples are large enough to be compared.
    """

    value: float | None
    n: int
    change: float | None = None
    compare: bool = False


@dataclass(frozen=True, slots=True)
class Metrics:
    """The figures of a period: medians in days, rows reopened, the mean of the survey answers."""

    started_to_done: Measure
    seen_to_started: Measure
    reopened: int
    pulse: Measure


def measure(
    done: Sequence[RowMemory], reopened: int, scores: Sequence[float], previous: Mapping[str, float | None] | None
) -> Metrics:
    """Return the metrics of rows done in the period and of survey scores given in it.

    `previous` are the figures of the block before, None where there is none.
    """
    earlier = previous or {}
    return Metrics(
        started_to_done=_measured("started_to_done", _median(_started_to_done(done)), earlier),
        seen_to_started=_measured("seen_to_started", _median(_seen_to_started(done)), earlier),
        reopened=reopened,
        pulse=_measured("pulse", _mean(scores), earlier),
    )


def comparable(meeting: MeetingMemory, name: str) -> float | None:
    """Return a remembered figure where charts and tables may compare it: None for one of a small sample."""
    size = meeting.figures.get(f"{name}_n", ENOUGH)
    return meeting.figures.get(name) if (size or 0) >= ENOUGH else None


def metric_figures(metrics: Metrics) -> dict[str, float | None]:
    """Return the metrics as figures to be remembered: each by name, its sample size under `NAME_n`."""
    measures = {
        "started_to_done": metrics.started_to_done,
        "seen_to_started": metrics.seen_to_started,
        "pulse": metrics.pulse,
    }
    values: dict[str, float | None] = {name: one.value for name, one in measures.items()}
    return values | {f"{name}_n": one.n for name, one in measures.items()} | {"reopened": metrics.reopened}


def _started_to_done(rows: Iterable[RowMemory]) -> list[int]:
    return [max((row.done - row.started).days, 0) for row in rows if row.done and row.started]


def _seen_to_started(rows: Iterable[RowMemory]) -> list[int]:
    return [(row.started - row.first_seen).days for row in rows if row.started]


def _median(days: Sequence[int]) -> Measure:
    return Measure(median(days) if days else None, len(days))


def _mean(scores: Sequence[float]) -> Measure:
    return Measure(round(fmean(scores), 2) if len(scores) >= ENOUGH else None, len(scores))


def _measured(name: str, now: Measure, previous: Mapping[str, float | None]) -> Measure:
    then, then_n = previous.get(name), previous.get(f"{name}_n") or 0
    if now.value is None or then is None or min(now.n, then_n) < ENOUGH:
        return now
    return Measure(now.value, now.n, round(now.value - then, 2), compare=True)
