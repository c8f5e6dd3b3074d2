"""A token endpoint and a consent page on loopback that refuse as Google's do; the signatures are really checked."""

import base64
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, jwt

from sheetsync.localsheets import LocalServer

Json = dict[str, Any]
ACCOUNT = "robot@project.iam.gserviceaccount.com"
PERSON = "anna@example.com"
IMPRECISE = 300
"""Seconds by which a clock may differ."""


@cache
def key_pair() -> tuple[str, str]:
    """A private and a public RSA key as PEM, made once."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    secret = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return secret.decode(), public.decode()


class RefusedGrant(Exception):  # noqa: N818 - what OAuth calls a refusal
    """A refusal of the endpoint: its code and description."""

    def __init__(self, code: str, words: str = "Bad Request", status: int = 400) -> None:
        super().__init__(code)
        self.answer = (status, {"error": code, "error_description": words})


@dataclass
class Authority:
    """Who may sign in, and what it handed out. Tests change the sets between calls."""

    server: LocalServer
    url: str = ""
    keys: set[str] = field(default_factory=lambda: {"key-1"})
    delegates: set[str] = field(default_factory=set)
    refresh_tokens: dict[str, str] = field(default_factory=lambda: {"refresh-1": PERSON})
    clients: set[str] = field(default_factory=lambda: {"client-1"})
    clock_ahead: float = 0.0
    lives: int = 3600
    broken: list[tuple[int, Any]] = field(default_factory=list)
    asked: list[Json] = field(default_factory=list)
    granted: list[str] = field(default_factory=list)
    consent: str = "yes"

    def key_file(self) -> Json:
        """A service account's key as the console downloads it, but for the endpoint's address."""
        return {
            "type": "service_account",
            "project_id": "project",
            "private_key_id": "key-1",
            "private_key": key_pair()[0],
            "client_email": ACCOUNT,
            "client_id": "1",
            "token_uri": f"{self.url}/token",
        }

    def user_file(self) -> Json:
        """A person's sign-in."""
        return {
            "type": "authorized_user",
            "client_id": "client-1",
            "client_secret": "hush",
            "refresh_token": "refresh-1",
            "token_uri": f"{self.url}/token",
        }

    def client_file(self) -> Json:
        """An OAuth client of the type Desktop app."""
        return {
            "installed": {
                "client_id": "client-1",
                "client_secret": "hush",
                "auth_uri": f"{self.url}/auth",
                "token_uri": f"{self.url}/token",
                "redirect_uris": ["http://localhost"],
            }
        }

    def answer(self, asked: Json) -> tuple[int, Any]:
        """Answer a request for a token."""
        self.asked.append(asked)
        if self.broken:
            return self.broken[0] if len(self.broken) == 1 else self.broken.pop(0)
        try:
            return 200, self._granted(asked)
        except RefusedGrant as refused:
            return refused.answer

    def _granted(self, asked: Json) -> Json:
        kind = asked["grant_type"].rpartition(":")[2]
        more: Json = {}
        if kind == "jwt-bearer":
            address = self._by_key(asked["assertion"])
        elif kind == "token-exchange":
            address, more = "workload", {"issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}
        else:
            address = self._by_code(asked) if kind == "authorization_code" else self._by_refresh(asked)
            more = {"refresh_token": "refresh-1", "scope": self._scope()} if kind == "authorization_code" else {}
        token = f"token-{len(self.granted)}-{secrets.token_hex(4)}"
        self.granted.append(token)
        self.server.app.callers.know(token, address)
        return {"access_token": token, "expires_in": self.lives, "token_type": "Bearer", **more}

    def _by_key(self, assertion: str) -> str:
        head, claims, _, _ = jwt._unverified_decode(assertion)
        if head["kid"] not in self.keys or not _signed(assertion):
            raise RefusedGrant("invalid_grant", "Invalid JWT Signature.")
        now = time.time() + self.clock_ahead
        if not claims["iat"] - IMPRECISE <= now <= claims["exp"] + IMPRECISE:
            words = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
            raise RefusedGrant("invalid_grant", words + "Check your iat and exp values in the JWT claim.")
        assert claims["aud"] == "https://oauth2.googleapis.com/token"
        subject = claims.get("sub")
        if subject and "@" not in subject:
            raise RefusedGrant("invalid_grant", "Invalid email or User ID")
        if subject and subject not in self.delegates:
            words = "Client is unauthorized to retrieve access tokens using this method, or client not authorized "
            raise RefusedGrant("unauthorized_client", words + "for any of the scopes requested.", 401)
        self.asked[-1] = {**self.asked[-1], "scope": claims["scope"]}
        return str(subject or claims["iss"])

    def _by_refresh(self, asked: Json) -> str:
        self._check_client(asked)
        if asked["refresh_token"] not in self.refresh_tokens:
            raise RefusedGrant("invalid_grant", "Token has been expired or revoked.")
        return self.refresh_tokens[asked["refresh_token"]]

    def _by_code(self, asked: Json) -> str:
        assert asked["code"] == "code-1"
        assert asked["code_verifier"]
        return PERSON

    def _check_client(self, asked: Json) -> None:
        if asked["client_id"] not in self.clients:
            raise RefusedGrant("deleted_client", "The OAuth client was deleted.", 401)

    def _scope(self) -> str:
        wanted: list[str] = self.asked_scopes
        return " ".join(wanted[:1] if self.consent == "in part" else wanted)

    asked_scopes: list[str] = field(default_factory=list)

    def consented(self, query: dict[str, list[str]]) -> str:
        """Where the consent page sends the browser, as the person decides."""
        self.asked_scopes = query["scope"][0].split()
        state = query["state"][0]
        said = {"error": "access_denied"} if self.consent == "no" else {"code": "code-1", "scope": self._scope()}
        return f"{query['redirect_uri'][0]}?{urlencode({**said, 'state': state})}"


def _signed(assertion: str) -> bool:
    message, _, signature = assertion.rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    return bool(crypt.RSAVerifier.from_string(key_pair()[1]).verify(message.encode(), raw))


@contextmanager
def authority(server: LocalServer) -> Iterator[Authority]:
    """Serve an authority whose tokens the local server knows."""
    one = Authority(server)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, answer = one.answer({name: values[0] for name, values in parse_qs(body).items()})
            content = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", one.consented(parse_qs(urlsplit(self.path).query)))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        one.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield one
        http.shutdown()
        thread.join(5)
