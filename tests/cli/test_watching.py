"""Runs as an administrator sees them: the log, the pings, the figures, the daemon, the status."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sheetsync.cli.options import Options
from sheetsync.cli.session import Session, Target
from sheetsync.localsheets import Fault, LocalServer
from sheetsync.machine.folder import STATE_DIR

from .conftest import People, Program

PROGRAM = (sys.executable, "-m", "sheetsync")
STEPS = ("Анализ отзывов для контента", "Публикация статьи с отзывами")
CANARY = "c4n4ry0123456789abcdefghij"


class Receiver:
    """A server on this machine that notes paths and answers one status and text to all."""

    def __init__(self, status: int = 200, text: str = "OK") -> None:
        self.asked: list[str] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.asked.append(self.path)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(text.encode())

            do_POST = do_GET  # noqa: N815 - the standard library's name

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture(autouse=True)
def own_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine on which nothing ran before."""
    monkeypatch.setenv(STATE_DIR, str(tmp_path / "state"))
    return tmp_path / "state"


def logged(text: str) -> dict[str, object]:
    (line,) = [line for line in text.splitlines() if line.startswith("{")]
    found: dict[str, object] = json.loads(line)
    return found


def test_one_line_a_run_and_no_text_of_anybody_s(program: Program, sheet: People) -> None:
    sheet.type("Статус!A6", [["Секретный проект", "Продажи", "", "Готово", "очень личный барьер"]])
    answer = program("sync", sheet.id, "--log", "json")
    told = logged(answer.err)
    assert (told["event"], told["outcome"], told["exit_code"], told["spreadsheet"]) == ("run", "ok", 0, sheet.id)
    assert (told["reads"], told["writes"], told["rounds"], told["rows"], told["waited"]) == (1, 2, 1, 5, 0)
    assert told["findings"]
    assert "Секретный" not in answer.err
    assert "барьер" not in answer.err
    quiet = program("sync", sheet.id, "--log", "human")
    assert re.search(r"INFO run spreadsheet=\S+ .*outcome=ok .*reads=1 writes=0 .*rows=5", quiet.err)


def test_fix_undo_and_not_duplicate_are_logged_and_seen_by_the_status(program: Program, sheet: People) -> None:
    sheet.type("Статус!D3", [["В работк"]])
    for verb in (["fix", sheet.id, "--all", "--yes"], ["undo", sheet.id, "2"], ["not-duplicate", sheet.id, *STEPS]):
        answer = program(*verb, "--log", "json")
        assert answer.code == 0, answer.err
        told = logged(answer.err)
        assert (told["kind"], told["outcome"]) == (verb[0], "ok")
        assert told["writes"]
    assert program("status", sheet.id, "--json").json["outcome"] == "ok"
    assert program("not-duplicate", sheet.id, "нет такой", STEPS[0]).code == 2
    assert program("status", sheet.id, "--json").json["outcome"] == "ok"


def test_a_run_that_fails_is_logged_and_tells_of_what_age_the_page_is(
    program: Program, sheet: People, server: LocalServer
) -> None:
    program("sync", sheet.id)
    server.app.faults.add(Fault(status=403, reason="forbidden"))
    answer = program("sync", sheet.id, "--log", "json")
    assert answer.code == 4
    assert logged(answer.err)["outcome"] == "NotSharedError"
    assert re.search(r"The page stands whole, with data as of \d{4}-\d\d-\d\d \d\d:\d\d\.", answer.err)


def test_pings_tell_start_end_and_failure(
    program: Program, sheet: People, server: LocalServer, receiver: Receiver
) -> None:
    url = f"{receiver.url}/{CANARY}"
    assert program("sync", sheet.id, "--healthcheck", url).code == 0
    server.app.faults.add(Fault(status=403, reason="forbidden"))
    assert program("sync", sheet.id, "--healthcheck", url).code == 4
    with Session(Options(base_url=server.url)).lock(Target(sheet.id)).held():
        assert program("sync", sheet.id, "--healthcheck", url).code == 6
    paths = [path.removeprefix(f"/{CANARY}") for path in receiver.asked]
    assert paths == ["/start", "", "/start", "/fail", "/start"]
    receiver.close()
    assert program("sync", sheet.id, "--healthcheck", url).code == 0


def test_a_bad_address_is_said_without_being_shown(program: Program, sheet: People) -> None:
    answer = program("sync", sheet.id, "--healthcheck", f"https://user:{CANARY}@host/x")
    assert answer.code == 2
    assert CANARY not in answer.err


def test_figures_are_written_for_prometheus(program: Program, sheet: People) -> None:
    Path("config.toml").write_text('[watch]\nmetrics_file = "out.prom"\nlog = "json"\nlog_file = "run.log"\n')
    program("sync", sheet.id)
    assert 'sheetsync_runs_total{outcome="ok"} 1\n' in Path("out.prom").read_text()
    assert logged(Path("run.log").read_text())["rows"] == 4
    Path("config.toml").write_text('[watch]\nmetrics_file = "no/such/out.prom"\n')
    assert program("sync", sheet.id).code == 0
    Path("config.toml").write_text('[watch]\nlog = "json"\nlog_file = "no/such/run.log"\n')
    assert program("sync", sheet.id).code == 3


