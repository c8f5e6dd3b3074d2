"""What people do to rows, columns and tabs, one thing at a time, through the server: the run goes on and says it."""

import datetime as dt
from collections.abc import Callable

import pytest

from sheetsync.workbook.ids import SHEET_IDS
from tests.scenarios.book import Where

from .team import ROWS, Team

STEPS = [row[0] for row in ROWS]
HEADER = ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"]


def merge(team: Team, row: int, column: int, rows: int, columns: int = 1) -> None:
    area = Where(team.sheet("status"), row - 1, column, rows, columns).as_json()
    team.book.do({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}})


def swap_ids(team: Team) -> None:
    ids = [line[6] for line in team.cells("status")[1:]]
    for row, one in zip((2, 3), (ids[1], ids[0]), strict=True):
        team.type("status", row, 6, one)


IDS: dict[str, Callable[[Team], object]] = {
    "blank": lambda team: team.type("status", 3, 6, ""),
    "all blank": lambda team: [team.type("status", row, 6, "") for row in range(2, 6)],
    "swapped": swap_ids,
    "edited": lambda team: team.type("status", 3, 6, "мой номер 7"),
    "another row's": lambda team: team.type("status", 3, 6, team.cells("status")[1][6]),
    "sorted without them": lambda team: team.sort(0, width=5),
}


@pytest.mark.parametrize("spoil", IDS.values(), ids=IDS)
def test_ids_that_went_astray_are_put_back_by_content_and_that_is_said(running: Team, spoil: Callable[[Team], object]):
    ids, first_seen = running.ids(), {one: row.first_seen for one, row in running.memory().rows.items()}
    running.later(days=1)
    spoil(running)
    report = running.sync()
    assert running.ids() == ids
    assert {one: row.first_seen for one, row in running.memory().rows.items()} == first_seen
    assert report.findings["SS609"] == 1
    assert "SS609" not in running.sync().findings


def test_a_copied_row_gets_an_id_of_its_own_and_the_first_keeps_its_history(running: Team):
    ids = running.ids()
    running.later(days=1)
    running.book.do({"insertDimension": {"range": running.rows("status", 3)}})
    ends = {
        name: Where(running.sheet("status"), row, 0, 1, 7).as_json()
        for name, row in (("source", 3), ("destination", 2))
    }
    running.book.do({"copyPaste": {**ends, "pasteType": "PASTE_NORMAL"}})
    running.sync()
    given = [line[6] for line in running.cells("status")[1:] if line[0] == STEPS[1]]
    assert len(set(given)) == 2
    assert ids[STEPS[1]] in given
    assert running.memory().rows[ids[STEPS[1]]].first_seen == dt.date(2025, 4, 14)


def test_a_deleted_row_that_is_undone_goes_on_with_its_history(running: Team):
    gone = running.book.grid(running.titles["status"])[2]
    row_id = running.ids()[STEPS[1]]
    running.delete(running.rows("status", 3))
    running.later(days=1)
    running.sync()
    assert running.memory().rows[row_id].deleted == dt.date(2025, 4, 15)
    running.book.do({"insertDimension": {"range": running.rows("status", 4)}})
    start = {"sheetId": running.sheet("status"), "rowIndex": 3, "columnIndex": 0}
    running.book.do({"updateCells": {"start": start, "rows": [{"values": gone}], "fields": "userEnteredValue"}})
    running.sync()
    row = running.memory().rows[row_id]
    assert (row.deleted, row.first_seen) == (None, dt.date(2025, 4, 14))


def test_rows_that_read_the_same_and_lost_their_ids_are_said_to_be_alike(running: Team):
    twin = ["Позвонить клиенту", "Продажи", "", "В работе", ""]
    running.type_rows([twin, twin], first=6)
    running.sync()
    for row in (6, 7):
        running.type("status", row, 6, "")
    report = running.sync()
    assert report.findings["SS609"] == 1
    assert running.settled()


def test_equal_rows_that_keep_their_ids_never_take_each_other_s_history(running: Team):
    twin = ["Позвонить клиенту", "Продажи", "", "В работе", ""]
    running.type_rows([twin], first=6)
    running.sync()
    running.later(days=3)
    running.type_rows([twin], first=7)
    running.sync()
    before = {line[6]: running.memory().rows[line[6]].first_seen for line in running.cells("status")[5:7]}
    running.book.do({"moveDimension": {"source": running.rows("status", 7), "destinationIndex": 1}})
    running.type("status", 2, 3, "Выполнено")
    running.sync()
    rows = running.memory().rows
    assert {row_id: rows[row_id].first_seen for row_id in before} == before
    done = [row_id for row_id, row in rows.items() if row.done and row_id in before]
    assert [before[row_id] for row_id in done] == [dt.date(2025, 4, 17)]


