"""What people delete or type over of the service's comes back; what is theirs beside it stays."""

from collections.abc import Callable

import pytest

from sheetsync.model.columns import TabName
from sheetsync.model.grid import Snapshot
from sheetsync.plan.foresight import foreseen
from sheetsync.sync import RowsTabGoneError
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.repair import repair_requests
from tests.scenarios.book import Where, value_of

from .team import BATCH, COLUMNS, READ, ROWS, WHOLE, Team

SERVICE_TABS = [name.value for name in TabName if name not in {TabName.STATUS, TabName.WINS}]


@pytest.mark.parametrize("tab", SERVICE_TABS)
def test_a_lost_tab_costs_no_more_calls_than_any_change(running: Team, tab: str):
    running.later(days=1)
    running.delete_tab(tab)
    report = running.sync()
    assert running.door.calls in ([READ, COLUMNS, BATCH], [READ, BATCH])
    assert report.repairs
    assert running.settled()


def test_all_that_is_the_service_s_may_be_lost_at_once(running: Team):
    ids = running.ids()
    for tab in SERVICE_TABS:
        running.delete_tab(tab)
    running.delete(running.columns("status", 5, 2))
    running.sync()
    assert running.door.calls == [READ, BATCH]
    assert running.ids().keys() == ids.keys()
    assert running.settled()


LOSSES = {
    "a tab": lambda team: team.delete_tab("summary"),
    "the settings": lambda team: team.delete_tab("settings"),
    "the id": lambda team: team.delete(team.columns("status", 6)),
    "both columns, something beside them": lambda team: (
        team.type("status", 3, 8, "заметка"),
        team.delete(team.columns("status", 5, 2)),
    ),
    "the key of the page": lambda team: team.delete(team.columns("summary", 0)),
    "a column of the figures": lambda team: team.delete(team.columns("metrics", 3)),
    "the mark of decisions": lambda team: team.delete(team.columns("decisions", 3)),
}


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_what_a_repair_leads_to_is_foreseen(running: Team, lose: Callable[[Team], object]):
    """What no plan looks at (formats, guards, charts, hidden columns) may differ; cells and marks may not."""
    lose(running)
    before = running.snapshot()
    requests = repair_requests(before, running.template)
    on_paper = foreseen(before, requests)
    running.book.do(*(request.as_json() for request in requests))
    assert seen(on_paper) == seen(running.snapshot())


def seen(snapshot: Snapshot) -> object:
    return {
        tab.title: (
            tab.sheet_id,
            tab.tag and tab.tag.value,
            (tab.row_count, tab.column_count, tab.frozen_rows, tab.hidden),
            {place: tag.value for place, tag in tab.column_tags.items()},
            [[cell._replace(format_type=None) for cell in line] for line in tab.lines],
            tab.features.get("merges") or None,
        )
        for tab in snapshot.tabs
    }


def test_a_tab_of_people_s_with_the_lost_tab_s_title_is_left_alone(running: Team):
    running.delete_tab("summary")
    running.book.do({"addSheet": {"properties": {"title": "Сводка"}}})
    running.book.type("Сводка", 0, 0, [["моя сводка"]])
    running.titles["summary"] = "Сводка (sheetsync)"
    running.later(days=1)
    running.sync()
    assert WHOLE in running.door.calls
    assert running.book.texts("Сводка") == [["моя сводка"]]
    assert running.block("2025-04-21")
    assert running.settled()


@pytest.mark.parametrize("tab", ["summary", pytest.param("memory", marks=pytest.mark.slow)])
def test_a_blank_tab_with_the_lost_tab_s_title_is_people_s_whenever_they_type_into_it(running: Team, tab: str):
    title = running.titles[tab]
    running.delete_tab(tab)
    running.book.do({"addSheet": {"properties": {"title": title, "gridProperties": {"rowCount": 3}}}})
    theirs = running.book.sheet_id(title)
    running.titles[tab] = f"{title} (sheetsync)"
    running.later(days=1)
    running.sync(before_write=lambda: running.book.type(title, 0, 0, [["моё", "здесь"]]), always=True)
    assert running.book.texts(title) == [["моё", "здесь"]]
    found = running.snapshot().tagged(tab)
    assert found is not None
    assert found.sheet_id != theirs
    assert running.settled()


def test_a_status_tab_that_was_deleted_is_asked_back_and_nothing_is_written(running: Team):
    running.delete_tab("status")
    before = running.book.whole()
    with pytest.raises(RowsTabGoneError):
        running._run().sync()
    assert running.book.whole() == before


def test_a_tab_that_lost_its_mark_is_the_same_tab_afterwards(running: Team):
    kept = running.memory().rows
    lookup = {"metadataKey": "sheetsync.tab", "metadataValue": "memory"}
    running.book.do({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}})
    running.sync()
    assert running.sheet("memory") == SHEET_IDS[TabName.MEMORY]
    assert running.memory().rows == kept
    assert running.settled()


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


@pytest.mark.parametrize("header", ["Проверка", "ID"])
def test_a_column_of_people_s_under_our_header_is_never_taken_for_the_lost_one(running: Team, header: str):
    running.delete(running.columns("status", 5, 2))
    theirs = [[header], ["сверено с бухгалтерией"], ["r0000000"]]
    running.book.type(running.titles["status"], 0, 6, theirs)
    running.sync()
    assert [line[6] for line in running.cells("status")[:3]] == [line[0] for line in theirs]
    assert running.cells("status")[0][6:9] == [header, "Проверка", "ID"]
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
    keys = [str(value_of(line[0])) for line in running.book.grid(running.titles["summary"]) if line]
    days = {key.partition("|")[0] for key in keys if "|" in key}
    assert sorted(days, reverse=True) == ["2025-05-05", "2025-04-28", "2025-04-21", "2025-04-14"]
    assert keys[1].startswith("2025-05-05")


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


def test_columns_of_the_figures_cut_off_at_the_grid_s_end_come_back(running: Team):
    width = next(tab for tab in running.snapshot().tabs if tab.tag and tab.tag.value == "metrics").column_count
    running.delete(running.columns("metrics", 3, width - 3))
    running.sync()
    assert running.settled()
