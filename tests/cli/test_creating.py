"""`create` on a shared drive: in three calls the same sheet as elsewhere, and each refusal with its next step."""

import json
from pathlib import Path
from typing import Any

import pytest

from sheetsync.gateway.accounts import server_transport
from sheetsync.localsheets import Fault, LocalServer

from .conftest import People, Program

MADE = ("create", "--title", "План", "--template", "status.ru", "--sample", "--json")


@pytest.fixture
def drive(server: LocalServer) -> str:
    made = server_transport(server.url).call("post", "/drive/v3/drives", params={"requestId": "1"}, body={"name": "Д"})
    return str(made["id"])


def facts(server: LocalServer, sheet: str) -> dict[str, Any]:
    params = {"fields": "driveId,parents", "supportsAllDrives": "true"}
    found: dict[str, Any] = server_transport(server.url).call("get", f"/drive/v3/files/{sheet}", params=params)
    return found


def test_it_is_the_same_sheet_in_three_calls(program: Program, server: LocalServer, drive: str, sheet: People) -> None:
    before = len(server.app.log.to_json())
    url = f"https://drive.google.com/drive/u/0/folders/{drive}?usp=sharing"
    answer = program(*MADE, "--folder", url, "--time-zone", "Asia/Omsk")
    assert [call["kind"] for call in server.app.log.to_json()[before:]] == ["drive", "read", "write"]
    made = People(server, answer.json["spreadsheet_id"])
    assert facts(server, made.id) == {"driveId": drive, "parents": [drive]}
    assert list(made.sheet_ids()) == list(sheet.sheet_ids())
    for tab in sheet.sheet_ids():
        assert made.values(f"{tab}!A1:J30") == sheet.values(f"{tab}!A1:J30")
    shown = program("doctor", made.id, "--json").json["spreadsheets"][0]["checks"]
    states = {one["name"]: (one["state"], one["said"]) for one in shown}
    assert [states[name][0] for name in ("locale", "time_zone", "layout", "role")] == ["ok"] * 4
    assert ("Asia/Omsk" in states["time_zone"][1], "shared drive" in states["role"][1]) == (True, True)
    assert program("sync", made.id).code == 0
    assert program("sync", made.id, "--json").json["calls"] == {"reads": 1, "writes": 0}


def test_init_makes_one_there_too(program: Program, server: LocalServer, drive: str) -> None:
    answer = program("init", "--create", "План", "--folder", drive, "--language", "ru", "--json")
    assert facts(server, answer.json["spreadsheet_id"])["driveId"] == drive
    assert program("doctor").code == 0


def refused(message: str, reason: str, code: int = 403, domain: str = "global") -> str:
    item = {"message": message, "domain": domain, "reason": reason}
    return json.dumps({"error": {"code": code, "message": message, "errors": [item]}})


GONE = refused("File not found: 0AX.", "notFound", 404)
SHUT = refused("Insufficient permissions for the specified parent.", "insufficientParentPermissions")
NARROW = refused("Insufficient Permission: Request had insufficient authentication scopes.", "insufficientPermissions")
OWNED = refused("Service Accounts do not have storage quota.", "storageQuotaExceeded", domain="usageLimits")
FULL = refused("The file limit for this shared drive has been exceeded.", "teamDriveFileLimitExceeded")
CASES = [
    (404, GONE, "Google knows no such folder that user@example.com can see", "Google не знает такой папки"),
    (403, SHUT, "make user@example.com a contributor", "сделайте user@example.com соавтором"),
    (403, NARROW, "make a blank sheet there yourself", "создайте там пустую таблицу сами"),
    (403, FULL, "takes no more files", "больше не принимает файлов"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2])
def test_a_refusal_says_what_to_do_next(program: Program, server: LocalServer, case: tuple[int, str, str, str]) -> None:
    status, text, english, russian = case
    server.app.faults.add(Fault(kind="status", status=status, text=text, method="POST", path="/drive/v3/files"))
    server.app.faults.add(Fault(kind="status", status=status, text=text, method="POST", path="/drive/v3/files"))
    for language, said in (("en", english), ("ru", russian)):
        answer = program("create", "--title", "x", "--folder", "0AX", "--language", language)
        assert (answer.code, said in answer.err) == (4, True), answer.err


def test_a_folder_that_is_none_is_named(program: Program) -> None:
    answer = program("create", "--title", "x", "--folder", "Наша папка", "--language", "ru")
    assert (answer.code, "«Наша папка» не номер и не адрес папки" in answer.err) == (2, True)


def test_half_made_on_a_drive_is_finished_by_adopt(program: Program, server: LocalServer, drive: str) -> None:
    server.app.faults.add(Fault(status=503, path=":batchUpdate"))
    answer = program("create", "--title", "План", "--folder", drive, "--language", "en")
    (found,) = {word for word in answer.err.split() if len(word) == 44}
    assert (answer.code, f"sheetsync adopt {found}" in answer.err) == (4, True)
    assert program("adopt", found).code == 0
    assert Path("config.toml").exists() is False


def test_a_file_that_may_have_been_made_is_looked_for_before_another_one(
    program: Program, server: LocalServer, drive: str
) -> None:
    for where in (("--folder", drive), ()):
        server.app.faults.add(Fault(status=503, method="POST", path="/drive/v3/files" if where else "/v4/spreadsheets"))
        answer = program("create", "--title", "План", *where, "--language", "en")
        assert (answer.code, "Look for it in Drive before you try again" in answer.err) == (4, True), answer.err
