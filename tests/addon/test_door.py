"""Who is let in: each refusal with real keys, a real certificate server, over real HTTP."""

import base64
import hashlib
import hmac
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from sheetsync.addon.door import body
from sheetsync.addon.door import certs as certificates
from sheetsync.addon.door.tokens import RefusedTokenError, claims_of
from sheetsync.localsheets import LocalServer
from tests.run.team import Team

from .conftest import Serve
from .keys import ACCOUNT, CLIENT, URL, CertServer, Key, system_claims
from .sidebar import Sidebar


@pytest.fixture
def fresh(key: Key) -> Iterator[CertServer]:
    """A server of certificates that nobody has asked yet."""
    with CertServer(key) as server:
        yield server


PATHS = ["/addon/homepage", "/addon/file-scope-granted", "/addon/action", "/addon/settings"]


def claims(**changed: Any) -> dict[str, Any]:
    return system_claims(**changed)


def unsigned(claims: dict[str, Any], alg: str, secret: bytes = b"") -> str:
    """A token that says it is signed by another way; HS256 with the public certificate as its secret."""
    parts = [{"alg": alg, "typ": "JWT", "kid": "kid1"}, claims]
    head = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    signature = hmac.new(secret, head, hashlib.sha256).digest() if secret else b""
    return f"{head.decode()}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def refused(sidebar: Sidebar, token: str, path: str = "/addon/homepage") -> int:
    return sidebar.post(path, sidebar.event(), token).status_code


@pytest.mark.parametrize("path", PATHS)
def test_each_address_lets_in_google_alone(outside: Sidebar, path: str) -> None:
    assert outside.post(path, outside.event()).status_code == 200
    assert refused(outside, "garbage", path) == 401


def now() -> int:
    return int(time.time())


WRONG = {
    "expired": (lambda: claims(exp=now() - 60, iat=now() - 3660), 401),
    "issued in the future": (lambda: claims(iat=now() + 120, exp=now() + 3600), 401),
    "without an end": (lambda: claims(exp=None), 401),
    "without a beginning": (lambda: claims(iat=None), 401),
    "another address": (lambda: claims(aud="https://elsewhere.example.com/addon/homepage"), 401),
    "another path of ours": (lambda: claims(aud=f"{URL}/metrics"), 401),
    "our name as a beginning": (lambda: claims(aud=f"{URL}.evil.example.com/addon/homepage"), 401),
    "no audience": (lambda: claims(aud=None), 401),
    "a user's token": (lambda: claims(aud=CLIENT), 401),
    "another issuer": (lambda: claims(iss="https://accounts.example.com"), 403),
    "no issuer": (lambda: claims(iss=None), 403),
    "another project": (lambda: claims(email="service-987654321@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"), 403),
    "an address that holds ours": (lambda: claims(email=f"x{ACCOUNT}"), 403),
    "our address in capitals": (lambda: claims(email=ACCOUNT.upper()), 403),
    "no address": (lambda: claims(email=None), 403),
    "an address nobody verified": (lambda: claims(email_verified=False), 403),
    "an address verified in words": (lambda: claims(email_verified="true"), 403),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_token_with_wrong_claims_opens_nothing(service: str, key: Key, google: LocalServer, case: str) -> None:
    made, status = WRONG[case]
    google.calls.clear()
    assert refused(Sidebar(service, key, "a-spreadsheet"), key.sign(made())) == status
    assert google.calls.all() == []


def test_within_ten_seconds_clocks_may_differ(outside: Sidebar, key: Key) -> None:
    assert refused(outside, key.sign(claims(iat=now() + 6))) == 200
    assert refused(outside, key.sign(claims(exp=now() - 6, iat=now() - 3606))) == 200


def test_both_spellings_of_the_issuer_and_each_of_our_addresses_are_taken(serve: Serve, key: Key) -> None:
    odd = f"{URL}/addon/homepage?trigger=onEditorsHomepage"
    sidebar = Sidebar(serve(audiences=(odd,)), key, "", granted=False)
    assert refused(sidebar, key.sign(claims(iss="accounts.google.com"))) == 200
    assert [refused(sidebar, key.sign(claims(aud=aud))) for aud in (URL, f"{URL}/addon/action", odd)] == [200] * 3


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer a.b.c", "Bearer é"])
def test_a_header_without_a_token_opens_nothing(outside: Sidebar, header: str) -> None:
    headers = {"Content-Type": "application/json", **({"Authorization": header.encode()} if header else {})}
    response = requests.post(f"{outside.url}/addon/homepage", b"{}", headers=headers, timeout=10)
    assert response.status_code == 401
    assert response.json() == {"error": {"code": 401}}


def test_a_signature_that_is_not_googles_opens_nothing(outside: Sidebar, key: Key, stranger: Key) -> None:
    good = key.sign(claims())
    tokens = [
        stranger.sign(claims()),
        key.sign(claims(), key_id="unknown"),
        good[:-6] + "AAAAAA",
        good.rpartition(".")[0] + ".",
        unsigned(claims(), "none"),
        unsigned(claims(), "HS256", key.cert.encode()),
        unsigned(claims(), "RS256", b"x"),
        "x" * 9000,
    ]
    assert [refused(outside, token) for token in tokens] == [401] * len(tokens)


def test_what_the_request_says_of_its_host_counts_nothing(outside: Sidebar, key: Key) -> None:
    token = key.sign(claims(aud="https://evil.example.com/addon/homepage"))
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Host": "evil.example.com",
        "X-Forwarded-Host": "evil.example.com",
        "X-Forwarded-Proto": "https",
    }
    response = requests.post(f"{outside.url}/addon/homepage", b"{}", headers=headers, timeout=10)
    assert response.status_code == 401


