"""Drive v3 over HTTP: files, permissions, comments."""

import pytest
import requests

from sheetsync.localsheets import LocalServer
from tests.localsheets.conftest import Api

FILES = "/drive/v3/files"
V4 = "/v4/spreadsheets"


def test_the_owner_cannot_be_removed(api: Api):
    book = api.create()
    (owner,) = api.get(f"{FILES}/{book}/permissions")["permissions"]
    said = api.refusal("DELETE", f"{FILES}/{book}/permissions/{owner['id']}", status=403)
    assert said == "The owner of a file cannot be removed."


def test_create_answers_four_fields_and_more_on_request(api: Api):
    body = {"name": "Plan", "mimeType": "application/vnd.google-apps.spreadsheet", "parents": None}
    made = api.post(FILES, body, supportsAllDrives="True")
    assert list(made) == ["kind", "id", "name", "mimeType"]
    assert (len(made["id"]), made["id"][0]) == (44, "1")
    wide = api.get(f"{FILES}/{made['id']}", fields="id,name,createdTime,modifiedTime,version,trashed")
    assert list(wide) == ["id", "name", "trashed", "version", "createdTime", "modifiedTime"]
    assert api.get(f"{V4}/{made['id']}")["properties"]["title"] == "Plan"


def test_a_file_and_its_spreadsheet_have_one_title(api: Api):
    book = api.create("Before")
    api.call("PATCH", f"{FILES}/{book}", {"name": "After"})
    assert api.get(f"{V4}/{book}", fields="properties.title") == {"properties": {"title": "After"}}


def test_every_change_moves_version_and_time(api: Api):
    book = api.create()
    states = []
    for number in range(5):
        api.write(book, "A1", [[number]])
        states.append(api.get(f"{FILES}/{book}", fields="version,modifiedTime"))
    versions = [int(state["version"]) for state in states]
    times = [state["modifiedTime"] for state in states]
    assert versions == sorted(set(versions))
    assert times == sorted(set(times))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ('mimeType="application/vnd.google-apps.spreadsheet" and name = "It\'s"', ["It's"]),
        (r"name = 'It\'s'", ["It's"]),
        ("name contains 'pla' and not name = 'Plan B'", ["Plan A"]),
        ("name='Plan A' or name = 'Plan B'", ["Plan A", "Plan B"]),
        ("trashed = false and (name = 'Plan A' or starred = true)", ["Plan A"]),
        ("'me' in owners and name != 'Plan A' and mimeType contains 'spreadsheet'", ["Plan B", "It's"]),
        ("modifiedTime > '2999-01-01T00:00:00'", []),
        ("not trashed and name contains 'Plan'", ["Plan A", "Plan B"]),
        ("visibility = 'anyoneWithLink'", ["Plan B"]),
        ("visibility != 'limited' or name = 'Plan A'", ["Plan A", "Plan B"]),
        ("appProperties has { key='team' and value='x y' }", ["Plan A"]),
    ],
)
def test_the_query_language(api: Api, query: str, names: list):
    first, second, _ = (api.create(name) for name in ("Plan A", "Plan B", "It's"))
    api.post(f"{FILES}/{second}/permissions", {"type": "anyone", "role": "reader"})
    api.call("PATCH", f"{FILES}/{first}", {"appProperties": {"team": "x y"}})
    api.post(FILES, {"name": "a folder", "mimeType": "application/vnd.google-apps.folder"})
    assert [file["name"] for file in api.get(FILES, q=query)["files"]] == names


def test_folders_hold_files(api: Api):
    folder = api.post(FILES, {"name": "f", "mimeType": "application/vnd.google-apps.folder"})["id"]
    made = {"name": "in", "mimeType": "application/vnd.google-apps.spreadsheet", "parents": [folder]}
    book = api.post(FILES, made)["id"]
    api.create("out")
    assert [file["id"] for file in api.get(FILES, q=f'parents in "{folder}"')["files"]] == [book]
    assert [file["id"] for file in api.get(FILES, q=f"'{folder}' in parents")["files"]] == [book]
    assert api.refusal("POST", FILES, {**made, "parents": ["gone"]}, status=404) == "File not found: gone."


