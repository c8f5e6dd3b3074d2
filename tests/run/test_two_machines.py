"""Two machines with no lock between them: one is stopped between its read and its write, and wakes later."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from sheetsync.localsheets import Exchange
from sheetsync.machine.folder import STATE_DIR

from .team import Team

DECISION = ["Прислать прайс в формате для сайта", "Продажи", ""]


def started(team: Team, state: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "SHEETSYNC_BASE_URL": team.server.url,
        "SHEETSYNC_NOW": team.now.isoformat(),
        STATE_DIR: str(state),
    }
    command = [sys.executable, "-m", "sheetsync", "sync", team.book.id, "--json"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_machine_that_slept_between_read_and_write_doubles_nothing(running: Team, tmp_path: Path):
    running.later(days=7)
    running.decide(DECISION)
    running.server.clock.set(running.now)
    sleeper = started(running, tmp_path / "one")

    def sleep_after_reading(_: Exchange) -> None:
        running.server.app.on_exchange = None
        sleeper.send_signal(signal.SIGSTOP)

    running.server.app.on_exchange = sleep_after_reading
    while running.server.app.on_exchange is not None:
        assert sleeper.poll() is None
    other, _ = started(running, tmp_path / "two").communicate(timeout=60)
    assert json.loads(other)["rounds"] > 0
    sleeper.send_signal(signal.SIGCONT)
    woken, _ = sleeper.communicate(timeout=60)
    assert sleeper.returncode == 0
    assert json.loads(woken)["calls"]["reads"] == 2
    keys = [str(line[0]) for line in running.cells("summary") if line and line[0]]
    assert len(keys) == len(set(keys))
    assert {key.partition("|")[0] for key in keys} >= {"2025-04-14", "2025-04-21"}
    assert running.steps().count(DECISION[0]) == 1
    assert len(running.ids()) == len(set(running.ids().values())) == 5
    numbers = [note.number for note in running.memory().runs]
    assert len(numbers) == len(set(numbers))
    assert running.settled()
