"""Drive's word that a file changed: who is believed, how often a run begins, how channels live on.

Drive is the embedded server: it posts to the receiver over HTTP, as Google's guide to push says.
"""

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.addon.app import make_app
from sheetsync.addon.desk import Desk
from sheetsync.addon.push.channels import ALL, Channels
from sheetsync.addon.push.feed import Feed
from sheetsync.addon.push.receiver import Receiver
from sheetsync.addon.push.waking import Waker
from sheetsync.addon.push.watching import Watcher
from sheetsync.addon.push.words import Words
from sheetsync.addon.serving import AddonServer
from sheetsync.config.addon import AddonConfig
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.refusals import UnreachableError
from sheetsync.localsheets import Fault, LocalServer
from sheetsync.machine.lock import RunLock
from tests.run.team import MONDAY, Team

CHANNELS = Channels(b"0123456789abcdef")
HOUR = dt.timedelta(hours=1)


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


def test_a_word_that_meets_another_run_is_kept_until_that_one_is_over(tmp_path: Path) -> None:
    lock, met, done = RunLock(tmp_path, "here", "sheet"), threading.Semaphore(0), threading.Event()

    def run(_: str) -> None:
        met.release()
        with RunLock(tmp_path, "here", "sheet").held():
            done.set()

    with Waker(run, quiet=0.02) as waker:
        with lock.held():
            waker.wake("sheet")
            assert [met.acquire(timeout=10) for _ in range(3)] == [True] * 3
            assert not done.is_set()
        assert done.wait(10)


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


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 40)), max_size=30))
def test_a_run_waits_for_quiet_but_not_for_ever_and_no_word_is_lost(heard: Sequence[tuple[str, float]]) -> None:
    words, now, first, last = Words(15, 60), 0.0, dict[str, float](), dict[str, float]()
    for name, pause in [*heard, ("", 1000.0)]:
        then = now + pause
        while (wait := words.wait(now)) is not None and now + wait <= then:
            now += wait
            for due in words.due(now):
                assert now == pytest.approx(min(last.pop(due) + 15, first.pop(due) + 60))
        now = then
        if name:
            words.add(name, now)
            first.setdefault(name, now)
            last[name] = now
    assert first == {}


@given(st.text(max_size=40), st.integers(0, 2**40))
def test_a_channel_is_believed_by_its_token_alone(spreadsheet_id: str, until: int) -> None:
    name = CHANNELS.name(spreadsheet_id, until)
    token = CHANNELS.token(name)
    known = ["other", spreadsheet_id]
    assert CHANNELS.watched(name, token, known, until - 1) == spreadsheet_id
    assert CHANNELS.watched(name, token, known, until + 1) is None
    assert CHANNELS.watched(name, token, ["other than that"], 0) is None
    assert CHANNELS.watched(name, token[:-1], known, 0) is None
    assert CHANNELS.watched(CHANNELS.name(spreadsheet_id, until + 9), token, known, 0) is None
    assert Channels(b"another secret!!").watched(name, token, known, 0) is None
    assert len(name) <= 64


# over HTTP, with the embedded server in Drive's place


class Pushed(NamedTuple):
    """A service that Drive posts to: what it heard, and who keeps its channels."""

    url: str
    words: list[str]
    google: LocalServer

    def watcher(self, *watched: str, channels: Channels = CHANNELS, feed: Feed | None = None) -> Watcher:
        drive = server_transport(self.google.url)
        return Watcher(drive, channels, watched, address=f"{self.url}/push/drive", now=self.now, feed=feed)

    def now(self) -> float:
        return self.google.clock.now().timestamp()

    def heard(self) -> list[str]:
        """What was heard since the last time."""
        self.google.channels.courier.settle()
        heard = list(self.words)
        self.words.clear()
        return heard

    def post(self, name: str, token: str, state: str = "update") -> int:
        headers = {"X-Goog-Channel-ID": name, "X-Goog-Channel-Token": token, "X-Goog-Resource-State": state}
        return requests.post(f"{self.url}/push/drive", b"anything", headers=headers, timeout=10).status_code


@pytest.fixture
def pushed(google: LocalServer, team: Team) -> Iterator[Pushed]:
    words: list[str] = []
    receiver = Receiver(CHANNELS, (team.book.id, ALL), words.append, lambda: google.clock.now().timestamp())
    app = make_app(Desk(AddonConfig(url="https://s.example.com")), receiver=receiver)
    with AddonServer(lambda _: app, drain=1) as server:
        yield Pushed(server.url, words, google)


def watches(team: Team) -> int:
    return sum("/watch" in call.path for call in team.server.calls.all())


def test_each_edit_is_heard_and_a_channel_that_begins_is_no_edit(pushed: Pushed, team: Team) -> None:
    assert pushed.watcher(team.book.id).renew() == 1
    assert pushed.heard() == []
    team.type("status", 2, 1, "Новое дело")
    assert pushed.heard() == [team.book.id]


def test_a_channel_is_renewed_before_it_ends_and_the_old_one_stopped(pushed: Pushed, team: Team) -> None:
    watcher = pushed.watcher(team.book.id)
    for hour in range(73):
        team.server.clock.set(MONDAY + hour * HOUR)
        watcher.renew()
        if hour % 6 == 0:
            team.type("status", 2, 1, f"Дело {hour}")
            assert pushed.heard() == [team.book.id], hour
    assert watches(team) == 5  # at first, and after 18, 36, 54 and 72 hours


