"""The program, killed for good (SIGKILL) at each of its calls: the next run comes to what one alone comes to."""

import os
import subprocess
import sys
from typing import Any

import pytest

from sheetsync.localsheets import Fault
from tests.torture.wire import plain

from .team import Team

DECISION = ["Прислать прайс в формате для сайта", "Продажи", ""]


def every_kind_of_change(team: Team) -> None:
    """People change cells, rows, order, decisions, what is the service's, and whole places of it."""
    team.later(days=7)
    team.type("status", 3, 3, "Выполнено")
    team.type_rows([["Новая работа", "Продажи", "завтра", "В работе", "Ждём юриста"]], first=7)
    team.delete(team.rows("status", 2))
    team.sort(1, width=5)
    team.decide(DECISION, ["Обновить сайт", "", ""])
    team.type("summary", 4, 1, "здесь был Вася")
    team.type("summary", 4, 6, "обсудить")
    team.delete_tab("metrics")
    team.delete(team.columns("status", 5))


class Hunter:
    """Kills the process of the program at its call of a number: before anything arrives, or once it is applied."""

    def __init__(self, team: Team, at: int, *, applied: bool) -> None:
        self._team, self._at, self._applied = team, at, applied
        self._take = team.server.app.faults.take
        self.process: subprocess.Popen[bytes] | None = None
        self.calls = 0

    def take(self, *call: Any, **options: Any) -> Fault | None:
        """Stand in for the server's plan of faults."""
        self.calls += 1
        if self.calls - 1 == self._at and not self._applied:
            self._kill()
            return Fault("cut_before")
        return self._take(*call, **options)

    def see(self, _: object) -> None:
        """Look at an exchange that is done, its answer not yet sent."""
        if self.calls - 1 == self._at and self._applied:
            self._kill()

    def _kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def hunt(self) -> int:
        """Start the program and wait for its end."""
        app = self._team.server.app
        app.faults.take = self.take  # type: ignore[method-assign]
        app.on_exchange = self.see
        command = [sys.executable, "-m", "sheetsync", "sync", self._team.book.id, "--force"]
        where = {"SHEETSYNC_BASE_URL": self._team.server.url, "SHEETSYNC_NOW": self._team.now.isoformat()}
        with subprocess.Popen(command, env=os.environ | where, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            self.process = run
            code = run.wait()
        app.on_exchange = None
        app.faults.take = self._take  # type: ignore[method-assign]
        return code


@pytest.fixture
def changed(running: Team) -> Team:
    running.server.clock.set(running.now)
    every_kind_of_change(running)
    running.server.clock.set(running.now)
    return running


BOUNDARIES = [(at, applied) for at in range(3) for applied in (False, True)]
FEW = {(1, True), (2, False)}
"""Between the two writes: where most is half done. The others are for the long suite."""


@pytest.mark.parametrize(
    ("at", "applied"),
    [pytest.param(*one, marks=[] if one in FEW else [pytest.mark.slow]) for one in BOUNDARIES],
)
def test_the_program_killed_at_a_call_is_finished_by_the_next_run(
    changed: Team, at: int, *, applied: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
):
    monkeypatch.chdir(tmp_path)
    library = changed.server.app.service.library
    file, start = library.file(changed.book.id), library.book(changed.book.id)
    assert file is not None
    assert start is not None
    changed.sync(force=True)
    alone = plain(library.book(file.id), start)
    library.put(file, start.fork(), at=changed.now, who="", what="")
    hunter = Hunter(changed, at, applied=applied)
    assert hunter.hunt() < 0, "it was not killed"
    assert hunter.calls == at + 1
    changed.sync(force=True)
    assert plain(library.book(file.id), start) == alone
    assert changed.steps().count(DECISION[0]) == 1
    assert changed.settled()
