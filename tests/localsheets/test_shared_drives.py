"""Shared drives: they own their files, their members see all of them, and callers have to know of them."""

from pathlib import Path

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

FILES = "/drive/v3/files"
SHEET = "application/vnd.google-apps.spreadsheet"
ROBOT = "robot@project.iam.gserviceaccount.com"
DRIVES = {"supportsAllDrives": "true"}


@pytest.fixture
def drive(server: LocalServer, api: Api) -> str:
    """A shared drive of the default caller's, who is its manager; `robot` is nobody there yet."""
    server.callers.know("robot", ROBOT)
    return str(api.post("/drive/v3/drives", {"name": "Team"}, requestId="1")["id"])


def join(api: Api, drive: str, role: str) -> None:
    member = {"type": "user", "role": role, "emailAddress": ROBOT}
    api.post(f"{FILES}/{drive}/permissions", member, **DRIVES)
    api.bearer = "robot"


def sheet_in(folder: str) -> dict[str, object]:
    return {"name": "Plan", "mimeType": SHEET, "parents": [folder]}


def test_a_file_in_it_belongs_to_the_drive(api: Api, drive: str):
    join(api, drive, "writer")
    made = api.post(FILES, sheet_in(drive), fields="id,driveId,owners,ownedByMe,permissions,parents", **DRIVES)
    assert {name: made[name] for name in made if name != "id"} == {"driveId": drive, "parents": [drive]}
    api.write(made["id"], "A1", [["x"]])
    api.bearer = ""
    assert api.values(made["id"], "A1") == [["x"]]
    assert api.get("/drive/v3/drives")["drives"] == [api.get(f"/drive/v3/drives/{drive}")]


def test_folders_in_it_hold_files_of_the_drive(api: Api, drive: str):
    folder = api.post(FILES, {**sheet_in(drive), "mimeType": "application/vnd.google-apps.folder"}, **DRIVES)["id"]
    made = api.post(FILES, sheet_in(folder), fields="driveId,parents", **DRIVES)
    assert made == {"driveId": drive, "parents": [folder]}


def test_who_does_not_say_that_drives_are_known_finds_nothing(api: Api, drive: str):
    assert api.refusal("POST", FILES, sheet_in(drive), status=404) == f"File not found: {drive}."
    made = api.post(FILES, sheet_in(drive), **DRIVES)["id"]
    api.call("GET", f"{FILES}/{made}", status=404)
    assert api.get(FILES)["files"] == []
    listed = api.get(FILES, includeItemsFromAllDrives="true", **DRIVES)["files"]
    assert [one["id"] for one in listed] == [made]


@pytest.mark.parametrize(("role", "status"), [("", 404), ("reader", 403), ("commenter", 403), ("writer", 200)])
def test_members_put_files_there_from_contributors_on(api: Api, drive: str, role: str, status: int):
    if role:
        join(api, drive, role)
    api.bearer = "robot"
    answer = api.call("POST", FILES, sheet_in(drive), status=status, **DRIVES)
    if status == 403:
        assert answer["error"]["errors"][0]["reason"] == "insufficientParentPermissions"


@pytest.mark.usefixtures("drive")
def test_a_service_account_owns_no_file_anywhere_else(api: Api):
    folder = api.post(FILES, {"name": "mine", "mimeType": "application/vnd.google-apps.folder"})["id"]
    share = {"type": "user", "role": "writer", "emailAddress": ROBOT}
    api.post(f"{FILES}/{folder}/permissions", share)
    api.bearer = "robot"
    for parents in ([], [folder]):
        error = api.call("POST", FILES, {"name": "x", "mimeType": SHEET, "parents": parents}, status=403)["error"]
        assert error["errors"][0]["reason"] == "storageQuotaExceeded"
    assert api.refusal("POST", "/v4/spreadsheets", {}, status=403) == "The caller does not have permission"


def test_a_file_moves_in_with_one_parent_alone(api: Api, drive: str):
    book = api.create()
    path = f"{FILES}/{book}"
    said = api.refusal("PATCH", path, {}, status=403, addParents=drive, **DRIVES)
    assert said == "A shared drive item must have exactly one parent."
    moved = api.call("PATCH", path, {}, addParents=drive, removeParents="root", fields="driveId", **DRIVES)
    assert moved == {"driveId": drive}


def test_members_are_known_after_the_server_began_anew(tmp_path: Path, session: requests.Session):
    state = tmp_path / "state.db"
    with LocalServer(state) as server:
        api = Api(server, session)
        drive = api.post("/drive/v3/drives", {"name": "Team"}, requestId="1")["id"]
        made = api.post(FILES, sheet_in(drive), **DRIVES)["id"]
    with LocalServer(state) as server:
        found = Api(server, session).get(f"{FILES}/{made}", fields="driveId,capabilities/canEdit", **DRIVES)
        assert found == {"driveId": drive, "capabilities": {"canEdit": True}}
