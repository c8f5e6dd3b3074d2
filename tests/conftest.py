"""What all tests share: nothing of this machine's own files is read or written."""

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from sheetsync.machine.folder import STATE_DIR

# a busy machine is no fault of what is tested
settings.register_profile("suite", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture(scope="session", autouse=True)
def own_state() -> Iterator[None]:
    """A folder of the tests' own for locks and the quota's account, the programs that tests start included."""
    before = os.environ.get(STATE_DIR)
    with TemporaryDirectory() as folder:
        os.environ[STATE_DIR] = folder
        yield
    if before is None:
        del os.environ[STATE_DIR]
    else:
        os.environ[STATE_DIR] = before
