"""A log that nobody asked for is none."""

import logging

import pytest

from sheetsync.watch.logs import event


def test_an_event_without_a_log_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    alone = logging.Logger("alone")  # noqa: LOG001 - one without pytest's handlers above it
    event(alone, logging.ERROR, "run", {"spreadsheet": "1"})
    assert capsys.readouterr().err == ""
    alone.error("a fault of its own")
    assert capsys.readouterr().err == "a fault of its own\n"
