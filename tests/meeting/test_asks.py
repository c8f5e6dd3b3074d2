"""Asks that outlived two meetings come to the top of the page, as plain facts."""

import copy
from typing import Any

import pytest

from sheetsync.meeting.cells import page_lines
from sheetsync.messages import Messages
from sheetsync.model.desired import Links, Style
from sheetsync.workbook.templates import load_template

from .replay import Replay, Run
from .story import STORY


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    story: dict[str, Any] = copy.deepcopy(STORY)
    story["days"] += [
        {"at": "2025-03-17T09:00", "sync": True, "edits": []},
        {
            "at": "2025-03-17T10:00",
            "sync": True,
            "edits": [{"op": "set", "key": "c", "column": "barrier", "value": ""}],
        },
    ]
    return list(Replay(story).runs())


def asked(run: Run) -> list[tuple[str, str | None, int]]:
    return [(ask.step, ask.party.name if ask.party else None, ask.meetings) for ask in run.page.long_asks]


def test_an_ask_rises_after_the_second_meeting_that_left_it_open(runs: list[Run]) -> None:
    first, second, third, fourth, fifth = runs
    assert asked(first) == asked(second) == asked(third) == []
    assert asked(fourth) == [
        ("Развезти заказы в центр", "Касса", 2),
        ("Посчитать выручку", "Пекарня", 2),
        ("Купить муку", "мельница", 2),
    ]
    assert ("Посчитать выручку", "Пекарня", 2) not in asked(fifth)


def test_it_stands_above_the_figures_and_leads_to_its_rows(runs: list[Run]) -> None:
    links = Links(departments={"Касса": "#gid=1&fvid=2"}, waiting="#gid=1&fvid=3")
    lines = page_lines(runs[3].page, load_template("status.ru"), Messages("ru"), links)
    parts = list(dict.fromkeys(line.key.split("|")[1] for line in lines))
    assert parts.index("asks") < parts.index("counts")
    asks = [line.cells for line in lines if "|asks|" in line.key]
    assert [cell.value for cell in asks[2][:3]] == ["Посчитать выручку", "Касса → Пекарня", "2 встречи"]
    assert asks[2][0].link == "#gid=1&fvid=2"
    assert asks[1][0].link == "#gid=1&fvid=3"
    assert {line[0].style for line in asks[1:]} == {Style.ASK}
