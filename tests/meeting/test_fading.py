"""A table that is used less and less is said to be, once the course is long enough to be one."""

import datetime as dt

import pytest

from sheetsync.meeting.fading import Fading, find_fading, touched_figures
from sheetsync.model.memory import MeetingMemory

MONDAY = dt.date(2025, 3, 10)


def meeting(week: int, touched: int | None, weeks: int = 1) -> MeetingMemory:
    day = MONDAY + dt.timedelta(weeks=week)
    figures = {} if touched is None else touched_figures({"Касса": touched})
    return MeetingMemory(day, day - dt.timedelta(days=7 * weeks - 1), figures)


@pytest.mark.parametrize(
    ("touched", "fades"),
    [
        ([12, 9, 5, 2], True),
        ([12, 9, 9, 2], False),
        ([2, 12, 9, 5, 1], True),
        ([12, 9, 5], False),
        ([None, 9, 5, 2], False),
        ([1, 2, 3, 4], False),
    ],
)
def test_only_a_fall_at_each_of_four_meetings_counts(touched: list[int | None], *, fades: bool) -> None:
    meetings = [meeting(week, count) for week, count in enumerate(touched)]
    assert bool(find_fading(meetings, ["Касса"])) is fades


def test_a_longer_period_is_reckoned_to_a_week() -> None:
    steady = [meeting(0, 8), meeting(1, 7), meeting(2, 6), meeting(4, 14, weeks=2)]
    assert find_fading(steady, ["Касса"]) == ()
    falling = [meeting(0, 8), meeting(1, 7), meeting(2, 6), meeting(4, 8, weeks=2)]
    assert find_fading(falling, ["Касса", "Склад"]) == (Fading("Касса", (8, 7, 6, 4)),)
