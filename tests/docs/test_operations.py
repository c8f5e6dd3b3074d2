"""The examples for cron and systemd say what the program understands."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from sheetsync.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "keep-it-running.md"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert found
    return found[1]


def understood(command: str) -> str:
    """The verb of a command line that the program takes; its redirections are the shell's."""
    words = [word for word in shlex.split(command) if not re.match(r"\d?>", word)]
    assert words[0] == "sheetsync"
    context = cli.make_context("sheetsync", words[1:2], resilient_parsing=True)
    verb = cli.get_command(context, words[1])
    assert verb is not None
    verb.make_context(words[1], words[2:], parent=click.Context(cli))
    return words[1]


def test_the_line_for_cron():
    fields = block("cron").split(maxsplit=5)
    assert all(re.fullmatch(r"[\d*/,-]+", field) for field in fields[:5])
    assert understood(fields[5]) == "sync"


def test_the_unit_for_systemd():
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(block("systemd"))
    assert understood(unit["Service"]["ExecStart"]) == "run"
    assert unit["Service"]["Environment"] == "SHEETSYNC_STATE_DIR=%S/sheetsync"
    assert int(unit["Service"]["TimeoutStopSec"]) >= 30


def test_systemd_itself_finds_no_fault(tmp_path: Path):
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd-analyze on this machine")
    program = shutil.which("true")
    (tmp_path / "sheetsync.service").write_text(block("systemd").replace("ExecStart=sheetsync", f"ExecStart={program}"))
    found = subprocess.run(
        [analyze, "verify", str(tmp_path / "sheetsync.service")], capture_output=True, text=True, check=False
    )
    assert "sheetsync.service" not in found.stderr, found.stderr
