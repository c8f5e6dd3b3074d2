"""The sidebar without Google: a page on this machine that draws the real cards and posts real events.

A key of the process signs the tokens, and the service behind the page checks them as it checks Google's.
"""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from google.auth import crypt, jwt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from sheetsync.addon.app import make_app
from sheetsync.addon.desk import Desk
from sheetsync.addon.door.body import BadBodyError, json_body
from sheetsync.addon.manifest import SCOPES
from sheetsync.addon.pages import file_response
from sheetsync.addon.paths import ACTION, FILE_GRANTED, HOMEPAGE, SETTINGS
from sheetsync.addon.preview_words import preview_words
from sheetsync.config.addon import AddonConfig

_KEY_ID, _ACCOUNT, _CLIENT = "preview", "preview@localhost", "preview-client"
_FILES = ("preview.html", "preview.css", "preview.js", "sidebar.js", "sidebar.css", "widgets.js", "markup.js")
_PATHS = {"homepage": HOMEPAGE, "file": FILE_GRANTED, "action": ACTION, "settings": SETTINGS}


class LocalKey:
    """A key that lives as long as the process, in the place of Google's."""

    def __init__(self) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        self._signer = crypt.RSASigner.from_string(key.private_bytes(*form), key_id=_KEY_ID)  # type: ignore[no-untyped-call]
        self._certificate = _certificate(key)

    def having(self, _: object) -> Mapping[str, str]:
        """Return the one certificate, as `Certs` does."""
        return {_KEY_ID: self._certificate}

    def ready(self) -> bool:
        """Whether tokens can be checked."""
        return True

    def token(self, audience: str, **claims: object) -> str:
        """Return a token of Google's kind for an audience, good for an hour."""
        now = int(time.time())
        whole = {"iss": "https://accounts.google.com", "aud": audience, "iat": now, "exp": now + 3600, **claims}
        return str(jwt.encode(self._signer, whole).decode())  # type: ignore[no-untyped-call]


def _certificate(key: rsa.RSAPrivateKey) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sheetsync preview")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page is about: the spreadsheet of a server in Google's place."""

    desk: Desk
    spreadsheet_id: str
    title: str
    token: str = "preview"  # noqa: S105 - the embedded server takes any

    @property
    def facts(self) -> dict[str, Any]:
        """What the page has to know; the parts of an event that don't change."""
        return {
            "spreadsheetId": self.spreadsheet_id,
            "title": self.title,
            "sheet": self.desk.sheet_address(self.spreadsheet_id),
            "paths": _PATHS,
            "scopes": list(SCOPES),
            "words": preview_words(),
        }


def make_preview(preview: Preview, url: str) -> Starlette:
    """Return the application of the page at a loopback address, with the service itself behind it.

    Only this machine's own page is answered: another site's page that guesses the address (DNS rebinding) names
    another host.
    """
    key = LocalKey()
    config = AddonConfig(url=url, service_accounts=(_ACCOUNT,), oauth_client_id=_CLIENT, calls_a_minute=100_000)
    service, pages = make_app(replace(preview.desk, config=config), key), _Pages(preview, url, key)
    routes = [
        Route("/", pages.page),
        Route("/preview/facts", pages.facts),
        Route("/preview/tokens", pages.tokens, methods=["POST"]),
        Route("/preview/{name}", _part),
        Mount("/", service),
    ]
    return Starlette(routes=routes)


@dataclass(frozen=True, slots=True)
class _Pages:
    """What the page itself asks for, told to nobody else."""

    preview: Preview
    url: str
    key: LocalKey

    async def page(self, request: Request) -> Response:
        return file_response("preview.html") if _is_own(request, self.url) else _stranger()

    async def facts(self, request: Request) -> Response:
        return JSONResponse(self.preview.facts) if _is_own(request, self.url) else _stranger()

    async def tokens(self, request: Request) -> Response:
        """Give the page the tokens of one event: whoever asks must be the page itself."""
        if not _is_own(request, self.url) or request.headers.get("origin", self.url) != self.url:
            return _stranger()
        try:
            wanted = await json_body(request)
        except BadBodyError as bad:
            return JSONResponse({"error": {"code": bad.status}}, bad.status)
        return JSONResponse(self._tokens_for(_PATHS.get(str(wanted.get("trigger")), HOMEPAGE)))

    def _tokens_for(self, path: str) -> dict[str, str]:
        token = self.key.token
        return {
            "systemIdToken": token(self.url + path, email=_ACCOUNT, email_verified=True),
            "userIdToken": token(_CLIENT, sub="preview", email="preview@localhost", email_verified=True),
            "userOAuthToken": self.preview.token,
        }


async def _part(request: Request) -> Response:
    name = request.path_params["name"]
    return file_response(name) if name in _FILES else Response("Not found", 404)


def _is_own(request: Request, url: str) -> bool:
    return request.headers.get("host", "") == urlsplit(url).netloc


def _stranger() -> Response:
    return Response("This page is for this machine alone.", 403)
