"""Events newer, older and odder than any sample: each is answered by a card in the person's language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.run.team import MONDAY, Team

from .keys import URL, Key, system_claims
from .sidebar import Sidebar, buttons, shown
from .test_events import PATHS, cards

ODD = Path(__file__).parents[1] / "data" / "addon-events" / "odd.json"
CASES = json.loads(ODD.read_text(encoding="utf-8"))["cases"]
CYRILLIC = re.compile("[А-Яа-яЁё]")


@pytest.fixture(scope="module")
def sheet(google: LocalServer, original: Team) -> str:
    """A copy of the team's spreadsheet that all these events look at; none of them writes into it."""
    google.clock.set(MONDAY)
    address = f"{google.url}/drive/v3/files/{original.book.id}/copy"
    made: str = requests.post(address, json={"name": "Plan"}, timeout=10).json()["id"]
    return made


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_odd_event_is_answered(service: str, key: Key, sheet: str, case: dict[str, Any]) -> None:
    text = json.dumps(case["event"]).replace("{{SHEET}}", sheet).replace("{{USER_OAUTH_TOKEN}}", "user-token")
    path = PATHS[case["trigger"]]
    response = Sidebar(service, key, sheet).post(path, json.loads(text), key.sign(system_claims(aud=URL + path)))
    assert response.status_code == 200
    answer = response.json()
    assert set(answer) <= ({"renderActions", "stateChanged"} if "renderActions" in answer else {"action"})
    assert ("renderActions" in answer) is (case["trigger"] in {"action", "universalAction"})
    (card,) = cards(answer)
    assert (card["name"], language(card)) == (case["must"]["card"], case["must"]["language"])
    assert not any("this number" in text or "этот номер" in text for text in shown(card))  # a fault of ours


def language(card: dict[str, Any]) -> str:
    """The language of our own words: those of the buttons, or of the title where there are none."""
    words = [one["text"] for one in buttons(card)] or [card["header"]["title"]]
    russian = [bool(CYRILLIC.search(word)) for word in words]
    return "ru" if all(russian) else "en" if not any(russian) else "mixed"
