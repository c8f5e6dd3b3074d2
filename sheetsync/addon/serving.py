"""The service as a process or a thread: it listens, says so, and ends without cutting an answer short."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, current_thread, main_thread
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from sheetsync.addon.door.slow import REST, PatientProtocol
from sheetsync.errors import ExitCode, SheetsyncError

DRAIN = 25
"""Seconds that answers on their way may take after the service was told to stop: more than the deadline."""

_START_SECONDS = 10


class AddressTakenError(SheetsyncError):
    """The address can't be listened on."""

    exit_code = ExitCode.USAGE
    message = "The address {host}:{port} can't be used: {reason}. Choose another port, or 0 for any that is free."


class AddonServer:
    """The service on one address: `run` serves until SIGTERM or SIGINT; `with` serves in a thread.

    `make` gives the application of an address. Port 0 picks a free one. Raises AddressTakenError.
    """

    def __init__(
        self, make: Callable[[str], ASGIApp], host: str = "127.0.0.1", port: int = 0, *, drain: int = DRAIN
    ) -> None:
        self._socket = _listening(host, port)
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._socket.getsockname()[1]}"
        self._server = _Server(make(self.url), drain)
        self._thread: Thread | None = None

    def run(self, announce: Callable[[str], None]) -> None:
        """Serve in this thread; `announce` gets the address once the service listens."""
        self._server.announce = lambda: announce(self.url)
        with self._socket:
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Take no more calls, finish those on their way."""
        self._server.should_exit = True
        if self._thread:
            self._thread.join(DRAIN)

    def __enter__(self) -> Self:
        listening = Event()
        self._server.announce = listening.set
        self._thread = Thread(target=self._server.run, args=([self._socket],), daemon=True, name="addon")
        self._thread.start()
        if not listening.wait(_START_SECONDS):
            raise RuntimeError("The add-on's service did not start.")
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._socket.close()


class _Server(uvicorn.Server):
    """uvicorn that says when it listens. Headers of a proxy are not believed: nothing here depends on them."""

    def __init__(self, app: ASGIApp, drain: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=PatientProtocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=800,
                timeout_keep_alive=round(REST),
                timeout_graceful_shutdown=drain,
                h11_max_incomplete_event_size=32_768,
            )
        )
        self.announce: Callable[[], object] = lambda: None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in good order, with exit code 0, and not by the signal itself as uvicorn does."""
        if current_thread() is not main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self.announce()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise AddressTakenError(host=host, port=port, reason=error.strerror or error) from error
    return made
