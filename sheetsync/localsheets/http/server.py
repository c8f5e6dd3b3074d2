"""The server in this process or in a thread of it: 127.0.0.1 only, gone within a second when told to stop."""

import gc
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

import uvicorn

from sheetsync.localsheets.clock import Clock
from sheetsync.localsheets.http.app import App, Exchange
from sheetsync.localsheets.http.callers import Callers
from sheetsync.localsheets.http.faults import FaultPlan
from sheetsync.localsheets.http.log import CallLog
from sheetsync.localsheets.http.quota import Quota
from sheetsync.localsheets.http.wire import Wire
from sheetsync.localsheets.notices import Channels
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store import Library

HOST = "127.0.0.1"
_START_SECONDS = 10
_GC_THRESHOLD = 200_000
"""New objects between two collections: an answer of 10,000 rows makes more of them than the default of 700 by far."""


class _Uvicorn(uvicorn.Server):
    """uvicorn without its own signal handlers (it ends by the signal it got, not with exit code 0)."""

    def __init__(self, app: App, wire: Wire) -> None:
        config = uvicorn.Config(
            app,
            http=wire.protocol(),
            ws="none",
            lifespan="off",
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class LocalServer:
    """The server for tests and demos: `with LocalServer() as server: server.url`.

    Attributes:
        app: the application; its parts that tests set and read are properties here.
        clock: the server's time.
        port: the port it listens on.
    """

    def __init__(
        self,
        db: Path | None = None,
        *,
        port: int = 0,
        now: datetime | None = None,
        control: bool = False,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Prepare; nothing listens yet.

        Args:
            db: the state file; None keeps everything in memory.
            port: 0 picks a free one.
            now: the time to stand still at; None for the machine's.
            control: whether `/_control/` is open.
            on_exchange: called with each request and its answer.

        Raises:
            StateFileError: the state file cannot be used.
            OSError: the port is taken.
        """
        self.clock = Clock(now)
        self._library = Library(db)
        wire = Wire()
        self.app = App(Service(self._library, self.clock), wire, control=control)
        self.app.on_exchange = on_exchange
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        self._uvicorn = _Uvicorn(self.app, wire)
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """The base address, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def faults(self) -> FaultPlan:
        """The faults that are still to come: `server.faults.add(Fault(status=503))`."""
        return self.app.faults

    @property
    def calls(self) -> CallLog:
        """The log of calls: `server.calls.count("write")`."""
        return self.app.log

    @property
    def quota(self) -> Quota:
        """The limits a minute: `server.quota.user = 60`."""
        return self.app.quota

    @property
    def callers(self) -> Callers:
        """Who is behind a token: `server.callers.know("t", "guest@example.org")`."""
        return self.app.callers

    @property
    def channels(self) -> Channels:
        """Whom Drive tells of changes: `server.channels.courier.settle()` waits until all is told."""
        return self.app.service.channels

    def start(self) -> None:
        """Listen in a thread.

        Raises:
            RuntimeError: it did not come up.
        """
        self._thread = Thread(target=self._run, name="localsheets", daemon=True)
        self._thread.start()
        if not self._uvicorn.ready.wait(_START_SECONDS):
            raise RuntimeError("The embedded server did not start.")

    def stop(self) -> None:
        """Stop listening and close the state file."""
        self._leave()
        if self._thread is not None:
            self._thread.join()
        self._close()

    def run(self, announce: Callable[[str], None]) -> None:
        """Serve in this thread until SIGTERM or SIGINT; `announce` gets the address when it is ready."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._leave)
        gc.set_threshold(_GC_THRESHOLD, 20, 20)
        waiting = Thread(target=self._announce, args=(announce,), daemon=True)
        waiting.start()
        self._run()
        self._close()

    def _close(self) -> None:
        self.app.service.channels.courier.close()
        self._library.close()

    def _announce(self, announce: Callable[[str], None]) -> None:
        if self._uvicorn.ready.wait(_START_SECONDS):
            announce(self.url)

    def _leave(self, *_: object) -> None:
        self.app.page.leave()
        self._uvicorn.should_exit = True

    def _run(self) -> None:
        self._uvicorn.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _listening(port: int) -> socket.socket:
    # asyncio turns off Nagle only for sockets that name their protocol; with it each answer waits 40 ms
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError:
        made.close()
        raise
    return made
