"""Google's refusals sorted by status and reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from gspread.exceptions import APIError

from sheetsync.gateway.places import ClosedFolderError, FullFolderError, NoFolderError, OwnersFolderError
from sheetsync.gateway.refusals import (
    ApiOffError,
    GarbledError,
    NotASheetError,
    NotFoundError,
    NotSharedError,
    QuotaError,
    RefusedError,
    SignInError,
    StorageError,
    UnwellError,
)
from sheetsync.gateway.rules import (
    FullDriveError,
    NotGrantedError,
    OrganisationPolicyError,
    ProjectError,
    ProtectedError,
    TooManyCellsError,
    ViewOnlyError,
)
from sheetsync.gateway.sign_in_refusals import NarrowSignInError

_SAID_LIMIT = 200
_NEW_FILE = "/drive/v3/files"

_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT}
"""Refusals below 500 that are over when asked again: Google gave up waiting, or met another change."""


Address = Callable[[], str]
"""Whom a spreadsheet has to be shared with; finding it out may take a call of its own."""


class _Asked(NamedTuple):
    """A refusal, and what was asked; `in_folder`: for a new file in a folder."""

    error: APIError
    spreadsheet_id: str
    address: Address
    changes: bool
    in_folder: bool = False


def refusal(error: APIError, path: str, *, host: str, address: Address, changes: bool = False) -> Exception:
    """Return the error for an answer that is none of success.

    `path` is the path that was asked, `changes` whether the call was to change something.
    """
    status = error.response.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
        return UnwellError(status=status, said=_said(error), after=_retry_after(error.response))
    if error.code == -1:
        return GarbledError(host=host, said=_said(error))
    sort = _SORTS.get(status, _bad_request)
    return sort(_Asked(error, _spreadsheet_id(path), address, changes, path == _NEW_FILE))


def short(said: object) -> str:
    """Return a text from outside on one line, cut to 200 characters."""
    return " ".join(str(said).split())[:_SAID_LIMIT]


def _said(error: APIError) -> str:
    return short(error.error.get("message", ""))


def _spreadsheet_id(path: str) -> str:
    """Return the id in a path, empty where there is none (a spreadsheet is created, Drive is asked who asks)."""
    found = re.match(r"/(?:v4/spreadsheets|drive/v3/files)/([^/:]+)", path)
    return found[1] if found else ""


def _forbidden(asked: _Asked) -> Exception:
    reasons = set(_reasons(asked.error.error))
    for named, sort in _FORBIDDEN:
        if reasons & named:
            return sort(asked)
    if _PROTECTED.search(_said(asked.error)):
        return ProtectedError(address=asked.address(), said=_said(asked.error))
    return _no_access(asked)


def _no_access(asked: _Asked) -> Exception:
    if asked.in_folder:
        return ClosedFolderError(address=asked.address(), said=_said(asked.error))
    if not asked.spreadsheet_id:
        return StorageError(address=asked.address())
    kind = ViewOnlyError if asked.changes else NotSharedError
    return kind(spreadsheet_id=asked.spreadsheet_id, address=asked.address())


def _storage(asked: _Asked) -> Exception:
    """A service account has no storage at all; a person's may be full."""
    address = asked.address()
    if "@" in address and not address.endswith(".gserviceaccount.com"):
        return FullDriveError(address=address)
    return (OwnersFolderError if asked.in_folder else StorageError)(address=address)


def _narrow(asked: _Asked) -> Exception:
    """A person's sign-in is never asked for folders, so that signing in again would not help."""
    return _no_access(asked) if asked.in_folder else NarrowSignInError(said=_said(asked.error))


def _api_off(asked: _Asked) -> Exception:
    api = next((name for host, name in _APIS.items() if host in str(asked.error.error)), _APIS["sheets."])
    return ApiOffError(api=api, link=_link(asked.error.error), said=_said(asked.error))


def _link(error: Mapping[str, Any]) -> str:
    """Return where Google says to switch something on, else the page of the Sheets API."""
    metadata = (one.get("metadata", {}) for one in _details(error))
    links = (link for one in _details(error) for link in one.get("links", ()))
    found = [
        *(one["activationUrl"] for one in metadata if "activationUrl" in one),
        *(one["url"] for one in links if "url" in one),
        *re.findall(r"https://console\.\S+", str(error.get("message", ""))),
    ]
    console = (str(link) for link in found if urlsplit(str(link)).hostname in _CONSOLES)
    return next(console, "https://console.cloud.google.com/apis/library/sheets.googleapis.com")