@pytest.mark.parametrize(
    "query",
    [
        "name =",
        "name ~ 'x'",
        "(name = 'x'",
        "colour = 'red'",
        "name = 'x' 'y'",
        "name = x",
        "trashed or",
        "visibility contains 'any'",
        "properties has {key='a'}",
        "labels has { key='a' and value='b' }",
    ],
)
def test_bad_queries(api: Api, query: str):
    assert api.refusal("GET", FILES, q=query) == "Invalid Value"


def test_pages(api: Api):
    books = [api.create(f"b{number}") for number in range(5)]
    first = api.get(FILES, pageSize=3, pageToken="", orderBy="name")
    second = api.get(FILES, pageSize=3, pageToken=first["nextPageToken"], orderBy="name")
    assert [file["id"] for file in first["files"] + second["files"]] == books
    assert "nextPageToken" not in second
    assert api.refusal("GET", FILES, pageSize=0).startswith("Invalid value '0'.")


def test_copies_keep_sheets_and_take_a_name(api: Api):
    book = api.create("Plan")
    api.write(book, "A1", [["x"]])
    made = api.post(f"{FILES}/{book}/copy", {"name": None, "mimeType": "application/vnd.google-apps.spreadsheet"})
    assert made["name"] == "Copy of Plan"
    api.write(book, "A1", [["y"]])
    assert api.values(made["id"], "A1") == [["x"]]


def test_deleted_files_are_gone_in_both_apis(api: Api):
    book = api.create()
    api.call("DELETE", f"{FILES}/{book}", status=204)
    api.call("GET", f"{FILES}/{book}", status=404)
    api.call("GET", f"{V4}/{book}", status=404)


def test_a_folder_goes_with_all_that_lies_in_it(api: Api):
    outer = api.post(FILES, {"name": "Outer", "mimeType": "application/vnd.google-apps.folder"})["id"]
    inner = api.post(FILES, {"name": "I", "mimeType": "application/vnd.google-apps.folder", "parents": [outer]})["id"]
    kept, lost = api.create("kept"), api.create("lost")
    api.call("PATCH", f"{FILES}/{lost}", addParents=inner, removeParents="root")
    api.call("DELETE", f"{FILES}/{outer}", status=204)
    assert [file["id"] for file in api.get(FILES)["files"]] == [kept]
    api.call("GET", f"{V4}/{lost}", status=404)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"parents": ["x"]}, "The parents field is not directly writable in update requests."),
        ({"name": "x", "id": "1"}, "The resource body includes fields which are not directly writable."),
    ],
)
def test_an_update_carries_nothing_that_nobody_may_write(api: Api, body: dict, said: str):
    book = api.create("Plan")
    error = api.call("PATCH", f"{FILES}/{book}", body, status=403)["error"]
    assert error["message"].startswith(said)
    assert error["errors"][0]["reason"] == "fieldNotWritable"
    assert api.get(f"{FILES}/{book}")["name"] == "Plan"


def test_sharing_decides_who_may_see_and_write(server: LocalServer, api: Api):
    server.callers.know("t-guest", "guest@example.org")
    book = api.create()
    api.bearer = "t-guest"
    error = api.call("GET", f"{V4}/{book}", status=403)["error"]
    assert error == {"code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED"}
    api.call("GET", f"{FILES}/{book}", status=404)
    assert api.get(FILES)["files"] == []
    api.bearer = ""
    shared = {"type": "user", "role": "reader", "emailAddress": "guest@example.org", "withLink": False}
    made = api.post(f"{FILES}/{book}/permissions", shared, sendNotificationEmail="True")
    assert list(made) == ["kind", "id", "type", "role"]
    api.bearer = "t-guest"
    assert api.values(book, "A1") == []
    api.put(f"{V4}/{book}/values/A1", {"values": [["x"]]}, status=403, valueInputOption="RAW")
    api.bearer = ""
    api.call("PATCH", f"{FILES}/{book}/permissions/{made['id']}", {"role": "writer"})
    api.bearer = "t-guest"
    api.write(book, "A1", [["x"]])
    api.call("DELETE", f"{FILES}/{book}", status=403)
    api.bearer = ""
    listed = api.get(f"{FILES}/{book}/permissions", fields="nextPageToken,permissions")["permissions"]
    assert [(one["role"], one["emailAddress"]) for one in listed] == [
        ("owner", "user@example.com"),
        ("writer", "guest@example.org"),
    ]
    api.call("DELETE", f"{FILES}/{book}/permissions/{made['id']}", status=204)
    api.bearer = "t-guest"
    api.call("GET", f"{V4}/{book}", status=403)


