"""What the last run that had nothing to write saw, so that the next one needn't decide the same of the same sheet.

A cache: without it, or where anything is another than then, a run decides anew.
"""

import datetime as dt
import hashlib
import logging
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from sheetsync.errors import SheetsyncError
from sheetsync.machine.folder import made, replace_file

_log = logging.getLogger(__name__)


class Seen(msgspec.Struct, frozen=True):
    """What a run saw, as it is told: `findings` are counts by code, `weights` counts of what stands by severity.

    `day` is the sheet's own, in its `zone`; `meeting` its next meeting day.
    """

    title: str
    zone: str
    day: dt.date
    meeting: dt.date
    rows: int
    findings: dict[str, int]
    weights: dict[str, int]


class QuietRun(msgspec.Struct, frozen=True):
    """A run that had nothing to write: the digests of the answer that it read and of all else that it decided by."""

    answer: str
    inputs: str
    seen: Seen


class QuietRuns:
    """The last run of one spreadsheet that had nothing to write; a file that can't be read or used counts as none."""

    def __init__(self, folder: Path, key: str) -> None:
        name = hashlib.sha256(key.encode(errors="replace")).hexdigest()[:32]
        self._file = folder / "quiet" / f"{name}.json"

    def last(self) -> QuietRun | None:
        """Return what is kept."""
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=QuietRun)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def keep(self, run: QuietRun) -> None:
        """Keep a run in place of the one before; that it can't be kept is logged, and no run fails for it."""
        try:
            made(self._file.parent)
            replace_file(self._file, msgspec.json.encode(run).decode())
        except (SheetsyncError, OSError) as error:
            _log.warning("what a run saw can't be kept: %s", error)


@cache
def program() -> str:
    """Return what is another as soon as a file of the program, a package beside it or Python itself is another.

    Empty where the program's files can't be looked at.
    """
    files = sorted(_files(Path(__file__).parents[1]))
    found = (sys.version, files, sorted(_packages()))
    return hashlib.sha256(repr(found).encode(errors="replace")).hexdigest() if files else ""


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in folder.rglob("*"):
        if file.suffix != ".pyc" and file.is_file():
            about = file.stat()
            yield str(file), about.st_size, about.st_mtime_ns


def _packages() -> Iterator[str]:
    """Yield the packages that Python finds, by the names of the folders that tell of them, the version in each."""
    for place in map(Path, sys.path):
        if place.is_dir():
            yield from (str(folder) for folder in place.glob("*.*-info"))
