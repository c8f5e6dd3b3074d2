"""The wheel holds all that the program reads: templates, lists of words, messages, the server's page, the commit."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_wheel_holds_every_file_that_is_read(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No matching distribution found for hatchling" in built.stderr:
        pytest.skip("no package index is reachable from here")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    read = {path for path in (ROOT / "sheetsync").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT).as_posix() for path in read} <= held
    assert {f"sheetsync/_templates/{path.name}" for path in (ROOT / "templates").glob("*.toml")} <= held
    assert not any(name.startswith(("tests/", "docs/")) for name in held)
