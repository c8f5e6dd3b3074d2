"""Ways to sign in, least rights first: who asks, and whom a spreadsheet has to be shared with."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import google.auth
import requests
from google.auth.exceptions import DefaultCredentialsError
from google.oauth2.service_account import Credentials
from gspread.http_client import HTTPClient

from sheetsync.gateway.refusals import BadKeyFileError, NoCredentialsError, NoKeyFileError, OpenKeyFileError
from sheetsync.gateway.transport import GOOGLE, Transport

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)
"""What a run needs: cells of files shared with the account, and when they last changed. No file is created."""

CREATE_SCOPES = (*SCOPES, "https://www.googleapis.com/auth/drive.file")
"""What `create` needs besides: files that the product makes itself."""


def google_transport(key_file: Path | None, scopes: Sequence[str] = SCOPES) -> Transport:
    """Return a transport to Google, by a service account's key file or the machine's default credentials.

    Raises SignInError where there are no credentials, or none that can be read.
    """
    credentials = _from_file(key_file, scopes) if key_file else _default(scopes)
    address = getattr(credentials, "service_account_email", "")
    project = getattr(credentials, "project_id", None) or getattr(credentials, "quota_project_id", None) or ""
    return Transport(HTTPClient(credentials), GOOGLE, address if "@" in address else "", project)


def server_transport(base_url: str) -> Transport:
    """Return a transport to another server that speaks Google's language, without credentials.

    The session takes no proxy from the environment: the server is on this machine.
    """
    session = requests.Session()
    session.trust_env = urlsplit(base_url).hostname not in {"127.0.0.1", "localhost", "::1"}
    return Transport(HTTPClient(None, session), base_url)  # type: ignore[arg-type]  # gspread takes None with a session


def _from_file(key_file: Path, scopes: Sequence[str]) -> Any:
    try:
        if _open_to_others(key_file):
            raise OpenKeyFileError(file=key_file)
        return Credentials.from_service_account_file(str(key_file), scopes=list(scopes))  # type: ignore[no-untyped-call]
    except FileNotFoundError as error:
        raise NoKeyFileError(file=key_file) from error
    except (ValueError, OSError) as error:
        raise BadKeyFileError(file=key_file) from error


def _open_to_others(key_file: Path) -> bool:
    """Whether anyone but the file's owner may read or change it; Windows knows no such bits."""
    return os.name == "posix" and bool(key_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _default(scopes: Sequence[str]) -> Any:
    try:
        credentials, _ = google.auth.default(scopes=list(scopes))
    except DefaultCredentialsError as error:
        raise NoCredentialsError from error
    return credentials
