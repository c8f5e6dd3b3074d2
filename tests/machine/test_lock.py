"""One run of a spreadsheet at a time, and no lock outlives its process or an hour."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetsync.errors import ExitCode
from sheetsync.machine.folder import STATE_DIR, StateFolderError, made, replace_file, state_folder
from sheetsync.machine.lock import TAKEN_OVER, RunLock, RunningError

HOLD = """
import sys, time
from pathlib import Path
from sheetsync.machine.lock import RunLock
with RunLock(Path(sys.argv[1]), "server", "sheet").held():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def lock(folder: Path, *, later: float = 0.0, sheet: str = "sheet") -> RunLock:
    return RunLock(folder, "server", sheet, clock=lambda: folder.stat().st_mtime + later)


def test_a_second_run_says_who_is_at_it(tmp_path: Path, other: "subprocess.Popen[str]"):
    with (
        pytest.raises(RunningError, match=f"process {other.pid}") as refused,
        RunLock(tmp_path, "server", "sheet").held(),
    ):
        pass
    assert refused.value.exit_code is ExitCode.RUNNING
    holder = RunLock(tmp_path, "server", "sheet").running()
    assert holder is not None
    assert holder.pid == other.pid


def test_another_spreadsheet_and_another_server_have_locks_of_their_own(tmp_path: Path, other: "subprocess.Popen[str]"):
    with lock(tmp_path, sheet="another").held(), RunLock(tmp_path, "elsewhere", "sheet").held():
        assert other.poll() is None


def test_a_killed_process_leaves_no_lock(tmp_path: Path, other: "subprocess.Popen[str]"):
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert lock(tmp_path).running() is None
    with lock(tmp_path).held():
        holder = lock(tmp_path).holder()
        assert holder is not None
        assert holder.pid == os.getpid()


def test_a_stopped_process_keeps_its_lock_for_an_hour(tmp_path: Path, other: "subprocess.Popen[str]"):
    other.send_signal(signal.SIGSTOP)
    with pytest.raises(RunningError), lock(tmp_path, later=TAKEN_OVER - 60).held():
        pass
    with lock(tmp_path, later=TAKEN_OVER + 60).held(), pytest.raises(RunningError), lock(tmp_path).held():
        pass
    other.send_signal(signal.SIGCONT)


@pytest.mark.usefixtures("other")
def test_a_clock_that_was_set_back_takes_nothing_over(tmp_path: Path):
    with pytest.raises(RunningError, match="for 0 s"), lock(tmp_path, later=-TAKEN_OVER * 24).held():
        pass


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}', "\0" * 40])
def test_a_file_of_nonsense_is_no_lock(tmp_path: Path, content: str):
    one = lock(tmp_path)
    made(one.path.parent)
    one.path.write_text(content)
    assert one.running() is None
    with one.held():
        assert json.loads(one.path.read_text())["pid"] == os.getpid()


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StateFolderError, match=STATE_DIR) as refused, lock(tmp_path / "file").held():
        pass
    assert refused.value.exit_code is ExitCode.CONFIG


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({STATE_DIR: "/a", "XDG_STATE_HOME": "/b"}, "/a"),
        ({"XDG_STATE_HOME": "/b"}, "/b/sheetsync"),
        ({"XDG_STATE_HOME": "relative"}, f"{Path.home()}/.local/state/sheetsync"),
        ({}, f"{Path.home()}/.local/state/sheetsync"),
    ],
)
def test_where_the_folder_is(environment: dict[str, str], expected: str):
    assert str(state_folder(environment)) == expected


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path):
    replace_file(tmp_path / "a", "one")
    replace_file(tmp_path / "a", "two")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "two")]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        replace_file(tmp_path / "folder", "three")
    assert {path.name for path in tmp_path.iterdir()} == {"a", "folder"}
