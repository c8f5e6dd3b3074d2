"""Faults on demand: the next calls that match get an error, a delay, a cut connection or a cut answer."""

import re
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Literal

from sheetsync.localsheets.call import Answer, json_answer
from sheetsync.localsheets.errors import ApiError

Kind = Literal["status", "delay", "cut_before", "cut_after", "truncate", "body"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One planned fault.

    Attributes:
        kind: `status` answers an error without applying anything; `delay` waits first; `cut_before` breaks the
            connection with nothing applied; `cut_after` applies and then breaks it; `truncate` applies and sends half
            of the answer; `body` applies and answers with `text` in place of the answer.
        status: for `status`: 429, 500, 503, 403 … with Google's body.
        retry_after: seconds, for the header of that name; None sends none.
        scope: for 429: `user` or `project`.
        reason: for 403: Drive's reason, such as `rateLimitExceeded` or `storageQuotaExceeded`.
        seconds: for `delay`.
        text: for `body`, and for `status` where the body is to be another than Google's usual one.
        times: how many matching calls; None for all.
        method: only this HTTP method.
        path: a regular expression that the path must contain.
        index: only the call of this number in the log, from 0.
        writes: only writes (True) or only reads (False).
    """

    kind: Kind = "status"
    status: int = 503
    retry_after: int | None = None
    scope: Literal["user", "project"] = "user"
    reason: str = "rateLimitExceeded"
    seconds: float = 0
    text: str = ""
    times: int | None = 1
    method: str | None = None
    path: str | None = None
    index: int | None = None
    writes: bool | None = None

    def fits(self, method: str, path: str, index: int, *, write: bool) -> bool:
        """Whether a call is meant."""
        return (
            self.method in {None, method}
            and self.index in {None, index}
            and self.writes in {None, write}
            and (self.path is None or re.search(self.path, path) is not None)
        )


class FaultPlan:
    """The faults that are still to come, in order; the first that fits a call takes it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: list[Fault] = []

    def add(self, *faults: Fault) -> None:
        """Plan more."""
        with self._lock:
            self._faults.extend(faults)

    def clear(self) -> None:
        """Plan none."""
        with self._lock:
            self._faults.clear()

    def pending(self) -> list[Fault]:
        """What has not come yet."""
        return list(self._faults)

    def take(self, method: str, path: str, index: int, *, write: bool) -> Fault | None:
        """The fault for a call; its count goes down."""
        with self._lock:
            for place, fault in enumerate(self._faults):
                if fault.fits(method, path, index, write=write):
                    self._use(place, fault)
                    return fault
        return None

    def _use(self, place: int, fault: Fault) -> None:
        if fault.times is not None:
            self._faults[place : place + 1] = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []


def fault_answer(fault: Fault, *, write: bool) -> Answer:
    """The error answer of a `status` fault, with the body that Google sends."""
    error = _error(fault, write=write)
    answer = json_answer(error.body(), error.code)
    if fault.text:
        answer = answer._replace(body=fault.text.encode())
    if fault.retry_after is None:
        return answer
    return answer._replace(headers=(("Retry-After", str(fault.retry_after)),))


def _error(fault: Fault, *, write: bool) -> ApiError:
    if fault.status == 429:
        return quota_error(write=write, scope=fault.scope)
    if fault.status == 403:
        item = {"message": _SAID[403], "domain": "usageLimits", "reason": fault.reason}
        return ApiError(_SAID[403], code=403, errors=[item])
    return ApiError(_SAID.get(fault.status, "Unknown Error."), code=fault.status)


_SAID = {
    401: "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
    "valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    403: "User rate limit exceeded.",
    404: "Requested entity was not found.",
    408: "Request timed out.",
    500: "Internal error encountered.",
    502: "Bad Gateway",
    503: "The service is currently unavailable.",
    504: "Deadline exceeded.",
}


def quota_error(*, write: bool, scope: str) -> ApiError:
    """Google's 429 for a quota per minute; `scope` is user or project."""
    noun = "Write" if write else "Read"
    per_user = " per user" if scope == "user" else ""
    service = "sheets.googleapis.com"
    message = (
        f"Quota exceeded for quota metric '{noun} requests' and limit '{noun} requests per minute{per_user}' "
        f"of service '{service}' for consumer 'project_number:000000000000'."
    )
    metadata: dict[str, Any] = {
        "service": service,
        "consumer": "projects/000000000000",
        "quota_metric": f"{service}/{noun.lower()}_requests",
        "quota_limit": f"{noun}RequestsPerMinutePer{'User' if scope == 'user' else 'Project'}",
    }
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": metadata,
    }
    return ApiError(message, code=429, details=[info])
