"""Who hears what Drive posts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Heard:
    """The messages as they came, and how they are answered: the next of `answers`, else 200."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.messages: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.answers: list[int] = []

    @property
    def states(self) -> list[str]:
        return [one["x-goog-resource-state"] for one in self.messages]


@contextmanager
def receiver() -> Iterator[Heard]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.messages.append({name.lower(): value for name, value in self.headers.items()})
            heard.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(heard.answers.pop(0) if heard.answers else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    heard = Heard(f"http://127.0.0.1:{server.server_port}/heard?by=us")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
