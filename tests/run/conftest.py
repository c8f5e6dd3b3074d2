"""A server and a team of its own for each test; the spreadsheets are made once, and copied."""

from collections.abc import Iterator

import pytest
import stamina

from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.localsheets import LocalServer
from tests.discovery import Checker

from .team import MONDAY, Kept, Team


@pytest.fixture(scope="session")
def kept() -> tuple[Kept, Kept]:
    """A team's spreadsheet without rows, and the same after the first run on the article's four rows."""
    with LocalServer(now=MONDAY) as server:
        team = Team(server)
        empty = Kept.of(team)
        team.type_rows()
        team.sync()
        return empty, Kept.of(team)


@pytest.fixture
def empty_team(kept: tuple[Kept, Kept]) -> Iterator[Team]:
    with LocalServer(now=MONDAY) as server:
        yield Team(server, kept[0])


@pytest.fixture
def team(empty_team: Team) -> Team:
    """A team with the article's four rows that no run has seen."""
    empty_team.type_rows()
    return empty_team


@pytest.fixture
def running(empty_team: Team, kept: tuple[Kept, Kept]) -> Team:
    """The same team after the first run."""
    kept[1].put(empty_team.server)
    return empty_team


@pytest.fixture
def checker(empty_team: Team) -> Iterator[Checker]:
    """Holds every call of the test against Google's discovery documents."""
    checker = Checker()
    empty_team.server.app.on_exchange = checker.check
    yield checker
    assert checker.seen
    assert checker.faults == []


@pytest.fixture
def no_waits() -> Iterator[None]:
    """Retries follow each other at once, as many as there would be."""
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    yield
    stamina.set_testing(False)
