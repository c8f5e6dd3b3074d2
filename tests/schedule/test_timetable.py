"""When a sheet is looked at: in its working hours, on its meeting day, on every new day, and never in vain."""

import datetime as dt
from pathlib import Path

import pytest

from sheetsync.machine.heartbeat import Heartbeat, Heartbeats
from sheetsync.schedule import Daemon, Hours, spared

HOUR = dt.timedelta(hours=1)
MONDAY = dt.datetime(2025, 4, 14, 9, tzinfo=dt.UTC)
SEEN = Heartbeat(outcome="ok", version="7", checked=MONDAY.timestamp(), day="2025-04-14", zone="Europe/Moscow")


@pytest.mark.parametrize(
    ("now", "held"),
    [
        ("2025-04-14T03:59Z", False),  # 6:59 in Moscow
        ("2025-04-14T04:00Z", True),
        ("2025-04-14T17:59Z", True),
        ("2025-04-14T18:00Z", False),
        ("2025-04-12T09:00Z", False),  # Saturday
        ("2025-04-13T09:00Z", True),  # Sunday, the meeting day
        ("2025-03-30T03:30Z", False),
    ],
)
def test_the_working_hours_of_a_sheet(now: str, held: bool):  # noqa: FBT001
    beat = Heartbeat(zone="Europe/Moscow", meeting="2025-04-13")
    assert Hours().hold(dt.datetime.fromisoformat(now), beat) is held


def test_the_config_s_zone_stands_above_the_sheet_s():
    hours = Hours(zone="Asia/Vladivostok")
    assert not hours.hold(MONDAY + 2 * HOUR, Heartbeat(zone="Europe/Moscow"))
    assert hours.hold(MONDAY, Heartbeat(zone="Europe/Moscow"))


def test_a_sheet_whose_zone_is_not_known_yet_is_looked_at():
    night = dt.datetime(2025, 4, 13, 23, tzinfo=dt.UTC)
    assert Hours().hold(night, Heartbeat())
    assert not Hours().hold(night, Heartbeat(zone="Europe/Moscow"))


@pytest.mark.parametrize(
    ("later", "version", "beat", "expected"),
    [
        (HOUR / 2, "7", SEEN, True),
        (HOUR / 2, "8", SEEN, False),
        (HOUR / 2, "", SEEN, False),
        (HOUR, "7", SEEN, False),
        (-HOUR, "7", SEEN, False),
        (HOUR / 2, "7", Heartbeat(), False),
        (HOUR / 2, "7", Heartbeat(outcome="QuotaError", version="7", checked=SEEN.checked, day=SEEN.day), False),
    ],
)
def test_a_look_is_spared_only_while_nothing_can_have_changed(
    later: dt.timedelta,
    version: str,
    beat: Heartbeat,
    expected: bool,  # noqa: FBT001
):
    assert spared(MONDAY + later, beat, version, HOUR) is expected


def test_a_new_day_of_the_sheet_is_never_skipped():
    late = dt.datetime(2025, 4, 14, 20, 50, tzinfo=dt.UTC)  # 23:50 in Moscow
    beat = Heartbeat(outcome="ok", version="7", checked=late.timestamp(), day="2025-04-14", zone="Europe/Moscow")
    assert spared(late + HOUR / 12, beat, "7", HOUR)
    assert not spared(late + HOUR / 5, beat, "7", HOUR)


def test_a_sheet_that_fails_stops_no_other_and_stopping_begins_nothing():
    looked: list[str] = []

    def look(target: str) -> None:
        looked.append(target)
        if target == "a":
            raise ZeroDivisionError
        if target == "b":
            daemon.stop()

    daemon = Daemon(["a", "b", "c"], look, 10)
    daemon.serve()
    assert looked == ["a", "b"]


def test_each_round_begins_anew():
    story: list[str] = []
    daemon = Daemon(["a", "b"], story.append, 10, lambda: story.append("begin"))
    daemon.round()
    daemon.round()
    assert story == ["begin", "a", "b"] * 2


def test_heartbeats_outlive_damage_and_are_nobody_else_s(tmp_path: Path):
    beats = Heartbeats(tmp_path)
    beats.beat("one", ran=1.0, outcome="ok")
    beats.beat("two", wrote=2.0)
    beats.beat("one", succeeded=3.0)
    assert beats.of("one") == Heartbeat(ran=1.0, succeeded=3.0, outcome="ok")
    assert (tmp_path / "heartbeats.json").stat().st_mode & 0o077 == 0
    for content in ("", "[]", '{"one": 3}', '{"one": {"ran": "x", "outcome": 7, "new": 1}}', "\0"):
        (tmp_path / "heartbeats.json").write_text(content)
        assert beats.of("one") == Heartbeat()
    (tmp_path / "file").write_text("")
    Heartbeats(tmp_path / "file").beat("one", ran=1.0)
