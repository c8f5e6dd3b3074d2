"""Refusals of Google's token endpoint sorted by their words: the code `invalid_grant` alone tells nearly nothing."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError

from sheetsync.clock import system_now
from sheetsync.gateway.refusals import SignInError
from sheetsync.gateway.sign_in_refusals import (
    ClientGoneError,
    ClockOffError,
    DeadKeyError,
    NarrowSignInError,
    NotDelegatedError,
    OrganisationForbidsError,
    RevokedError,
    SignInUnwellError,
    UnknownSubjectError,
)

_SAID_LIMIT = 200


class Signer(NamedTuple):
    """Who signs in: on whose behalf, and for which scopes."""

    subject: str = ""
    scopes: tuple[str, ...] = ()

    @classmethod
    def of(cls, credentials: Any) -> "Signer":
        """Return what google-auth's credentials tell of it."""
        return cls(getattr(credentials, "_subject", None) or "", tuple(getattr(credentials, "scopes", None) or ()))


NOBODY = Signer()
"""A signer of whom nothing is known."""


def sign_in_refusal(
    error: GoogleAuthError, signer: Signer = NOBODY, now: Callable[[], dt.datetime] = system_now
) -> Exception:
    """Return the error for a failed sign-in."""
    code, said = _code_and_words(error)
    if isinstance(error, TransportError):
        return SignInUnwellError(reason="no connection" if _NO_CONNECTION.search(said) else said)
    if isinstance(error, RefreshError) and (error.retryable or code in _OWN_FAULTS or said.startswith("<")):
        return SignInUnwellError(reason=said)
    facts = {"said": said, "subject": signer.subject or "?", "scopes": ",".join(signer.scopes)}
    kind = _kind(code, said, delegates=bool(signer.subject))
    if kind is SignInError:
        return SignInError(reason=said)
    return kind(**facts, now=f"{now():%Y-%m-%d %H:%M}")


def _kind(code: str, said: str, *, delegates: bool) -> type[SignInError]:
    for pattern, kind in _BY_WORDS:
        if re.search(pattern, said, re.IGNORECASE):
            return kind
    if code == "unauthorized_client" and not delegates:
        return ClientGoneError
    return _BY_CODE.get(code, SignInError)


_NO_CONNECTION = re.compile("NewConnection|NameResolution|refused", re.IGNORECASE)
_OWN_FAULTS = {"internal_failure", "server_error", "temporarily_unavailable"}

_BY_WORDS: tuple[tuple[str, type[SignInError]], ...] = (
    (r"short-lived token|reasonable timeframe|iat and exp|Token used too (early|late)", ClockOffError),
    (r"invalid jwt signature|account not found|No key found|account has been (disabled|deleted)", DeadKeyError),
    (r"reauthentication is needed", RevokedError),
    (r"invalid email|not a valid email|user id", UnknownSubjectError),
)
"""What the descriptions say; the words are those that clients report of `oauth2.googleapis.com/token`."""

_BY_CODE: Mapping[str, type[SignInError]] = {
    "invalid_grant": RevokedError,
    "invalid_rapt": RevokedError,
    "unauthorized_client": NotDelegatedError,
    "access_denied": NotDelegatedError,
    "invalid_client": ClientGoneError,
    "deleted_client": ClientGoneError,
    "invalid_scope": NarrowSignInError,
    "admin_policy_enforced": OrganisationForbidsError,
    "org_internal": OrganisationForbidsError,
    "disabled_client": ClientGoneError,
}


def _code_and_words(error: GoogleAuthError) -> tuple[str, str]:
    """Return the endpoint's code (empty where it gave none) and its words on one line."""
    answer = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], Mapping) else {}
    words = str(answer.get("error_description") or answer.get("error_subtype") or (error.args or ("",))[0])
    code = str(answer.get("error") or "") or words.partition(":")[0]
    return code, " ".join(words.split())[:_SAID_LIMIT]
