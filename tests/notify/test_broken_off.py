"""Runs that write and then fail, or are killed before or after they tell: no news is lost, and none is told twice."""

import json
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import stamina

from sheetsync.cli import messaging
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.localsheets import Fault, LocalServer
from sheetsync.machine.sent import SentBefore
from sheetsync.plan import portions
from sheetsync.workbook.requests import Request
from tests.cli.conftest import Answer, People, Program

from .conftest import SLACK, Receiver

CONFIG = '[[notify]]\nname = "coordinator"\nurl_env = "TEST_SLACK"\n'
Json = dict[str, Any]
BATCH = r"[^r]:batchUpdate$"


class KilledError(BaseException):
    """The process is killed: nothing of the product's can catch it."""


class Desk:
    """Runs at a time of 2025, and what the channel got."""

    def __init__(self, program: Program, sheet: People, receiver: Receiver, server: LocalServer) -> None:
        self._program = program
        self._sheet = sheet
        self._receiver = receiver
        self._faults = server.app.faults

    def sync(self, now: str) -> Answer:
        return self._program("sync", self._sheet.id, "--now", f"2025-{now}", "--json")

    def told(self, now: str) -> list[Json]:
        """Run, and return the messages that it says it sent."""
        answer = self.sync(now)
        assert answer.code == 0, answer.err
        messages: list[Json] = answer.json["messages"]
        return messages

    def got(self) -> list[str]:
        """What arrived since last asked."""
        found = [json.dumps(body, ensure_ascii=False) for _, body in self._receiver.got]
        self._receiver.got.clear()
        return found

    def fail(self, *faults: Fault) -> None:
        self._faults.add(*faults)

    def mend(self) -> None:
        """The line is up again; every fault was met."""
        assert [fault for fault in self._faults.pending() if fault.times is not None] == []
        self._faults.clear()


@pytest.fixture(autouse=True)
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    monkeypatch.setenv("TEST_SLACK", SLACK)
    monkeypatch.setenv("SHEETSYNC_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def desk(program: Program, sheet: People, receiver: Receiver, server: LocalServer) -> Iterator[Desk]:
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    yield Desk(program, sheet, receiver, server)
    stamina.set_testing(False)


UNREACHABLE = Fault("cut_before", times=None)
UNTIL_THE_BATCH = (Fault("delay", writes=False), Fault("delay", path="values:batchUpdateByDataFilter$"))
"""No faults: they take the place of the calls before, so that what follows meets the batch and all after it."""


def assert_told_once(desk: Desk) -> None:
    """The next run tells, the one after it has nothing to say and costs a read."""
    (message,) = desk.told("04-14T09:10")
    assert (message["error"], message["items"] > 0) == (None, True)
    (text,) = desk.got()
    assert "Анализ отзывов" in text
    again = desk.sync("04-14T09:20").json
    assert (again["messages"], again["calls"], desk.got()) == ([], {"reads": 1, "writes": 0}, [])


SLOW = [pytest.param(way, marks=pytest.mark.slow) for way in ("truncate", "cut_before")]


@pytest.mark.parametrize("way", ["cut_after", *SLOW])
def test_a_write_of_unknown_outcome_and_then_no_connection_loses_no_news(desk: Desk, way: Any) -> None:
    desk.fail(*UNTIL_THE_BATCH, Fault(way, path=BATCH), UNREACHABLE)
    assert desk.sync("04-14T09:00").code == 4
    desk.mend()
    assert desk.got() == []
    assert_told_once(desk)


def test_a_later_batch_that_fails_loses_no_news(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a plan in several bodies the first ones stand, the last never arrives."""
    whole, sizes = portions.portions, list[int]()

    def small(requests: Sequence[Request], ahead: portions.Ahead) -> list[tuple[Request, ...]]:
        made = whole(requests, ahead, 1_000)
        sizes.append(len(made))
        return made

    monkeypatch.setattr("sheetsync.sync.plan.portions", small)
    desk.fail(*UNTIL_THE_BATCH, Fault("delay", path=BATCH), Fault("cut_before", path=BATCH), UNREACHABLE)
    assert desk.sync("04-14T09:00").code == 4
    desk.mend()
    assert sizes[0] > 1
    assert desk.got() == []
    assert_told_once(desk)


@pytest.mark.slow
def test_a_run_that_people_keep_from_ending_loses_no_news(
    desk: Desk, sheet: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of its rounds stands, and somebody types before the next."""
    apply, typed = GoogleGateway.apply, count()

    def meddled(*given: Any) -> Any:
        sheet.type("Статус!A6", [[f"Дело {next(typed)}", "Продажи", "", "В работе", ""]])
        return apply(*given)

    with monkeypatch.context() as busy:
        busy.setattr(GoogleGateway, "apply", meddled)
        assert desk.sync("04-14T09:00").code == 4
    assert desk.got() == []
    assert_told_once(desk)


def test_killed_between_the_write_and_the_telling_nothing_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(messaging, "deliver", _dies)
        with pytest.raises(KilledError):
            desk.sync("04-14T09:00")
    assert desk.got() == []
    assert_told_once(desk)


def test_killed_between_the_telling_and_its_note_nothing_is_told_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(messaging, "note", _dies)
        with pytest.raises(KilledError):
            desk.sync("04-14T09:00")
    assert len(desk.got()) == 1
    assert (desk.told("04-14T09:10"), desk.got()) == ([], [])
    assert desk.sync("04-14T09:20").json["calls"] == {"reads": 1, "writes": 0}


@pytest.mark.slow
def test_what_was_told_is_noted_later_where_the_line_broke_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = messaging.deliver

    def delivered(*told: Any) -> str | None:
        desk.fail(UNREACHABLE)
        return deliver(*told)

    with monkeypatch.context() as breaking:
        breaking.setattr(messaging, "deliver", delivered)
        assert desk.sync("04-14T09:00").code == 0
    desk.mend()
    assert len(desk.got()) == 1
    assert (desk.told("04-14T09:10"), desk.got()) == ([], [])


def test_another_machine_leaves_news_to_the_one_that_is_about_to_tell_and_takes_them_over_an_hour_later(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(messaging, "deliver", _dies)
        with pytest.raises(KilledError):
            desk.sync("04-14T09:00")
    monkeypatch.setenv("SHEETSYNC_STATE_DIR", str(tmp_path / "another"))
    assert (desk.told("04-14T09:10"), desk.got()) == ([], [])
    later = time.time() + 3700
    monkeypatch.setattr(messaging, "time", SimpleNamespace(time=lambda: later))
    assert_told_once(desk)
    monkeypatch.setenv("SHEETSYNC_STATE_DIR", str(tmp_path / "state"))
    assert (desk.told("04-14T09:30"), desk.got()) == ([], [])


@pytest.mark.slow
def test_a_run_that_slept_for_long_before_it_told_leaves_that_to_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter([time.time(), *[time.time() + 3000] * 5])
    with monkeypatch.context() as asleep:
        asleep.setattr(messaging, "time", SimpleNamespace(time=lambda: next(moments)))
        (message,) = desk.told("04-14T09:00")
    assert message["error"]
    assert desk.got() == []
    assert_told_once(desk)


def test_a_machine_that_can_keep_nothing_tells_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "sent").write_text("a file, and no folder", "utf-8")
    kept = SentBefore(tmp_path, "key")
    kept.add("coordinator", {"overdue|r1": 1})
    assert kept.items() == {}
    kept.strike_off()


def _dies(*_: object, **__: object) -> str | None:
    raise KilledError
