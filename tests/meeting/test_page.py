import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.meeting.cells import page_lines
from sheetsync.meeting.page import MeetingPage, build_page
from sheetsync.meeting.period import live_meeting
from sheetsync.memory.advance import advance
from sheetsync.memory.identity import identify
from sheetsync.memory.notes import with_meeting
from sheetsync.messages import Messages
from sheetsync.model.finding import Finding, Place, Severity
from sheetsync.model.memory import Memory
from sheetsync.model.row import Row
from sheetsync.model.settings import Department, Settings
from sheetsync.workbook.templates import load_template

from .people import row_of
from .reader import ScenarioReader
from .story import DEPARTMENTS, STORY

MONDAY = dt.date(2025, 3, 10)
SETTINGS = Settings(departments=tuple(Department(name) for name in DEPARTMENTS))
BLOCKERS = ["", *STORY["readings"]["barrier"]]
CELLS = st.fixed_dictionaries(
    {
        "step": st.sampled_from(["Испечь", "Развезти", "Посчитать"]),
        "owner": st.sampled_from([*DEPARTMENTS, "", "Склад"]),
        "due": st.sampled_from(["", "2025-03-01", "2025-03-09", "2025-03-20"]),
        "status": st.sampled_from(["Выполнено", "В работе", "Запланировано", "Задержано", "не знаю"]),
        "barrier": st.sampled_from(BLOCKERS),
    }
)
SHEET = st.lists(CELLS, max_size=10)


def rows_of(sheet: list[dict[str, str]], memory: Memory) -> list[Row]:
    reader = ScenarioReader(STORY["readings"], DEPARTMENTS)
    lines = [row_of(cells).line(number) for number, cells in enumerate(sheet, start=2)]
    return [reader.read(one.line, one.id, MONDAY) for one in identify(lines, memory)]


def page_of(rows: list[Row], memory: Memory, today: dt.date) -> MeetingPage:
    meeting = live_meeting(memory, weekday=1, today=today)
    return build_page(meeting, rows, memory, SETTINGS, today=today)


@given(SHEET)
def test_the_counts_add_up(sheet: list[dict[str, str]]) -> None:
    rows = rows_of(sheet, Memory())
    page = page_of(rows, advance(Memory(), rows, today=MONDAY), MONDAY)
    counts = page.counts
    assert counts.rows == len(rows) == counts.open + counts.closed
    assert counts.open == counts.waiting + counts.in_progress + counts.planned + counts.unknown
    assert counts.overdue == len(page.overdue)
    owned = [row for row in rows if row.owner.department]
    assert sum(len(part.needs) for part in page.departments) == sum(
        max(len(row.waits_on), 1) for row in owned if row.live
    )
    assert sum(wait.rows for wait in page.waits) == sum(len(row.waits_on) for row in owned)


@given(SHEET, SHEET)
def test_what_changed_is_what_the_counts_say(before: list[dict[str, str]], after: list[dict[str, str]]) -> None:
    first = rows_of(before, Memory())
    memory = advance(Memory(), first, today=MONDAY)
    old = page_of(first, memory, MONDAY)
    memory = with_meeting(memory, old.memory())
    later = MONDAY + dt.timedelta(days=3)
    second = rows_of(after, memory)
    new = page_of(second, advance(memory, second, today=later), later)
    assert new.change is not None
    assert [now - then for now, then in zip(new.counts, old.counts, strict=True)] == list(new.change)
    happened = new.happened
    assert new.change.rows == len(happened.added) - len(happened.deleted)


@given(SHEET, st.randoms(use_true_random=False))
def test_sorting_the_grid_changes_no_line_of_the_page(sheet: list[dict[str, str]], shuffle: Random) -> None:
    rows = rows_of(sheet, Memory())
    memory = advance(Memory(), rows, today=MONDAY)
    template, messages = load_template("status.ru"), Messages("ru")
    lines = page_lines(page_of(rows, memory, MONDAY), template, messages)
    shuffle.shuffle(rows)
    assert page_lines(page_of(rows, memory, MONDAY), template, messages) == lines


def test_a_row_is_not_understood_once_and_by_errors_alone() -> None:
    rows = rows_of([{"step": "Испечь", "status": "не знаю"}, {"step": "Развезти", "status": "В работе"}], Memory())
    place = Place("Статус", 2)
    findings = [
        Finding("SS301", Severity.WARNING, place, "Посмотрите.", row_id=rows[1].id),
        Finding("SS101", Severity.ERROR, place, "Статус непонятен.", row_id=rows[0].id),
        Finding("SS201", Severity.ERROR, place, "Дата непонятна.", row_id=rows[0].id),
        Finding("SS601", Severity.ERROR, place, "Нет колонки."),
    ]
    memory = advance(Memory(), rows, today=MONDAY)
    meeting = live_meeting(memory, weekday=1, today=MONDAY)
    page = build_page(meeting, rows, memory, SETTINGS, today=MONDAY, findings=findings)
    assert page.not_understood == (("Испечь", 2, "Статус непонятен."),)


def test_an_empty_team_has_a_page_too() -> None:
    meeting = live_meeting(Memory(), weekday=1, today=MONDAY)
    page = build_page(meeting, [], Memory(), Settings(), today=MONDAY)
    assert (page.departments, page.minutes_fit, page.counts.rows) == ((), True, 0)
    assert page_lines(page, load_template("status.en"), Messages("en"))[0].cells
