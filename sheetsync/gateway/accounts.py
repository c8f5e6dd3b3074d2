"""Transports by account, with the least rights: who asks, and whom a spreadsheet has to be shared with."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import requests
from gspread.http_client import HTTPClient

from sheetsync.gateway.sign_in import SignIn
from sheetsync.gateway.tokens import Signer
from sheetsync.gateway.transport import GOOGLE, Transport

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)
"""What a run needs: cells of files shared with the account, and when they last changed.

A new spreadsheet of one's own takes no more (scopes of `spreadsheets.create` in Google's discovery document).
"""

FOLDER_SCOPES = (*SCOPES, "https://www.googleapis.com/auth/drive")
"""What `create --folder` needs for its one call: `drive.file` gives no right to put a file into a folder of others."""


def google_transport(sign_in: SignIn, scopes: Sequence[str] = SCOPES, base_url: str = "") -> Transport:
    """Return a transport to Google by one of the ways in; `base_url` is another address of Google's than Sheets'.

    Raises SignInError where there are no credentials, or none that can be read.
    """
    credentials = sign_in.credentials(scopes)
    address = sign_in.subject or getattr(credentials, "service_account_email", None) or ""
    project = getattr(credentials, "project_id", None) or getattr(credentials, "quota_project_id", None) or ""
    client, named = HTTPClient(credentials), address if "@" in address else ""
    return Transport(client, base_url or GOOGLE, named, project, signer=Signer.of(credentials))


def server_transport(base_url: str) -> Transport:
    """Return a transport to another server that speaks Google's language, without credentials.

    The session takes no proxy from the environment: the server is on this machine.
    """
    session = requests.Session()
    session.trust_env = urlsplit(base_url).hostname not in {"127.0.0.1", "localhost", "::1"}
    return Transport(HTTPClient(None, session), base_url)  # type: ignore[arg-type]  # gspread takes None with a session
