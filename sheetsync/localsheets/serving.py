"""`python -m sheetsync.localsheets`, and what the command `sheetsync local` calls."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from sheetsync.localsheets.http.server import LocalServer


def serve(db: Path | None, port: int, now: datetime | None = None, *, control: bool = False) -> None:
    """Serve until SIGTERM or SIGINT, after `listening on http://127.0.0.1:N` on standard output.

    Args:
        db: the state file; None keeps everything in memory.
        port: 0 picks a free one.
        now: the time to stand still at.
        control: whether `/_control/` is open (for tests).

    Raises:
        StateFileError: the state file cannot be used.
        OSError: the port is taken.
    """
    LocalServer(db, port=port, now=now, control=control).run(_announce)


def _announce(url: str) -> None:
    sys.stdout.write(f"listening on {url}\n")
    sys.stdout.flush()


def main() -> None:
    """The command line of `python -m sheetsync.localsheets`."""
    parser = argparse.ArgumentParser(prog="python -m sheetsync.localsheets")
    parser.add_argument("--db", type=Path, help="state file; without it everything is kept in memory")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--now", type=datetime.fromisoformat, help="ISO time to stand still at")
    parser.add_argument("--control", action="store_true", help="open /_control/ for tests")
    options = parser.parse_args()
    serve(options.db, options.port, options.now, control=options.control)
