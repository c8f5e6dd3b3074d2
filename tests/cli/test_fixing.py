"""`fix`, `history` and `undo`: shown first, done on a person's word, put back on it."""

import pytest

from .conftest import People, Program

TYPED = [
    ["Собрать отзывы", "Маркетниг", "до 18 апреля", "готово", ""],
    ["Показать макет", "Продажи", "05/04/25", "Запланированно", ""],
    ["Позвонить юристу", "Продажи", "", "???", "Производство опять тормозит"],
]


@pytest.fixture
def typed(sheet: People) -> People:
    sheet.type("Статус!A6", TYPED)
    return sheet


def cells(sheet: People) -> list[list[str]]:
    """The rows that people typed, each filled up to five cells."""
    return [[*map(str, row), *[""] * (5 - len(row))][:5] for row in sheet.values("Статус!A6:E8")]


def test_suggestions_are_listed_cell_by_cell_and_nothing_is_changed(program: Program, typed: People):
    before = typed.values("Статус!A1:G9")
    answer = program("fix", typed.id)
    assert answer.code == 0
    assert "готово" in answer.out
    assert "Nothing was changed." in answer.out
    found = program("fix", typed.id, "--json").json["suggestions"]
    assert {(one["row"], one["column"], one["after"]) for one in found} >= {
        (6, "owner", "Маркетинг"),
        (6, "due", "2025-04-18"),
        (6, "status", "Выполнено"),
        (7, "status", "Запланировано"),
    }
    assert {one["outcome"] for one in found} == {None}
    assert {one["column"] for one in found} <= {"owner", "due", "status"}
    assert typed.values("Статус!A1:G9") == before


def test_all_of_them_are_put_in_and_the_checks_follow(program: Program, typed: People):
    answer = program("fix", typed.id, "--all", "--yes", "--json")
    assert answer.code == 0
    assert {one["outcome"] for one in answer.json["suggestions"]} == {"done"}
    assert answer.json["changed"] == len(answer.json["suggestions"]) >= 4
    assert cells(typed)[0] == ["Собрать отзывы", "Маркетинг", "18.04.2025", "Выполнено", ""]
    assert cells(typed)[2][4] == "Производство опять тормозит"
    assert program("fix", typed.id, "--json").json["suggestions"] == []
    assert program("sync", typed.id, "--json").json["calls"] == {"reads": 1, "writes": 0}


@pytest.mark.parametrize(
    ("choice", "changed"),
    [
        (("--row", "6", "--column", "due", "--column", "status"), {(6, "due"), (6, "status")}),
        (("--code", "SS102"), {(6, "status"), (7, "status")}),
    ],
)
def test_only_what_is_chosen_is_put_in(
    program: Program, typed: People, choice: tuple[str, ...], changed: set[tuple[int, str]]
):
    found = program("fix", typed.id, *choice, "--yes", "--json").json
    assert {(one["row"], one["column"]) for one in found["suggestions"] if one["outcome"] == "done"} == changed


def test_yes_without_a_choice_is_asked_back(program: Program, typed: People):
    answer = program("fix", typed.id, "--yes")
    assert answer.code == 2
    assert "--all" in answer.err


@pytest.mark.slow
def test_a_dry_run_changes_nothing(program: Program, typed: People):
    before = typed.values("Статус!A1:G9")
    assert program("fix", typed.id, "--all", "--yes", "--dry-run", "--json").json["changed"] == 0
    assert typed.values("Статус!A1:G9") == before


def test_an_undo_puts_back_every_cell_as_it_was(program: Program, typed: People):
    before = cells(typed)
    run = program("fix", typed.id, "--all", "--yes", "--json").json["runs"][0]
    assert cells(typed) != before
    undone = program("undo", typed.id, str(run), "--json").json
    assert {one["outcome"] for one in undone["cells"]} == {"done"}
    assert cells(typed) == before
    assert program("undo", typed.id, str(run), "--json").json | {"now": ""} == {
        "spreadsheet_id": typed.id,
        "title": undone["title"],
        "now": "",
        "undoes": run,
        "cells": [],
        "runs": [],
        "changed": 0,
        "calls": None,
    }
    again = program("undo", typed.id, str(undone["runs"][0]), "--json").json
    assert {one["outcome"] for one in again["cells"]} == {"done"}
    assert cells(typed)[0][2] == "18.04.2025"


def test_what_people_changed_since_is_left_alone(program: Program, typed: People):
    run = program("fix", typed.id, "--row", "6", "--yes", "--json").json["runs"][0]
    typed.type("Статус!D6", [["В работе"]])
    undone = program("undo", typed.id, str(run), "--json").json
    assert {one["column"]: one["outcome"] for one in undone["cells"]} == {
        "owner": "done",
        "due": "done",
        "status": "changed",
    }
    assert cells(typed)[0] == ["Собрать отзывы", "Маркетниг", "до 18 апреля", "В работе", ""]
    assert "somebody changed it" in program("undo", typed.id, str(run)).out


def test_an_appended_row_is_emptied_and_its_decision_not_made_again(program: Program, sheet: People):
    program("sync", sheet.id)
    sheet.type("Решения!A2", [["Прислать прайс", "Продажи", "25.04.2025"]], "USER_ENTERED")
    program("sync", sheet.id)
    assert sheet.values("Статус!A6:D6") == [["Прислать прайс", "Продажи", "25.04.2025", "Запланировано"]]
    runs = program("history", sheet.id, "--json").json["runs"]
    (made,) = [one for one in runs if one["appended"]]
    assert made["can_be_undone"]
    undone = program("undo", sheet.id, str(made["run"]), "--json").json
    assert undone["changed"] == 4
    assert sheet.values("Статус!A6:D6") == []
    program("sync", sheet.id)
    assert sheet.values("Статус!A6:G9") == []


def test_an_appended_row_that_people_went_on_with_stays(program: Program, sheet: People):
    sheet.type("Решения!A2", [["Прислать прайс", "Продажи"]])
    program("sync", sheet.id)
    sheet.type("Статус!D6", [["В работе"]])
    (made,) = [one for one in program("history", sheet.id, "--json").json["runs"] if one["appended"]]
    answer = program("undo", sheet.id, str(made["run"]))
    assert "nothing was changed" in answer.out
    assert sheet.values("Статус!A6:D6") == [["Прислать прайс", "Продажи", "", "В работе"]]


def test_the_history_names_the_cells_and_a_quiet_run_leaves_no_note(program: Program, typed: People):
    assert program("history", typed.id).out.endswith("No run has written yet.\n")
    program("sync", typed.id)
    program("sync", typed.id)
    (note,) = program("history", typed.id, "--json").json["runs"]
    assert (note["run"], note["kind"], note["can_be_undone"]) == (1, "sync", False)
    assert "Статус!G2:G8" in note["wrote"]
    assert "Статус!G2:G8" in program("history", typed.id).out
    assert "follow from the sheet" in program("undo", typed.id, "1").err
    assert program("undo", typed.id, "7").code == 2


def test_a_note_that_looks_like_a_formula_stays_a_text(program: Program, typed: People):
    typed.type("Статус!A6", [["=1+1", "Маркетниг", "=до 18 апреля", "готово"]])
    run = program("fix", typed.id, "--all", "--yes", "--json").json["runs"][0]
    program("undo", typed.id, str(run))
    assert cells(typed)[0] == ["=1+1", "Маркетниг", "=до 18 апреля", "готово", ""]
