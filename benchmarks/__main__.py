"""Calls, time and memory of runs, beside a bare client in the same run; the embedded server's speed; all readings."""

import argparse
import json
import os
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import readings
from benchmarks.requests_per_second import mixed_calls, read_time
from benchmarks.server import local_server
from sheetsync.machine.folder import STATE_DIR

SIZES = (10, 1_000, 10_000)
HEAD = "| rows | step | calls (reads + writes) | seconds | transport alone | ratio | peak MiB |"


def step(name: str, url: str, argument: object) -> dict[str, Any]:
    """Run a step in a process of its own and return what it reports."""
    command = [sys.executable, "-m", "benchmarks.steps", name, url, str(argument)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def row(size: int, name: str, found: dict[str, Any]) -> str:
    """Return a line of the table."""
    ratio = found["seconds"] / found["transport"]
    calls = f"{found['reads']} + {found['writes']}"
    return (
        f"| {size:,} | {name} | {calls} | {found['seconds']:.2f} | {found['transport']:.2f} "
        f"| {ratio:.2f} | {found['mib']:.0f} |"
    )


def runs(url: str, size: int) -> None:
    """Print the runs of one size."""
    made = step("create", url, size)
    spreadsheet_id = made["id"]
    print(row(size, "first run", step("sync", url, spreadsheet_id)))
    print(row(size, "unchanged, decided anew", step("sync", url, spreadsheet_id)))
    print(row(size, "unchanged, as kept", _kept(url, spreadsheet_id)))
    step("change", url, spreadsheet_id)
    print(row(size, "one changed row", step("sync", url, spreadsheet_id)))
    found = step("bare", url, spreadsheet_id)
    print(f"| {size:,} | gspread get_all_values | 1 + 0 | {found['seconds']:.2f} | | | {found['mib']:.0f} |")
    print(f"| {size:,} | create | {made['calls']} calls | | | | |")


def _kept(url: str, spreadsheet_id: str) -> dict[str, Any]:
    found = step("kept", url, spreadsheet_id)
    if found["decided"]:
        sys.exit("the run that had nothing to write was not kept")
    return found


def server_speed() -> None:
    """Print the embedded server's own figures."""
    with local_server() as url:
        spreadsheet_id = step("create", url, 10_000)["id"]
        print(f"| read of 10,000 × 8 cells | {read_time(url, spreadsheet_id) * 1000:.0f} ms |")
        print(f"| mixed client calls a second | {mixed_calls(url, step('create', url, 100)['id']):.0f} |")


def version_time() -> float:
    """Return the seconds that `sheetsync --version` takes, the best of five."""
    return min(_once() for _ in range(5))


def _once() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "sheetsync", "--version"], capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help=f"sizes of sheets (default {SIZES})")
    sizes = parser.parse_args().rows or SIZES
    print(f"{HEAD}\n|---|---|---|---|---|---|---|")
    with local_server() as url, TemporaryDirectory() as folder:
        os.environ[STATE_DIR] = folder
        for size in sizes:
            runs(url, size)
    print("\n| the embedded server | |\n|---|---|")
    server_speed()
    print(f"| sheetsync --version | {version_time():.2f} s |\n")
    print("\n".join(readings.table()))


if __name__ == "__main__":
    main()
