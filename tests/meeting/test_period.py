import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.meeting.period import LiveMeeting, block_days, live_meeting
from sheetsync.model.memory import MeetingMemory, Memory

MONDAY = dt.date(2025, 4, 14)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def met(*days: int) -> Memory:
    return Memory(began=day(-30), meetings=tuple(MeetingMemory(day(one), day(one - 6)) for one in days))


def live(memory: Memory, today: int, weekday: int = 1, blocks: tuple[dt.date, ...] = ()) -> LiveMeeting:
    return live_meeting(memory, weekday=weekday, today=day(today), blocks=blocks)


@pytest.mark.parametrize(("today", "meeting"), [(-6, 0), (-1, 0), (0, 0), (1, 7)])
def test_the_next_meeting_day_is_live_to_its_end(today: int, meeting: int) -> None:
    first = live(met(), today)
    assert (first.day, first.start, first.previous_day) == (day(meeting), day(meeting - 6), None)


def test_a_period_starts_the_day_after_the_block_before() -> None:
    second = live(met(0), 3)
    assert (second.day, second.start, second.previous) == (day(7), day(1), met(0).meetings[0])


def test_weeks_without_a_block_are_inside_the_next_one() -> None:
    late = live(met(-7, 0), 17)
    assert (late.day, late.start, late.previous_day) == (day(21), day(1), day(0))


def test_a_new_meeting_day_waits_for_the_block_that_is_live() -> None:
    assert live(met(0), -2, weekday=3).day == day(0)
    assert live(met(0), 1, weekday=3).day == day(2)


def test_a_clock_that_goes_back_opens_no_frozen_block() -> None:
    back = live(met(0, 7), -20)
    assert (back.day, back.start) == (day(7), day(1))


def test_blocks_on_the_page_count_when_the_memory_was_lost() -> None:
    after = live(Memory(), 2, blocks=(day(0), day(-7)))
    assert (after.start, after.previous_day, after.previous) == (day(1), day(0), None)


@given(st.lists(st.integers(0, 60), max_size=8), st.integers(1, 7))
def test_however_often_a_run_happens_each_day_lies_in_one_period(runs: list[int], weekday: int) -> None:
    memory, covered = Memory(), {}
    for today in sorted(runs):
        meeting = live(memory, today, weekday)
        assert meeting.covers(day(today))
        assert covered.setdefault(day(today), meeting.day) == meeting.day
        others = tuple(one for one in memory.meetings if one.day != meeting.day)
        memory = Memory(meetings=(*others, MeetingMemory(meeting.day, meeting.start)))
        assert all(meeting.start > one.day for one in others)


def test_keys_that_are_none_of_ours_name_no_block() -> None:
    assert block_days(["", "note", "2025-04-14|title|1", "2025-04-21|end|1", "2025-13-01|x|1"]) == (day(7), day(0))
