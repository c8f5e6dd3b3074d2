"""Every command block of the README and the docs runs as it stands, in a shell, in a folder of its own.

A block whose first line names what it needs (```` ```sh needs-google ````) is left out, and so are those of `make`,
which is how this test was started.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.ru.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^ *```(\S*) ?(.*)$", re.MULTILINE)
NEEDS = {"needs-google", "needs-network", "needs-engine"}


def blocks() -> list[tuple[str, str]]:
    found = [
        (page.relative_to(ROOT).as_posix(), match[2]) for page in PAGES for match in BLOCK.finditer(page.read_text())
    ]
    return [(page, text) for page, text in found if not text.lstrip().startswith("make ")]


@pytest.mark.parametrize(("page", "text"), blocks())
def test_a_block_does_what_it_says(page: str, text: str, tmp_path: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash on this machine")
    scripts = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    command = [shell, "-euo", "pipefail", "-c", text]
    code, said = run(command, tmp_path, environment)
    assert code == 0, f"{page}:\n{text}\n{said}"


def run(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a command, and end whatever it left running, a server in the background too."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_left_out_says_why(page: Path) -> None:
    said = {rest for language, rest in FENCE.findall(page.read_text()) if language == "sh" and rest}
    assert said <= NEEDS
