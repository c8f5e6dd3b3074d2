"""A real server process in the place of the one in memory: real HTTP, a real file, and `kill -9` in the middle."""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import requests

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.call import Answer

RESTARTS = ("restart_before", "restart_during", "restart_after")
"""The server's process is killed as a call arrives, while it works on it, and when it has answered; then started again
on the same file and port. The answer is lost each time."""


class Process:
    """What `wire.Server` is to a story, in another process. `met` counts the faults that calls met, by kind."""

    real = True

    def __init__(self, now: datetime) -> None:
        self._folder = TemporaryDirectory()
        self._port, self._now = 0, now
        self._seen: dict[str, tuple[str, Book]] = {}
        self.met: Counter[str] = Counter()
        self.clock = self.shelf = self
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "tests.torture.served", str(Path(self._folder.name) / "db"), str(self._port)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._url = self._answered().decode()
        self._port = int(self._url.rpartition(":")[2])
        self._session = requests.Session()
        self._session.trust_env = False
        self._seen.clear()
        self.set(self._now)

    def restart(self) -> None:
        """Kill the process as it stands, and start another on its file and port."""
        self._kill()
        self._start()

    def _kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._session.close()

    def close(self) -> None:
        """End for good."""
        self._kill()
        self._folder.cleanup()

    def answer(self, method: str, path: str, query: str = "", body: bytes = b"") -> Answer:
        """One call over HTTP."""
        url = f"{self._url}{path}" + (f"?{query}" if query else "")
        got = self._session.request(method, url, data=body, headers={"Content-Type": "application/json"}, timeout=60)
        return Answer(got.status_code, got.content, got.headers.get("Content-Type", ""))

    def answer_killed(self, after: float, *call: Any) -> Answer:
        """Begin a call, kill the process so many seconds later, and start it again: the answer is nobody's."""

        def ask() -> None:
            with suppress(requests.RequestException):
                self.answer(*call)

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(after)
        os.kill(self._process.pid, signal.SIGKILL)
        asking.join()
        self.restart()
        return Answer(200, b"{}", "application/json")

    # the clock and the shelf of a story

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now
        self._ask(f"clock {now.isoformat()}")

    def book(self, file_id: str) -> Book | None:
        """A spreadsheet as the server holds it; the same object as long as it is the same there."""
        token, held = self._seen.get(file_id, ("", None))
        answer = self._ask(f"book {file_id} {token}")
        if answer:
            self._seen[file_id] = pickle.loads(answer)  # noqa: S301 - of our own process
            return self._seen[file_id][1]
        return held

    def copied(self, file_id: str) -> str:
        """A spreadsheet of a story's own."""
        made = self.answer("POST", f"/drive/v3/files/{file_id}/copy", body=json.dumps({"name": "План"}).encode())
        return str(json.loads(made.body)["id"])

    def _ask(self, line: str) -> bytes:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()
        return self._answered()

    def _answered(self) -> bytes:
        assert self._process.stdout
        size = int(self._process.stdout.readline())
        return self._process.stdout.read(size)
