"""What this machine sent to channels and the sheet may not know yet, so that a run that was killed tells nothing twice.

A cache: without it what a run was about to tell is told anew.
"""

import hashlib
import json
import platform
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sheetsync.machine.folder import StateFolderError, made, replace_file

Items = Mapping[str, int]


class SentBefore:
    """What was sent of one spreadsheet's news, by channel: items by their keys, with their levels."""

    def __init__(self, folder: Path, key: str) -> None:
        name = hashlib.sha256(key.encode(errors="replace")).hexdigest()[:32]
        self._file = folder / "sent" / f"{name}.json"

    def items(self) -> dict[str, dict[str, int]]:
        """Return what was sent and not struck off since; a damaged file counts as none."""
        with suppress(OSError, ValueError, AttributeError, TypeError):
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(name): {str(key): int(level) for key, level in one.items()} for name, one in kept.items()}
        return {}

    def add(self, channel: str, items: Items) -> None:
        """Keep what has just been sent; a machine that can't keep it goes on, and the sheet is told all the same."""
        kept = self.items()
        kept[channel] = {**kept.get(channel, {}), **items}
        with suppress(OSError, StateFolderError):
            made(self._file.parent)
            replace_file(self._file, json.dumps(kept))

    def strike_off(self) -> None:
        """Forget all: the sheet knows it."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def machine_name(folder: Path) -> str:
    """Return what tells this machine from others: of its own folder and its name, so that a copy is another one.

    A machine that can keep nothing is another one at each run.
    """
    file = folder / "machine"
    token = secrets.token_hex(8)
    with suppress(OSError, UnicodeDecodeError, StateFolderError):
        made(folder)
        with suppress(FileExistsError), file.open("x", encoding="utf-8") as new:
            new.write(token)
        token = file.read_text(encoding="utf-8") or token
    return hashlib.sha256(f"{platform.node()}|{token}".encode()).hexdigest()[:12]