def test_nothing_is_heard_after_a_channel_ended_until_there_is_another(pushed: Pushed, team: Team) -> None:
    watcher = pushed.watcher(team.book.id)
    watcher.renew()
    team.server.clock.set(MONDAY + 25 * HOUR)
    team.type("status", 2, 1, "Никто не слышит")
    assert pushed.heard() == []
    watcher.renew()
    team.type("status", 2, 1, "Слышно")
    assert pushed.heard() == [team.book.id]


def test_a_channel_that_cannot_be_had_is_asked_for_again(pushed: Pushed, team: Team) -> None:
    watcher = pushed.watcher(team.book.id, "no-such-file")
    team.server.faults.add(Fault(status=503))
    assert [watcher.renew(), watcher.renew(), watcher.renew()] == [0, 1, 0]
    assert watches(team) == 5


def test_an_end_in_good_order_stops_the_channels_and_the_next_start_is_heard_once(pushed: Pushed, team: Team) -> None:
    team.server.clock.set(MONDAY + HOUR / 2)  # names follow from the moment, and no two channels may have one
    with pushed.watcher(ALL) as other:
        other.renewed.wait(10)
        for _ in range(2):
            with pushed.watcher(team.book.id) as watcher:
                watcher.renewed.wait(10)
                team.type("status", 2, 1, f"Дело {pushed.now()}")
                assert sorted(pushed.heard()) == [ALL, team.book.id]
            team.type("status", 2, 1, "Никто не слышит")
            assert pushed.heard() == [ALL]
            team.server.clock.set(MONDAY + HOUR)


def test_channels_that_cannot_be_stopped_hold_nobody_up(pushed: Pushed, team: Team) -> None:
    with pushed.watcher(team.book.id) as watcher:
        watcher.renewed.wait(10)
        team.server.faults.add(Fault(status=503))
    assert sum("/channels/stop" in call.path for call in team.server.calls.all()) == 1


def test_channels_of_another_secret_are_none_of_ours(pushed: Pushed, team: Team) -> None:
    pushed.watcher(team.book.id, channels=Channels(b"another secret!!")).renew()
    team.type("status", 2, 1, "Новое дело")
    assert pushed.heard() == []
    until = int(pushed.now()) + 3600
    for name, token in [
        (CHANNELS.name(team.book.id, until), "wrong"),
        (CHANNELS.name("another", until), CHANNELS.token(CHANNELS.name("another", until))),
        (CHANNELS.name(team.book.id, 1), CHANNELS.token(CHANNELS.name(team.book.id, 1))),
        ("", ""),
    ]:
        assert pushed.post(name, token) == 404
    assert requests.get(f"{pushed.url}/push/drive", timeout=10).status_code == 405
    assert pushed.heard() == []


def test_one_channel_of_all_changes_tells_which_files_they_were(pushed: Pushed, team: Team) -> None:
    feed = Feed(server_transport(team.server.url))
    watcher = pushed.watcher(ALL, feed=feed)
    assert watcher.renew() == 1
    team.type("status", 2, 1, "Новое дело")
    team.type("status", 3, 1, "Ещё одно")
    assert pushed.heard() == [ALL, ALL]
    team.server.faults.add(Fault(status=503))
    with pytest.raises(SheetsyncError):
        feed.changed()
    assert feed.changed() == {team.book.id}
    assert feed.changed() == set()
    for days in range(15):
        team.server.clock.set(MONDAY + dt.timedelta(days=days))
        watcher.renew()
        team.type("status", 2, 1, f"Дело {days}")
        assert pushed.heard() == [ALL], days
    assert watches(team) == 3  # a week each, renewed in the sixth day


def test_a_long_list_of_changes_is_read_to_its_end() -> None:
    pages = {
        "1": {"changes": [{"fileId": "a"}, {}], "nextPageToken": "2"},
        "2": {"changes": [{"fileId": "b"}], "newStartPageToken": "3"},
        "3": {"newStartPageToken": "4"},
    }

    class Drive:
        def call(self, _: str, path: str, *, params: Any = None, **__: Any) -> Any:
            return {"startPageToken": "1"} if path.endswith("startPageToken") else pages[params["pageToken"]]

    feed = Feed(Drive())
    assert feed.changed() == {"", "a", "b"}
    assert feed.changed() == set()


def test_a_list_that_cannot_be_had_is_asked_for_later() -> None:
    asked = threading.Semaphore(0)

    def run(_: str) -> None:
        asked.release()
        raise UnreachableError(host="x", reason="y")

    with Waker(run, quiet=0, again=(UnreachableError,), pause=0.01) as waker:
        waker.wake(ALL)
        assert [asked.acquire(timeout=10) for _ in range(3)] == [True] * 3


@pytest.mark.parametrize("answer", [{}, {"expiration": "soon"}, {"expiration": "9" * 30}])
def test_an_odd_answer_counts_as_what_was_asked_for(answer: Any) -> None:
    class Drive:
        def call(self, *_: Any, **__: Any) -> Any:
            return answer

    watching = Watcher(Drive(), CHANNELS, ["sheet"], address="https://s.example.com/push/drive", now=lambda: 0.0)
    assert [watching.renew(), watching.renew()] == [1, 0]


def test_without_a_secret_there_is_no_such_address(service: str) -> None:
    assert requests.post(f"{service}/push/drive", timeout=10).status_code == 404