def test_anyone_and_domains(server: LocalServer, api: Api):
    server.callers.know("t", "someone@example.net")
    book = api.create()
    api.post(f"{FILES}/{book}/permissions", {"type": "domain", "role": "reader", "domain": "example.net"})
    api.bearer = "t"
    assert api.values(book, "A1") == []
    api.bearer = ""
    api.post(f"{FILES}/{book}/permissions", {"type": "anyone", "role": "writer"})
    api.bearer = "t"
    api.write(book, "A1", [["x"]])


def test_ownership_is_handed_over(server: LocalServer, api: Api):
    book = api.create()
    heir = {"type": "user", "role": "owner", "emailAddress": "heir@example.org"}
    api.post(f"{FILES}/{book}/permissions", heir, status=403)
    api.post(f"{FILES}/{book}/permissions", heir, transferOwnership="true")
    server.callers.know("t", "heir@example.org")
    api.call("DELETE", f"{FILES}/{book}", status=403)
    api.bearer = "t"
    api.call("DELETE", f"{FILES}/{book}", status=204)


def test_expired_tokens(server: LocalServer, api: Api):
    server.callers.refuse("old")
    api.bearer = "old"
    error = api.call("POST", FILES, {"name": "x"}, status=401)["error"]
    assert error["status"] == "UNAUTHENTICATED"
    assert error["errors"][0]["reason"] == "authError"


def test_comments(api: Api):
    book = api.create()
    path = f"{FILES}/{book}/comments"
    assert api.get(path, fields="comments/content,comments/anchor,nextPageToken") == {"comments": []}
    made = api.post(path, {"content": "look"}, fields="id")
    assert list(made) == ["id"]
    assert api.get(path, fields="comments/content") == {"comments": [{"content": "look"}]}
    assert api.refusal("GET", path) == "The 'fields' parameter is required for this method."


@pytest.mark.parametrize(
    ("http", "path", "name"),
    [
        ("GET", "/drive/v3/files/generateIds", "drive.files.generateIds"),
        ("DELETE", "/drive/v3/files/trash", "drive.files.emptyTrash"),
        ("POST", "/drive/v3/drives/1/hide", "drive.drives.hide"),
        ("GET", "/drive/v3/files/{id}/revisions", "drive.revisions.list"),
        ("PATCH", "/drive/v3/files/{id}/comments/1", "drive.comments.update"),
    ],
)
def test_methods_that_are_not_built_are_named(api: Api, http: str, path: str, name: str):
    path = path.format(id=api.create())
    assert api.refusal(http, path, status=501) == f"The method {name} is not built into this local server."


def test_who_asks_is_told_only_what_is_asked(api: Api):
    assert api.get("/drive/v3/about", fields="user.emailAddress") == {"user": {"emailAddress": "user@example.com"}}
    assert api.refusal("GET", "/drive/v3/about") == "The 'fields' parameter is required for this method."


def test_export_links_lead_to_the_file(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    api.write(book, "A1", [["x"]])
    links = api.get(f"{FILES}/{book}", fields="exportLinks")["exportLinks"]
    local = links["text/csv"].replace("https://docs.google.com", server.url)
    assert session.get(local).text == "x"


def test_root_is_the_callers_own_drive(api: Api):
    """gspread-pandas begins its list of folders there."""
    root = api.get(f"{FILES}/root", fields="id,name,mimeType,parents")
    assert (root["name"], root["mimeType"], root["parents"]) == ("My Drive", "application/vnd.google-apps.folder", [])
    assert api.get(f"{FILES}/{api.create()}", fields="parents") == {"parents": [root["id"]]}
