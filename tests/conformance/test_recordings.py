"""Every recorded exchange of gspread's own test-suite with Google, replayed against the embedded server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.conformance.replaying import RECORDINGS, Replay, cases, recordings
from tests.discovery import Checker

pytestmark = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the recorded exchanges are not beside the project")


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.mark.parametrize("case", cases(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_answers_as_google_did(case: Path, session: requests.Session):
    checker = Checker()
    differences = []
    with LocalServer(on_exchange=checker.check) as server:
        for exchanges in recordings(case):
            replay = Replay(session, server.url)
            replay.play(exchanges)
            differences += replay.differences
    assert differences == []
    assert checker.faults == []
    assert checker.seen > 0
