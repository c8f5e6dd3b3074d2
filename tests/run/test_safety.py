"""A run stops before it takes an accident for a wish."""

import pytest

from sheetsync.errors import ExitCode
from sheetsync.plan.safety import UnsafePlanError

from .team import READ, Team


def eleven(team: Team) -> Team:
    team.type_rows(
        [[f"Работа над заказом {chr(1040 + number)}", "Продажи", "", "В работе", ""] for number in range(11)]
    )
    team.sync()
    return team


def test_a_third_of_the_rows_gone_stops_the_run_before_any_write(empty_team: Team):
    team = eleven(empty_team)
    team.delete(team.rows("status", 2, 4))
    with pytest.raises(UnsafePlanError) as stopped:
        team.sync()
    assert team.door.calls == [READ]
    assert "4 of 11 rows" in str(stopped.value)
    assert stopped.value.exit_code is ExitCode.UNSAFE


def test_force_passes_and_remembers_the_rows_as_deleted(empty_team: Team):
    team = eleven(empty_team)
    team.delete(team.rows("status", 2, 4))
    team.sync(force=True)
    assert sum(row.deleted is not None for row in team.memory().rows.values()) == 4
    assert team.settled()


def test_under_a_third_passes(empty_team: Team):
    team = eleven(empty_team)
    team.delete(team.rows("status", 2, 3))
    team.sync()
    assert sum(row.deleted is not None for row in team.memory().rows.values()) == 3


def test_a_small_sheet_may_lose_anything(running: Team):
    running.delete(running.rows("status", 2, 3))
    running.sync()
    assert running.settled()


def test_a_status_tab_suddenly_empty_stops_the_run(empty_team: Team):
    team = eleven(empty_team)
    team.delete(team.rows("status", 2, 11))
    with pytest.raises(UnsafePlanError, match="11 of 11"):
        team.sync()


def test_rows_that_vanish_between_read_and_write_stop_the_run_before_they_are_forgotten(empty_team: Team):
    team = eleven(empty_team)
    team.later(days=1)
    team.type("status", 12, 3, "Выполнено")
    with pytest.raises(UnsafePlanError):
        team.sync(before_write=lambda: team.delete(team.rows("status", 2, 9)))


def test_rows_cut_and_pasted_elsewhere_are_no_loss(empty_team: Team):
    team = eleven(empty_team)
    rows = team.cells("status")[1:]
    team.type_rows([["", "", "", "", "", "", ""]] * 11)
    team.type_rows([row[:5] for row in rows], first=20)
    ids = {row[0]: row[6] for row in rows}
    team.sync()
    assert team.ids() == ids
