"""What a run decides of a reading, and of what it leaves its hands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.assess import Assessment, assess
from sheetsync.desire import desire
from sheetsync.meeting.cells import page_lines
from sheetsync.memory.cells import memory_lines
from sheetsync.messages import Messages
from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.days import to_serial
from sheetsync.model.grid import EMPTY, Cell, Line, Snapshot, Tab, Tag
from sheetsync.sheet import UnknownZoneError, read_snapshot
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.templates import load_template

TEMPLATE = load_template("status.ru")
MONDAY = dt.datetime(2025, 4, 14, 6, tzinfo=dt.UTC)
TAGS = (*(field.value for field in Field), ServiceColumn.CHECK.value, ServiceColumn.ID.value)
HEADER = (*TEMPLATE.headers, *(TEMPLATE.service_columns[name].header for name in ("check", "id")))
ROWS = [
    ("Собрать отзывы", "Продажи", dt.date(2025, 4, 5), "Выполнено", ""),
    ("Разобрать отзывы", "Маркетинг", dt.date(2025, 4, 8), "В работе", "Продажи не передали отзывы"),
    ("Нарисовать макет", "Производство", dt.date(2025, 4, 15), "Запланировано", "Ждём Маркетинг"),
    ("Отправить статью", "Маркетинг", dt.date(2025, 4, 20), "Задержано", "Ждём одобрение от юриста"),
    ("Разобрать отзывы", "Маркетинг", "завтра", "Готовенько", ""),
]

Values = tuple[str | dt.date, ...]


def cell(value: str | dt.date) -> Cell:
    if isinstance(value, dt.date):
        return Cell(float(to_serial(value)), "DATE")
    return Cell(value) if value else EMPTY


def tab(name: TabName, lines: Sequence[Line], tags: Sequence[str] = ()) -> Tab:
    marks = {place: Tag(place + 1, tag) for place, tag in enumerate(tags)}
    number = list(TabName).index(name)
    tag = Tag(100 + number, name.value)
    return Tab(
        SHEET_IDS[name], TEMPLATE.tabs[name], number, lines=tuple(lines), tag=tag, column_tags=marks, frozen_rows=1
    )


def spreadsheet(
    rows: Sequence[Values], *, decisions: Sequence[Values] = (), memory: Sequence[Line] = (), header: bool = True
) -> Snapshot:
    words = TEMPLATE.decisions
    lines = [*([tuple(map(Cell, HEADER))] if header else []), *(tuple(map(cell, row)) for row in rows)]
    decided = [tuple(map(Cell, (words.text, words.owner, words.due))), *(tuple(map(cell, line)) for line in decisions)]
    tabs = (
        tab(TabName.STATUS, lines, TAGS),
        tab(TabName.DECISIONS, decided),
        tab(TabName.MEMORY, memory),
    )
    return Snapshot("one", "План", "ru_RU", "Europe/Moscow", tabs)


def assessed(snapshot: Snapshot, now: dt.datetime = MONDAY) -> Assessment:
    status = snapshot.tagged(TabName.STATUS)
    assert status
    return assess(read_snapshot(snapshot, status, TEMPLATE, now))


def remembered(assessment: Assessment) -> list[Line]:
    """The hidden tab as the run leaves it."""
    lines = memory_lines(assessment.memory)
    return [(Cell(line.key), *(Cell(cell.value) for cell in line.cells)) for line in lines]


def with_ids(rows: Sequence[Values], assessment: Assessment) -> list[Values]:
    return [(*row, "", one.id) for row, one in zip(rows, assessment.standing, strict=True)]


def shown(assessment: Assessment) -> list[object]:
    """The page's lines but for how fresh it is, and but for row numbers in the notes of what was not understood."""
    lines = page_lines(assessment.page, TEMPLATE, Messages("ru"))
    return [line.cells for line in lines if "not-understood" not in line.key]


def test_the_same_reading_leads_to_the_same_assessment():
    one, other = (assessed(spreadsheet(ROWS, decisions=[("Купить краску", "Продажи", "")])) for _ in range(2))
    assert desire(one) == desire(other)
    assert one.findings == other.findings
    assert one.page == other.page


