"""The connections themselves, so that a planned fault can break one."""

from typing import TYPE_CHECKING, Any

from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from asyncio import Transport


class Wire:
    """The open connections by the client's address."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], Transport] = {}

    def protocol(self) -> type[H11Protocol]:
        """The HTTP protocol of uvicorn, telling of its connections."""
        connections = self._open

        class Tracked(H11Protocol):
            def connection_made(self, transport: Any) -> None:
                super().connection_made(transport)
                connections[_address(transport)] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                connections.pop(_address(self.transport), None)
                super().connection_lost(exc)

        return Tracked

    def cut(self, scope: Scope) -> None:
        """Break the connection at once."""
        self._open[tuple(scope["client"])].abort()

    def close(self, scope: Scope) -> None:
        """End the connection after what was sent has gone out."""
        self._open[tuple(scope["client"])].close()


def _address(transport: Any) -> tuple[str, int]:
    host, port = transport.get_extra_info("peername")[:2]
    return str(host), int(port)
