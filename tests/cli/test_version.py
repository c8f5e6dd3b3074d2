"""Which version, and what a shell completes."""

import subprocess
import sys
from pathlib import Path

import pytest

from sheetsync import __version__
from sheetsync.cli import version

from .conftest import Program


def test_the_version_tells_its_commit(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert program("--version").out.startswith(__version__)
    monkeypatch.setattr(version, "files", lambda _: tmp_path)
    (tmp_path / "_commit").write_text("1a2b3c\n", encoding="ascii")
    assert program("--version").out == f"{__version__} (commit 1a2b3c)\n"
    (tmp_path / "_commit").unlink()
    monkeypatch.setattr(version, "__file__", str(tmp_path / "a" / "b" / "version.py"))
    assert program("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(program: Program, shell: str) -> None:
    assert "_SHEETSYNC_COMPLETE" in program("completion", shell).out


def test_verbs_and_options_are_completed() -> None:
    asked = {"_SHEETSYNC_COMPLETE": "bash_complete", "COMP_WORDS": "sheetsync do", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "from sheetsync.cli.main import main; main()"]
    found = subprocess.run(command, env=asked, capture_output=True, text=True, check=True)
    assert found.stdout == "plain,doctor\n"


def test_the_manual_of_the_program_tells_of_files_and_variables_too(program: Program) -> None:
    shown = " ".join(program("help", "--language", "en").out.split())
    for told in ("Usage: sheetsync", "doctor", "Files:", "config.toml", "SHEETSYNC_STATE_DIR", "6: already running"):
        assert told in shown
    assert "Файлы:" in program("help", "--language", "ru").out


@pytest.mark.parametrize("verb", ["sync", "addon manifest"])
def test_the_manual_of_a_verb_is_its_help(program: Program, verb: str) -> None:
    assert program("help", *verb.split()).out == program(*verb.split(), "--help").out


def test_the_manual_of_no_verb_names_the_nearest(program: Program) -> None:
    answer = program("help", "synk")
    assert (answer.code, "sync" in answer.err) == (2, True)
