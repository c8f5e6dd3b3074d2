"""The wheel holds all that the program reads, and the program runs from it with nothing but its dependencies."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = ("-m", "pip", "--disable-pip-version-check")
NO_INDEX = "no package index is reachable from here"
CONFIG = '[addon]\nurl = "https://a.example"\nservice_accounts = ["a@b.example"]\n'
ABSENT = [
    (("local",), "local"),
    (("demo", "--no-serve"), "local"),
    (("serve",), "addon"),
    (("addon", "preview"), "addon,local"),
    (("report", "ID", "--format", "pdf"), "pdf"),
]
"""What needs an extra, and which."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    pips = {name: text for name, text in os.environ.items() if name.startswith("PIP_") or name.endswith("_proxy")}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=bare | pips)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, *PIP, "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT), folder=folder)
    if "No matching distribution found for hatchling" in built.stderr:
        pytest.skip(NO_INDEX)
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def bare(wheel: Path) -> Path:
    """The Python of an environment with the wheel and its dependencies alone."""
    folder = wheel.parent / "bare"
    run(sys.executable, "-m", "venv", str(folder), folder=wheel.parent)
    python = folder / "bin" / "python"
    put = run(str(python), *PIP, "install", "-q", "-c", str(ROOT / "constraints.txt"), str(wheel), folder=wheel.parent)
    if "No matching distribution found" in put.stderr:
        pytest.skip(NO_INDEX)
    assert put.returncode == 0, put.stderr
    return python


def test_a_wheel_holds_every_file_that_is_read(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    read = {path for path in (ROOT / "sheetsync").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT).as_posix() for path in read} <= held
    assert {f"sheetsync/_templates/{path.name}" for path in (ROOT / "templates").glob("*.toml")} <= held
    assert not any(name.startswith(("tests/", "docs/")) for name in held)


def test_a_part_that_is_not_installed_says_what_installs_it(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    for verb, extra in ABSENT:
        ended = run(str(bare.parent / "sheetsync"), *verb, folder=tmp_path)
        assert ended.returncode == 3, (verb, ended.stderr)
        assert f'{bare} -m pip install "sheetsync[{extra}]"' in ended.stderr
        assert "Traceback" not in ended.stderr


def test_all_else_runs_with_the_dependencies_alone(bare: Path, tmp_path: Path) -> None:
    program = str(bare.parent / "sheetsync")
    for verb in (("--version",), ("--help",), ("explain", "SS201"), ("config", "example"), ("completion", "bash")):
        ended = run(program, *verb, folder=tmp_path)
        assert (ended.returncode, ended.stderr) == (0, ""), verb
    refused = run(program, "check", "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", folder=tmp_path)
    assert (refused.returncode, "sheetsync login" in refused.stderr) == (3, True)


def test_the_command_that_is_told_installs_the_part(bare: Path, tmp_path: Path) -> None:
    program = str(bare.parent / "sheetsync")
    told = run(program, "local", folder=tmp_path).stderr.partition("Run: ")[2].splitlines()[0]
    put = subprocess.run(
        ["/bin/sh", "-c", f"{told} -q -c '{ROOT / 'constraints.txt'}'"], capture_output=True, text=True, check=False
    )
    if "No matching distribution found" in put.stderr:
        pytest.skip(NO_INDEX)
    assert put.returncode == 0, put.stderr
    shown = run(program, "demo", "--no-serve", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
