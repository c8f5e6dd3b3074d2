import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from sheetsync.meeting.cells import NO_LINKS, page_lines
from sheetsync.meeting.metric_lines import metric_lines
from sheetsync.meeting.page import MeetingPage
from sheetsync.meeting.period import block_days
from sheetsync.meeting.sections import SHOWN
from sheetsync.meeting.stories import LIST_LIMIT
from sheetsync.meeting.text import page_text
from sheetsync.messages import LANGUAGES, Messages
from sheetsync.model.columns import MetricColumn
from sheetsync.model.days import to_serial
from sheetsync.model.desired import DesiredLine, Links, Style
from sheetsync.model.memory import MeetingMemory
from sheetsync.workbook.templates import load_template

from .replay import Replay
from .story import DEPARTMENTS, STORY

SNAPSHOTS = Path(__file__).parent / "snapshots"
MONDAY = dt.date(2025, 3, 10)


@pytest.fixture(scope="module")
def page() -> MeetingPage:
    *_, last = Replay(STORY).runs()
    return replace(last.page, fresh=dt.datetime(2025, 3, 10, 9, 0, tzinfo=dt.UTC))


@pytest.fixture(scope="module")
def first_page() -> MeetingPage:
    return next(Replay(STORY).runs()).page


def lines_of(page: MeetingPage, language: str = "ru", links: Links = NO_LINKS) -> tuple[DesiredLine, ...]:
    return page_lines(page, load_template(f"status.{language}"), Messages(language), links)


def text_of(page: MeetingPage, language: str = "ru") -> str:
    return page_text(page, load_template(f"status.{language}"), Messages(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["page", "first_page"])
def test_the_page_reads_as_the_golden_text(name: str, language: str, request: pytest.FixtureRequest) -> None:
    """Renew the golden texts with UPDATE_SNAPSHOTS=1."""
    text = text_of(request.getfixturevalue(name), language)
    golden = SNAPSHOTS / f"{name}.{language}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_each_department_answers_the_three_questions_of_the_article(page: MeetingPage) -> None:
    shown = [str(line.cells[0].value) for line in lines_of(page) if line.cells]
    questions = ["Что мы сделали?", "Как это повлияло на других?", "Что нам нужно от вас?"]
    assert [text for text in shown if text in questions] == questions * len(DEPARTMENTS)


def test_keys_are_unique_and_name_the_meeting(page: MeetingPage) -> None:
    keys = [line.key for line in lines_of(page)]
    assert len(set(keys)) == len(keys)
    assert keys[0] == "2025-03-10|title|1"
    assert keys[-1] == "2025-03-10|end|1"
    assert lines_of(page)[-1].cells == ()
    assert block_days(keys) == (MONDAY,)


def test_only_the_line_of_freshness_takes_no_part_in_the_difference(page: MeetingPage) -> None:
    later = replace(page, fresh=dt.datetime(2025, 3, 10, 17, 30, tzinfo=dt.UTC))
    pairs = list(zip(lines_of(page), lines_of(later), strict=True))
    assert [new.key for old, new in pairs if old != new] == ["2025-03-10|fresh|1"]
    assert [line.key for line in lines_of(page) if line.volatile] == ["2025-03-10|fresh|1"]


def test_no_line_is_wider_than_four_cells_and_none_too_long(page: MeetingPage) -> None:
    long = replace(page, goal="я" * 50_000)
    assert max(len(line.cells) for line in lines_of(page)) == 4
    assert max(len(str(cell.value)) for line in lines_of(long) for cell in line.cells) == SHOWN


def test_long_lists_are_cut_and_counted(page: MeetingPage) -> None:
    many = replace(page, overdue=page.overdue[:1] * (LIST_LIMIT + 7))
    shown = [line for line in lines_of(many) if "|overdue|" in line.key]
    assert len(shown) == 1 + LIST_LIMIT + 1
    assert shown[-1].cells[0].value == "и ещё 7"


def test_a_missing_goal_and_figure_are_asked_for(page: MeetingPage) -> None:
    text = text_of(replace(page, goal="", goal_figure=""))
    assert "Впишите «Общая цель» на вкладке «Настройки»." in text
    assert "Впишите «Показатель цели» на вкладке «Настройки»." in text


def test_more_departments_than_the_meeting_holds_are_said(page: MeetingPage) -> None:
    assert "займёт больше, чем 20 минут" in text_of(replace(page, minutes_fit=False))


def test_nothing_a_person_typed_steers_a_terminal_or_breaks_a_line(page: MeetingPage) -> None:
    text = text_of(replace(page, goal="Хлеб\x1b[2J\nк восьми\u202e"))
    assert "  Хлеб [2J к восьми\n" in text
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_braces_that_a_person_typed_stay_what_they_are(page: MeetingPage) -> None:
    assert "{n} {day}" in text_of(replace(page, silent=("{n} {day}",)))


def test_metrics_are_numbers_oldest_first_and_small_samples_stay_empty() -> None:
    figures = {"started_to_done": 2.5, "started_to_done_n": 5, "seen_to_started": 4, "seen_to_started_n": 4}
    figures |= {"reopened": 1, "pulse": 4.17, "pulse_n": 6, "closed": 3, "overdue": 2}
    meetings = [MeetingMemory(MONDAY, MONDAY), MeetingMemory(dt.date(2025, 3, 3), MONDAY, figures)]
    header, first, second = metric_lines(meetings, load_template("status.ru"), Messages("ru"))
    assert [header.key, first.key, second.key] == ["header", "2025-03-03", "2025-03-10"]
    assert len(header.cells) == len(MetricColumn)
    assert [cell.value for cell in first.cells] == [
        *(to_serial(dt.date(2025, 3, 3)), 2.5, 5, None, 4, 1, 4.17, 6),
        *(3, None, None, None, None, 2, None),
    ]
    assert {cell.value for cell in second.cells[1:]} == {None}


def test_every_line_that_speaks_of_a_row_leads_to_where_it_is_found(page: MeetingPage) -> None:
    views = {name: f"view of {name}" for name in DEPARTMENTS}
    links = Links("overdue", "waiting", "checks", "status", "pairs", views)
    found = {
        (line.key.split("|")[1], str(line.cells[0].value)): line.cells[0].link
        for line in lines_of(page, links=links)
        if line.cells and line.cells[0].style is Style.TEXT
    }
    assert found["happened", "Купить муку"] == "view of Пекарня"
    assert found["promised", "Проверить весы"] == "view of Касса"
    assert found["department-1", "Испечь хлеб на неделю"] == "view of Пекарня"
    assert found["department-2", "Испечь хлеб на неделю"] == "view of Пекарня"
    assert found["not-understood", "Обновить меню"] == "checks"
    assert found["duplicates", "Вымыть печь"] == "pairs"
    nowhere = {name for name, link in found.items() if link is None and name[0] not in {"title", "goal", "counts"}}
    assert nowhere == {(part, "Сфотографировать витрину") for part in ("happened", "promised")} | {("silent", "Уборка")}