@given(order=st.permutations(range(len(ROWS))))
@settings(deadline=None, max_examples=25)
def test_sorting_the_sheet_changes_nothing_on_the_page(order: list[int]):
    first = assessed(spreadsheet(ROWS))
    rows, memory = with_ids(ROWS, first), remembered(first)
    later = MONDAY + dt.timedelta(days=1)
    straight = assessed(spreadsheet(rows, memory=memory), later)
    shuffled = assessed(spreadsheet([rows[place] for place in order], memory=memory), later)
    assert shown(shuffled) == shown(straight)
    assert memory_lines(shuffled.memory) == memory_lines(straight.memory)
    assert {row.id: row.step for row in shuffled.rows} == {row.id: row.step for row in straight.rows}


def test_a_decision_becomes_a_row_with_id_and_check_once():
    first = assessed(spreadsheet(ROWS, decisions=[("Купить краску", "", "")]))
    (row,) = desire(first).appended
    assert row.step == "Купить краску"
    assert [one.id for one in first.rows[len(first.standing) :]] == [row.id]
    assert desire(first).appended_checks[row.id]
    assert first.rows[-1].number == len(ROWS) + 2
    again = assessed(
        spreadsheet(
            [*with_ids(ROWS, first), ("Купить краску", "", "", "Запланировано", "", "", row.id)],
            decisions=[("Купить краску", "", "", row.id)],
            memory=remembered(first),
        )
    )
    assert desire(again).appended == ()
    assert again.standing[-1].id == row.id


def test_a_decision_waits_while_the_column_of_steps_is_not_known():
    snapshot = spreadsheet([], decisions=[("Купить краску", "Продажи", "")])
    status = replace(snapshot.tabs[0], lines=((Cell("Отдел"), Cell("Срок"), Cell("Статус")),), column_tags={})
    unread = assessed(replace(snapshot, tabs=(status, *snapshot.tabs[1:])))
    assert Field.STEP not in unread.reading.table.columns
    assert desire(unread).appended == ()
    assert unread.memory.decisions == ()


def test_a_row_that_vanished_is_counted_and_one_that_lost_its_id_is_not():
    first = assessed(spreadsheet(ROWS))
    rows = [(*row[:6], "") for row in with_ids(ROWS, first)]
    assert assessed(spreadsheet(rows, memory=remembered(first))).vanished == 0
    left = assessed(spreadsheet(rows[1:], memory=remembered(first)))
    assert (left.vanished, left.stood, left.emptied) == (1, len(ROWS), False)


def test_a_tab_without_rows_under_its_header_is_not_suddenly_empty():
    memory = remembered(assessed(spreadsheet(ROWS)))
    assert not assessed(spreadsheet([], memory=memory)).emptied
    assert assessed(spreadsheet([], memory=memory, header=False)).emptied
    assert not assessed(spreadsheet([], header=False)).emptied


def test_service_cells_below_the_header_alone_are_ours():
    first = assessed(spreadsheet(ROWS))
    assert desire(first).service_rows == range(1, len(ROWS) + 1)
    lost = replace(first.reading.tab, lines=((Cell("заметка"),),), column_tags={}, frozen_rows=0)
    snapshot = replace(first.reading.snapshot, tabs=(lost, *first.reading.snapshot.tabs[1:]))
    assert desire(assessed(snapshot)).service_rows == range(0)


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Europe/Moscow", dt.date(2025, 4, 14)),
        ("Pacific/Kiritimati", dt.date(2025, 4, 14)),
        ("Pacific/Honolulu", dt.date(2025, 4, 13)),
        ("GMT-07:00", dt.date(2025, 4, 13)),
        ("GMT+03:00", dt.date(2025, 4, 14)),
        ("Etc/GMT", dt.date(2025, 4, 14)),
    ],
)
def test_today_is_the_day_in_the_spreadsheet_s_zone(zone: str, today: dt.date):
    snapshot = replace(spreadsheet(ROWS), time_zone=zone)
    assert assessed(snapshot).reading.today == today


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "GMT+99:00"])
def test_a_zone_that_nobody_knows_stops_the_run(zone: str):
    with pytest.raises(UnknownZoneError, match="which this machine doesn't know"):
        assessed(replace(spreadsheet(ROWS), time_zone=zone))
