"""Broken connections and refusals: nothing is lost, nothing is done twice, nobody waits in vain."""

import pytest

from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.gateway.refusals import NotSharedError, QuotaError, UnreachableError, UnwellError
from sheetsync.localsheets import Fault

from .team import BATCH, READ, Team

pytestmark = pytest.mark.usefixtures("no_waits")

DECISION = ["Прислать прайс в формате для сайта", "Продажи", ""]
BREAKS = ("cut_before", "cut_after", "truncate")


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize("path", ["batchUpdateByDataFilter$", ":batchUpdate$"])
def test_a_write_of_unknown_outcome_is_looked_at_and_not_sent_again(running: Team, kind: str, path: str):
    running.later(days=1)
    running.decide(DECISION)
    running.server.app.faults.add(Fault(kind, path=path))
    running.sync()
    assert running.server.app.faults.pending() == []
    assert running.steps().count(DECISION[0]) == 1
    assert "7 дней" in running.checks()["Анализ отзывов для контента"]
    assert running.settled()


@pytest.mark.parametrize("kind", BREAKS)
def test_a_read_that_broke_is_made_again(running: Team, kind: str):
    running.later(days=1)
    running.server.app.faults.add(Fault(kind, writes=False))
    report = running.sync()
    assert (report.calls.reads, report.rounds) == (2, 1)


@pytest.mark.parametrize("status", [500, 503])
def test_a_write_that_google_failed_is_read_again_first(running: Team, status: int):
    running.later(days=1)
    running.server.app.faults.add(Fault(status=status, path=":batchUpdate$"))
    running.sync()
    failed = running.door.calls.index(BATCH)
    assert running.door.calls[failed + 1] == READ
    assert running.settled()


def test_a_quota_is_waited_for_and_the_same_write_made_again(running: Team):
    running.later(days=1)
    running.server.app.faults.add(Fault(status=429, retry_after=30, path=":batchUpdate$", times=3))
    report = running.sync()
    assert running.door.calls == [READ, *running.door.calls[1:-4], *[BATCH] * 4]
    assert (report.calls.reads, report.rounds) == (1, 1)
    assert running.settled()


def test_a_quota_of_reads_is_waited_for_too(running: Team):
    running.server.app.faults.add(Fault(status=429, writes=False, times=2))
    assert running.sync().calls.reads == 3


def test_a_quota_that_stays_ends_the_run_with_what_to_do(running: Team):
    running.server.app.faults.add(Fault(status=429, times=None))
    with pytest.raises(QuotaError, match="the next run goes on"):
        running.sync()
    assert running.door.calls == [READ] * ATTEMPTS


def test_a_google_that_stays_unwell_ends_the_run(running: Team):
    running.server.app.faults.add(Fault(status=503, times=None))
    with pytest.raises(UnwellError):
        running.sync()


def test_a_google_that_can_be_read_but_not_written_ends_the_run(running: Team):
    running.later(days=1)
    running.server.app.faults.add(Fault(status=500, writes=True, times=None))
    with pytest.raises(Exception, match=r"Run again|next run"):
        running.sync()
    running.server.app.faults.clear()
    running.sync()
    assert running.settled()


def test_a_spreadsheet_that_is_not_shared_is_said_at_once(running: Team):
    running.server.app.faults.add(Fault(status=403, reason="forbidden"))
    with pytest.raises(NotSharedError, match="Share"):
        running.sync()
    assert running.door.calls == [READ]


def test_a_server_that_is_gone_is_said_at_once(running: Team):
    running.server.stop()
    with pytest.raises(UnreachableError, match="can't be reached"):
        running.sync()
    assert running.door.calls == [READ]
    running.server.start = lambda: None


@pytest.mark.parametrize("at", [1, 2])
def test_a_run_that_is_killed_between_its_writes_is_finished_by_the_next(team: Team, at: int):
    team.decide(DECISION)
    team.killed(at=at)
    team.sync()
    assert team.steps().count(DECISION[0]) == 1
    assert all(team.ids().values())
    assert team.settled()


@pytest.mark.parametrize("at", [1, 2])
def test_a_later_run_that_is_killed_is_finished_by_the_next(running: Team, at: int):
    running.later(days=1)
    running.decide(DECISION)
    running.type("status", 3, 3, "Выполнено")
    ids = running.ids()
    running.killed(at=at)
    running.sync()
    assert running.steps().count(DECISION[0]) == 1
    assert {step: row_id for step, row_id in running.ids().items() if step in ids} == ids
    assert running.settled()
