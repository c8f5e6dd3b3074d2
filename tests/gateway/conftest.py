"""Servers that answer anything at all, and retries that don't wait."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
import stamina

from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.patience import ATTEMPTS

Serve = Callable[..., GoogleGateway]


class Answers:
    """A server on a raw socket: one connection at a time, each gets the next answer, byte for byte, the last for ever.

    An empty answer closes the connection after the request was read. Questions to Drive get the same answers and are
    not counted in `asked`.
    """

    def __init__(self, answers: tuple[bytes, ...]) -> None:
        self._answers = answers
        self.asked: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                request = _request(connection)
                if b" /drive/" not in request.partition(b"\r\n")[0]:
                    self.asked.append(request)
                connection.sendall(self._answers[min(len(self.asked), len(self._answers)) - 1])

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
    while lengths and len(body) < int(lengths[0]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answer(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer; headers are named with underscores."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": "application/json; charset=UTF-8", "Content-Length": str(len(content)), **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\nConnection: close\r\n{lines}\r\n".encode() + content


@pytest.fixture
def serve() -> Iterator[Callable[..., Answers]]:
    """Start a server that gives these answers."""
    started: list[Answers] = []

    def start(*answers: bytes) -> Answers:
        started.append(Answers(answers))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture(autouse=True)
def no_waits() -> Iterator[None]:
    """Retries follow each other at once, as many as there would be."""
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    yield
    stamina.set_testing(False)


def gateway(server: Answers) -> GoogleGateway:
    return GoogleGateway(server_transport(server.url))
