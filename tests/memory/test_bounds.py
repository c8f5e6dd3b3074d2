"""The memory stays bounded and in order, whatever days the runs fall on; meetings follow each other without a gap."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.clock import local_time
from sheetsync.meeting.period import live_meeting
from sheetsync.memory.advance import advance
from sheetsync.memory.events import KEPT_DAYS
from sheetsync.memory.notes import with_drafts, with_meeting
from sheetsync.model.memory import MeetingMemory, Memory

from .rows import MONDAY, row

DAYS = st.lists(st.integers(-40, 250), min_size=1, max_size=14)
"""Steps between runs: most go on, some go back."""


@settings(max_examples=60, deadline=None)
@given(DAYS, st.lists(st.sampled_from(["planned", "done", "in_progress"]), min_size=14, max_size=14))
def test_nothing_older_than_the_bound_is_kept_but_rows_that_stand(steps: list[int], states: list[str]) -> None:
    memory, today = Memory(), MONDAY
    for number, step in enumerate(steps):
        today += dt.timedelta(days=step)
        standing = [row("r1", status=states[number]), *([row("r2", step="Б")] if number % 3 else [])]
        memory = advance(memory, standing, today=today)
        for one in memory.rows.values():
            days = [event.day for event in one.events]
            assert days == sorted(days)
            assert all((today - day).days <= KEPT_DAYS for day in days[:1])
            assert one.deleted is None or (today - one.deleted).days <= KEPT_DAYS
        assert {one.id for one in standing} <= memory.rows.keys()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-10, 60), min_size=1, max_size=40), st.integers(1, 7))
def test_periods_follow_each_other_without_gap_or_overlap_and_none_is_opened_again(
    steps: list[int], weekday: int
) -> None:
    memory, today, seen = Memory(), MONDAY, list[dt.date]()
    for step in steps:
        today += dt.timedelta(days=step)
        live = live_meeting(memory, weekday=weekday, today=today)
        assert not seen or live.day >= seen[-1]
        assert live.day >= today or live.day == seen[-1]
        assert live.day.isoweekday() == weekday
        if live.previous_day:
            assert live.start == live.previous_day + dt.timedelta(days=1)
        assert live.start <= live.day
        seen.append(live.day)
        memory = with_meeting(memory, MeetingMemory(live.day, live.start))
        days = [meeting.day for meeting in memory.meetings]
        assert days == sorted(set(days))
        assert (days[-1] - days[0]).days <= KEPT_DAYS or len(days) <= 2


def test_figures_of_meetings_are_kept_for_the_bound_and_the_one_before_always() -> None:
    memory = Memory()
    for week in range(70):
        memory = with_meeting(memory, MeetingMemory(MONDAY + dt.timedelta(weeks=week), MONDAY))
    assert len(memory.meetings) == KEPT_DAYS // 7 + 1
    late = MeetingMemory(MONDAY + dt.timedelta(days=4000), MONDAY)
    assert [one.day for one in with_meeting(memory, late).meetings] == [memory.meetings[-1].day, late.day]


def test_months_that_were_drafted_are_forgotten_after_the_bound() -> None:
    memory = with_drafts(Memory(), [MONDAY.replace(day=1)], MONDAY)
    assert with_drafts(memory, [], MONDAY + dt.timedelta(days=KEPT_DAYS)).drafted == memory.drafted
    assert with_drafts(memory, [], MONDAY + dt.timedelta(days=KEPT_DAYS + 1)).drafted == {}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Moscow"])
@pytest.mark.parametrize("text", ["2025-03-30", "2025-10-26", "2025-11-02", "2024-02-29"])
def test_every_moment_of_a_day_is_that_day_however_the_clock_is_turned(zone: str, text: str) -> None:
    day = dt.date.fromisoformat(text)
    first = dt.datetime.combine(day, dt.time(), ZoneInfo(zone)).astimezone(dt.UTC)
    last = dt.datetime.combine(day, dt.time(23, 59), ZoneInfo(zone)).astimezone(dt.UTC)
    minutes = int((last - first).total_seconds() // 60)
    moments = (first + dt.timedelta(minutes=at) for at in range(0, minutes + 1, 13))
    assert {local_time(moment, zone).date() for moment in moments} == {day}
