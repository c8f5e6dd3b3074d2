"""The folder of what this machine keeps; only its owner may look into it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from sheetsync.errors import SetupError

STATE_DIR = "SHEETSYNC_STATE_DIR"
"""The environment variable that names the folder."""


class StateFolderError(SetupError):
    """The folder can't be made or written to; without it two runs at once could not be told."""

    message = (
        "The folder {folder} can't be used: {reason}. sheetsync keeps its locks there, and nothing that matters. Make "
        "it writable, or name another by SHEETSYNC_STATE_DIR."
    )


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where this machine's files are kept, by the XDG Base Directory rules where nothing is named.

    Raises StateFolderError where the machine knows no home.
    """
    named = environment.get(STATE_DIR)
    if named:
        return Path(named)
    base = environment.get("XDG_STATE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "sheetsync"
    return _home() / ".local" / "state" / "sheetsync"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise StateFolderError(folder="~/.local/state/sheetsync", reason=error) from error


def made(folder: Path) -> Path:
    """Return a folder, made where it isn't there. Raises StateFolderError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StateFolderError(folder=folder, reason=error.strerror) from error
    return folder


def replace_file(path: Path, content: str) -> None:
    """Write a file so that whoever reads it finds the old content or the new, never half. Raises OSError."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(file.name).unlink()
            raise
