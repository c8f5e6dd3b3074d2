"""ID tokens that Google signed: for whom, by whom, until when.

Facts: developers.google.com/workspace/add-ons/guides/alternate-runtimes (verify requests). google-auth checks the
signature, the times and the audience; the issuer and who is asking are checked here.
"""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any

from google.auth import jwt
from google.auth.exceptions import GoogleAuthError

from sheetsync.addon.door.certs import CertSource

ISSUERS = frozenset({"https://accounts.google.com", "accounts.google.com"})
SKEW = 10
"""Seconds by which clocks may differ."""
_LONGEST = 8192


class Refusal(Enum):
    """Why somebody is turned away; the reason is logged and never told."""

    NO_TOKEN = 401
    BAD_TOKEN = "401 token"  # noqa: S105 - a reason, no password
    WRONG_PARTY = 403


class RefusedTokenError(Exception):
    """A token that opens nothing."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.name)

    @property
    def status(self) -> int:
        """The HTTP status of the refusal."""
        return 403 if self.refusal is Refusal.WRONG_PARTY else 401


def bearer(header: str) -> str:
    """Return the token of an `Authorization` header. Raises RefusedTokenError where there is none."""
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise RefusedTokenError(Refusal.NO_TOKEN)
    return token.strip()


def claims_of(token: str, certs: CertSource, audiences: Collection[str]) -> Mapping[str, Any]:
    """Return the claims of a token that Google signed for one of these audiences, now.

    Raises:
        RefusedTokenError: any of it is not so.
        CertsDownError: nobody can tell.
    """
    if len(token) > _LONGEST or not audiences:
        raise RefusedTokenError(Refusal.BAD_TOKEN)
    known = certs.having(_key_id(token))
    try:
        claims: Mapping[str, Any] = jwt.decode(  # type: ignore[no-untyped-call]
            token, certs=dict(known), audience=list(audiences), clock_skew_in_seconds=SKEW
        )
    except (GoogleAuthError, ValueError, TypeError, KeyError) as error:
        raise RefusedTokenError(Refusal.BAD_TOKEN) from error
    if claims.get("iss") not in ISSUERS:
        raise RefusedTokenError(Refusal.WRONG_PARTY)
    return claims


def check_service(claims: Mapping[str, Any], accounts: Collection[str]) -> None:
    """Let in only the add-on service of our own project: another project's accounts look alike to the letter.

    Raises RefusedTokenError.
    """
    if claims.get("email_verified") is not True or claims.get("email") not in accounts:
        raise RefusedTokenError(Refusal.WRONG_PARTY)


def _key_id(token: str) -> str:
    """Return the key id of a token that names one and is signed as Google signs; nothing of it is believed yet."""
    try:
        header = jwt.decode_header(token)  # type: ignore[no-untyped-call]
    except (GoogleAuthError, ValueError, TypeError) as error:
        raise RefusedTokenError(Refusal.BAD_TOKEN) from error
    key_id = header.get("kid") if isinstance(header, Mapping) else None
    if not isinstance(key_id, str) or header.get("alg") != "RS256":
        raise RefusedTokenError(Refusal.BAD_TOKEN)
    return key_id
