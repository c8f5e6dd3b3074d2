"""Channels as Google's guide to push has them: who is told of what, until when; and the list of changes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from sheetsync.localsheets import LocalServer
from sheetsync.localsheets.schema import known_part

from .conftest import Api
from .receiver import Heard, receiver

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
HOUR = 3_600_000


@pytest.fixture
def heard() -> Iterator[Heard]:
    with receiver() as heard:
        yield heard


@pytest.fixture
def sheet(api: Api, server: LocalServer) -> str:
    server.clock.set(NOON)
    named: str = api.post("/v4/spreadsheets", {"properties": {"title": "Plan"}})["spreadsheetId"]
    return named


def channel(heard: Heard, name: str = "one", **changed: Any) -> dict[str, Any]:
    return {"id": name, "type": "web_hook", "address": heard.address, "token": "secret", **changed}


def type_into(api: Api, sheet: str, text: str = "x") -> None:
    api.call("PUT", f"/v4/spreadsheets/{sheet}/values/A1", {"values": [[text]]}, valueInputOption="RAW")


def test_a_channel_tells_of_each_change_of_its_file(api: Api, server: LocalServer, sheet: str, heard: Heard) -> None:
    made = api.post(f"/drive/v3/files/{sheet}/watch", channel(heard))
    assert made["kind"] == "api#channel"
    assert (made["id"], made["token"]) == ("one", "secret")
    assert made["expiration"] == str(int(NOON.timestamp() * 1000) + HOUR)  # an hour where none is asked for
    type_into(api, sheet)
    api.call("PATCH", f"/drive/v3/files/{sheet}", {"name": "Other"})
    api.post(f"/drive/v3/files/{sheet}/permissions", {"type": "anyone", "role": "reader"})
    api.call("PATCH", f"/drive/v3/files/{sheet}", {"trashed": True})
    api.call("PATCH", f"/drive/v3/files/{sheet}", {"trashed": False})
    api.call("DELETE", f"/drive/v3/files/{sheet}", status=204)
    server.channels.courier.settle()
    assert heard.states == ["sync", "update", "update", "update", "trash", "untrash", "remove"]
    told = [one.get("x-goog-changed", "") for one in heard.messages]
    assert told == ["", "content,properties", "properties", "permissions", "", "", ""]
    first = heard.messages[1]
    assert (first["x-goog-channel-id"], first["x-goog-channel-token"]) == ("one", "secret")
    assert first["x-goog-channel-expiration"] == "Mon, 02 Mar 2026 13:00:00 GMT"
    assert first["x-goog-resource-id"] == made["resourceId"]
    assert [one["x-goog-message-number"] for one in heard.messages] == [str(number) for number in range(1, 8)]
    assert set(heard.bodies) == {b""}


def test_a_channel_ends_when_it_is_over_or_stopped(api: Api, server: LocalServer, sheet: str, heard: Heard) -> None:
    now = int(NOON.timestamp() * 1000)
    long = api.post(f"/drive/v3/files/{sheet}/watch", channel(heard, expiration=str(now + 100 * HOUR)))
    assert long["expiration"] == str(now + 24 * HOUR)  # the longest of a file
    other = api.post(f"/drive/v3/files/{sheet}/watch", channel(heard, "two", expiration=str(now + 48 * HOUR)))
    assert other["resourceId"] == long["resourceId"]
    for wrong in ({"id": "one", "resourceId": "x"}, {"id": "x", "resourceId": other["resourceId"]}, {}):
        api.post("/drive/v3/channels/stop", wrong, status=404)
    stopped = {"id": "two", "resourceId": other["resourceId"]}
    api.post("/drive/v3/channels/stop", stopped, status=204)
    type_into(api, sheet)
    server.clock.set(NOON + dt.timedelta(hours=24))
    type_into(api, sheet, "y")
    server.channels.courier.settle()
    assert [one["x-goog-channel-id"] for one in heard.messages] == ["one", "two", "one"]
    api.post("/drive/v3/channels/stop", {"id": "one", "resourceId": long["resourceId"]}, status=404)


def test_an_end_may_be_written_as_a_number_as_in_googles_guide() -> None:
    assert known_part({"expiration": 1426325213000}, "Channel") == {"expiration": "1426325213000"}
    assert known_part({"expiration": "soon"}, "Channel") is None


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"id": ""}, "invalid"),
        ({"id": "a b"}, "invalid"),
        ({"id": "x" * 65}, "invalid"),
        ({"type": "pigeon"}, "invalid"),
        ({"token": "x" * 257}, "invalid"),
        ({"expiration": "1"}, "invalid"),
        ({"address": "http://example.com/heard"}, "push.webhookUrlNotHttps"),
        ({"address": "heard"}, "push.webhookUrlNotHttps"),
        ({"id": "used"}, "channelIdNotUnique"),
    ],
)
def test_what_can_be_no_channel_is_refused(
    api: Api, sheet: str, heard: Heard, wrong: dict[str, Any], reason: str
) -> None:
    if wrong.get("id") == "used":
        api.post(f"/drive/v3/files/{sheet}/watch", channel(heard, "used"))
    answer = api.post(f"/drive/v3/files/{sheet}/watch", channel(heard) | wrong, status=400)
    assert answer["error"]["errors"][0]["reason"] == reason


def test_a_file_that_one_cannot_see_cannot_be_watched(api: Api, server: LocalServer, sheet: str, heard: Heard) -> None:
    server.callers.know("other", "other@example.org")
    api.bearer = "other"
    api.post(f"/drive/v3/files/{sheet}/watch", channel(heard), status=404)
    api.post("/drive/v3/changes/watch", channel(heard), pageToken="1")
    api.bearer = ""
    type_into(api, sheet)
    server.channels.courier.settle()
    assert heard.states == ["sync"]


def test_all_changes_are_told_and_listed_each_file_once(
    api: Api, server: LocalServer, sheet: str, heard: Heard
) -> None:
    start = api.get("/drive/v3/changes/startPageToken")["startPageToken"]
    api.post("/drive/v3/changes/watch", channel(heard), status=400)  # from where?
    now = int(NOON.timestamp() * 1000)
    made = api.post("/drive/v3/changes/watch", channel(heard, expiration=str(now + 999 * HOUR)), pageToken=start)
    assert made["expiration"] == str(now + 7 * 24 * HOUR)
    other = api.post("/drive/v3/files", {"name": "Notes", "mimeType": "text/plain"})["id"]
    for text in "abc":
        type_into(api, sheet, text)
    server.channels.courier.settle()
    assert heard.states == ["sync", "change", "change", "change", "change"]
    assert heard.bodies[1] == b'{"kind":"drive#changes"}'
    assert "x-goog-changed" not in heard.messages[1]
    listed = api.get("/drive/v3/changes", pageToken=start)
    assert [one["fileId"] for one in listed["changes"]] == [other, sheet]
    assert listed["changes"][1]["file"]["name"] == "Plan"
    assert api.get("/drive/v3/changes", pageToken=listed["newStartPageToken"])["changes"] == []
    page = api.get("/drive/v3/changes", pageToken=start, pageSize=1)
    assert [one["fileId"] for one in page["changes"]] == [other]
    assert "newStartPageToken" not in page
    rest = api.get("/drive/v3/changes", pageToken=page["nextPageToken"], pageSize=1)
    assert [one["fileId"] for one in rest["changes"]] == [sheet]
    api.call("DELETE", f"/drive/v3/files/{other}", status=204)
    (gone,) = api.get("/drive/v3/changes", pageToken=rest["newStartPageToken"])["changes"]
    assert (gone["removed"], gone["fileId"], "file" in gone) == (True, other, False)


@pytest.mark.parametrize("token", ["", "x", "-1", "9" * 30])
def test_a_page_token_has_to_be_one(api: Api, token: str) -> None:
    api.call("GET", "/drive/v3/changes", status=400, pageToken=token)


def test_drive_tries_again_after_a_5xx_alone(api: Api, server: LocalServer, sheet: str, heard: Heard) -> None:
    heard.answers = [503, 200, 404]
    api.post(f"/drive/v3/files/{sheet}/watch", channel(heard))
    type_into(api, sheet)
    server.channels.courier.settle()
    assert heard.states == ["sync", "sync", "update"]


def test_other_machines_are_never_spoken_to(api: Api, server: LocalServer, sheet: str, heard: Heard) -> None:
    api.post(f"/drive/v3/files/{sheet}/watch", channel(heard, address="https://sheetsync.example.com/push/drive"))
    type_into(api, sheet)
    server.channels.courier.settle()
    assert heard.messages == []
