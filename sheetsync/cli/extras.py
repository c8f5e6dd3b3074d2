"""The optional parts of the package, and the command that puts one into the environment this program runs in."""

import importlib
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sheetsync.errors import SetupError


class MissingExtraError(SetupError):
    """The packages of an optional part are not installed; its facts are `package` and `command`."""


class MissingServerError(MissingExtraError):
    """Those of the embedded server."""

    message = (
        "The embedded server is an optional part that is not installed here ({package} is missing). Run: {command}"
    )


class MissingSidebarError(MissingExtraError):
    """Those of the sidebar's service."""

    message = "The sidebar is an optional part that is not installed here ({package} is missing). Run: {command}"


class MissingPdfError(MissingExtraError):
    """Those that draw a PDF."""

    message = (
        "PDF is an optional part that is not installed here ({package} is missing). Run: {command}\n"
        "Or take --format html and print it from a browser."
    )


def install_command(extra: str) -> str:
    """Return the command that installs an extra (`local`, or several: `addon,local`) beside this very program."""
    named, home = f'"sheetsync[{extra}]"', Path(sys.prefix)
    if (home / "pipx_metadata.json").is_file():
        return f"pipx runpip {shlex.quote(home.name)} install {named}"
    return f"{shlex.quote(sys.executable)} -m pip install {named}"


def import_extra(module: str, extra: str, missing: type[MissingExtraError]) -> Any:
    """Import a module of ours that rests on an extra. Raises `missing` where a package of the extra is not there."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("sheetsync"):
            raise
        raise missing(package=(error.name or "").partition(".")[0], command=install_command(extra)) from error


def require(package: str, extra: str, missing: type[MissingExtraError]) -> None:
    """Raise `missing` where a package of an extra is not there; nothing is imported yet."""
    if find_spec(package) is None:
        raise missing(package=package, command=install_command(extra))
