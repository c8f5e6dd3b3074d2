"""What a run reads and writes: one read, at most two writes, nothing where nothing changed."""

import datetime as dt
import json

import pytest

from .team import BATCH, COLUMNS, READ, ROWS, Team


def test_a_first_run_takes_one_read_and_two_writes(team: Team):
    report = team.sync()
    assert team.door.calls == [READ, COLUMNS, BATCH]
    assert (report.calls.reads, report.calls.writes, report.rounds) == (1, 2, 1)


@pytest.mark.usefixtures("checker")
def test_every_call_of_a_run_is_one_that_google_documents(team: Team):
    team.sync()
    team.delete_tab("summary")
    team.sync()


def test_a_second_run_takes_one_read_and_writes_nothing(running: Team):
    report = running.sync()
    assert running.door.calls == [READ]
    assert (report.calls.writes, report.rounds, report.cells_written) == (0, 0, 0)


def test_later_the_same_day_nothing_is_written_either(running: Team):
    running.later(hours=8)
    running.sync()
    assert running.door.calls == [READ]


def test_every_row_gets_an_id_and_what_is_found_beside_it(running: Team):
    assert all(running.ids().values())
    checks = running.checks()
    assert "Просрочено" in checks["Анализ отзывов для контента"]


@pytest.mark.parametrize(
    ("column", "value"),
    [(0, "Новый текст"), (1, "Продажи"), (2, dt.date(2025, 5, 1)), (3, "Выполнено"), (4, "Ждём банк")],
)
def test_one_changed_cell_takes_one_read_and_at_most_two_writes(running: Team, column: int, value: object):
    running.type("status", 3, column, value)
    running.sync()
    assert running.door.calls in ([READ, COLUMNS, BATCH], [READ, BATCH])
    assert running.settled()


def test_one_changed_cell_leaves_other_rows_checks_alone(running: Team):
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    (body,) = [body for call, body in zip(running.door.calls, running.door.bodies, strict=True) if call == COLUMNS]
    (column,) = body["data"]
    assert [row for row, value in enumerate(column["values"][0]) if value is not None] == [2]


def test_another_day_alone_is_reason_enough_to_write(running: Team):
    running.later(days=1)
    report = running.sync()
    assert running.door.writes <= 2
    assert report.calls.reads == 1
    assert "7" in running.checks()["Анализ отзывов для контента"]


def test_a_run_before_anything_was_typed_leaves_the_sheet_of_people_empty(empty_team: Team):
    empty_team.sync()
    assert empty_team.steps() == []
    assert empty_team.settled()


def test_a_new_machine_goes_on_with_nothing_but_the_sheet(running: Team):
    running.later(days=3)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    row = running.memory().rows[running.ids()[ROWS[1][0]]]
    assert (row.first_seen, row.done) == (dt.date(2025, 4, 14), dt.date(2025, 4, 17))


def test_two_runs_of_the_same_sheet_decide_the_same(team: Team):
    team.killed(at=1)
    first = team.door.bodies[-1]
    team.sync()
    second = next(body for call, body in zip(team.door.calls, team.door.bodies, strict=True) if call == COLUMNS)
    assert json.dumps(first) == json.dumps(second)
