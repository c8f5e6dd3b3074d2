"""Days off: the country's, the team's own, and what is said of them."""

import datetime as dt
from typing import Any

import pytest

from sheetsync.checks.working_days import WorkingDays, country_of
from sheetsync.model.settings import Settings

from .sheets import findings, row


@pytest.mark.parametrize(
    ("locale", "country"), [("ru_RU", "RU"), ("en_GB", "GB"), ("de", ""), ("", ""), ("zh_Hans", "")]
)
def test_the_country_is_the_locales(locale: str, country: str) -> None:
    assert country_of(locale) == country


@pytest.mark.parametrize(
    ("country", "day", "worked"),
    [
        ("RU", "2025-05-01", False),
        ("RU", "2025-05-02", False),
        ("RU", "2025-11-01", True),
        ("GB", "2025-05-01", True),
        ("GB", "2025-05-05", False),
        ("", "2025-05-01", True),
        ("XX", "2025-05-03", False),
    ],
)
def test_a_country_has_its_own_days_off_and_moves_them(country: str, day: str, *, worked: bool) -> None:
    assert WorkingDays(country).is_worked(dt.date.fromisoformat(day)) is worked


def test_the_teams_own_exceptions_count_for_more() -> None:
    off, worked = dt.date(2025, 6, 9), dt.date(2025, 5, 2)
    days = WorkingDays("RU", frozenset([off]), frozenset([worked]))
    assert (days.is_worked(off), days.is_holiday(off)) == (False, True)
    assert (days.is_worked(worked), days.is_holiday(worked)) == (True, False)


def said(due: dt.date, **more: Any) -> list[str]:
    return [finding.message for finding in findings(row(due=due), country="RU", **more)]


def test_a_holiday_of_the_country_is_a_hint() -> None:
    assert said(dt.date(2025, 5, 8)) == ["08.05.2025 — праздник."]
    assert said(dt.date(2025, 5, 7)) == []


def test_where_no_day_is_left_to_work_due_soon_says_so() -> None:
    friday = dt.date(2025, 4, 11)
    assert said(dt.date(2025, 4, 13), today=friday)[0] == "До срока 2 дня, рабочих среди них нет."
    assert said(dt.date(2025, 4, 13), today=friday, settings=Settings(working_days=(dt.date(2025, 4, 12),)))[0] == (
        "До срока 2 дня."
    )


def test_overdue_counts_calendar_days_all_the_same() -> None:
    assert said(dt.date(2025, 4, 11), today=dt.date(2025, 4, 14)) == ["Просрочено на 3 дня."]