SHAPES: dict[str, Callable[[Team], object]] = {
    "a header renamed": lambda team: team.type("status", 1, 3, "Как дела"),
    "a column put in": lambda team: team.book.do({"insertDimension": {"range": team.columns("status", 1)}}),
    "columns moved": lambda team: team.book.do(
        {"moveDimension": {"source": team.columns("status", 3), "destinationIndex": 0}}
    ),
    "the id moved to the front": lambda team: team.book.do(
        {"moveDimension": {"source": team.columns("status", 6), "destinationIndex": 0}}
    ),
    "the id shown": lambda team: team.book.do(
        {
            "updateDimensionProperties": {
                "range": team.columns("status", 6),
                "properties": {"hiddenByUser": False},
                "fields": "hiddenByUser",
            }
        }
    ),
    "frozen rows changed": lambda team: team.book.do(
        {
            "updateSheetProperties": {
                "properties": {"sheetId": team.sheet("status"), "gridProperties": {"frozenRowCount": 3}},
                "fields": "gridProperties.frozenRowCount",
            }
        }
    ),
    "a table beside": lambda team: team.book.type(
        team.titles["status"], 0, 9, [["Статус", "Этап", "Срок"], ["а", "б"]]
    ),
    "a tab hidden": lambda team: team.book.do(
        {
            "updateSheetProperties": {
                "properties": {"sheetId": team.sheet("summary"), "hidden": True},
                "fields": "hidden",
            }
        }
    ),
    "tabs moved": lambda team: team.book.do(
        {"updateSheetProperties": {"properties": {"sheetId": team.sheet("status"), "index": 4}, "fields": "index"}}
    ),
    "the status tab copied": lambda team: team.book.do(
        {"duplicateSheet": {"sourceSheetId": team.sheet("status"), "newSheetName": "Архив", "insertSheetIndex": 0}}
    ),
    "merged cells": lambda team: merge(team, 3, 4, 2),
}


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES)
def test_a_run_goes_on_whatever_the_shape_of_the_sheet(running: Team, change: Callable[[Team], object]):
    rows = running.memory().rows.keys()
    change(running)
    running.later(days=1)
    running.sync()
    snapshot = running.snapshot()
    tab = next(tab for tab in snapshot.tabs if tab.sheet_id == SHEET_IDS["status"])
    place, step = tab.column_of("check"), tab.column_of("step")
    assert place is not None
    assert step is not None
    said = {str(line[step].value): line[place].value for line in tab.lines[1:5] if len(line) > place}
    assert "7 дней" in str(said["Анализ отзывов для контента"])
    assert {row_id for row_id, row in running.memory().rows.items() if row.deleted is None} == set(rows)
    assert running.settled()


def delete_column(column: int) -> Callable[[Team], object]:
    return lambda team: team.delete(team.columns("status", column))


def double(team: Team) -> None:
    """People's status column copied with its header, and the mark moved to neither of both."""
    team.book.do({"insertDimension": {"range": team.columns("status", 4), "inheritFromBefore": True}})
    ends = {name: Where(team.sheet("status"), 0, at, 5).as_json() for name, at in (("source", 3), ("destination", 4))}
    team.book.do({"copyPaste": {**ends, "pasteType": "PASTE_NORMAL"}})
    lookup = {"metadataKey": "sheetsync.column", "metadataValue": "status"}
    team.book.do({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}})


ASKED: dict[str, tuple[Callable[[Team], object], str]] = {
    "a column deleted": (delete_column(3), "SS602"),
    "a column doubled": (double, "SS602"),
    "the header row deleted": (lambda team: team.delete(team.rows("status", 1)), "SS601"),
    "a second table below": (
        lambda team: team.book.type(team.titles["status"], 7, 0, [["Статус", "Этап", "Ответственный отдел"], ["а"]]),
        "SS603",
    ),
    "the header once more": (lambda team: team.book.type(team.titles["status"], 7, 0, [HEADER]), "SS603"),
    "cells merged": (lambda team: merge(team, 3, 2, 2), "SS604"),
    "the header of decisions gone": (lambda team: team.delete(team.rows("decisions", 1)), "SS608"),
}


@pytest.mark.parametrize(("change", "code"), ASKED.values(), ids=ASKED)
def test_what_a_run_needs_to_know_it_says(running: Team, change: Callable[[Team], object], code: str):
    change(running)
    running.later(days=1)
    report = running.sync()
    assert code in report.findings
    assert running.settled()
    assert running.memory().rows


def test_rows_whose_header_was_deleted_go_on_once_it_is_back(running: Team):
    ids = running.ids()
    running.delete(running.rows("status", 1))
    running.sync(force=True)
    running.book.do({"insertDimension": {"range": running.rows("status", 1)}})
    running.book.type(running.titles["status"], 0, 0, [[*HEADER, "Проверка", "ID"]])
    running.sync()
    assert running.ids() == ids
    assert running.settled()
