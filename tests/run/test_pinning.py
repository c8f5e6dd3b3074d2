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
