"""A due text that counts from a day counts from the day on which it was first seen, whoever runs and when."""

import datetime as dt

from .team import ROWS, Team

STEP = ROWS[1][0]


def check(team: Team) -> str:
    return team.checks()[STEP]


def test_a_relative_date_stays_what_it_was_when_first_seen(running: Team) -> None:
    running.type("status", 3, 2, "завтра")
    running.sync()
    assert "«завтра» прочитано как 15.04.2025, считая от 14.04.2025." in check(running)
    running.later(days=3)
    running.sync()
    assert "прочитано как 15.04.2025, считая от 14.04.2025." in check(running)
    assert "Просрочено на 2 дня." in check(running)
    assert running.memory().rows[running.ids()[STEP]].due_seen == dt.date(2025, 4, 14)


def test_another_text_counts_from_its_own_day(running: Team) -> None:
    running.type("status", 3, 2, "завтра")
    running.sync()
    running.later(days=3)
    running.type("status", 3, 2, "до пятницы")
    running.sync()
    assert "прочитано как 18.04.2025, считая от 17.04.2025." in check(running)


def test_a_sort_takes_the_day_along(running: Team) -> None:
    running.type("status", 3, 2, "завтра")
    running.sync()
    running.later(days=1)
    running.type("status", 3, 0, "Снять ролик")
    running.sync()
    assert "прочитано как 15.04.2025, считая от 14.04.2025." in running.checks()["Снять ролик"]


def test_a_clock_that_goes_back_loses_no_event_and_reads_a_new_text_by_its_own_day(running: Team) -> None:
    running.later(days=1)
    running.sync()
    running.later(days=-8)
    running.type("status", 3, 3, "Выполнено")
    running.type("status", 4, 2, "завтра")
    running.decide(["Позвонить в типографию", "Продажи", dt.date(2025, 4, 30)])
    running.sync()
    assert running.settled()
    running.later(days=13)
    running.sync()
    page, memory = running.page(), running.memory()
    assert str(page.meeting.day) == "2025-04-21"
    assert [row.step for row in page.happened.done] == [STEP]
    assert [row.step for row in page.happened.added] == ["Позвонить в типографию"]
    assert memory.rows[running.ids()[ROWS[2][0]]].due_day == dt.date(2025, 4, 8)
    running.later(days=1)
    running.sync()
    assert [one.step for one in running.page().promised] == ["Позвонить в типографию"]
