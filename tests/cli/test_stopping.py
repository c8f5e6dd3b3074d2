"""SIGTERM and Ctrl-C in the middle of a run: one sentence says how the sheet stands, and the next run goes on."""

import os
import signal
from collections.abc import Callable
from typing import NamedTuple

import pytest

from sheetsync.localsheets import LocalServer

from .conftest import People, Program

READ, COLUMNS, BATCH = ":getByDataFilter", "values:batchUpdateByDataFilter", ":batchUpdate"


@pytest.fixture
def hit(server: LocalServer) -> Callable[[str, signal.Signals], None]:
    """Send this process a signal while the first call of a kind is on its way back."""

    def at(ending: str, name: signal.Signals) -> None:
        left = [name]

        def exchanged(exchange: object) -> None:
            if left and str(getattr(exchange, "path", "")).endswith(ending):
                os.kill(os.getpid(), left.pop())

        server.app.on_exchange = exchanged

    return at


@pytest.fixture(autouse=True)
def _let_go(server: LocalServer) -> object:
    yield
    server.app.on_exchange = None


class Case(NamedTuple):
    """At which call a signal comes, which, the exit code, and what is said."""

    ending: str
    name: signal.Signals
    code: int
    said: str


@pytest.mark.parametrize(
    "case",
    [
        Case(READ, signal.SIGTERM, 4, "before it wrote anything: the spreadsheet is as it was. Run it again"),
        Case(COLUMNS, signal.SIGTERM, 4, "What it wrote until then is whole and stands"),
        Case(COLUMNS, signal.SIGINT, 130, "nothing is half written. Run it again: it goes on from there."),
    ],
)
def test_a_run_that_is_told_to_stop_ends_between_two_calls(
    program: Program, sheet: People, hit: Callable[[str, signal.Signals], None], case: Case
) -> None:
    handlers = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    hit(case.ending, case.name)
    stopped = program("sync", sheet.id)
    assert (stopped.code, stopped.err.count("told to stop")) == (case.code, 1)
    assert case.said in stopped.err
    assert [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)] == handlers
    assert program("sync", sheet.id).code == 0  # the lock is free, and the run goes on
    assert program("sync", sheet.id, "--json").json["calls"]["writes"] == 0


def test_a_run_whose_last_call_is_under_way_is_done(
    program: Program, sheet: People, hit: Callable[[str, signal.Signals], None]
) -> None:
    hit(BATCH, signal.SIGTERM)
    assert program("sync", sheet.id).code == 0
    assert program("sync", sheet.id, "--json").json["calls"]["writes"] == 0


def test_what_fix_did_until_it_was_stopped_stands_and_can_be_undone(
    program: Program, sheet: People, hit: Callable[[str, signal.Signals], None]
) -> None:
    program("sync", sheet.id)
    sheet.type("Статус!D3", [["В работк"]])
    program("sync", sheet.id)
    hit(BATCH, signal.SIGTERM)
    stopped = program("fix", sheet.id, "--all", "--yes")
    assert stopped.code == 4
    assert "What it wrote until then is whole and stands" in stopped.err
    assert sheet.values("Статус!D3") == [["В работе"]]
    number = program("history", sheet.id, "--json").json["runs"][0]
    assert (number["kind"], number["unsure"]) == ("fix", True)
    asked = program("undo", sheet.id, str(number["run"]))
    assert asked.code == 2
    assert "D3" in asked.err
    assert sheet.values("Статус!D3") == [["В работе"]]
    assert program("undo", sheet.id, str(number["run"]), "--unsure").code == 0
    assert sheet.values("Статус!D3") == [["В работк"]]
    assert not any(run["unsure"] for run in program("history", sheet.id, "--json").json["runs"][:1])
