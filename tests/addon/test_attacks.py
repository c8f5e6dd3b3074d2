"""What somebody tries who may not: tokens that carry more than a token, connections that never end, floods."""

import json
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
import requests

from sheetsync.addon import app
from sheetsync.addon.answering import answer
from sheetsync.addon.cards.answers import Reply
from sheetsync.addon.desk import Call
from sheetsync.addon.door import certs as certificates
from sheetsync.addon.door import slow
from sheetsync.addon.door.rate import Crowd
from sheetsync.addon.door.tokens import RefusedTokenError
from sheetsync.addon.script import check_script_user
from sheetsync.config.addon import AddonConfig
from tests.run.team import Team

from .conftest import Serve
from .keys import ACCOUNT, CLIENT, URL, CertServer, Key, system_claims
from .sidebar import Sidebar


def connected(url: str) -> socket.socket:
    host, port = url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


def head(token: str, length: int, path: str = "/addon/homepage") -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


def all_of(connection: socket.socket) -> bytes:
    """What comes until the other side ends the connection."""
    found = b""
    while part := connection.recv(65536):
        found += part
    return found


# what a token may carry


@pytest.mark.parametrize(
    "token", ["canary\r\nX-Goog-User-Project: theirs", "canary one", "canary\x00", "canaryé", "c" * 5000]
)
def test_what_could_end_a_header_is_no_token(
    service: str, key: Key, team: Team, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    sidebar = Sidebar(service, key, team.book.id)
    event = sidebar.event()
    event["authorizationEventObject"] |= {"userOAuthToken": token, "userIdToken": ""}
    team.server.calls.clear()
    answer = sidebar.post("/addon/homepage", event).json()
    assert answer["action"]["navigations"][0]["pushCard"]["name"] == "access"
    assert team.server.calls.all() == []
    assert "canary" not in caplog.text


def test_tokens_made_for_one_door_open_no_other(service: str, key: Key, serve: Serve) -> None:
    outside = Sidebar(service, key, "", granted=False)
    users = {"email": "dana@example.com", "aud": CLIENT}
    assert outside.post("/addon/homepage", outside.event(), key.sign(system_claims(**users))).status_code == 401
    assert (
        outside.post("/addon/homepage", outside.event(), key.sign(system_claims(email=users["email"]))).status_code
        == 403
    )
    event = outside.event()
    event["authorizationEventObject"]["userIdToken"] = key.sign(system_claims())
    assert outside.post("/addon/homepage", event).status_code == 401
    scripts = serve(script_clients=("script-client",), script_users=("@example.com",))
    for token in (system_claims(), system_claims(**users), system_claims(aud="script-client")):
        headers = {"Authorization": f"Bearer {key.sign(token)}"}
        assert requests.post(f"{scripts}/script/check", json={}, headers=headers, timeout=10).status_code in {401, 403}


@pytest.mark.parametrize(
    ("email", "hd", "let_in"),
    [
        ("dana@example.com", "example.com", True),
        ("dana@example.com", None, False),  # an account of their own under an address at the domain
        ("dana@second.example.org", "example.com", True),  # another domain of the same organization
        ("dana@gmail.com", None, True),
        ("dana@elsewhere.org", "elsewhere.org", False),
        ("guest@elsewhere.org", None, True),
    ],
)
def test_a_domain_vouches_for_whom_it_manages(
    certs: CertServer, key: Key, email: str, hd: Any, *, let_in: bool
) -> None:
    config = AddonConfig(script_clients=(CLIENT,), script_users=("@example.com", "@gmail.com", "guest@elsewhere.org"))
    header = f"Bearer {key.sign(system_claims(aud=CLIENT, email=email, hd=hd))}"
    known = certificates.Certs(certs.url)
    if let_in:
        assert check_script_user(header, config, known) == email
    else:
        with pytest.raises(RefusedTokenError):
            check_script_user(header, config, known)


def test_a_call_sent_again_does_nothing_twice(sidebar: Sidebar, team: Team) -> None:
    sidebar.act("task_form")
    event = sidebar.clicking("Add", task_title="Очень особое дело")
    token = sidebar.key.sign(system_claims())
    assert [sidebar.post("/addon/action", event, token).status_code for _ in range(3)] == [200] * 3
    assert team.steps().count("Очень особое дело") == 1


def test_the_id_of_another_file_is_used_with_the_callers_own_rights_alone(sidebar: Sidebar, team: Team) -> None:
    team.server.callers.know("nobody", "nobody@example.org")
    sidebar.token = "nobody"  # noqa: S105 - a name the embedded server knows
    event = sidebar.event({"action": "write_page", "spreadsheetId": team.book.id})
    del event["sheets"]["id"]
    answer = sidebar.post("/addon/action", event).json()
    card = answer["renderActions"]["action"]["navigations"][-1]
    assert "trouble" in json.dumps(card)
    assert {call.caller for call in team.server.calls.all()} == {"nobody@example.org"}
    assert not any(team.checks().values())


# floods


def test_a_person_s_calls_at_once_leave_room_for_others() -> None:
    crowd = Crowd(2)
    assert [crowd.enter("a"), crowd.enter("a"), crowd.enter("a"), crowd.enter("b")] == [True, True, False, True]
    crowd.leave("a")
    assert [crowd.enter("a"), crowd.enter("a")] == [True, False]


def test_whoever_s_clicks_are_still_worked_on_is_told_and_another_is_served(
    serve: Serve, key: Key, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def held(call: Call, action: str | None) -> Reply:
        if call.event.token.startswith("slow"):
            begun.set()
            assert go_on.wait(20)
        return answer(call, action)

    monkeypatch.setattr(app, "answer", held)
    service = serve(calls_at_once=1)
    held_up, other = (Sidebar(service, key, team.book.id, token=name) for name in ("slow", "other"))
    again = replace(held_up, cards=[])
    with ThreadPoolExecutor() as people:
        first = people.submit(held_up.open)
        assert begun.wait(10)
        again.open()
        other.open()
        go_on.set()
        first.result()
    assert "Your earlier clicks are still being worked on" in again.texts
    assert [held_up.card["name"], other.card["name"]] == ["home", "home"]
    held_up.open()
    assert held_up.card["name"] == "home"


def test_half_of_a_pair_of_code_units_is_no_text_and_the_body_none(service: str, key: Key, team: Team) -> None:
    event = Sidebar(service, key, team.book.id).event({"action": "add_task"}, {"task_title": "half \ud83d"})
    headers = {"Authorization": f"Bearer {key.sign(system_claims())}", "Content-Type": "application/json"}
    answer = requests.post(f"{service}/addon/action", json.dumps(event), headers=headers, timeout=10)
    assert answer.status_code == 400


def test_people_without_a_token_are_not_one_person(serve: Serve, key: Key) -> None:
    outside = Sidebar(serve(calls_a_minute=2), key, "", granted=False)
    event = outside.event()
    event["authorizationEventObject"] = {}
    answers = [outside.post("/addon/homepage", event).json() for _ in range(5)]
    assert [one["action"]["navigations"][0]["pushCard"]["name"] for one in answers] == ["access"] * 5


def test_a_dead_server_of_certificates_is_not_asked_by_every_call(key: Key) -> None:
    with CertServer(key) as down:
        down.status, clock = 500, [0.0]
        known = certificates.Certs(down.url, lambda: clock[0])
        for moment in (0, 0.1, 0.2, 0.6, 0.7):
            clock[0] = moment
            with pytest.raises(certificates.CertsDownError):
                known.having("kid1")
        assert down.asked == 2


def test_half_open_connections_keep_nobody_out(service: str) -> None:
    with ExitStack() as opened:
        for _ in range(250):
            opened.enter_context(closing(connected(service))).sendall(b"POST /addon/homepage HTTP/1.1\r\n")
        assert requests.get(f"{service}/healthz", timeout=10).status_code == 200


# connections that never end


def test_a_head_that_never_ends_is_given_up(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow, "HEAD", 0.2)
    url = serve()
    for begun in (b"", b"POST /addon/homepage HTTP/1.1\r\nHost: x\r\nX-More: "):
        with connected(url) as connection:
            connection.sendall(begun)
            assert all_of(connection) == b""


def test_neither_may_a_next_one_drip_in_for_ever(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow, "REST", 0.2)
    with connected(serve()) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /he")
        assert all_of(connection).count(b"HTTP/1.1 200") == 2
    with connected(serve()) as connection:
        connection.sendall(head("wrong", 1000) + b"{")
        assert re.findall(rb"HTTP/1.1 (\d+)", all_of(connection)) == [b"401"]


def test_what_stands_in_a_body_is_no_second_request(service: str) -> None:
    hidden = b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
    with connected(service) as connection:
        connection.sendall(
            head("wrong", len(hidden)) + hidden + b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        answers = all_of(connection)
    assert b"sheetsync_addon" not in answers
    assert answers.count(b"HTTP/1.1") <= 2


@pytest.mark.parametrize(
    "lengths",
    ["Content-Length: 2\r\nContent-Length: 3", "Content-Length: 2, 3", "Content-Length: -1", "Content-Length: 1e3"],
)
def test_a_body_of_two_lengths_is_refused(service: str, lengths: str) -> None:
    with connected(service) as connection:
        connection.sendall(f"POST /addon/homepage HTTP/1.1\r\nHost: x\r\n{lengths}\r\n\r\n{{}}".encode())
        assert all_of(connection).startswith(b"HTTP/1.1 400")


def test_a_head_of_a_megabyte_is_refused(service: str) -> None:
    with connected(service) as connection:
        connection.sendall(b"POST /addon/homepage HTTP/1.1\r\nX: " + b"x" * 100_000)
        assert connection.recv(100).startswith(b"HTTP/1.1 4")


def test_who_calls_is_told_by_the_config_alone(service: str, key: Key) -> None:
    body = {"addon": {"service_accounts": ["evil"]}, "url": "https://evil.example.com"}
    token = key.sign(system_claims(aud="https://evil.example.com/addon/homepage"))
    headers = {"Authorization": f"Bearer {token}", "Host": "evil.example.com", "X-Forwarded-Host": "evil.example.com"}
    assert requests.post(f"{service}/addon/homepage", json=body, headers=headers, timeout=10).status_code == 401
    assert ACCOUNT not in requests.get(f"{service}/metrics", timeout=10).text
    assert URL not in requests.get(f"{service}/readyz", timeout=10).text
