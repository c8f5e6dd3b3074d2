"""`serve` with a secret: Drive is asked for channels, and an edit makes a run by the config's own sign-in."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from sheetsync.cli.main import cli
from tests.run.team import Team

from .keys import ACCOUNT, URL, CertServer

SECRET = "0123456789abcdef0123"  # noqa: S105 - a secret of the test's own


def config(folder: Path, certs: CertServer, spreadsheet_id: str, secret: str, **more: str) -> Path:
    (folder / "push").write_text(secret)
    path = folder / "config.toml"
    lines = "".join(f'{name} = "{value}"\n' for name, value in {"url": URL, **more}.items())
    path.write_text(
        f'[addon]\nservice_accounts = ["{ACCOUNT}"]\ncerts_url = "{certs.url}"\n'
        f'push_secret_file = "push"\n{lines}[[spreadsheets]]\nid = "{spreadsheet_id}"\n'
    )
    return path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 90
    while not true() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert true()


@pytest.mark.slow
@pytest.mark.parametrize("watches", ["files", "changes"])
def test_an_edit_makes_a_run(tmp_path: Path, certs: CertServer, team: Team, watches: str) -> None:
    """Drive is the embedded server: it grants the channel, and posts to the service what people do."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    path = config(tmp_path, certs, team.book.id, SECRET, url=url, push_watches=watches)
    command = [sys.executable, "-m", "sheetsync", "serve", "--config", str(path), "--base-url", team.server.url]
    environment = {**os.environ, "PORT": str(port), "XDG_STATE_HOME": str(tmp_path)}
    with subprocess.Popen(
        [*command, "--now", "2025-04-14T09:00"], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == f"listening on {url}"
            until(lambda: any("/watch" in call.path and call.status == 200 for call in team.server.calls.all()))
            assert not any(team.checks().values())
            for step in ("Одно", "Другое", "Третье"):
                team.type("status", 3, 1, step)
            until(lambda: any(team.checks().values()))
            until(lambda: 'sheetsync_runs_total{outcome="ok"} 1' in requests.get(f"{url}/metrics", timeout=10).text)
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
    assert team.settled()


def test_a_secret_that_is_none_is_refused(tmp_path: Path, certs: CertServer) -> None:
    path = config(tmp_path, certs, "some-sheet", "short")
    result = CliRunner().invoke(cli, ["serve", "--config", str(path), "--language", "en"])
    assert result.exit_code == 3
    assert "at least 16 bytes" in result.stderr