def test_without_certificates_nobody_is_turned_away_for_good(
    serve: Serve, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "_PAUSE", 0.0)
    with CertServer(key) as down:
        down.status = 500
        sidebar = Sidebar(serve(certs_url=down.url), key, "", granted=False)
        assert refused(sidebar, key.sign(claims())) == 503
        assert requests.get(f"{sidebar.url}/readyz", timeout=10).status_code == 503
        down.status = 200
        assert refused(sidebar, key.sign(claims())) == 200
        assert requests.get(f"{sidebar.url}/readyz", timeout=10).status_code == 200


def test_certificates_are_fetched_once_and_again_for_a_new_key(fresh: CertServer, stranger: Key, key: Key) -> None:
    clock, certs = [0.0], fresh
    known = certificates.Certs(certs.url, lambda: clock[0])
    assert [known.having("kid1") for _ in range(3)] == [{"kid1": key.cert}] * 3
    assert certs.asked == 1
    certs.certs = {"kid1": key.cert, "kid2": stranger.cert}
    assert "kid2" not in known.having("kid2")  # a stranger's key id can't make us ask again at once
    clock[0] = 61
    assert "kid2" in known.having("kid2")
    clock[0] = 61 + 19800
    known.having("kid1")
    assert certs.asked == 3


@pytest.mark.parametrize("content", [{}, {"kid1": 5}, [], "x"])
def test_what_is_no_certificate_lets_nobody_in(fresh: CertServer, key: Key, content: Any) -> None:
    fresh.certs = content
    with pytest.raises((certificates.CertsDownError, RefusedTokenError)):
        claims_of(key.sign(claims()), certificates.Certs(fresh.url), {f"{URL}/addon/homepage"})


def test_a_users_id_token_must_be_theirs(outside: Sidebar, key: Key, stranger: Key) -> None:
    def status(token: str) -> int:
        event = outside.event()
        event["authorizationEventObject"]["userIdToken"] = token
        return outside.post("/addon/homepage", event).status_code

    assert status(stranger.sign(claims(aud=CLIENT))) == 401
    assert status(key.sign(claims(aud="another-client"))) == 401
    assert status("") == 200


# bodies


def raw(sidebar: Sidebar, content: bytes, kind: str = "application/json") -> int:
    headers = {"Authorization": f"Bearer {sidebar.key.sign(claims())}", "Content-Type": kind}
    return requests.post(f"{sidebar.url}/addon/homepage", content, headers=headers, timeout=10).status_code


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(outside: Sidebar, kind: str) -> None:
    assert raw(outside, b"{}", kind) == 415


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"NaN", b"[" * 100_000])
def test_what_is_no_object_is_no_event(outside: Sidebar, content: bytes) -> None:
    assert raw(outside, content) == 400


def test_a_body_of_a_megabyte_is_too_large(outside: Sidebar) -> None:
    assert raw(outside, b'{"x": "' + b"y" * body.LARGEST + b'"}') == 413


def test_so_is_one_that_does_not_say_how_large_it_is(outside: Sidebar) -> None:
    headers = {"Authorization": f"Bearer {outside.key.sign(claims())}", "Content-Type": "application/json"}
    chunks = (b"y" * 100_000 for _ in range(11))
    assert requests.post(f"{outside.url}/addon/homepage", chunks, headers=headers, timeout=10).status_code == 413


def test_a_body_that_never_ends_is_given_up(outside: Sidebar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body.json_body, "__kwdefaults__", {"largest": body.LARGEST, "patience": 0.2})
    host, port = outside.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        head = (
            f"POST /addon/homepage HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {outside.key.sign(claims())}\r\n"
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        connection.sendall(head.encode())
        assert connection.recv(64).startswith(b"HTTP/1.1 408")


def test_the_body_of_a_stranger_is_not_waited_for(outside: Sidebar) -> None:
    host, port = outside.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(
            b"POST /addon/homepage HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
            b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n"
        )
        assert connection.recv(64).startswith(b"HTTP/1.1 401")


# rates and what may be asked without a token


def test_one_person_may_call_so_often_a_minute_and_others_still_may(serve: Serve, key: Key, team: Team) -> None:
    sidebar = Sidebar(serve(calls_a_minute=2), key, team.book.id)
    names = [sidebar.open()["action"]["navigations"][0]["pushCard"]["name"] for _ in range(3)]
    assert names == ["home", "home", "trouble"]
    sidebar.token = "another"  # noqa: S105 - a name the embedded server knows
    sidebar.open()
    assert sidebar.card["name"] == "home"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_the_triggers_are_posted_to(outside: Sidebar, method: str) -> None:
    assert requests.request(method, f"{outside.url}/addon/action", timeout=10).status_code == 405


def test_health_and_figures_need_no_token_and_tell_of_nobody(sidebar: Sidebar, team: Team) -> None:
    sidebar.open()
    sidebar.click("Write the page")
    refused(sidebar, "garbage")
    assert requests.get(f"{sidebar.url}/healthz", timeout=10).json() == {"alive": True}
    text = requests.get(f"{sidebar.url}/metrics", timeout=10).text
    assert re.search(r'sheetsync_addon_answer_seconds_count\{action="open"\} [1-9]', text)
    assert re.search(r'sheetsync_addon_refusals_total\{reason="bad_token"\} [1-9]', text)
    assert re.search(r'^sheetsync_runs_total\{outcome="ok"\} [1-9]', text, re.MULTILINE)
    assert re.search(r"^sheetsync_rows [1-9]", text, re.MULTILINE)
    assert team.book.id not in text
    assert sidebar.token not in text