def _details(error: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in error.get("details", ()) if isinstance(one, dict))


_PROTECTED = re.compile(r"protected (cell|range|sheet)", re.IGNORECASE)
_TOO_MANY = re.compile(r"limit of \d+ cells")
_APIS = {"drive.": "Google Drive API", "sheets.": "Google Sheets API"}
_CONSOLES = {"console.developers.google.com", "console.cloud.google.com"}


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    """Yield the reasons that an error names: Drive's way (`errors`) and the newer one (`details`, ErrorInfo)."""
    for one in (*error.get("errors", ()), *error.get("details", ())):
        if isinstance(one, dict) and "reason" in one:
            yield str(one["reason"])


def _quota(asked: _Asked) -> Exception:
    limit = _quota_limit(asked.error.error)
    return QuotaError(limit=limit, after=_retry_after(asked.error.response), scope=_scope(limit))


def _not_found(asked: _Asked) -> Exception:
    if asked.in_folder:
        return NoFolderError(address=asked.address(), said=_said(asked.error))
    return NotFoundError(spreadsheet_id=asked.spreadsheet_id)


def _not_signed_in(asked: _Asked) -> Exception:
    return SignInError(reason=_said(asked.error))


def _bad_request(asked: _Asked) -> Exception:
    said = _said(asked.error)
    if asked.error.error.get("status") == "FAILED_PRECONDITION":
        return NotASheetError(spreadsheet_id=asked.spreadsheet_id)
    if _PROTECTED.search(said):
        return ProtectedError(address=asked.address(), said=said)
    return TooManyCellsError(said=said) if _TOO_MANY.search(said) else RefusedError(said=said)


_FORBIDDEN: tuple[tuple[set[str], Callable[[_Asked], Exception]], ...] = (
    ({"storageQuotaExceeded"}, _storage),
    (
        {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "dailyLimitExceeded"},
        _quota,
    ),
    (
        {"teamDriveFileLimitExceeded", "numChildrenInNonRootLimitExceeded", "teamDriveHierarchyTooDeep"},
        lambda asked: FullFolderError(said=_said(asked.error)),
    ),
    ({"accessNotConfigured", "SERVICE_DISABLED"}, _api_off),
    (
        {"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"},
        _narrow,
    ),
    (
        {"domainPolicy", "SECURITY_POLICY_VIOLATED", "ORG_RESTRICTION_VIOLATION", "LOCATION_POLICY_VIOLATED"},
        lambda asked: OrganisationPolicyError(address=asked.address(), said=_said(asked.error)),
    ),
    ({"appNotAuthorizedToFile"}, lambda asked: NotGrantedError(spreadsheet_id=asked.spreadsheet_id)),
    (
        {"USER_PROJECT_DENIED", "CONSUMER_INVALID", "CONSUMER_SUSPENDED", "BILLING_DISABLED"},
        lambda asked: ProjectError(said=_said(asked.error), link=_link(asked.error.error)),
    ),
)
"""Reasons of a 403, Drive's words and those of `google.api.ErrorReason`; the first that fits."""

_SORTS: Mapping[int, Callable[[_Asked], Exception]] = {
    HTTPStatus.UNAUTHORIZED: _not_signed_in,
    HTTPStatus.FORBIDDEN: _forbidden,
    HTTPStatus.NOT_FOUND: _not_found,
    HTTPStatus.TOO_MANY_REQUESTS: _quota,
}


def _scope(limit: str) -> str:
    """Return whose quota it was, as far as its name tells: `user`, `project`, or nothing."""
    words = limit.replace(" ", "").lower()
    return next((scope for scope in ("user", "project") if f"per{scope}" in words), "")


def _retry_after(response: requests.Response) -> float | None:
    """Return the seconds that an answer asks to wait, None where it asks for none (or for a date)."""
    text = response.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else None


def _quota_limit(error: Mapping[str, Any]) -> str:
    """Return the name of the quota that was used up (`ReadRequestsPerMinutePerUser` …)."""
    details = [one.get("metadata", {}) for one in error.get("details", ()) if isinstance(one, dict)]
    named = [one["quota_limit"] for one in details if "quota_limit" in one]
    return str(named[0]) if named else short(error.get("message", ""))
