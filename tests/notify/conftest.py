"""Receivers on this machine that answer as Slack, Telegram and a mail server do, and keep what they were sent."""

import email
import email.policy
import json
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from apprise.plugins.slack import NotifySlack
from apprise.plugins.telegram import NotifyTelegram

from tests.cli.conftest import bare_environment, original, program, running_server, server, sheet  # noqa: F401 - fixtures

Json = dict[str, Any]
SLACK = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
TELEGRAM = "tgram://123456789:abcdefg_hijklmnop/-100200300/"
CONFIG = """
[[notify]]
name = "coordinator"
url_env = "TEST_SLACK"

[[notify]]
name = "production"
url_file = "telegram"
department = "Производство"
"""
"""Two channels, of everybody and of one department; their addresses stand in the environment and in a file."""


class Receiver:
    """An HTTP receiver: the requests it got (path, body); `refusing` makes it answer 503."""

    def __init__(self) -> None:
        self.got: list[tuple[str, Json]] = []
        self.refusing = False
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length).decode()
                receiver.got.append((self.path, _parsed(body)))
                self.send_response(503 if receiver.refusing else 200)
                answer, kind = receiver.answer(self.path)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:  # a test is silent
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def answer(self, path: str) -> tuple[bytes, str]:
        """What Slack's webhooks (`ok` as text) and Telegram's bots (JSON) answer."""
        if path.startswith("/bot"):
            return json.dumps({"ok": not self.refusing, "result": {"message_id": 7}}).encode(), "application/json"
        return (b"no_service" if self.refusing else b"ok"), "text/html"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _parsed(body: str) -> Json:
    try:
        found: Json = json.loads(body)
    except ValueError:
        return {name: values[0] for name, values in parse_qs(body).items()}
    return found


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Stand in Slack's and Telegram's places."""
    made = Receiver()
    monkeypatch.setattr(NotifySlack, "webhook_url", made.url)
    monkeypatch.setattr(NotifyTelegram, "notify_url", f"{made.url}/bot")
    monkeypatch.setattr(NotifySlack, "request_rate_per_sec", 0)
    monkeypatch.setattr(NotifyTelegram, "request_rate_per_sec", 0)
    yield made
    made.close()


class Mailbox:
    """A mail server (RFC 5321, as much of it as smtplib speaks) that keeps what it is sent."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        mailbox = self

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 mail.example.org")
                for line in self.rfile:
                    word = line.decode().strip().upper()
                    if word.startswith("DATA"):
                        self._say("354 go on")
                        mailbox.keep(self._content())
                    self._say("221 bye" if word == "QUIT" else "250 ok")
                    if word == "QUIT":
                        return

            def _say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

            def _content(self) -> bytes:
                lines = iter(self.rfile.readline, b".\r\n")
                return b"".join(line.removeprefix(b".") for line in lines)

        self._server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        port = self._server.server_address[1]
        self.address = f"mailto://127.0.0.1:{port}/?from=sheetsync@example.org&to=team@example.org"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def keep(self, content: bytes) -> None:
        """Keep a message."""
        made = email.message_from_bytes(content, _class=EmailMessage, policy=email.policy.default)
        self.got.append(made)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()
