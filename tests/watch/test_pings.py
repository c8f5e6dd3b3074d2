"""Where a ping goes, where it never goes, and that nothing it meets matters to a run."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from sheetsync.watch.pings import BadPingError, Pings, _safe
from sheetsync.watch.redaction import HIDDEN, redacted


class Receiver:
    """A server that notes what it was asked, and answers as told."""

    def __init__(self) -> None:
        asked: list[str] = []
        self.asked, self.status, self.location = asked, 200, ""
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(f"{self.headers['Host']} {self.path}")
                self.send_response(receiver.status)
                if receiver.location:
                    self.send_header("Location", receiver.location)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield receiver
    receiver.server.shutdown()
    thread.join()
    receiver.server.server_close()


def test_start_end_and_failure_have_addresses_of_their_own(receiver: Receiver):
    pings = Pings(f"{receiver.url}/ping/uuid?team=a")
    pings.start()
    pings.end(ok=True)
    pings.end(ok=False)
    host = receiver.url.removeprefix("http://")
    assert receiver.asked == [
        f"{host} /ping/uuid/start?team=a",
        f"{host} /ping/uuid?team=a",
        f"{host} /ping/uuid/fail?team=a",
    ]


def test_a_redirect_is_not_followed(receiver: Receiver):
    receiver.status, receiver.location = 302, f"{receiver.url}/elsewhere"
    Pings(receiver.url).start()
    assert len(receiver.asked) == 1


@pytest.mark.parametrize("resolve", [lambda *_: [], lambda *_: ["169.254.169.254"], lambda *_: ["10.0.0.1"]])
def test_a_name_that_leads_astray_is_not_followed_and_fails_nothing(receiver: Receiver, resolve: object):
    Pings("http://localhost/x", resolve=resolve).start()  # type: ignore[arg-type]
    assert receiver.asked == []


def test_nobody_there_fails_nothing():
    Pings("http://127.0.0.1:1/x").start()


@pytest.mark.parametrize(
    "url", ["", "ftp://x/y", "https://u:p@host/x", "file:///etc/passwd", "https://", "http://[::1", "https://h:99999/"]
)
def test_an_address_that_is_none_is_refused_and_not_shown(url: str):
    with pytest.raises(BadPingError) as refused:
        Pings(url)
    assert len(url) < 10 or url not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "local", "fine"),
    [
        ("93.184.216.34", False, True),
        ("10.0.0.1", False, True),
        ("127.0.0.1", True, True),
        ("::1", True, True),
        ("93.184.216.34", True, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("0.0.0.0", False, False),  # noqa: S104
        ("224.0.0.1", False, False),
        ("100.100.100.200", False, False),
    ],
)
def test_which_addresses_a_ping_goes_to(address: str, local: bool, fine: bool):  # noqa: FBT001
    if fine:
        assert _safe([address], local=local)
        return
    with pytest.raises(ValueError, match="no ping"):
        _safe(["93.184.216.34", address], local=local)


@pytest.mark.parametrize(
    ("path", "said", "printed"),
    [
        ("/nothing", "GET /nothing/fail: nothing is lost", f"GET {HIDDEN}/fail: nothing is lost"),
        ("/5f1c-plan/", "GET /5f1c-plan for 5f1c-plan", f"GET /{HIDDEN} for {HIDDEN}"),
        ("/qwertyuiopasdfgh", "of qwertyuiopasdfgh", f"of {HIDDEN}"),
    ],
)
def test_what_tells_of_an_address_is_hidden_and_a_plain_word_stays(path: str, said: str, printed: str):
    Pings(f"https://status.example.org{path}")
    assert redacted(said) == printed
