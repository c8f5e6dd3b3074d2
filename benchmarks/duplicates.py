"""Time and memory of finding duplicates, beside rapidfuzz and string_grouper in the same run.

`python -m benchmarks.duplicates [--rows N …] [--no-peers]`; the peers stand in the dependency group `bench`.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.duplicate_texts import dense, varied

KINDS: dict[str, Callable[[int], list[str]]] = {"varied": varied, "dense": dense}
SIZES = (1_000, 5_000, 10_000, 100_000)
OURS = (("whole", "sheetsync"), ("again", "sheetsync, one row edited since"), ("one-row", "sheetsync, that row alone"))
PEERS = (("rapidfuzz", "rapidfuzz cdist token_set_ratio"), ("string_grouper", "string_grouper"))
MOST = {"rapidfuzz": 10_000}
"""Rows beyond which a peer is not asked: all pairs of 100,000 texts would be 10 GB of scores."""

HEAD = (
    "| sheet | rows | what | pairs | seconds | of the processor | MiB above the base |\n|---|---|---|---|---|---|---|"
)


def measure(step: str, texts: Path) -> dict[str, Any]:
    """Run a measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.duplicate_steps", step, str(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def line(kind: str, rows: int, name: str, found: dict[str, Any]) -> str:
    """Return a line of the table."""
    seconds, cpu = (f"{found[key]:.3f}" if found[key] < 1 else f"{found[key]:.1f}" for key in ("seconds", "cpu"))
    return f"| {kind} | {rows:,} | {name} | {found['pairs']:,} | {seconds} | {cpu} | {found['mib']:.0f} |"


def main() -> None:
    """Print the table, line by line as it comes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help=f"sizes of sheets (default {SIZES})")
    parser.add_argument("--no-peers", action="store_true", help="without the other libraries")
    given = parser.parse_args()
    steps = OURS if given.no_peers else (*OURS, *PEERS)
    print(HEAD, flush=True)
    with TemporaryDirectory() as folder:
        for kind, rows in product(KINDS, given.rows or SIZES):
            texts = Path(folder, f"{kind}.json")
            texts.write_text(json.dumps(KINDS[kind](rows)), encoding="utf-8")
            for step, name in steps:
                if rows <= MOST.get(step, rows):
                    print(line(kind, rows, name, measure(step, texts)), flush=True)


if __name__ == "__main__":
    main()
