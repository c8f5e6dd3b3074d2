"""Which version this is, and of which commit."""

import subprocess
from importlib.resources import files
from pathlib import Path

from sheetsync import __version__


def version_line() -> str:
    """Return `0.1.0 (commit 1a2b3c4d5e6f)`; the commit is left out where nothing tells it."""
    commit = _built() or _checked_out(Path(__file__).parents[2])
    return f"{__version__} (commit {commit})" if commit else __version__


def _built() -> str:
    """Return the commit that the wheel was built from."""
    place = files("sheetsync").joinpath("_commit")
    return place.read_text(encoding="ascii").strip() if place.is_file() else ""


def _checked_out(root: Path) -> str:
    """Return the commit of a checkout that is run as it stands."""
    if not (root / ".git").exists():
        return ""
    command = ["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()
