"""Decisions become rows, each once; «не дубль» is said once."""

import datetime as dt

from tests.scenarios.book import Where

from .team import Team

DECISION = ["Прислать прайс в формате для сайта", "Продажи", dt.date(2025, 4, 29)]
TWINS = [
    ["Собрать отзывы клиентов", "Продажи", "", "В работе", ""],
    ["Отзывы клиентов собрать", "Маркетинг", "", "Запланировано", ""],
]


def row_of(team: Team, step: str) -> list[object]:
    (row,) = [line for line in team.cells("status") if line and line[0] == step]
    return row


def test_a_decision_becomes_one_row_below_the_last_however_often_it_runs(running: Team):
    running.decide(DECISION)
    for _ in range(3):
        running.sync()
    assert running.steps().count(DECISION[0]) == 1
    assert running.steps()[-1] == DECISION[0]
    assert row_of(running, DECISION[0])[1:4] == ["Продажи", 45776, "Запланировано"]


def test_the_line_says_which_row_it_became(running: Team):
    running.decide(DECISION)
    running.sync()
    assert running.cells("decisions")[1][3] == running.ids()[DECISION[0]]


def test_a_decision_without_owner_or_date_becomes_a_row_and_a_finding(running: Team):
    running.decide(["Договориться о скидке", "", ""])
    report = running.sync()
    assert row_of(running, "Договориться о скидке")[1:3] == ["", ""]
    assert "SS607" in report.findings


def test_a_decision_typed_between_read_and_write_becomes_a_row_once(running: Team):
    running.later(days=1)
    running.sync(before_write=lambda: running.decide(DECISION))
    running.sync()
    assert running.steps().count(DECISION[0]) == 1
    assert running.settled()


def test_a_decision_s_row_that_people_delete_does_not_come_back(running: Team):
    running.decide(DECISION)
    running.sync()
    running.delete(running.rows("status", len(running.cells("status"))))
    running.sync()
    assert DECISION[0] not in running.steps()
    assert running.settled()


def test_a_decision_survives_the_loss_of_the_memory(running: Team):
    running.decide(DECISION)
    running.sync()
    running.delete_tab("memory")
    running.sync()
    assert running.steps().count(DECISION[0]) == 1


def test_a_decision_lands_below_whatever_people_typed_far_below_meanwhile(running: Team):
    running.decide(DECISION)
    extra = ["Срочная работа", "Продажи", "", "В работе", ""]
    running.sync(before_write=lambda: running.type_rows([extra], first=6))
    assert running.steps()[-2:] == [extra[0], DECISION[0]]
    assert running.settled()


def test_more_decisions_than_the_grid_has_rows_make_it_grow(running: Team):
    running.decide(*([f"Решение по заказу {chr(1040 + number)}", "Продажи", ""] for number in range(38)))
    running.sync()
    assert len(running.steps()) == 4 + 38
    assert running.settled()


def test_not_a_duplicate_said_once_is_remembered(empty_team: Team):
    team = empty_team
    team.type_rows(TWINS)
    team.sync()
    assert [len(team.page().duplicates), "Собрать" in team.cells("duplicates")[1][1]] == [1, True]
    team.type("duplicates", 2, 4, "не дубль")
    team.sync()
    assert team.page().duplicates == ()
    team.delete_tab("duplicates")
    team.later(days=30)
    team.sync()
    assert team.page().duplicates == ()
    assert team.settled()


def test_a_pair_said_to_be_none_is_asked_again_once_its_words_change(empty_team: Team):
    team = empty_team
    team.type_rows(TWINS)
    team.sync()
    team.type("duplicates", 2, 4, "не дубль")
    team.sync()
    team.type("status", 2, 0, "Собрать отзывы поставщиков")
    team.type("status", 3, 0, "Отзывы поставщиков собрать")
    team.sync()
    assert len(team.page().duplicates) == 1


def test_a_decision_is_not_swallowed_by_a_merge_that_reaches_below_the_last_row(running: Team):
    area = Where(running.sheet("status"), 4, 0, 3, 2).as_json()
    running.book.do({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}})
    running.decide(DECISION)
    running.sync()
    assert running.steps().count(DECISION[0]) == 1
    assert running.ids()[DECISION[0]]
    assert running.settled()
