"""People go on working between a run's read and its write: the run ends right all the same, and so does the next."""

from collections.abc import Callable

import pytest

from sheetsync.sync import ROUNDS, BusyError
from tests.scenarios.book import Where

from .team import BATCH, COLUMNS, READ, ROWS, Team

STEPS = [row[0] for row in ROWS]


def insert_above(team: Team) -> None:
    team.book.do({"insertDimension": {"range": team.rows("status", 2)}})
    team.type_rows([["Новая строка сверху", "Продажи", "", "Запланировано", ""]])


def delete_first(team: Team) -> None:
    team.delete(team.rows("status", 2))


def sort_all(team: Team) -> None:
    team.sort(2)


def sort_people_s_columns(team: Team) -> None:
    team.sort(1, width=5)


def insert_column(team: Team) -> None:
    team.book.do({"insertDimension": {"range": team.columns("status", 0), "inheritFromBefore": False}})


def move_check(team: Team) -> None:
    team.book.do({"moveDimension": {"source": team.columns("status", 5), "destinationIndex": 0}})


def paste_over_ids(team: Team) -> None:
    sheet = team.sheet("status")
    source, destination = (Where(sheet, row, 6).as_json() for row in (1, 2))
    team.book.do({"copyPaste": {"source": source, "destination": destination, "pasteType": "PASTE_NORMAL"}})


def clear_ids(team: Team) -> None:
    for row in range(2, 6):
        team.type("status", row, 6, "")


def change_the_row(team: Team) -> None:
    team.type("status", 3, 4, "Ждём банк")


def type_below(team: Team) -> None:
    team.type_rows([["Ещё одна", "Продажи", "", "Запланировано", ""]], first=6)


EVERYTHING: list[Callable[[Team], None]] = [
    insert_above,
    delete_first,
    sort_all,
    sort_people_s_columns,
    insert_column,
    move_check,
    paste_over_ids,
    clear_ids,
    change_the_row,
    type_below,
]


@pytest.mark.parametrize("people", EVERYTHING)
def test_a_run_settles_whatever_people_do_meanwhile(running: Team, people: Callable[[Team], None]):
    before = running.memory().rows
    ids = running.ids()
    running.later(hours=1)
    running.type("status", 3, 3, "Задержано")
    running.sync(before_write=lambda: people(running))
    assert running.settled()
    rows = running.memory().rows
    kept = {row.texts.step: row_id for row_id, row in rows.items() if row.deleted is None}
    assert {step: kept[step] for step in STEPS if step in kept} == {step: ids[step] for step in STEPS if step in kept}
    assert {row_id: rows[row_id].first_seen for row_id in before} == {
        key: row.first_seen for key, row in before.items()
    }


@pytest.mark.parametrize("people", [insert_above, sort_all])
def test_each_row_s_check_is_its_own_after_rows_moved(running: Team, people: Callable[[Team], None]):
    running.later(days=1)
    running.sync(before_write=lambda: people(running))
    checks = running.checks()
    assert "7 дней" in checks["Анализ отзывов для контента"]
    assert "Просрочено" not in checks["Сбор обратной связи от клиентов"]


def test_rows_that_moved_cost_one_more_write_and_the_read_that_checks_it(running: Team):
    running.later(days=1)
    running.sync(before_write=lambda: sort_all(running))
    assert running.door.calls == [READ, COLUMNS, BATCH, COLUMNS, READ]


@pytest.mark.parametrize("tab", ["summary", "metrics", "duplicates", "decisions", "settings", "memory"])
def test_a_tab_deleted_meanwhile_comes_back(running: Team, tab: str):
    running.later(days=1)
    running.sync(before_write=lambda: running.delete_tab(tab))
    assert running.titles[tab] in [one["title"] for one in running.book.tabs()]
    assert running.settled()


@pytest.mark.parametrize("column", [5, 6])
def test_a_service_column_deleted_meanwhile_comes_back(running: Team, column: int):
    running.later(days=1)
    running.sync(before_write=lambda: running.delete(running.columns("status", column)))
    header = running.cells("status")[0]
    assert sorted(header[5:7]) == ["ID", "Проверка"]
    assert running.settled()
    assert all(running.memory().rows[row_id].deleted is None for row_id in running.memory().rows)


def test_a_renamed_status_tab_is_found_again_in_the_same_run(running: Team):
    def rename() -> None:
        properties = {"sheetId": running.sheet("status"), "title": "План Б"}
        running.titles["status"] = "План Б"
        running.book.do({"updateSheetProperties": {"properties": properties, "fields": "title"}})

    running.later(days=1)
    running.sync(before_write=rename)
    assert running.settled()
    assert "7 дней" in running.checks()["Анализ отзывов для контента"]


def test_people_who_never_stop_are_left_alone_at_last_and_the_next_run_goes_on(running: Team):
    running.later(days=1)
    with pytest.raises(BusyError, match="5 rounds"):
        running.sync(before_write=lambda: insert_above(running), always=True)
    assert running.door.calls.count(READ) <= 1 + ROUNDS
    running.sync()
    assert running.settled()
    assert "7 дней" in running.checks()["Анализ отзывов для контента"]
