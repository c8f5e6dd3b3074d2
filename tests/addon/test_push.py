"""Drive's word that a file changed: who is believed, how often a run begins, how channels live on."""

import threading
import time
from collections.abc import Mapping
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.addon.app import make_app
from sheetsync.addon.desk import Desk
from sheetsync.addon.push.channels import Channels
from sheetsync.addon.push.receiver import Receiver
from sheetsync.addon.push.waking import Waker
from sheetsync.addon.push.watching import LIFE, Watcher
from sheetsync.addon.serving import AddonServer
from sheetsync.config.addon import AddonConfig
from sheetsync.gateway.refusals import NotFoundError

CHANNELS = Channels(b"0123456789abcdef")
SOON = int(time.time()) + 3600


class Woken:
    """Counts runs; a run takes as long as `going` is shut."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.begun = threading.Semaphore(0)
        self.going = threading.Event()
        self.going.set()

    def __call__(self, spreadsheet_id: str) -> None:
        self.runs.append(spreadsheet_id)
        self.begun.release()
        self.going.wait(10)


def test_many_words_make_one_run_and_a_word_during_a_run_one_more() -> None:
    woken = Woken()
    with Waker(woken, quiet=0.05) as waker:
        woken.going.clear()
        for _ in range(100):
            waker.wake("a")
        assert woken.begun.acquire(timeout=10)
        for _ in range(100):
            waker.wake("a")
        waker.wake("b")
        woken.going.set()
        assert woken.begun.acquire(timeout=10)
        assert woken.begun.acquire(timeout=10)
    assert woken.runs == ["a", "a", "b"]


def test_a_run_that_fails_does_not_stop_the_next() -> None:
    done = threading.Event()

    def run(spreadsheet_id: str) -> None:
        if spreadsheet_id == "bad":
            raise RuntimeError
        done.set()

    with Waker(run, quiet=0) as waker:
        waker.wake("bad")
        waker.wake("good")
        assert done.wait(10)


@given(st.text(max_size=40), st.integers(0, 2**40))
def test_a_channel_is_believed_by_its_token_alone(spreadsheet_id: str, until: int) -> None:
    name = CHANNELS.name(spreadsheet_id, until)
    token = CHANNELS.token(name)
    known = ["other", spreadsheet_id]
    assert CHANNELS.spreadsheet(name, token, known, until - 1) == spreadsheet_id
    assert CHANNELS.spreadsheet(name, token, known, until + 1) is None
    assert CHANNELS.spreadsheet(name, token, ["other than that"], 0) is None
    assert CHANNELS.spreadsheet(name, token[:-1], known, 0) is None
    assert CHANNELS.spreadsheet(CHANNELS.name(spreadsheet_id, until + 9), token, known, 0) is None
    assert Channels(b"another secret!!").spreadsheet(name, token, known, 0) is None
    assert len(name) <= 64


def post(url: str, name: str, token: str, state: str = "update") -> int:
    headers = {"X-Goog-Channel-ID": name, "X-Goog-Channel-Token": token, "X-Goog-Resource-State": state}
    return requests.post(f"{url}/push/drive", b"anything", headers=headers, timeout=10).status_code


def test_only_our_channels_wake_a_run_and_a_channel_that_begins_wakes_none() -> None:
    words: list[str] = []
    receiver = Receiver(CHANNELS, ("sheet",), words.append, time.time)
    app = make_app(Desk(AddonConfig(url="https://s.example.com")), receiver=receiver)
    with AddonServer(lambda _: app, drain=1) as server:
        name = CHANNELS.name("sheet", SOON)
        assert post(server.url, name, CHANNELS.token(name), "sync") == 200
        assert words == []
        assert post(server.url, name, CHANNELS.token(name)) == 200
        assert post(server.url, name, "wrong") == 404
        other = CHANNELS.name("another", SOON)
        assert post(server.url, other, CHANNELS.token(other)) == 404
        past = CHANNELS.name("sheet", 1)
        assert post(server.url, past, CHANNELS.token(past)) == 404
        assert requests.post(f"{server.url}/push/drive", timeout=10).status_code == 404
        assert words == ["sheet"]


def test_without_a_secret_there_is_no_such_address(service: str) -> None:
    assert post(service, "a", "b") == 404


class Drive:
    """Takes channels, or refuses; grants `life` seconds."""

    def __init__(self, life: int = LIFE) -> None:
        self.life = life
        self.refuses = False
        self.bodies: list[dict[str, Any]] = []
        self.now = 1_000_000.0

    def call(
        self, method: str, path: str, *, params: Mapping[str, Any] | None = None, body: Any = None, **_: Any
    ) -> Any:
        assert (method, path, params) == ("post", "/drive/v3/files/sheet/watch", {"supportsAllDrives": "true"})
        if self.refuses:
            raise NotFoundError(spreadsheet_id="sheet")
        self.bodies.append(body)
        return {"kind": "api#channel", "expiration": str(int((self.now + self.life) * 1000))}


def watcher(drive: Drive) -> Watcher:
    address = "https://s.example.com/push/drive"
    return Watcher(drive, CHANNELS, ["sheet"], address=address, now=lambda: drive.now)


def test_a_channel_is_renewed_well_before_it_ends() -> None:
    drive = Drive()
    watching = watcher(drive)
    renewed = []
    for _ in range(48):
        renewed.append(watching.renew())
        drive.now += 3600
    assert sum(renewed) == 3
    body = drive.bodies[0]
    assert (body["type"], body["address"]) == ("web_hook", "https://s.example.com/push/drive")
    assert CHANNELS.spreadsheet(body["id"], body["token"], ["sheet"], 1_000_000) == "sheet"
    ends = [int(body["expiration"]) / 1000 for body in drive.bodies]
    begins = [1_000_000 + 3600 * at for at, count in enumerate(renewed) if count]
    assert all(begin < end - 3600 for begin, end in zip(begins[1:], ends, strict=False))


def test_a_shorter_grant_is_renewed_sooner_and_a_refusal_is_tried_again() -> None:
    drive = Drive(life=3600)
    watching = watcher(drive)
    drive.refuses = True
    assert watching.renew() == 0
    drive.refuses = False
    assert [watching.renew(), watching.renew()] == [1, 1]  # an hour is less than the quarter of a day


@pytest.mark.parametrize("answer", [None, {}, {"expiration": "soon"}])
def test_an_odd_answer_counts_as_what_was_asked_for(answer: Any) -> None:
    drive = Drive()
    drive.call = lambda *_, **__: answer  # type: ignore[method-assign]
    watching = watcher(drive)
    assert [watching.renew(), watching.renew()] == [1, 0]
