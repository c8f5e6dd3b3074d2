"""One HTTP call at a time, through gspread's own client: bytes out, JSON in, refusals sorted by reason."""

from collections.abc import Callable, Mapping
from functools import cached_property
from json import dumps, loads
from typing import Any
from urllib.parse import urlsplit

import orjson
import requests
from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient

from sheetsync.gateway import bounds
from sheetsync.gateway.bounds import LargeAnswerError, bound
from sheetsync.gateway.reasons import refusal, short
from sheetsync.gateway.refusals import GarbledError, TooLargeError, UnknownOutcomeError, UnreachableError
from sheetsync.gateway.tokens import NOBODY, Signer, sign_in_refusal
from sheetsync.machine.budget import Account

GOOGLE = "https://sheets.googleapis.com"
"""Where Sheets lives; `--base-url` puts another server in its place."""

GOOGLE_DRIVE = "https://www.googleapis.com"
"""Where Drive lives; another server answers for both."""

TIMEOUT = (10.0, 190.0)
"""Seconds to connect, and to wait for an answer: Google gives up on a request after 180."""

_NEVER_SENT = (
    requests.ConnectTimeout,
    requests.exceptions.ProxyError,
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
)
_LASTING = (requests.exceptions.ProxyError, requests.exceptions.SSLError, *_NEVER_SENT[-2:])
"""What asking again doesn't mend: a proxy that refuses, a certificate that isn't trusted, an address that is none."""

_ABOUT = "/drive/v3/about"
FILES = "/drive/v3/files"

ALL_DRIVES = {"supportsAllDrives": "true"}
"""Without it Drive hides what lies on shared drives."""

_COMPACT = {"prettyPrint": "false"}
"""Google indents its JSON unless told otherwise, which doubles what a large sheet takes."""


class Transport:
    """Calls of one account.

    `address` is whom a spreadsheet has to be shared with, where the credentials say it; `project` the Google Cloud
    project whose quota is used; `signer` who signs in, for what is said where that fails.
    """

    def __init__(
        self,
        client: HTTPClient,
        base_url: str = GOOGLE,
        address: str = "",
        project: str = "",
        *,
        signer: Signer = NOBODY,
    ) -> None:
        self._client = client
        self._client.set_timeout(TIMEOUT)
        bound(self._client.session)
        self._base_url = base_url.rstrip("/")
        self._address = address
        self._project = project
        self._signer = signer

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self._base_url).netloc or self._base_url

    @property
    def account(self) -> Account:
        """Whose quota is used; an account that doesn't tell its name is the machine's own."""
        return Account(f"{self._base_url} {self._address}", f"{self._base_url} {self._project}")

    @property
    def named(self) -> str:
        """Who signs in, so far as the credentials say it."""
        return self._address

    @cached_property
    def address(self) -> str:
        """Whom a spreadsheet has to be shared with; where the credentials don't say, Drive is asked (`about.get`)."""
        return self._address or self._drive_user() or "this account"

    def drive_version(self, spreadsheet_id: str) -> str:
        """Return the version that Drive counts of a file (`files.get`); empty where it can't be had."""
        return self._drive(f"{FILES}/{spreadsheet_id}", "version", lambda answer: answer["version"], **ALL_DRIVES)

    def _drive_user(self) -> str:
        return self._drive(_ABOUT, "user(emailAddress)", lambda answer: answer["user"]["emailAddress"])

    def _drive(self, path: str, fields: str, taken: Callable[[Any], Any], **more: str) -> str:
        """Return something of Drive's answer, as text; empty where it doesn't come."""
        try:
            answer = self._client.request("get", self._base(path) + path, params={"fields": fields, **more})
            return str(taken(decode(answer.content)))
        except (APIError, GoogleAuthError, requests.RequestException, ValueError, LookupError, TypeError):
            return ""

    def _base(self, path: str) -> str:
        """Return where a path is asked for: Drive lives apart at Google."""
        return GOOGLE_DRIVE if path.startswith("/drive/") and self._base_url == GOOGLE else self._base_url

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        changes: bool = False,
        taken: Callable[[bytes], Any] | None = None,
    ) -> Any:
        """Make one call and return its JSON object, or what `taken` makes of the answer's bytes.

        `changes` says that the call changes something: a connection that breaks then leaves the outcome unknown.
        Raises the errors of `gateway.refusals`.
        """
        content = None if body is None else encode(body)
        try:
            response = self._client.request(
                method,
                self._base(path) + path,
                params={**_COMPACT, **(params or {})},
                data=content,
                headers={"Content-Type": "application/json; charset=utf-8"},
            )
            return (taken or _plain)(response.content)
        except APIError as error:
            raise refusal(error, path, host=self.host, address=lambda: self.address, changes=changes) from error
        except GoogleAuthError as error:
            raise sign_in_refusal(error, self._signer) from error
        except requests.RequestException as error:
            raise self._broken(error, changes=changes) from error
        except _GARBLED as error:
            raise self._garbled(error, changes=changes) from error

    def _garbled(self, error: Exception, *, changes: bool) -> Exception:
        if changes:
            return UnknownOutcomeError(reason=short(error))
        return GarbledError(host=self.host, said=short(error))

    def _broken(self, error: requests.RequestException, *, changes: bool) -> Exception:
        if isinstance(error, LargeAnswerError) and not changes:
            return TooLargeError(host=self.host, limit=bounds.LIMIT // 2**20)
        if changes and not isinstance(error, _NEVER_SENT) and not _refused_connection(error):
            return UnknownOutcomeError(reason=type(error).__name__)
        lasting = isinstance(error, _LASTING) or _refused_connection(error)
        return UnreachableError(host=self.host, reason=_reason(error), lasting=lasting)


_GARBLED = (ValueError, TypeError, KeyError)
"""What an answer that is no JSON of Google's makes of our reading, and of gspread's (an error without a code)."""


def _plain(content: bytes) -> dict[str, Any]:
    """Return an answer of success; ValueError where it is no object, or an error under a status of success."""
    answer = decode(content)
    if not isinstance(answer, dict) or "error" in answer:
        raise ValueError(short(answer))
    return answer


def encode(body: Any) -> bytes:
    """Return a body as UTF-8 JSON; half of a surrogate pair, which UTF-8 can't hold, becomes `?`."""
    try:
        return orjson.dumps(body)
    except orjson.JSONEncodeError:
        return dumps(body, ensure_ascii=False).encode(errors="replace")


def decode(content: bytes) -> Any:
    """Return the JSON of an answer; half of a surrogate pair in it becomes `?`, so that what we write can hold it."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return orjson.loads(encode(loads(content)))


def _refused_connection(error: Exception) -> bool:
    """Whether the server didn't take the connection, so that nothing can have been sent."""
    return "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)


def _reason(error: Exception) -> str:
    if isinstance(error, _LASTING):
        return f"{type(error).__name__}: {short(error)}"
    return "no connection" if _refused_connection(error) else type(error).__name__
