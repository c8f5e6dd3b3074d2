"""A real process, killed: what it acknowledged is there when it comes back."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import requests

from sheetsync.localsheets import LocalServer, StateFileError

V4 = "/v4/spreadsheets"


class Process:
    """`python -m sheetsync.localsheets` with a state file."""

    def __init__(self, db: Path) -> None:
        command = [sys.executable, "-m", "sheetsync.localsheets", "--db", str(db), "--port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:")
        self.url = line.removeprefix("listening on ").strip()

    def end(self, number: int) -> int:
        os.kill(self._process.pid, number)
        self._process.wait(timeout=10)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return self._process.returncode


def _create(session: requests.Session, url: str) -> str:
    body = {"name": "b", "mimeType": "application/vnd.google-apps.spreadsheet"}
    return session.post(f"{url}/drive/v3/files", json=body).json()["id"]


def _append(session: requests.Session, url: str, book: str, value: int) -> None:
    path = f"{url}{V4}/{book}/values/Sheet1!A1:append"
    session.post(path, params={"valueInputOption": "RAW"}, json={"values": [[value]]}).raise_for_status()


def test_acknowledged_writes_survive_a_kill(tmp_path: Path, session: requests.Session):
    process = Process(tmp_path / "state.db")
    book = _create(session, process.url)
    acknowledged: list[int] = []
    enough = threading.Event()

    def write() -> None:
        with requests.Session() as own:
            own.trust_env = False
            for value in range(1, 5000):
                try:
                    _append(own, process.url, book, value)
                except requests.exceptions.RequestException:
                    return
                acknowledged.append(value)
                if value == 40:
                    enough.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(30)
    process.end(signal.SIGKILL)
    writer.join(30)
    with LocalServer(tmp_path / "state.db") as server:
        rows = session.get(f"{server.url}{V4}/{book}/values/Sheet1").json()["values"]
    kept = [int(row[0]) for row in rows]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) in {0, 1}


def test_sigterm_ends_it_within_a_second_with_an_open_connection(tmp_path: Path, session: requests.Session):
    process = Process(tmp_path / "state.db")
    book = _create(session, process.url)
    began = time.monotonic()
    assert process.end(signal.SIGTERM) == 0
    assert time.monotonic() - began < 1
    with LocalServer(tmp_path / "state.db") as server:
        assert session.get(f"{server.url}{V4}/{book}").status_code == 200


def test_a_state_file_is_read_back_whole(tmp_path: Path, session: requests.Session):
    path = tmp_path / "state.db"
    with LocalServer(path) as server:
        book = _create(session, server.url)
        values = [["text", 1.5, True, 7], [], ["=A1", "", "2020-01-01"]]
        query = {"valueInputOption": "USER_ENTERED"}
        session.put(f"{server.url}{V4}/{book}/values/A2", params=query, json={"values": values}).raise_for_status()
        before = session.get(f"{server.url}{V4}/{book}", params={"includeGridData": "true"}).json()
    with LocalServer(path) as server:
        after = session.get(f"{server.url}{V4}/{book}", params={"includeGridData": "true"}).json()
    assert after == before


def test_a_file_that_is_no_state_file(tmp_path: Path):
    path = tmp_path / "state.db"
    path.write_text("no database at all, but long enough to look like something", encoding="utf-8")
    with pytest.raises(StateFileError, match="cannot be used as a state file"):
        LocalServer(path)


def test_two_servers_may_not_share_a_state_file(tmp_path: Path):
    path = tmp_path / "state.db"
    with LocalServer(path), pytest.raises(StateFileError, match="in use by another server"):
        LocalServer(path)
