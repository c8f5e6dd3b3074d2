"""A report of the small team's two weeks, with eight weeks of figures before them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from sheetsync.exports.report import Report, build_report
from sheetsync.meeting.page import MeetingPage
from sheetsync.messages import Messages
from sheetsync.model.memory import MeetingMemory
from sheetsync.workbook.templates import load_template
from tests.meeting.replay import Replay
from tests.meeting.story import STORY

MONDAY = dt.date(2025, 3, 10)
MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def page() -> MeetingPage:
    *_, last = Replay(STORY).runs()
    figure = "4% из 25% к 31.12.2025"
    return replace(last.page, fresh=dt.datetime(2025, 3, 10, 9, 0, tzinfo=dt.UTC), goal_figure=figure)


def earlier_meetings() -> list[MeetingMemory]:
    figures = {"closed": 1.0, "waiting": 4.0, "in_progress": 3.0, "planned": 5.0, "unknown": 0.0, "blockers": 4.0}
    figures |= {"pulse": 4.2, "pulse_n": 6.0, "started_to_done": 3.0, "seen_to_started": 2.0, "seen_to_started_n": 9.0}
    days = [MONDAY - dt.timedelta(weeks=weeks) for weeks in range(8, 0, -1)]
    return [
        MeetingMemory(day, day, figures | {"overdue": float(at), "started_to_done_n": float(at)})
        for at, day in enumerate(days)
    ]


@pytest.fixture(scope="session")
def make_report(page: MeetingPage) -> MakeReport:
    """Make a report of the page, some of its facts replaced."""

    def make(language: str = "ru", title: str = "Пекарня: план", **facts: object) -> Report:
        shown = replace(page, **facts)
        meetings = [*earlier_meetings(), shown.memory()]
        return build_report(title, shown, meetings, load_template(f"status.{language}"), Messages(language))

    return make
