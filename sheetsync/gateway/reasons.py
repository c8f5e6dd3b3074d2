"""Google's refusals sorted by status and reason."""

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

import requests
from gspread.exceptions import APIError

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

_SAID_LIMIT = 200

_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT}
"""Refusals below 500 that are over when asked again: Google gave up waiting, or met another change."""


Address = Callable[[], str]
"""Whom a spreadsheet has to be shared with; finding it out may take a call of its own."""


def refusal(error: APIError, path: str, *, host: str, address: Address) -> Exception:
    """Return the error for an answer that is none of success. `path` is the path that was asked."""
    status = error.response.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
        return UnwellError(status=status, said=_said(error), after=_retry_after(error.response))
    if error.code == -1:
        return GarbledError(host=host, said=_said(error))
    sort = _SORTS.get(status, _bad_request)
    return sort(error, _spreadsheet_id(path), address)


def short(said: object) -> str:
    """Return a text from outside on one line, cut to 200 characters."""
    return " ".join(str(said).split())[:_SAID_LIMIT]


def _said(error: APIError) -> str:
    return short(error.error.get("message", ""))


def _spreadsheet_id(path: str) -> str:
    return path.removeprefix("/v4/spreadsheets/").split("/")[0].split(":")[0]


def _forbidden(error: APIError, spreadsheet_id: str, address: Address) -> Exception:
    reasons = set(_reasons(error.error))
    if "storageQuotaExceeded" in reasons:
        return StorageError(address=address())
    if reasons & {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"}:
        return _quota(error, spreadsheet_id, address)
    if reasons & {"accessNotConfigured", "SERVICE_DISABLED"}:
        return ApiOffError(said=_said(error))
    if reasons & {"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}:
        return SignInError(reason=_said(error))
    return NotSharedError(spreadsheet_id=spreadsheet_id, address=address())


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    """Yield the reasons that an error names: Drive's way (`errors`) and the newer one (`details`, ErrorInfo)."""
    for one in (*error.get("errors", ()), *error.get("details", ())):
        if isinstance(one, dict) and "reason" in one:
            yield str(one["reason"])


def _quota(error: APIError, _spreadsheet_id: str, _address: Address) -> Exception:
    limit = _quota_limit(error.error)
    return QuotaError(limit=limit, after=_retry_after(error.response), scope=_scope(limit))


def _not_found(_error: APIError, spreadsheet_id: str, _address: Address) -> Exception:
    return NotFoundError(spreadsheet_id=spreadsheet_id)


def _not_signed_in(error: APIError, _spreadsheet_id: str, _address: Address) -> Exception:
    return SignInError(reason=_said(error))


def _bad_request(error: APIError, spreadsheet_id: str, _address: Address) -> Exception:
    if error.error.get("status") == "FAILED_PRECONDITION":
        return NotASheetError(spreadsheet_id=spreadsheet_id)
    return RefusedError(said=_said(error))


_SORTS: Mapping[int, Callable[[APIError, str, Address], Exception]] = {
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
