"""Puts the commit into the wheel, so that `sheetsync --version` can tell which one it is."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommitHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `sheetsync/_commit` into a wheel: from SHEETSYNC_COMMIT, else from git, else nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file. An editable install asks git itself."""
        commit = os.environ.get("SHEETSYNC_COMMIT") or _from_git(Path(self.root))
        if version != "standard" or not commit:
            return
        with tempfile.NamedTemporaryFile("w", encoding="ascii", suffix="-commit", delete=False) as file:
            file.write(commit)
        build_data["force_include"][file.name] = "sheetsync/_commit"


def _from_git(root: Path) -> str:
    command = ["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()
