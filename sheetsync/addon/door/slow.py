"""Connections that never finish what they begin to say: closed, however they keep up dripping bytes.

uvicorn bounds the silence between two requests, but not the head of one, nor what still drips in after a refusal.
"""

from asyncio import Transport
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0
"""Seconds for the head of the first request of a connection."""
REST = 75.0
"""Seconds from one answer to the whole head of the next request, bytes or no bytes."""


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP over h11 with an end to its patience."""

    _end: Any = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Wait for the first request, not for ever."""
        super().connection_made(transport)
        self._wait(HEAD)

    def handle_events(self) -> None:
        """Take what came in; a request that is there whole stops the waiting."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._stop()

    def on_response_complete(self) -> None:
        """Wait for the next request, unless it has come already."""
        super().on_response_complete()
        if self.cycle.response_complete:
            self._wait(REST)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        self._stop()
        self._end = self.loop.call_later(seconds, self.transport.close)

    def _stop(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
