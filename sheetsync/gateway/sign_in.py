"""Ways in: a service account, a person's own sign-in, delegation, the machine's own credentials."""

import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import google.auth
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
from google.oauth2 import credentials as users
from google.oauth2 import service_account

from sheetsync.gateway.refusals import (
    BadKeyFileError,
    NoCredentialsError,
    NoKeyFileError,
    OpenKeyFileError,
    UnreadableKeyFileError,
)
from sheetsync.gateway.sign_in_refusals import (
    BadTokenFileError,
    ClientFileError,
    NoTokenFileError,
    TwoWaysError,
    UserFileError,
)


class Way(StrEnum):
    """How a program signs in to Google."""

    SERVICE_ACCOUNT = "service-account"
    DELEGATION = "delegation"
    USER = "user"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class SignIn:
    """What to sign in with: a service account's key, a person's token, or neither: the machine's own credentials.

    `subject` is the address of the person on whose behalf the service account works (domain-wide delegation).
    """

    key_file: Path | None = None
    token_file: Path | None = None
    subject: str = ""

    @property
    def way(self) -> Way:
        """The way in that this is."""
        if self.token_file and not self.key_file:
            return Way.USER
        if not self.key_file:
            return Way.MACHINE
        return Way.DELEGATION if self.subject else Way.SERVICE_ACCOUNT

    def credentials(self, scopes: Sequence[str]) -> Any:
        """Return google-auth's credentials for these scopes; nothing is asked of Google yet.

        A person's token keeps the scopes that they gave it. Raises the errors of `gateway.refusals` and
        `gateway.sign_in_refusals` that are about files.
        """
        if self.key_file and self.token_file:
            raise TwoWaysError(key_file=self.key_file, token_file=self.token_file)
        if self.token_file:
            return _user(self.token_file)
        if self.key_file:
            return _service_account(self.key_file, scopes, self.subject)
        return _machine(scopes)


def _service_account(file: Path, scopes: Sequence[str], subject: str) -> Any:
    content = _content(file, NoKeyFileError, BadKeyFileError)
    _refuse_other_kinds(file, content)
    try:
        return service_account.Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            content, scopes=list(scopes), subject=subject or None
        )
    except (ValueError, GoogleAuthError) as error:
        raise BadKeyFileError(file=file) from error


def _refuse_other_kinds(file: Path, content: dict[str, Any]) -> None:
    """Raise what is the matter with a file of Google's that is no key: the two that people mistake for one."""
    if "installed" in content or "web" in content:
        raise ClientFileError(file=file)
    if content.get("type") == "authorized_user":
        raise UserFileError(file=file)


def _user(file: Path) -> Any:
    content = _content(file, NoTokenFileError, BadTokenFileError)
    try:
        return users.Credentials.from_authorized_user_info(content)  # type: ignore[no-untyped-call]
    except (ValueError, GoogleAuthError) as error:
        raise BadTokenFileError(file=file) from error


def _content(file: Path, missing: type[NoKeyFileError], bad: type[BadKeyFileError]) -> dict[str, Any]:
    """Return the JSON object of a file that only its owner may read."""
    try:
        if open_to_others(file):
            raise OpenKeyFileError(file=file)
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise missing(file=file) from error
    except OSError as error:
        raise UnreadableKeyFileError(file=file, reason=error.strerror) from error
    except ValueError as error:
        raise bad(file=file) from error
    if not isinstance(content, dict):
        raise bad(file=file)
    return content


def open_to_others(file: Path) -> bool:
    """Whether anyone but the file's owner may read or change it; Windows knows no such bits. Raises OSError."""
    return os.name == "posix" and bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _machine(scopes: Sequence[str]) -> Any:
    try:
        credentials, _ = google.auth.default(scopes=list(scopes))
    except DefaultCredentialsError as error:
        raise NoCredentialsError from error
    return credentials
