"""The service as a process: it says where it listens, and ends in good order."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from sheetsync.cli.main import cli
from sheetsync.localsheets import Fault, LocalServer
from tests.run.team import Team

from .keys import ACCOUNT, CLIENT, URL, CertServer, Key
from .sidebar import Sidebar


@pytest.fixture
def config(tmp_path: Path, certs: CertServer) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(
        f'[addon]\nurl = "{URL}/"\nservice_accounts = ["{ACCOUNT}"]\noauth_client_id = "{CLIENT}"\n'
        f'certs_url = "{certs.url}"\ndeadline_seconds = 20\n'
    )
    return path


@pytest.fixture
def service_process(config: Path, google: LocalServer) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "sheetsync", "serve", "--config", str(config), "--base-url", google.url]
    with subprocess.Popen(
        [*command, "--now", "2025-04-14T09:00"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PORT": "0"},
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield process, line.removeprefix("listening on ").strip()
        finally:
            process.kill()


@pytest.mark.slow
def test_it_finishes_what_it_began_and_ends_with_0(
    service_process: tuple[subprocess.Popen[str], str], team: Team, key: Key
) -> None:
    process, url = service_process
    sidebar = Sidebar(url, key, team.book.id)
    answers: list[Any] = []
    team.server.faults.add(Fault("delay", seconds=1))
    clicked = threading.Thread(target=lambda: answers.append(sidebar.open()))
    clicked.start()
    while team.server.faults.pending():  # until the call is on its way to the sheet
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    clicked.join(10)
    assert sidebar.card["name"] == "home"
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{url}/healthz", timeout=5)


def test_nobody_is_served_by_a_config_that_lets_nobody_in(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text('[addon]\nurl = "https://sheetsync.example.com"\n')
    result = CliRunner().invoke(cli, ["serve", "--config", str(empty), "--language", "en"])
    assert (result.exit_code, result.stderr.partition(" of the")[0]) == (3, "The config lacks service_accounts")


@pytest.mark.parametrize("url", ["http://sheetsync.example.com", "sheetsync.example.com", "https://u@x.com", ""])
def test_an_address_that_google_would_not_call_is_refused(tmp_path: Path, url: str) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(f'[addon]\nurl = "{url}"\n')
    result = CliRunner().invoke(cli, ["serve", "--config", str(wrong), "--language", "en"])
    assert result.exit_code == 3
    assert "line 2: addon.url should be" in result.stderr


def test_a_port_that_is_taken_is_said(config: Path, google: LocalServer) -> None:
    taken = google.url.rpartition(":")[2]
    result = CliRunner().invoke(cli, ["serve", "--config", str(config), "--port", taken, "--language", "en"])
    assert result.exit_code == 2
    assert f"127.0.0.1:{taken} can't be used" in result.stderr
