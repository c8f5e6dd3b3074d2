"""A user's own way in: a token that is good for one call, within a deadline."""

from typing import Any
from urllib.parse import urlsplit

from google.auth.transport.requests import AuthorizedSession
from google.oauth2.credentials import Credentials
from gspread.http_client import HTTPClient

from sheetsync.gateway.deadline import Deadline
from sheetsync.gateway.transport import GOOGLE, Transport

_CONNECT = 5.0
_LONGEST = 10.0
"""Seconds for one answer, where the deadline leaves as many."""


class UserTransport(Transport):
    """Calls with a user's token, none of which outlasts the deadline. Nobody is asked whose token it is."""

    def __init__(self, token: str, deadline: Deadline, base_url: str = GOOGLE) -> None:
        credentials = Credentials(token=token)  # type: ignore[no-untyped-call]
        session = AuthorizedSession(credentials)  # type: ignore[no-untyped-call]
        session.trust_env = urlsplit(base_url).hostname not in {"127.0.0.1", "localhost", "::1"}
        client = HTTPClient(credentials, session)
        super().__init__(client, base_url, "-")
        self._own = client
        self._deadline = deadline

    def call(self, method: str, path: str, **asked: Any) -> Any:
        """Make one call in the time that is left. Raises LateError besides what `Transport.call` raises."""
        self._deadline.check()
        left = self._deadline.left()
        self._own.set_timeout((min(_CONNECT, left), min(_LONGEST, left)))
        return super().call(method, path, **asked)
