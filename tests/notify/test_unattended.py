"""Runs that nobody looks at, the daemon's and those that Drive's word wakes, tell people as `sync` does."""

import datetime as dt
import json
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from sheetsync.addon.push.waking import Waker
from sheetsync.cli import pushing
from sheetsync.cli.options import Options
from sheetsync.cli.session import Session
from sheetsync.localsheets import LocalServer
from sheetsync.schedule import Daemon
from sheetsync.watch.figures import RunFigures
from tests.cli.conftest import People, Program

from .conftest import CONFIG, SLACK, TELEGRAM, Receiver

Rounds = Callable[..., None]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, receiver: Receiver) -> Callable[[], list[str]]:
    """Configure two channels; say what they got since last asked."""
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "telegram").write_text(f"{TELEGRAM}\n", "utf-8")
    monkeypatch.setenv("TEST_SLACK", SLACK)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def since() -> list[str]:
        found = [json.dumps(body, ensure_ascii=False) for _, body in receiver.got]
        receiver.got.clear()
        return found

    return since


@pytest.fixture
def rounds(program: Program, sheet: People, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rounds]:
    """The daemon at a time of 2025: it makes its rounds one after another, each after a step of the test's."""
    handlers = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}

    def run(now: str, *steps: Callable[[], object]) -> None:
        monkeypatch.setattr(Daemon, "serve", lambda daemon: _serve(steps, daemon))
        assert program("run", sheet.id, "--now", f"2025-{now}+03:00").code == 0

    yield run
    for name, handler in handlers.items():
        signal.signal(name, handler)


def _serve(steps: Sequence[Callable[[], object]], daemon: Daemon[object]) -> None:
    for step in steps:
        step()
        daemon.round()


def nothing() -> None:
    """Nobody does anything."""


def test_the_daemon_tells_a_state_once_and_a_new_one_in_the_round_that_sees_it(
    rounds: Rounds, told: Callable[[], list[str]], sheet: People
) -> None:
    seen: list[list[str]] = []

    def add_a_row() -> None:
        seen.append(told())
        sheet.type("Статус!A6:D6", [["Наклеить этикетки", "Производство", "", "как-то"]])

    rounds("04-14T09:00", nothing, lambda: sheet.type("Статус!E3:E3", [["Продажи молчат"]]), add_a_row)
    assert ["Анализ отзывов" in one for one in seen[0]] == [True, False]
    assert [("Наклеить этикетки" in one, "Анализ отзывов" in one) for one in told()] == [(True, False)] * 2


def test_what_the_daemon_could_not_send_fails_no_run_is_logged_and_goes_out_in_the_next_round(
    rounds: Rounds, told: Callable[[], list[str]], receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*, refusing: bool) -> None:
        receiver.refusing = refusing

    rounds("04-14T09:00", partial(refuse, refusing=True), partial(refuse, refusing=False), nothing)
    texts = told()
    assert len(texts) >= 4
    assert "Анализ отзывов" in texts[-2]
    assert caplog.text.count("message") >= 2


def test_the_daemon_keeps_quiet_hours_and_tells_as_soon_as_they_end(
    rounds: Rounds, told: Callable[[], list[str]]
) -> None:
    rounds("04-14T07:30", nothing)
    rounds("04-14T07:50", nothing)
    assert told() == []
    rounds("04-14T08:00", nothing)
    assert len(told()) == 2


def test_a_run_that_drive_wakes_tells_once(
    sheet: People, server: LocalServer, told: Callable[[], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "push").write_text("0123456789abcdef")
    listed = f'[addon]\nurl = "https://example.org"\npush_secret_file = "push"\n[[spreadsheets]]\nid = "{sheet.id}"\n'
    (tmp_path / "config.toml").write_text(CONFIG + listed, "utf-8")
    morning = dt.datetime(2025, 4, 14, 9, tzinfo=dt.UTC)
    session = Session(Options(config=tmp_path / "config.toml", base_url=server.url, now=morning), "serve")
    ran: list[str] = []
    done = threading.Semaphore(0)

    def waker(run: Callable[[str], object], **_: object) -> Waker:
        def counted(named: str) -> None:
            run(named)
            ran.append(named)
            done.release()

        return Waker(counted, quiet=0)

    monkeypatch.setattr(pushing, "Waker", waker)
    monkeypatch.setattr(pushing, "Watcher", lambda *_, **__: nullcontext())
    with pushing.pushed(session, RunFigures()) as receiver:
        assert receiver is not None
        for _ in range(2):
            receiver.wake(sheet.id)
            assert done.acquire(timeout=60)
    assert ran == [sheet.id] * 2
    assert len(told()) == 2
