"""A person signs in once, in a browser; the token that is kept works for cron from then on."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow, WSGITimeoutError
from oauthlib.oauth2 import OAuth2Error

from sheetsync.errors import ExitCode
from sheetsync.gateway.refusals import BadKeyFileError, NoKeyFileError, SignInError
from sheetsync.machine.folder import made, replace_file

WAIT = 300
"""Seconds that the browser is waited for."""


class NoClientFileError(NoKeyFileError):
    """The OAuth client's file is not there."""

    message = (
        "There is no OAuth client file {file}. Make a client of the type Desktop app in the Google Cloud console "
        "(APIs & Services, Credentials), and download it as JSON."
    )


class BadClientFileError(BadKeyFileError):
    """The file is no OAuth client of the type that programs on a desk use."""

    message = "{file} is no OAuth client of the type Desktop app. Make one in the Google Cloud console and download it."


class LoginRefusedError(SignInError):
    """The person, or Google, said no in the browser."""

    message = "The sign-in was refused ({said}). Run sheetsync login again, and allow access on Google's page."


class LoginNarrowError(SignInError):
    """The person left a box unticked."""

    message = "Not all boxes were ticked on Google's page, so nothing was kept. Run it again and tick them all."


class LoginTimeError(SignInError):
    """Nobody came back from the browser."""

    message = "Nobody signed in within {seconds} s. Run sheetsync login again; on a server, with --no-browser."


class UnwritableTokenError(SignInError):
    """The token can't be kept."""

    exit_code: ClassVar[ExitCode] = ExitCode.CONFIG
    message = "The sign-in can't be kept in {file}: {reason}. Name another file: --token FILE"


class Page(NamedTuple):
    """What the browser shows at the end, and what the terminal says before (`{url}` stands for the address)."""

    prompt: str
    success: str


def sign_in_by_browser(
    client_file: Path, scopes: Sequence[str], page: Page, *, port: int = 0, open_browser: bool = True, wait: int = WAIT
) -> Credentials:
    """Return a person's credentials: they allow it in a browser, and Google sends them back to this machine's `port`.

    Raises SignInError where the file is none, the person says no, or nobody comes within `wait` seconds.
    """
    flow = _flow(client_file, scopes)
    try:
        found = flow.run_local_server(
            port=port,
            authorization_prompt_message=page.prompt,
            success_message=page.success,
            open_browser=open_browser,
            timeout_seconds=wait,
            prompt="consent",
        )
    except WSGITimeoutError as error:
        raise LoginTimeError(seconds=wait) from error
    except OAuth2Error as error:
        raise LoginRefusedError(said=error.description or error.error) from error
    except Warning as error:  # oauthlib's word for scopes other than those asked for
        raise LoginNarrowError from error
    return _with_refresh(found)


def _with_refresh(found: Any) -> Credentials:
    if not isinstance(found, Credentials) or not found.refresh_token:
        raise LoginRefusedError(said="no refresh token")
    return found


def _flow(client_file: Path, scopes: Sequence[str]) -> Any:
    try:
        content = json.loads(client_file.read_text(encoding="utf-8"))
        if "installed" not in content:
            raise BadClientFileError(file=client_file)
        return InstalledAppFlow.from_client_config(content, list(scopes))
    except FileNotFoundError as error:
        raise NoClientFileError(file=client_file) from error
    except (ValueError, TypeError, OSError, LookupError) as error:
        raise BadClientFileError(file=client_file) from error


def keep_token(credentials: Credentials, file: Path) -> None:
    """Write what signs in again, for its owner's eyes alone (mode 0600); the short-lived token is left out.

    Raises UnwritableTokenError.
    """
    text: Callable[..., str] = credentials.to_json
    try:
        made(file.absolute().parent)
        replace_file(file, text(strip=["token", "expiry"]))
    except OSError as error:
        raise UnwritableTokenError(file=file, reason=error.strerror) from error
