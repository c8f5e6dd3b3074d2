"""Google's key, the service over HTTP, and a team's spreadsheet on the embedded server."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from sheetsync.addon.app import make_app
from sheetsync.addon.desk import Desk
from sheetsync.addon.serving import AddonServer
from sheetsync.config.addon import AddonConfig
from sheetsync.localsheets import LocalServer
from tests.run.team import MONDAY, Team
from tests.scenarios.book import Book

from .keys import ACCOUNT, CLIENT, URL, CertServer, Key
from .sidebar import Sidebar

Serve = Callable[..., str]


@pytest.fixture(scope="session")
def key() -> Key:
    return Key("kid1")


@pytest.fixture(scope="session")
def stranger() -> Key:
    """Somebody else's key."""
    return Key("kid1")


@pytest.fixture(scope="session")
def certs(key: Key) -> Iterator[CertServer]:
    with CertServer(key) as server:
        yield server


@pytest.fixture(scope="session")
def google() -> Iterator[LocalServer]:
    with LocalServer(now=MONDAY) as server:
        yield server


@pytest.fixture(scope="session")
def original(google: LocalServer) -> Team:
    """The spreadsheet of a team with the article's four rows that no run has seen; nobody touches it."""
    team = Team(google)
    team.type_rows()
    return team


@pytest.fixture
def team(google: LocalServer, original: Team) -> Team:
    """A copy of the team's spreadsheet."""
    google.clock.set(MONDAY)
    address = f"{google.url}/drive/v3/files/{original.book.id}/copy"
    made = requests.post(address, json={"name": "План"}, timeout=10)
    team = copy.copy(original)
    team.book = Book(google.url, made.json()["id"])
    google.calls.clear()
    return team


@pytest.fixture(scope="session")
def serve(certs: CertServer, google: LocalServer) -> Iterator[Serve]:
    """Start the service with a config of its own."""
    started: list[AddonServer] = []

    def start(**config: Any) -> str:
        settings = {"url": URL, "service_accounts": (ACCOUNT,), "oauth_client_id": CLIENT, "certs_url": certs.url}
        desk = Desk(AddonConfig(**(settings | config)), google.url, now=google.clock.now)
        started.append(AddonServer(lambda _: make_app(desk), drain=1))
        return started[-1].__enter__().url

    yield start
    for one in started:
        one.__exit__()


@pytest.fixture(scope="session")
def service(serve: Serve) -> str:
    """The address of a service that lets one person call as often as they like."""
    return serve(calls_a_minute=100_000)


@pytest.fixture
def sidebar(service: str, key: Key, team: Team) -> Sidebar:
    return Sidebar(service, key, team.book.id)


@pytest.fixture
def outside(service: str, key: Key, google: LocalServer) -> Sidebar:
    """A sidebar beside a file that was never granted."""
    google.calls.clear()
    return Sidebar(service, key, "", granted=False)
