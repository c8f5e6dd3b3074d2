"""The embedded server as a process of its own, so that its time and memory are not counted as the run's."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def local_server(*, control: bool = False) -> Iterator[str]:
    """Start the server on a free port with a state file of its own; yield its address. `control` opens its log."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sheetsync.localsheets", "--db", str(Path(folder) / "bench.db"), "--port", "0"]
        command += ["--control"] if control else []
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield line.removeprefix("listening on ").strip()
        finally:
            process.terminate()
            process.wait(timeout=10)