def test_the_status_asks_nobody(program: Program, sheet: People, server: LocalServer) -> None:
    assert program("status", sheet.id, "--json").json["ran"] is None
    assert program("status", sheet.id, "--max-age", "5").code == 1
    program("sync", sheet.id)
    server.calls.clear()
    told = program("status", sheet.id, "--json", "--max-age", "5")
    assert (told.code, told.json["outcome"], told.json["running"]) == (0, "ok", None)
    assert told.json["ran"] == told.json["succeeded"] == told.json["wrote"]
    with Session(Options(base_url=server.url)).lock(Target(sheet.id)).held():
        assert f"process {os.getpid()}" in program("status", sheet.id).out
    assert server.calls.all() == []


def test_a_dry_run_prints_just_what_the_run_then_does(program: Program, sheet: People) -> None:
    sheet.type("Статус!A6", [["Позвонить", "Продажи", "", "Готово", "ждём юриста"]])
    before = program("sync", "--dry-run", sheet.id, "--json").json
    told = program("plan", sheet.id, "--json").json
    assert before == told
    done = program("sync", sheet.id, "--json").json
    assert done["cells_written"] == len(before["cells"])
    for cell in before["cells"]:
        if cell["tab"] == "Статус":
            assert sheet.values(f"Статус!{cell['cell']}") == ([[cell["after"]]] if cell["after"] else [])
    assert program("sync", "--dry-run", sheet.id, "--json").json["empty"]


def daemon(server: LocalServer, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "SHEETSYNC_BASE_URL": server.url}
    command = [*PROGRAM, "run", *arguments, "--log", "json", "--every", "1"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def until(running: "subprocess.Popen[str]", name: str) -> dict[str, object]:
    assert running.stderr is not None
    for line in running.stderr:
        found: dict[str, object] = json.loads(line)
        if found["event"] == name:
            return found
    raise AssertionError(name)


def test_the_daemon_runs_spares_what_nobody_touched_and_ends_cleanly(sheet: People, server: LocalServer) -> None:
    with daemon(server, sheet.id) as running:
        assert until(running, "run")["writes"] == 2
        running.send_signal(signal.SIGTERM)
        until(running, "stopped")
        assert running.wait(10) == 0
    with daemon(server, sheet.id) as running:
        assert until(running, "run")["writes"] == 0
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
    server.calls.clear()
    with daemon(server, sheet.id) as running:
        until(running, "started")
        while not server.calls.count("drive"):
            assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
    assert (server.calls.count("read"), server.calls.count("write")) == (0, 0)


@pytest.mark.slow
def test_a_daemon_that_waits_for_google_ends_at_once(sheet: People, server: LocalServer) -> None:
    server.app.faults.add(Fault(status=503, times=None, writes=False, retry_after=60))
    with daemon(server, sheet.id) as running:
        until(running, "started")
        while not any(call.status == 503 for call in server.calls.all()):
            assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0


@pytest.fixture
def key(tmp_path: Path) -> Iterator[Path]:
    """A key of a service account whose sign-in is refused with an answer full of secrets."""
    refusing = Receiver(400, json.dumps({"error": "invalid_grant", "error_description": f"assertion={CANARY}"}))
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    file = tmp_path / "key.json"
    content = {"type": "service_account", "project_id": "p", "private_key_id": CANARY, "private_key": pem}
    content |= {"client_email": "robot@p.iam.gserviceaccount.com", "token_uri": f"{refusing.url}/token"}
    file.write_text(json.dumps(content))
    file.chmod(0o600)
    yield file
    refusing.close()


def test_no_secret_leaves_whatever_goes_wrong(
    program: Program, monkeypatch: pytest.MonkeyPatch, key: Path, own_machine: Path
) -> None:
    monkeypatch.delenv("SHEETSYNC_BASE_URL", raising=False)
    monkeypatch.setenv("SHEETSYNC_KEY_FILE", str(key))
    monkeypatch.setenv("SHEETSYNC_HEALTHCHECK", f"http://127.0.0.1:1/{CANARY}")
    Path("config.toml").write_text('[watch]\nmetrics_file = "out.prom"\nlog = "json"\nlog_file = "run.log"\n')
    printed = []
    for verb in (["check", "abc"], ["sync", "abc"], ["sync", "abc", "--debug"], ["config", "show"], ["status", "abc"]):
        for extra in ([], ["--json"]):
            answer = program(*verb, *extra)
            printed += [answer.out, answer.err]
    wrote = [
        path.read_text() for path in (*own_machine.rglob("*"), Path("out.prom"), Path("run.log")) if path.is_file()
    ]
    secret = json.loads(key.read_text())["private_key"].splitlines()
    everything = "\n".join((*printed, *wrote))
    assert "invalid_grant" in everything
    assert [line for line in (CANARY, *secret[1:-1]) if line in everything] == []
