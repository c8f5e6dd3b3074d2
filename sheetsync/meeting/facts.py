"""The meeting page as facts for other programs (docs/reference/json.md)."""

from collections.abc import Sequence
from typing import Any

from sheetsync.meeting.asks import LongAsk
from sheetsync.meeting.counts import Counts
from sheetsync.meeting.departments import DepartmentPart
from sheetsync.meeting.happenings import HappenedRow
from sheetsync.meeting.metrics import Measure
from sheetsync.meeting.page import MeetingPage
from sheetsync.meeting.wins import Win


def page_facts(page: MeetingPage) -> dict[str, Any]:
    """Return every fact of the block under its name: days as ISO texts, outside parties with `~`, null = nobody."""
    happened = page.happened
    return {
        "meeting": page.meeting.day.isoformat(),
        "period": [page.meeting.start.isoformat(), page.meeting.day.isoformat()],
        "blocks": [day.isoformat() for day in page.blocks],
        "goal": {"text": page.goal or None, "figure": page.goal_figure or None},
        "long_asks": [_ask(ask) for ask in page.long_asks],
        "done": _steps(happened.done),
        "added": _steps(happened.added),
        "deleted": _steps(happened.deleted),
        "reopened": _steps(happened.reopened),
        "moved": _steps(happened.moved),
        "freed": _steps(happened.freed),
        "counts": _counts(page.counts),
        "change": page.change and _counts(page.change),
        "promised": [[promise.step, promise.outcome.value] for promise in page.promised],
        "departments": [_department(part) for part in page.departments],
        "minutes_fit": page.minutes_fit,
        "overdue": [[late.step, late.days] for late in page.overdue],
        "waits": [[wait.who, str(wait.on), wait.rows] for wait in page.waits],
        "rings": [list(ring) for ring in page.rings],
        "duplicates": [[pair.first_step, pair.second_step] for pair in page.duplicates],
        "perhaps": [[pair.first_step, pair.second_step] for pair in page.perhaps],
        "not_understood": [row.step for row in page.not_understood],
        "silent": list(page.silent),
        "wins": [win_facts(win) for win in page.wins],
        "fading": [[one.department, list(one.weekly)] for one in page.fading],
        "metrics": {
            "started_to_done": _measure(page.metrics.started_to_done, "median"),
            "seen_to_started": _measure(page.metrics.seen_to_started, "median"),
            "reopened": page.metrics.reopened,
            "pulse": _measure(page.metrics.pulse, "mean"),
        },
    }


def win_facts(win: Win) -> dict[str, Any]:
    """Return a line of the draft of who helped whom; a receiver of null is nobody's row."""
    return {
        "month": f"{win.month:%Y-%m}",
        "giver": win.giver,
        "receiver": win.receiver or None,
        "step": win.step,
        "done": win.done,
    }


def _steps(rows: Sequence[HappenedRow]) -> list[str]:
    return [row.step for row in rows]


def _counts(counts: Counts) -> dict[str, int]:
    return counts._asdict()


def _department(part: DepartmentPart) -> dict[str, Any]:
    return {
        "name": part.name,
        "minutes": part.minutes,
        "did": list(part.did),
        "freed": [freed.step for freed in part.freed],
        "still_wait": part.still_wait,
        "needs": [[need.party and str(need.party), need.step, need.age] for need in part.needs],
    }


def _ask(ask: LongAsk) -> list[Any]:
    return [ask.department, ask.party and str(ask.party), ask.step, ask.meetings]


def _measure(measure: Measure, name: str) -> dict[str, Any]:
    return {name: measure.value, "n": measure.n, "compare": measure.compare}
