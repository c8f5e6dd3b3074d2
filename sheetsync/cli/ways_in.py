"""Which server is asked, and what it is signed in to with: as the environment and the config say."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from sheetsync.cli.errors import BadAddressError
from sheetsync.config.models import ConfigFile
from sheetsync.gateway.sign_in import SignIn

KEY_FILE = "SHEETSYNC_KEY_FILE"
"""The environment variable that names the key file."""

TOKEN_FILE = "SHEETSYNC_TOKEN_FILE"  # noqa: S105 - the name of a variable, no token
"""The environment variable that names the file of a person's sign-in."""


def server_address(url: str) -> str | None:
    """Return the address of a server in Google's place as it is asked, None for none.

    Raises:
        BadAddressError: no address, or one with a password, which the error does not repeat.
    """
    if not url:
        return None
    if not _is_address(url):
        raise BadAddressError(url=url.rpartition("@")[2])
    return url.rstrip("/")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def named_sign_in(config: ConfigFile) -> SignIn:
    """Return what to sign in to Google with. A way that the environment names stands above all of the config's."""
    google = config.config.google
    key, token = (_environment_file(name) for name in (KEY_FILE, TOKEN_FILE))
    if not key and not token:
        key, token = (config.beside(one) if one else None for one in (google.key_file, google.token_file))
    return SignIn(key, token, google.subject or "")


def _environment_file(name: str) -> Path | None:
    named = os.environ.get(name)
    return Path(named).expanduser() if named else None
