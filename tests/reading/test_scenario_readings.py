"""What a person says the acceptance scenarios' texts mean, and what the reader makes of them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from sheetsync.model.row import DueReading, Row, Sureness
from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.reading.reader import Reader

from .sheets import line

SCENARIOS = Path(__file__).parents[3] / "shared" / "data" / "scenarios"
SEEN = dt.date(2025, 5, 13)


@pytest.fixture(params=["s1_golden", "s2_three_weeks", "s3_messy", "s5_between"])
def scenario(request: pytest.FixtureRequest) -> dict[str, Any]:
    path = SCENARIOS / f"{request.param}.json"
    if not path.exists():
        pytest.skip("the acceptance scenarios are not beside this project")
    loaded: dict[str, Any] = json.loads(path.read_text())
    return loaded


def test_every_unusual_text_is_read_as_a_person_reads_it(scenario: dict[str, Any], russian: Template) -> None:
    settings = Settings(departments=tuple(map(Department, scenario["departments"])))
    reader = Reader(russian, settings)
    readings = scenario["readings"]

    def read(**cells: str) -> Row:
        return reader.read(line(**cells), "k1", seen_on=SEEN, locale=scenario["locale"])

    assert {text: read(status=text).state.value for text in readings["status"]} == readings["status"]
    assert {text: read(owner=text).owner.department for text in readings["owner"]} == readings["owner"]
    assert {text: waits_on(read(blocker=text)) for text in readings["barrier"]} == {
        text: sorted(said) if said != "none" else said for text, said in readings["barrier"].items()
    }
    wrong = {text: said for text, said in readings["due"].items() if not agrees(read(due=text).due, said)}
    assert wrong == {}


def waits_on(row: Row) -> list[str] | str:
    return sorted(map(str, row.blocker.parties)) if row.blocker.obstacle else "none"


def agrees(reading: DueReading, said: dict[str, Any]) -> bool:
    if "ambiguous" in said:
        return reading.sureness is Sureness.AMBIGUOUS
    if "unreadable" in said:
        return reading.sureness is Sureness.UNREADABLE
    if "date" in said:
        return reading.day == dt.date.fromisoformat(said["date"])
    days = said["plus"] if "plus" in said else (said["weekday"] - SEEN.isoweekday()) % 7
    return reading.day == SEEN + dt.timedelta(days=days)
