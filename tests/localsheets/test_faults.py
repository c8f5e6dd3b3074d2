"""Faults, quotas, the clock, the log of calls, and who may speak to the server."""

import pytest
import requests

from sheetsync.localsheets import Fault, LocalServer
from tests.localsheets.conftest import Api

V4 = "/v4/spreadsheets"


def test_quota_error_as_google_words_it(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    server.faults.add(Fault(status=429, retry_after=7, path="/values/"))
    answer = session.get(f"{server.url}{V4}/{book}/values/A1")
    error = answer.json()["error"]
    assert (answer.status_code, answer.headers["retry-after"], error["status"]) == (429, "7", "RESOURCE_EXHAUSTED")
    assert "'Read requests per minute per user'" in error["message"]
    assert error["details"][0]["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerUser"
    assert api.values(book, "A1") == []


@pytest.mark.parametrize("status", [500, 503])
def test_server_errors(server: LocalServer, api: Api, status: int):
    book = api.create()
    server.faults.add(Fault(status=status, times=2, writes=False))
    for _ in range(2):
        assert api.call("GET", f"{V4}/{book}", status=status)["error"]["code"] == status
    api.get(f"{V4}/{book}")


@pytest.mark.parametrize(("kind", "applied"), [("cut_before", []), ("cut_after", [["x"]]), ("truncate", [["x"]])])
def test_broken_connections(server: LocalServer, api: Api, kind: str, applied: list):
    book = api.create()
    server.faults.add(Fault(kind=kind, writes=True))
    with pytest.raises(requests.exceptions.RequestException):
        api.write(book, "A1", [["x"]])
    assert api.values(book, "A1") == applied
    assert [call.fault for call in server.calls.all()][-2:] == [kind, ""]


def test_a_success_with_the_wrong_body(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    server.faults.add(Fault(kind="body", text="<html>"))
    answer = session.get(f"{server.url}{V4}/{book}")
    assert (answer.status_code, answer.text) == (200, "<html>")


def test_delays(server: LocalServer, session: requests.Session, api: Api):
    book = api.create()
    server.faults.add(Fault(kind="delay", seconds=0.3))
    with pytest.raises(requests.exceptions.ReadTimeout):
        session.get(f"{server.url}{V4}/{book}", timeout=0.1)


def test_quotas_are_counted_by_minute_user_and_kind(server: LocalServer, api: Api):
    book = api.create()
    api.post("/_control/clock", {"now": "2026-11-23T09:00:10Z"})
    server.callers.know("other", "other@example.org")
    api.post(f"/drive/v3/files/{book}/permissions", {"type": "anyone", "role": "writer"})
    api.post("/_control/quota", {"user": 2, "project": 3})
    for _ in range(2):
        api.get(f"{V4}/{book}")
    assert "per minute per user'" in api.refusal("GET", f"{V4}/{book}", status=429)
    api.write(book, "A1", [["x"]])
    api.bearer = "other"
    api.get(f"{V4}/{book}")
    assert "'Read requests per minute'" in api.refusal("GET", f"{V4}/{book}", status=429)
    api.post("/_control/clock", {"now": "2026-11-23T09:01:00Z"})
    api.get(f"{V4}/{book}")


def test_the_log_tells_reads_writes_and_bodies(server: LocalServer, api: Api):
    book = api.create()
    api.write(book, "A1", [["x"]])
    api.values(book, "A1")
    calls = api.get("/_control/calls")["calls"]
    assert [(call["number"], call["kind"], call["status"]) for call in calls] == [
        (0, "drive", 200),
        (1, "write", 200),
        (2, "read", 200),
    ]
    assert calls[1]["request"] == '{"values": [["x"]]}'
    assert server.calls.count("write") == 1


def test_today_follows_the_clock(api: Api):
    book = api.create()
    api.post("/_control/clock", {"now": "2026-11-23T23:30:00Z"})
    api.write(book, "A1", [["=TODAY()"]], "USER_ENTERED")
    assert api.values(book, "A1", valueRenderOption="UNFORMATTED_VALUE") == [[46349]]
    api.post("/_control/clock", {"now": "2026-11-24T00:30:00Z"})
    assert api.values(book, "A1", valueRenderOption="UNFORMATTED_VALUE") == [[46350]]


def test_faults_from_another_process(api: Api):
    book = api.create()
    api.post("/_control/faults", {"faults": [{"kind": "status", "status": 503, "method": "GET"}]})
    api.call("GET", f"{V4}/{book}", status=503)
    api.post("/_control/faults", {"faults": [{"colour": "red"}]}, status=400)


def test_control_is_closed_unless_opened(session: requests.Session):
    with LocalServer() as server:
        assert session.get(f"{server.url}/_control/calls").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:80"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 200),
    ],
)
def test_web_pages_may_not_write(server: LocalServer, session: requests.Session, headers: dict, status: int):
    answer = session.post(f"{server.url}/drive/v3/files", json={"name": "x"}, headers=headers)
    assert answer.status_code == status
    own = session.post(f"{server.url}/drive/v3/files", json={"name": "x"}, headers={"Origin": server.url})
    assert own.status_code == 200


def test_a_foreign_host_may_not_even_read(server: LocalServer, session: requests.Session):
    answer = session.get(f"{server.url}/drive/v3/files", headers={"Host": "evil.example"})
    assert answer.status_code == 403
