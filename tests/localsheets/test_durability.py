"""A real process, killed: what it acknowledged is there when it comes back."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
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


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path, session: requests.Session):
    process = Process(tmp_path / "state.db")
    book = _create(session, process.url)
    done = threading.Event()

    def write() -> None:
        with requests.Session() as own:
            own.trust_env = False
            for value in range(1, 5000):
                rows = [{"values": [{"userEnteredValue": {"numberValue": value}}]}] * 30
                fill = {"updateCells": {"start": {"sheetId": 0}, "rows": rows, "fields": "userEnteredValue"}}
                name = {"properties": {"title": f"n{value}"}, "fields": "title"}
                body = {"requests": [fill, {"updateSpreadsheetProperties": name}]}
                try:
                    own.post(f"{process.url}{V4}/{book}:batchUpdate", json=body).raise_for_status()
                except requests.exceptions.RequestException:
                    return
                if value == 20:
                    done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert done.wait(30)
    process.end(signal.SIGKILL)
    writer.join(30)
    with LocalServer(tmp_path / "state.db") as server:
        rows = session.get(f"{server.url}{V4}/{book}/values/A1:A30").json()["values"]
        title = session.get(f"{server.url}{V4}/{book}").json()["properties"]["title"]
    assert rows == [[title.removeprefix("n")]] * 30
    assert int(title.removeprefix("n")) >= 20


def test_many_clients_write_at_once_and_nothing_is_lost(tmp_path: Path):
    with LocalServer(tmp_path / "state.db") as server:
        with requests.Session() as session:
            book = _create(session, server.url)

        def write(client: int) -> list[int]:
            with requests.Session() as own:
                own.trust_env = False
                for turn in range(3):
                    _append(own, server.url, book, client * 10 + turn)
                return [len(own.get(f"{server.url}{V4}/{book}/values/Sheet1").json()["values"])]

        with ThreadPoolExecutor(100) as crowd:
            seen = list(crowd.map(write, range(100)))
        with requests.Session() as session:
            rows = session.get(f"{server.url}{V4}/{book}/values/Sheet1").json()["values"]
    assert sorted(int(row[0]) for row in rows) == sorted(
        client * 10 + turn for client in range(100) for turn in range(3)
    )
    assert max(seen) == [300]


def test_sigterm_ends_open_streams(tmp_path: Path, session: requests.Session):
    process = Process(tmp_path / "state.db")
    book = _create(session, process.url)
    with session.get(f"{process.url}/events/{book}", stream=True, timeout=10) as stream:
        assert stream.status_code == 200
        began = time.monotonic()
        assert process.end(signal.SIGTERM) == 0
        assert time.monotonic() - began < 1


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


def test_a_database_of_another_program_is_left_alone(tmp_path: Path):
    path = tmp_path / "state.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table file (name text)")
    with pytest.raises(StateFileError, match="of another program"):
        LocalServer(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("select name from sqlite_master").fetchall() == [("file",)]


def test_a_damaged_state_file_is_told_at_the_start(tmp_path: Path, session: requests.Session):
    path = tmp_path / "state.db"
    with LocalServer(path) as server:
        book = _create(session, server.url)
        query, body = {"valueInputOption": "RAW"}, {"values": [["x" * 500] * 4] * 200}
        session.put(f"{server.url}{V4}/{book}/values/A1", params=query, json=body).raise_for_status()
    held = bytearray(path.read_bytes())
    for start in range(3 * 4096, len(held), 4096):
        held[start : start + 64] = b"\xff" * 64
    path.write_bytes(held)
    with pytest.raises(StateFileError, match=r"damaged|malformed"):
        LocalServer(path)


def test_a_state_file_of_the_first_format_is_taken_over(tmp_path: Path, session: requests.Session):
    path = tmp_path / "state.db"
    with LocalServer(path) as server:
        book = _create(session, server.url)
        query, body = {"valueInputOption": "RAW"}, {"values": [["a"], ["b"], ["c"]]}
        session.put(f"{server.url}{V4}/{book}/values/A2", params=query, json=body).raise_for_status()
    with closing(sqlite3.connect(path)) as old:
        old.executescript(
            "alter table line rename to late; create table line (book text, sheet integer, row integer, "
            "json blob not null, primary key (book, sheet, row)) without rowid; insert into line select * from late; "
            "drop table late; pragma user_version=1;"
        )
    with LocalServer(path) as server:
        change = {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 2, "endIndex": 3}}}
        session.post(f"{server.url}{V4}/{book}:batchUpdate", json={"requests": [change]}).raise_for_status()
    with LocalServer(path) as server:
        assert session.get(f"{server.url}{V4}/{book}/values/A1:A9").json()["values"] == [[], ["a"], [], ["b"], ["c"]]


def test_two_servers_may_not_share_a_state_file(tmp_path: Path):
    path = tmp_path / "state.db"
    with LocalServer(path), pytest.raises(StateFileError, match="in use by another server"):
        LocalServer(path)
