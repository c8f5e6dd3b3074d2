"""Another run of ours, or people on our own tabs, while a run is under way."""

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.refusals import RefusedError, UnknownOutcomeError
from sheetsync.localsheets import Fault
from sheetsync.plan.safety import EmptiedError
from sheetsync.sync import ROUNDS, Run

from .team import BATCH, READ, Team

DECISION = ["Прислать прайс в формате для сайта", "Продажи", ""]


def other_run(team: Team) -> None:
    """A whole run of another machine, at the same moment."""
    gateway = GoogleGateway(server_transport(team.server.url))
    Run(gateway, team.book.id, lambda _: team.template, now=team.now).sync()


def keys(team: Team) -> list[str]:
    return [str(line[0]) for line in team.cells("summary") if line and "|" in str(line[0])]


def test_two_first_runs_at_once_make_one_block_and_one_row(team: Team):
    team.decide(DECISION)
    team.sync(before_write=lambda: other_run(team))
    assert len(keys(team)) == len(set(keys(team)))
    assert team.steps().count(DECISION[0]) == 1
    assert team.settled()


def test_a_first_run_that_slept_through_several_of_another_s_makes_nothing_twice(team: Team):
    """The other has put up a fence and taken it away again by then."""

    def others() -> None:
        for row in range(3):
            other_run(team)
            team.type("status", 2 + row, 3, "В работе")
            team.later(days=1)

    team.decide(DECISION)
    team.sync(before_write=others)
    assert len(keys(team)) == len(set(keys(team)))
    assert team.steps().count(DECISION[0]) == 1
    team.sync()
    assert team.settled()


def test_two_runs_of_a_new_week_make_one_block_and_one_row(running: Team):
    running.later(days=7)
    running.decide(DECISION)
    running.sync(before_write=lambda: other_run(running))
    assert len(keys(running)) == len(set(keys(running)))
    assert len({key.partition("|")[0] for key in keys(running) if "|" in key}) == 2
    assert running.steps().count(DECISION[0]) == 1
    assert running.settled()


def test_a_decision_of_a_first_run_that_died_becomes_a_row(team: Team):
    """The first run makes rows before it marks their lines, so that a mark always means a row."""
    team.decide(DECISION)
    team.killed(at=2)
    team.sync()
    assert team.steps().count(DECISION[0]) == 1
    assert team.settled()


@pytest.mark.parametrize("column", [0, 2, 5])
def test_a_column_that_people_put_on_the_page_is_theirs(running: Team, column: int):
    running.book.do({"insertDimension": {"range": running.columns("summary", column), "inheritFromBefore": False}})
    running.type("summary", 2, column, "вопрос к пятнице")
    running.later(hours=1)
    running.type("status", 3, 3, "Выполнено")
    running.sync()
    theirs = [line[column] for line in running.cells("summary") if len(line) > column]
    assert [text for text in theirs if text] == ["вопрос к пятнице"]
    assert running.settled()


@pytest.mark.parametrize("column", [0, 1, 4])
def test_a_column_of_the_page_that_people_deleted_comes_back(running: Team, column: int):
    running.delete(running.columns("summary", column))
    running.later(days=1)
    running.sync()
    assert len(running.snapshot().tagged("summary").column_tags) == 5
    assert running.settled()


def test_a_status_tab_that_lost_everything_is_no_wish(running: Team):
    width, rows = len(running.cells("status")[0]), len(running.cells("status"))
    for row in range(1, rows + 1):
        running.type("status", row, 0, *[""] * width)
    running.later(days=1)
    with pytest.raises(EmptiedError, match="suddenly empty"):
        running.sync()
    assert running.door.calls == [READ]
    running.sync(force=True)
    assert running.settled()


@pytest.mark.usefixtures("no_waits")
def test_a_refusal_that_comes_twice_is_said_as_google_said_it(running: Team):
    running.later(days=1)
    running.server.app.faults.add(Fault(status=400, path=":batchUpdate$", times=None))
    with pytest.raises(RefusedError):
        running.sync()
    assert running.door.calls.count(BATCH) == 2
    running.server.app.faults.clear()
    running.sync()
    assert running.settled()


@pytest.mark.usefixtures("no_waits")
def test_writes_that_never_come_to_an_end_are_not_called_people_s(running: Team):
    running.later(days=1)
    running.server.app.faults.add(Fault(status=503, path=":batchUpdate$", times=None))
    with pytest.raises(UnknownOutcomeError, match="Run again"):
        running.sync()
    assert running.door.calls.count(BATCH) == ROUNDS
