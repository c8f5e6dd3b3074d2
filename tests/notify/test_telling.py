"""Runs that tell: new or worse only, never twice for a state, quiet hours, and a line that is down."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, People, Program

from .conftest import CONFIG, SLACK, TELEGRAM, Receiver

Sync = Callable[..., dict[str, Any]]


@pytest.fixture
def sync(program: Program, sheet: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sync:
    """Run a sync at a time of 2025 and return what `--json` says of the messages."""
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "telegram").write_text(f"{TELEGRAM}\n", "utf-8")
    monkeypatch.setenv("TEST_SLACK", SLACK)

    def run(now: str) -> dict[str, Any]:
        answer: Answer = program("sync", sheet.id, "--now", f"2025-{now}", "--json")
        assert answer.code == 0, answer.err
        return answer.json

    return run


def texts(receiver: Receiver) -> list[str]:
    found = [json.dumps(body, ensure_ascii=False) for _, body in receiver.got]
    receiver.got.clear()
    return found


def test_a_state_is_told_once_and_again_when_it_is_worse(sync: Sync, receiver: Receiver) -> None:
    first = sync("04-14T09:00")
    assert {one["channel"]: one["error"] for one in first["messages"]} == {"coordinator": None, "production": None}
    told = texts(receiver)
    assert "Анализ отзывов" in told[0]
    assert "Анализ отзывов" not in told[1]
    again = sync("04-14T15:00")
    assert (again["messages"], again["calls"], texts(receiver)) == ([], {"reads": 1, "writes": 0}, [])
    later = sync("04-16T09:00")
    assert [one["channel"] for one in later["messages"]] == ["coordinator", "production"]
    assert "просрочен" in texts(receiver)[0].lower()


def test_what_cannot_be_sent_fails_no_run_and_goes_out_the_next_time(sync: Sync, receiver: Receiver) -> None:
    receiver.refusing = True
    failed = sync("04-14T09:00")
    assert all(one["error"] for one in failed["messages"])
    still = sync("04-14T09:05")
    assert (still["messages"], still["calls"]) == (failed["messages"], {"reads": 1, "writes": 0})
    texts(receiver)
    receiver.refusing = False
    assert [one["items"] for one in sync("04-14T09:10")["messages"]] == [one["items"] for one in failed["messages"]]
    assert len(texts(receiver)) == 2
    assert sync("04-14T09:20")["messages"] == []


def test_in_quiet_hours_nothing_is_sent_and_afterwards_it_is(sync: Sync, receiver: Receiver) -> None:
    assert sync("04-14T06:00")["messages"] == []
    assert texts(receiver) == []
    assert sync("04-14T06:10")["calls"] == {"reads": 1, "writes": 0}
    assert len(sync("04-14T08:00")["messages"]) == 2


def test_another_machine_tells_nothing_again(sync: Sync, receiver: Receiver, tmp_path: Path) -> None:
    """The state of what was told is in the sheet: nothing else is needed to go on."""
    sync("04-14T09:00")
    texts(receiver)
    for path in tmp_path.iterdir():
        if path.name not in {"config.toml", "telegram"} and path.is_file():
            path.unlink()
    assert sync("04-14T09:30")["messages"] == []


def test_a_message_shows_the_goal_is_asked_for_and_leads_back_to_the_sheet(
    sync: Sync, sheet: People, receiver: Receiver
) -> None:
    sync("04-14T09:00")
    told = texts(receiver)[0]
    assert "У общей цели пока нет показателя" in told
    assert f"/spreadsheets/d/{sheet.id}/edit" in told
    sheet.type("'Настройки'!B1:B2", [["Расти"], ["4% из 25%"]])
    assert sheet.values("'Настройки'!A1:A2") == [["Общая цель"], ["Показатель цели"]]
    sync("04-22T09:00")
    assert "Цель: Расти (4% из 25%)" in texts(receiver)[0]


def test_a_missing_address_is_said(sync: Sync, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_SLACK")
    found = {one["channel"]: one for one in sync("04-14T09:00")["messages"]}
    assert found["production"]["error"] is None
    assert "TEST_SLACK" in found["coordinator"]["error"]
    assert found["coordinator"]["items"] == 0, "a channel without an address gives a run nothing to note"
    assert len(texts(receiver)) == 1


def test_a_paused_spreadsheet_is_told_of_once_and_status_says_why(
    program: Program, sheet: People, receiver: Receiver, sync: Sync
) -> None:
    """Most rows are gone: nothing is written, the coordinator hears of it once, departments don't."""
    sheet.type("Статус!A6", [[f"Дело {number}", "Продажи", "", "В работе", ""] for number in range(12)])
    sync("04-14T09:00")
    texts(receiver)
    sheet.type("Статус!A6", [[""] * 5 for _ in range(12)])
    for now in ("04-14T10:00", "04-14T11:00"):
        assert program("sync", sheet.id, "--now", f"2025-{now}").code == 5
    (told,) = texts(receiver)
    assert "12 of 16 rows" in told
    assert "pauses" in told
    paused = program("status", sheet.id, "--json").json["paused"]
    assert "--force" in paused
    assert "Paused until somebody acts" in program("status", sheet.id).out
    assert program("sync", sheet.id, "--now", "2025-04-14T12:00", "--force").code == 0
    assert program("status", sheet.id, "--json").json["paused"] is None


def test_in_quiet_hours_and_on_a_line_that_is_down_a_pause_is_told_later(
    program: Program, sheet: People, receiver: Receiver, sync: Sync
) -> None:
    sync("04-14T09:00")
    texts(receiver)
    sheet.do({"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": "sheetsync.tab"}}}})
    assert program("sync", sheet.id, "--now", "2025-04-14T22:00").code == 3
    assert texts(receiver) == []
    receiver.refusing = True
    assert program("sync", sheet.id, "--now", "2025-04-15T09:00").code == 3
    assert len(texts(receiver)) == 1
    receiver.refusing = False
    for _ in range(2):
        assert program("sync", sheet.id, "--now", "2025-04-15T09:10").code == 3
    (told,) = texts(receiver)
    assert "adopt" in told
