"""What people delete or type over of the service's comes back; what is theirs beside it stays."""

import pytest

from sheetsync.model.columns import TabName
from tests.scenarios.book import Where, value_of

from .team import ROWS, Team

SERVICE_TABS = [name.value for name in TabName if name is not TabName.STATUS]


@pytest.mark.parametrize("tab", SERVICE_TABS)
def test_a_lost_tab_comes_back_with_what_belongs_there(running: Team, tab: str):
    before = [line for line in running.cells(tab) if any(line)]
    running.delete_tab(tab)
    running.sync()
    after = [line for line in running.cells(tab) if any(line)]
    assert len(after) == len(before)
    assert running.settled()


@pytest.mark.parametrize(("column", "header"), [(5, "Проверка"), (6, "ID")])
def test_a_lost_service_column_comes_back_filled(running: Team, column: int, header: str):
    ids = running.memory().rows.keys()
    running.delete(running.columns("status", column))
    running.sync()
    titles = running.cells("status")[0]
    assert titles.index(header) >= 5
    assert running.memory().rows.keys() == ids
    assert running.settled()


def test_both_lost_service_columns_come_back_with_the_same_ids(running: Team):
    ids = running.ids()
    running.delete(running.columns("status", 5, 2))
    running.sync()
    assert running.ids() == ids
    assert running.settled()


@pytest.mark.parametrize(("column", "typed"), [(5, "сам знаю"), (5, "=1+1"), (6, "123"), (6, ""), (6, "r0000000")])
def test_a_service_cell_typed_over_is_put_right(running: Team, column: int, typed: str):
    before = running.cells("status")
    running.type("status", 3, column, typed)
    running.sync()
    assert running.cells("status") == before
    assert running.settled()


def test_the_id_of_another_row_typed_over_is_put_right(running: Team):
    before = running.ids()
    running.type("status", 3, 6, before[ROWS[3][0]])
    running.sync()
    assert running.ids() == before


def test_a_header_of_the_service_typed_over_is_found_by_its_mark(running: Team):
    running.type("status", 1, 5, "Наша проверка")
    running.later(days=1)
    running.sync()
    assert "7 дней" in running.checks()["Анализ отзывов для контента"]
    assert running.settled()


def test_a_line_of_the_page_typed_over_is_put_right(running: Team):
    before = running.block("2025-04-14")
    running.type("summary", 3, 1, "здесь был Вася")
    running.sync()
    assert running.block("2025-04-14") == before


def test_lines_of_the_page_that_were_deleted_come_back(running: Team):
    before = running.block("2025-04-14")
    running.delete(running.rows("summary", 4, 6))
    running.sync()
    assert running.block("2025-04-14") == before
    assert running.settled()


def test_a_note_beside_the_block_survives_its_growth_and_its_shrinking(running: Team):
    lines = len(running.block("2025-04-14"))
    running.type("summary", 2, 6, "обсудить отдельно")
    running.type("summary", lines, 6, "внизу тоже")
    running.type("status", 3, 4, "")
    running.type("status", 4, 3, "Выполнено")
    running.sync()
    grown = [
        [f"Ещё работа {chr(1040 + number)}", "Продажи", ROWS[0][2], "В работе", "Ждём банк"] for number in range(9)
    ]
    running.type_rows(grown, first=6)
    running.sync()
    assert len(running.block("2025-04-14")) > lines
    for row in range(9):
        running.type("status", 6 + row, 3, "Выполнено")
    running.sync()
    beside = [line[6] for line in running.cells("summary") if len(line) > 6]
    assert beside == ["обсудить отдельно", "внизу тоже"]


def test_blocks_of_earlier_meetings_are_never_touched_again(running: Team):
    running.later(hours=5)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    frozen = running.block("2025-04-14")
    for week in range(1, 4):
        running.later(days=7)
        running.type("status", 2 + week, 3, "В работе")
        running.type("status", 5, 4, f"Ждём юриста {week}")
        running.sync()
        assert running.block("2025-04-14") == frozen
    days = {str(value_of(line[0])).partition("|")[0] for line in running.book.grid(running.titles["summary"]) if line}
    assert sorted(days, reverse=True) == ["2025-05-05", "2025-04-28", "2025-04-21", "2025-04-14"]
    assert running.cells("summary")[0][0].startswith("2025-05-05")


def test_even_a_frozen_block_that_people_changed_is_left_as_they_want_it(running: Team):
    running.later(days=7)
    running.sync()
    running.book.type(running.titles["summary"], len(running.cells("summary")) - 3, 1, [["здесь был Вася"]])
    changed = running.block("2025-04-14")
    running.later(days=1)
    running.sync()
    assert running.block("2025-04-14") == changed


def test_the_page_is_never_longer_than_one_block_a_meeting(running: Team):
    for _ in range(3):
        running.later(hours=2)
        running.sync()
    keys = [line[0] for line in running.cells("summary") if line and "|" in str(line[0])]
    assert len(keys) == len(set(keys))


def test_a_copied_tab_of_ours_is_people_s(running: Team):
    sheet = running.sheet("summary")
    running.book.do({"duplicateSheet": {"sourceSheetId": sheet, "newSheetName": "Моя копия", "insertSheetIndex": 9}})
    before = running.book.texts("Моя копия")
    running.later(days=1)
    running.sync()
    assert running.book.texts("Моя копия") == before
    assert running.settled()


def test_people_s_filter_colours_and_merges_stay(running: Team):
    sheet = running.sheet("status")
    yellow = {"userEnteredFormat": {"backgroundColor": {"red": 1, "green": 1}}}
    running.book.do(
        {"repeatCell": {"range": Where(sheet, 1, 0, 2, 7).as_json(), "cell": yellow, "fields": "userEnteredFormat"}},
        {"addFilterView": {"filter": {"title": "Мои", "range": Where(sheet, 0, 0, 5, 5).as_json()}}},
        {"mergeCells": {"range": Where(sheet, 9, 0, 1, 5).as_json(), "mergeType": "MERGE_ALL"}},
    )
    running.later(days=1)
    running.sync()
    assert running.settled()
