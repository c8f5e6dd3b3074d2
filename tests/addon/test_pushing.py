"""`serve` with a secret: it asks Drive for channels, and a word of Drive's makes a run by the config's own sign-in."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from sheetsync.addon.push.channels import Channels
from sheetsync.cli.main import cli
from tests.run.team import Team

from .keys import ACCOUNT, URL, CertServer


def config(folder: Path, certs: CertServer, spreadsheet_id: str, secret: str) -> Path:
    (folder / "push").write_text(secret)
    path = folder / "config.toml"
    path.write_text(
        f'[addon]\nurl = "{URL}"\nservice_accounts = ["{ACCOUNT}"]\ncerts_url = "{certs.url}"\n'
        f'push_secret_file = "push"\n[[spreadsheets]]\nid = "{spreadsheet_id}"\n'
    )
    return path


@pytest.mark.slow
def test_a_word_of_drives_makes_a_run(tmp_path: Path, certs: CertServer, team: Team) -> None:
    secret = "0123456789abcdef0123"  # noqa: S105 - a secret of the test's own
    path = config(tmp_path, certs, team.book.id, secret)
    command = [sys.executable, "-m", "sheetsync", "serve", "--config", str(path), "--base-url", team.server.url]
    environment = {**os.environ, "PORT": "0", "XDG_STATE_HOME": str(tmp_path)}
    with subprocess.Popen(
        [*command, "--now", "2025-04-14T09:00"], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().removeprefix("listening on ").strip()
            name = Channels(secret.encode()).name(team.book.id, int(time.time()) + 60)
            headers = {
                "X-Goog-Channel-ID": name,
                "X-Goog-Channel-Token": Channels(secret.encode()).token(name),
                "X-Goog-Resource-State": "update",
            }
            for _ in range(3):
                assert requests.post(f"{url}/push/drive", headers=headers, timeout=10).status_code == 200
            deadline = time.monotonic() + 60
            while not any(team.checks().values()) and time.monotonic() < deadline:
                time.sleep(0.2)
            assert any(team.checks().values())
            said = ""
            while "sheetsync_runs_total{" not in said and time.monotonic() < deadline:
                said = requests.get(f"{url}/metrics", timeout=10).text
                time.sleep(0.1)
            assert 'sheetsync_runs_total{outcome="ok"} 1' in said
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
    watches = [call for call in team.server.calls.all() if "/watch" in call.path]
    assert watches  # the channel was asked for
    assert team.settled()


def test_a_secret_that_is_none_is_refused(tmp_path: Path, certs: CertServer) -> None:
    path = config(tmp_path, certs, "some-sheet", "short")
    result = CliRunner().invoke(cli, ["serve", "--config", str(path), "--language", "en"])
    assert result.exit_code == 3
    assert "at least 16 bytes" in result.stderr
