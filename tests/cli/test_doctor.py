"""`doctor`: one line a thing, with its next step, and an exit code that tells a config from Google."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import requests

from sheetsync.cli.errors import parted, sentence
from sheetsync.doctor.access import check_role
from sheetsync.doctor.machine import check_clock, check_lock, check_quota, check_schedule
from sheetsync.doctor.protection import check_protections
from sheetsync.doctor.result import State
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.answer import spreadsheet_of
from sheetsync.gateway.snapshot import parse_snapshot
from sheetsync.localsheets import Fault, LocalServer
from sheetsync.machine.heartbeat import Heartbeat
from sheetsync.messages import Messages
from sheetsync.model.columns import COLUMN_KEY, TAB_KEY

from .conftest import People, Program

EN = Messages("en")
UNKNOWN = "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
NOW = dt.datetime(2025, 4, 14, 9, tzinfo=dt.UTC)


def states(answer: Any) -> dict[str, str]:
    facts = answer.json
    listed = [*facts["checks"], *(one for sheet in facts["spreadsheets"] for one in sheet["checks"])]
    return {one["name"]: one["state"] for one in listed}


def config_of(sheet: People, **more: str) -> None:
    lines = "".join(f'{name} = "{value}"\n' for name, value in more.items())
    Path("config.toml").write_text(f'{lines}[[spreadsheets]]\nid = "{sheet.id}"\n', encoding="utf-8")


def test_where_all_is_well_every_line_is_fine(program: Program, sheet: People) -> None:
    config_of(sheet)
    program("sync", sheet.id)
    answer = program("doctor", "--json")
    assert answer.code == 0
    assert set(states(answer).values()) == {"ok"}
    assert set(states(answer)) == {
        "config", "state", "network", "clock", "key", "sharing", "role", "locale", "time_zone", "layout", "protection",
        "memory", "quota", "lock", "schedule",
    }  # fmt: skip
    before = sheet.values("Статус!A1:H9")
    shown = program("doctor", "--language", "ru")
    assert shown.out.count("✓") == 15
    assert sheet.values("Статус!A1:H9") == before


def test_it_only_reads(program: Program, sheet: People, server: LocalServer) -> None:
    calls = len(server.app.log.to_json())
    program("doctor", sheet.id)
    assert {call["kind"] for call in server.app.log.to_json()[calls:]} <= {"read", "drive"}


def test_what_adopt_would_put_back_is_named(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    sheet.do({"deleteSheet": {"sheetId": sheet.sheet_ids()["Показатели"]}})
    answer = program("doctor", sheet.id, "--json", "--strict")
    assert (answer.code, states(answer)["layout"]) == (1, "warning")
    (found,) = [one for one in answer.json["spreadsheets"][0]["checks"] if one["name"] == "layout"]
    assert ("Показатели" in found["said"], found["step"]) == (True, f"Run: sheetsync adopt {sheet.id}")
    assert program("doctor", sheet.id).code == 0


def test_a_sheet_that_is_not_set_up(program: Program, made_by_people: Any) -> None:
    people = made_by_people(["Этап", "Отдел"])
    answer = program("doctor", people.id, "--json")
    assert (answer.code, states(answer)["layout"]) == (3, "error")


def test_another_locale_and_a_zone_that_nobody_set(program: Program, sheet: People) -> None:
    sheet.do({"updateSpreadsheetProperties": {
        "properties": {"locale": "en_US", "timeZone": "Etc/GMT"}, "fields": "locale,timeZone",
    }})  # fmt: skip
    answer = program("doctor", sheet.id, "--language", "ru")
    assert "! locale: Региональные настройки en_US" in answer.out
    assert "→ Выберите" in answer.out
    assert states(program("doctor", sheet.id, "--json"))["time_zone"] == "warning"


def test_a_viewer_is_told(program: Program, server: LocalServer) -> None:
    server.app.callers.know("boss", "boss@example.com")
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = "Bearer boss"
        made = session.post(f"{server.url}/v4/spreadsheets", json={}, timeout=20).json()["spreadsheetId"]
        share = {"type": "user", "role": "reader", "emailAddress": "user@example.com"}
        session.post(f"{server.url}/drive/v3/files/{made}/permissions", json=share, timeout=20)
    answer = program("doctor", made, "--json")
    assert (answer.code, states(answer)["role"]) == (4, "error")


GUARDS = [
    ("summary", {"range": {}}, State.ERROR),
    ("summary", {"range": {}, "requestingUserCanEdit": True}, State.OK),
    ("summary", {"range": {}, "warningOnly": True}, State.OK),
    ("status", {"range": {"startColumnIndex": 0, "endColumnIndex": 5}}, State.WARNING),
    ("status", {"range": {"endRowIndex": 1, "endColumnIndex": 5}}, State.OK),
    ("status", {"range": {"startColumnIndex": 4, "endColumnIndex": 6}}, State.ERROR),
    ("status", {"range": {}}, State.ERROR),
    ("status", {"range": {}, "unprotectedRanges": [{"startRowIndex": 1, "startColumnIndex": 5}]}, State.WARNING),
    ("status", {"range": {}, "unprotectedRanges": [{"startRowIndex": 5, "startColumnIndex": 5}]}, State.ERROR),
    ("board", {"range": {}}, State.ERROR),
    ("pulse", {"range": {}}, State.OK),
]


@pytest.mark.parametrize(("tab", "guard", "state"), GUARDS)
def test_a_protection_counts_where_the_service_writes(tab: str, guard: Any, state: State) -> None:
    column = [{"metadataId": 2, "metadataKey": COLUMN_KEY, "metadataValue": "check"}]
    sheet = {
        "properties": {"sheetId": 1, "title": "T", "gridProperties": {"rowCount": 9, "columnCount": 8}},
        "developerMetadata": [{"metadataId": 1, "metadataKey": TAB_KEY, "metadataValue": tab}],
        "protectedRanges": [{"protectedRangeId": 7, **guard}],
        "data": [
            {
                "rowData": [{"values": [{"effectiveValue": {"stringValue": "Этап"}}]}],
                "columnMetadata": [*[{}] * 5, {"developerMetadata": column if tab == "status" else []}],
            }
        ],
    }
    found = check_protections(parse_snapshot(spreadsheet_of({"spreadsheetId": "one", "sheets": [sheet]})), EN)
    assert (found.state, "«T»" in found.said, bool(found.step)) == (state, *[state is not State.OK] * 2)


def test_what_google_refuses_is_a_line_of_its_own(program: Program, sheet: People, server: LocalServer) -> None:
    answer = program("doctor", UNKNOWN, "--json")
    (line,) = [one for one in answer.json["spreadsheets"][0]["checks"] if one["name"] == "sharing"]
    assert (line["state"], line["said"]) == ("error", f"There is no spreadsheet {UNKNOWN}.")
    assert line["step"].startswith("Copy the id anew")
    server.app.faults.add(Fault(status=403, reason="accessNotConfigured", path="/v4/"))
    answer = program("doctor", sheet.id, "--json")
    assert (answer.code, states(answer)["api"]) == (3, "error")
    server.app.faults.add(Fault(status=403, reason="accessNotConfigured", path="/drive/"))
    answer = program("doctor", sheet.id, "--json")
    assert (answer.code, states(answer)["role"]) == (0, "warning")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_refusal_is_parted_into_what_happened_and_the_next_step(language: str) -> None:
    facts = {name: f"<{name}. >" for name in ("spreadsheet_id", "address", "said", "host", "reason", "limit", "link")}
    facts |= {name: f"<{name}. >" for name in ("api", "status", "file", "key_file", "token_file", "subject", "scopes")}
    facts |= {"seconds": "<seconds. >", "now": "<now. >", "kind": "<kind. >"}
    for kind in refusals():
        error = kind(**facts)
        happened, step = parted(error, Messages(language))
        assert f"{happened} {step}" == sentence(error, Messages(language)), kind
        assert step, kind


def refusals() -> list[type[SheetsyncError]]:
    """Every error of the way to Google, but for the refusal of an address that the browser's page shows itself."""
    kinds = [SheetsyncError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return [kind for kind in kinds if kind.__module__.startswith("sheetsync.gateway.") and kind.message]


def test_after_an_error_nothing_that_depends_on_it_is_looked_at(program: Program, sheet: People) -> None:
    answer = program("doctor", sheet.id, "--base-url", "http://127.0.0.1:9")
    assert answer.code == 4
    assert "✗ network: 127.0.0.1:9 can't be reached" in answer.out
    assert "The rest was not looked at" in answer.out
    config_of(sheet, languag="ru")
    answer = program("doctor", "--json")
    assert (answer.code, states(answer)) == (3, {"config": "error"})


def test_a_key_that_others_may_read(program: Program, monkeypatch: pytest.MonkeyPatch, server: LocalServer) -> None:
    monkeypatch.delenv("SHEETSYNC_BASE_URL")
    monkeypatch.setattr("sheetsync.cli.doctoring.GOOGLE", server.url)
    Path("key.json").write_text(json.dumps({"type": "service_account"}), encoding="utf-8")
    Path("key.json").chmod(0o644)
    monkeypatch.setenv("SHEETSYNC_KEY_FILE", "key.json")
    answer = program("doctor", UNKNOWN)
    assert (answer.code, "chmod 600 key.json" in answer.out) == (3, True)
    Path("key.json").chmod(0o600)
    answer = program("doctor", UNKNOWN, "--json")
    assert (answer.code, states(answer)["key"], answer.json["spreadsheets"]) == (3, "error", [])


def test_a_later_version_wrote_the_memory(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    sheet.type("_sheetsync!B1", [['{"version": 99, "began": "2025-04-14"}']])
    answer = program("doctor", sheet.id, "--json")
    assert (answer.code, states(answer)["memory"]) == (3, "error")


@pytest.mark.parametrize(
    ("seconds", "state"), [(0, State.OK), (29, State.OK), (31, State.WARNING), (-300, State.ERROR)]
)
def test_a_clock_is_compared(seconds: float, state: State) -> None:
    found = check_clock(NOW + dt.timedelta(seconds=seconds), NOW, EN)
    assert (found.state, bool(found.step)) == (state, state is not State.OK)
    assert check_clock(NOW, None, EN).state is State.OK


def test_the_machines_own_lines() -> None:
    assert [check_quota(wait, EN).state for wait in (0.5, 20)] == [State.OK, State.WARNING]
    assert [check_lock(held, EN).state for held in (None, 60, 3600)] == [State.OK, State.OK, State.WARNING]
    assert "60 minutes" in check_lock(3600, EN).said


MONDAY = dt.datetime(2025, 4, 14, 12).astimezone()
RUNS = [
    (None, "", State.WARNING, "No run has happened"),
    (0.2, "ok", State.OK, "12 minutes ago"),
    (70, "ok", State.OK, "3 days ago"),
    (100, "ok", State.WARNING, "4 days ago"),
    (0.2, "QuotaError", State.WARNING, "the last good one was 2 hours ago"),
]


@pytest.mark.parametrize(("hours", "outcome", "state", "said"), RUNS)
def test_the_timetable_is_read_from_the_heartbeat(hours: float | None, outcome: str, state: State, said: str) -> None:
    now = MONDAY.timestamp()
    ran = None if hours is None else now - hours * 3600
    found = check_schedule(Heartbeat(ran=ran, succeeded=now - 7200, outcome=outcome), MONDAY, EN)
    assert (found.state, said in found.said, bool(found.step)) == (state, True, state is not State.OK), found


def test_a_run_that_goes_wrong_is_seen_by_the_doctor(program: Program, sheet: People, server: LocalServer) -> None:
    config_of(sheet)
    assert states(program("doctor", "--here", "--json"))["schedule"] == "warning"
    program("sync")
    assert states(program("doctor", "--here", "--json"))["schedule"] == "ok"
    server.app.faults.add(Fault(status=404, path="/v4/", times=None))
    assert program("sync").code == 4
    answer = program("doctor", "--here", "--language", "ru")
    assert "! schedule: Последний запуск на этом компьютере не удался; последний удачный: только что" in answer.out
    assert "→ Запустите вручную, он скажет почему: sheetsync sync" in answer.out


def test_a_protection_is_seen_over_the_wire(program: Program, server: LocalServer) -> None:
    """A sheet of somebody else's, who locks a tab and lets the service edit the file."""
    server.app.callers.know("boss", "boss@example.com")
    made = program("create", "--title", "План", "--template", "status.ru", "--json").json["spreadsheet_id"]
    with requests.Session() as boss:
        boss.trust_env = False
        boss.headers["Authorization"] = "Bearer boss"
        files = f"{server.url}/drive/v3/files"
        copied = People(server, requests_copy(server, made, boss))
        for role in ("reader", "writer"):
            share = {"type": "user", "role": role, "emailAddress": "user@example.com"}
            boss.post(f"{files}/{copied.id}/permissions", json=share, timeout=20)
        lock = {"protectedRange": {"range": {"sheetId": copied.sheet_ids()["Сводка"]}}}
        path = f"{server.url}/v4/spreadsheets/{copied.id}:batchUpdate"
        boss.post(path, json={"requests": [{"addProtectedRange": lock}]}, timeout=20).raise_for_status()
    answer = program("doctor", copied.id, "--language", "ru")
    assert "✗ protection: Защита не пускает сервис к его собственным ячейкам: «Сводка»." in answer.out
    assert (program("sync", copied.id).code, answer.code) == (4, 3)


def requests_copy(server: LocalServer, made: str, boss: requests.Session) -> str:
    share = {"type": "user", "role": "writer", "emailAddress": "boss@example.com"}
    with requests.Session() as owner:
        owner.trust_env = False
        owner.post(f"{server.url}/drive/v3/files/{made}/permissions", json=share, timeout=20).raise_for_status()
    copied = boss.post(f"{server.url}/drive/v3/files/{made}/copy", json={"name": "Копия"}, timeout=20)
    return str(copied.json()["id"])


@pytest.mark.parametrize(
    ("file", "state"),
    [
        ({"capabilities": {"canEdit": True}, "driveId": "1"}, State.OK),
        ({"capabilities": {"canEdit": True}, "ownedByMe": True}, State.WARNING),
        ({"capabilities": {"canEdit": False}}, State.ERROR),
        ({"trashed": True, "capabilities": {"canEdit": True}}, State.ERROR),
    ],
)
def test_what_drive_says_of_a_file(file: Any, state: State) -> None:
    assert check_role(file, "robot@p.iam.gserviceaccount.com", EN).state is state


def test_a_health_check_asks_no_server(program: Program, sheet: People) -> None:
    config_of(sheet)
    program("sync")
    answer = program("doctor", "--here", "--strict", "--base-url", "http://127.0.0.1:9", "--json")
    assert (answer.code, set(states(answer))) == (1, {"config", "state", "key", "lock", "schedule"})
    assert program("doctor", "--here", "--strict").code == 0
