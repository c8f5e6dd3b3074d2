"""Whatever writes holds the spreadsheet's lock; whatever only reads needs none."""

from pathlib import Path

import pytest

from sheetsync.cli.options import Options
from sheetsync.cli.session import Session, Target
from sheetsync.localsheets import LocalServer

from .conftest import People, Program


@pytest.fixture
def busy(server: LocalServer) -> Session:
    return Session(Options(base_url=server.url))


@pytest.mark.parametrize("verb", [("sync",), ("adopt",), ("not-duplicate", "one", "other")])
def test_two_that_write_at_once_end_the_second_with_6(
    program: Program, sheet: People, busy: Session, server: LocalServer, verb: tuple[str, ...]
) -> None:
    name, *rest = verb
    server.app.log.clear()
    with busy.lock(Target(sheet.id)).held():
        answer = program(name, sheet.id, *rest)
    assert (answer.code, answer.out) == (6, "")
    assert "under way on this machine already (process " in answer.err
    assert (server.calls.count("read"), server.calls.count("write")) == (0, 0)


def test_reading_waits_for_nobody(program: Program, sheet: People, busy: Session) -> None:
    with busy.lock(Target(sheet.id)).held():
        assert program("plan", sheet.id).code == 0
        assert program("sync", "--dry-run", sheet.id).code == 0
        assert program("adopt", "--dry-run", sheet.id).code == 0


def test_a_busy_spreadsheet_does_not_stop_the_others(program: Program, sheet: People, busy: Session) -> None:
    other = program("create", "--title", "Другая", "--template", "status.ru", "--json").json["spreadsheet_id"]
    with busy.lock(Target(sheet.id)).held():
        answer = program("sync", sheet.id, other, "--json")
    assert answer.code == 6
    assert answer.json["spreadsheets"][0]["error"]["exit_code"] == 6
    assert answer.json["spreadsheets"][1]["rounds"] > 0


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int
) -> None:
    key = tmp_path / "key.json"
    key.write_text("{}", encoding="utf-8")
    key.chmod(mode)
    monkeypatch.setenv("SHEETSYNC_KEY_FILE", str(key))
    answer = program("check", "abc")
    assert answer.code == 3
    assert f"chmod 600 {key}" in answer.err
