"""The acceptance scenarios, end to end over HTTP: every fact, and the laws after every run.

What does not hold yet stands in `not_yet.toml`, with what will turn it on.
"""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from sheetsync.localsheets import LocalServer

from .play import DATA, Play, Seen, load

NOT_YET = Path(__file__).with_name("not_yet.toml")
FULL_GRIDS = {"s1_golden"}
"""Played with the thousand rows of a new tab; the others with fewer, which is three times as fast."""

SCENARIOS = sorted(path.stem for path in DATA.glob("*.json"))
IN_PURE_CODE_TOO = {"lisbon_clocks", "missed_weeks", "promises"}
"""Scenarios whose page and memory `tests/meeting` compares without a server; here they stand in the long suite."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (name in IN_PURE_CODE_TOO)) for name in SCENARIOS]
)
def test_scenario_holds_every_fact_but_those_that_are_not_yet_true(name: str) -> None:
    scenario = load(name)
    with LocalServer() as server:
        play = Play(scenario, server)
        if name not in FULL_GRIDS:
            play.book.cut_rows(80)
        seen = list(play.differences())
    assert play.compared == play.expected, "facts that no run came to"
    assert play.people.awaited == {}, "decisions that became no row"
    listed = not_yet(name)
    failing = grouped(seen)
    assert told(failing, set(failing) - listed) == ""
    assert listed - set(failing) == set(), "these hold now: take them off not_yet.toml"


def test_the_list_of_what_is_not_yet_true_names_scenarios_that_are_there():
    assert {entry["scenario"] for entry in entries()} <= set(SCENARIOS)


def entries() -> list[dict[str, str]]:
    return tomllib.loads(NOT_YET.read_text(encoding="utf-8")).get("not_yet", [])


def not_yet(name: str) -> set[tuple[str, str]]:
    return {(entry["at"], entry["fact"]) for entry in entries() if entry["scenario"] == name}


def grouped(seen: list[Seen]) -> dict[tuple[str, str], list[str]]:
    """The details of each fact that does not hold, by run and fact."""
    found = defaultdict(list)
    for at, difference in seen:
        found[at, f"{difference.kind}.{difference.fact}"].append(difference.detail)
    return found


def told(failing: dict[tuple[str, str], list[str]], unlisted: set[tuple[str, str]]) -> str:
    return "".join(f"\n{at} {fact}: {detail}" for at, fact in sorted(unlisted) for detail in failing[at, fact])
