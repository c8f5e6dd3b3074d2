"""The certificates behind Google's signatures, fetched when they are needed and kept for as long as Google says."""

import re
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic
from typing import Any, Protocol

import requests

GOOGLE_CERTS = "https://www.googleapis.com/oauth2/v1/certs"
"""X.509 certificates by key id: where google-auth looks too."""

_TIMEOUT = (3.0, 5.0)
_LARGEST = 1_000_000
_PAUSE = 0.5
"""Seconds after a fetch that failed in which nobody makes another: calls must not queue up behind a dead server."""
_AGAIN = 60.0
"""Seconds before an unknown key id may lead to another fetch: a stranger can't make us hammer Google."""

_MAX_AGE = re.compile(r"max-age=(\d+)")


class CertsDownError(Exception):
    """The certificates can't be had, so that nobody can be let in or turned away: 503."""


class CertSource(Protocol):
    """Where certificates come from."""

    def having(self, key_id: object) -> Mapping[str, str]:
        """Return the certificates by key id. Raises CertsDownError."""
        ...

    def ready(self) -> bool:
        """Whether tokens can be checked now."""
        ...


class Certs:
    """The certificates of one address; safe to share among threads."""

    def __init__(self, url: str = GOOGLE_CERTS, clock: Callable[[], float] = monotonic) -> None:
        self._url = url
        self._clock = clock
        self._lock = Lock()
        self._known: Mapping[str, str] = {}
        self._until = self._fetched = self._failed = float("-inf")

    def having(self, key_id: object) -> Mapping[str, str]:
        """Return the certificates by key id, fetched anew where they are old or don't have this one.

        Raises CertsDownError.
        """
        with self._lock:
            now = self._clock()
            stale = now >= self._until
            missing = key_id not in self._known and now - self._fetched >= _AGAIN
            if stale or missing:
                self._fetch(now)
            return self._known

    def ready(self) -> bool:
        """Whether tokens can be checked now."""
        try:
            return bool(self.having(None) or self._known)
        except CertsDownError:
            return False

    def _fetch(self, now: float) -> None:
        if now - self._failed < _PAUSE:
            raise CertsDownError("just tried")
        session = requests.Session()
        session.trust_env = not self._url.startswith("http://127.0.0.1")
        try:
            answer = session.get(self._url, timeout=_TIMEOUT, allow_redirects=False)
            answer.raise_for_status()
            self._known = _certificates(answer)
        except (requests.RequestException, ValueError) as error:
            self._failed = self._clock()
            raise CertsDownError(type(error).__name__) from error
        finally:
            session.close()
        self._fetched, self._until = now, now + _age(answer.headers.get("Cache-Control", ""))


def _certificates(answer: requests.Response) -> dict[str, str]:
    content: Any = answer.json() if len(answer.content) <= _LARGEST else None
    if not isinstance(content, dict) or not content:
        raise ValueError("no certificates")
    return {str(key_id): cert for key_id, cert in content.items() if isinstance(cert, str)}


def _age(cache_control: str) -> float:
    """Return for how many seconds an answer may be kept: at least a minute, at most a day."""
    said = _MAX_AGE.search(cache_control)
    return min(max(float(said[1]) if said else 0.0, 60.0), 86_400.0)
