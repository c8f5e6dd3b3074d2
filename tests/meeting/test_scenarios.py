"""The acceptance scenarios: after every run the meeting page and the memory hold exactly the expected facts."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .replay import Replay, Run

SCENARIOS = Path(__file__).parents[1] / "data" / "scenarios"
WHOLE = ("s1_golden", "s2_three_weeks", "s3_messy", "s5_between", "missed_weeks", "lisbon_clocks", "promises")


@pytest.mark.parametrize("name", WHOLE)
def test_page_and_memory_hold_the_expected_facts(name: str) -> None:
    scenario = json.loads((SCENARIOS / f"{name}.json").read_text(encoding="utf-8"))
    expected = {
        (fact["at"], fact["kind"]): fact for fact in scenario["expect"] if fact["kind"] in {"meeting", "memory"}
    }
    compared = set()
    for run in Replay(scenario).runs():
        for kind in ("meeting", "memory"):
            if (run.at, kind) in expected:
                _compare(run, kind, expected[run.at, kind])
                compared.add((run.at, kind))
    assert compared == expected.keys()


def _compare(run: Run, kind: str, expected: dict[str, Any]) -> None:
    assert run.writes == 0 or not run.again, "a second run at once writes nothing"
    found: dict[str, Any] = getattr(run, kind)
    for name in expected.keys() - {"at", "kind"}:
        if expected[name] != "any":
            assert _plain(name, found[name]) == _plain(name, expected[name]), f"{run.at} {name}"


def _plain(name: str, value: Any) -> Any:
    """Return the value as the scenarios compare it: lists as multisets but where the order counts."""
    if name == "rings":
        return {frozenset(ring) for ring in value}
    if name == "departments":
        return [{key: _plain(key, part[key]) for key in part} for part in value]
    if name == "overdue":
        assert [days for _, days in value] == sorted((days for _, days in value), reverse=True)
    if isinstance(value, list) and name not in {"blocks", "period", "columns"}:
        return Counter(json.dumps(item, ensure_ascii=False) for item in value)
    return value
