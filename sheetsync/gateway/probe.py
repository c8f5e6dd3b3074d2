"""Whether a server answers at all, and what time it has: asked without signing in."""

import datetime as dt
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests

from sheetsync.gateway.refusals import UnreachableError

_PATIENT = 15.0
_TOLD = (requests.exceptions.ProxyError, requests.exceptions.SSLError)
"""What says more by its name than that there is no connection."""


def server_clock(base_url: str) -> dt.datetime | None:
    """Return the moment that a server's answer bears (its `Date` header), None where it bears none.

    Any answer will do, a refusal too. Raises UnreachableError.
    """
    parts = urlsplit(base_url)
    with requests.Session() as session:
        session.trust_env = parts.hostname not in {"127.0.0.1", "localhost", "::1"}
        try:
            answer = session.head(base_url, timeout=_PATIENT, allow_redirects=False)
        except requests.RequestException as error:
            plain = isinstance(error, requests.ConnectionError) and not isinstance(error, _TOLD)
            reason = "no connection" if plain else type(error).__name__
            raise UnreachableError(host=parts.netloc, reason=reason) from error
    return _moment(answer.headers.get("Date", ""))


def _moment(text: str) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
