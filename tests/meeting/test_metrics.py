import datetime as dt

import pytest

from sheetsync.meeting.departments import share_minutes
from sheetsync.meeting.metrics import Measure, measure, metric_figures
from sheetsync.model.memory import RowMemory
from sheetsync.model.row import RowTexts
from sheetsync.model.state import State

FIRST = dt.date(2025, 4, 1)


def done(seen: int, started: int | None, finished: int) -> RowMemory:
    days = [None if number is None else FIRST + dt.timedelta(days=number) for number in (seen, started, finished)]
    texts = RowTexts("А", "", "", "", "")
    first = days[0] or FIRST
    return RowMemory("r1", texts, State.DONE, first, first, first, first, started=days[1], done=days[2])


def test_medians_are_in_days_over_rows_whose_start_was_seen() -> None:
    metrics = measure([done(0, 1, 3), done(0, 3, 10), done(0, None, 4)], 1, [], None)
    assert metrics.started_to_done == Measure(4.5, 2)
    assert metrics.seen_to_started == Measure(2, 2)
    assert metrics.reopened == 1


@pytest.mark.parametrize(("now", "then", "compare"), [(5, 5, True), (4, 9, False), (9, 4, False), (6, 0, False)])
def test_nothing_is_compared_where_either_sample_is_under_five(now: int, then: int, *, compare: bool) -> None:
    previous = {"started_to_done": 3.0, "started_to_done_n": then}
    metrics = measure([done(0, 0, 2)] * now, 0, [], previous)
    assert metrics.started_to_done == Measure(2, now, -1.0 if compare else None, compare)


def test_the_mean_of_under_five_answers_is_not_shown() -> None:
    assert measure([], 0, [4, 4, 5, 3], None).pulse == Measure(None, 4)
    assert measure([], 0, [5, 4, 4, 5, 3, 4], {"pulse": 4.0, "pulse_n": 5}).pulse == Measure(
        4.17, 6, 0.17, compare=True
    )


def test_the_figures_that_are_remembered_are_those_compared_next_time() -> None:
    first = measure([done(0, 0, 2)] * 5, 2, [4] * 5, None)
    again = measure([done(0, 0, 3)] * 5, 2, [5] * 5, metric_figures(first))
    assert (again.started_to_done.change, again.seen_to_started.change, again.pulse.change) == (1, 0, 1)


def test_a_row_reopened_before_its_start_counts_no_negative_days() -> None:
    assert measure([done(0, 5, 3)], 0, [], None).started_to_done == Measure(0, 1)


@pytest.mark.parametrize(("minutes", "departments", "share"), [(30, 5, 6), (30, 7, 4), (30, 20, 2), (30, 0, 0)])
def test_minutes_are_whole_and_at_least_two(minutes: int, departments: int, share: int) -> None:
    assert share_minutes(minutes, departments) == share
