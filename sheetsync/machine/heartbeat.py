"""When each sheet was last run, last went well and was last written, as far as this machine knows. A cache."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from sheetsync.errors import SheetsyncError
from sheetsync.machine.folder import made, replace_file

_PATIENT = 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """One sheet's runs. Moments are seconds of the Unix clock, None for never; `outcome` is the last run's.

    `version` is Drive's of the file at the last run that found nothing to write, `day` the sheet's day of that run,
    `meeting` its next meeting day; `zone` is the sheet's time zone. `pause` is the kind of error that no run gets
    over, `paused` its sentence, `told` the channels that know of it, as JSON; all empty where runs go on.
    """

    ran: float | None = None
    succeeded: float | None = None
    wrote: float | None = None
    outcome: str = ""
    version: str = ""
    checked: float | None = None
    day: str = ""
    meeting: str = ""
    zone: str = ""
    pause: str = ""
    paused: str = ""
    told: str = ""


class Heartbeats:
    """The heartbeats of all sheets, in one file of this machine's folder; a damaged one counts as none."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "heartbeats.json"

    def of(self, key: str) -> Heartbeat:
        """Return a sheet's."""
        return self._read().get(key, Heartbeat())

    def beat(self, key: str, **changes: Any) -> None:
        """Keep what is new of a sheet; that it can't be kept is logged, and no run fails for it."""
        try:
            made(self._file.parent)
            with FileLock(self._file.with_suffix(".lock"), timeout=_PATIENT, mode=0o600, preserve_lock_file=True):
                beats = self._read()
                beats[key] = replace(beats.get(key, Heartbeat()), **changes)
                replace_file(self._file, json.dumps({name: asdict(one) for name, one in beats.items()}))
        except (SheetsyncError, OSError) as error:
            _log.warning("the heartbeat can't be kept: %s", error)

    def _read(self) -> dict[str, Heartbeat]:
        with suppress(OSError, ValueError, AttributeError):
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(key): one for key, content in kept.items() if (one := _heartbeat(content))}
        return {}


def _heartbeat(content: Mapping[str, Any]) -> Heartbeat | None:
    """Return what a file says of a sheet, None where that can't be used."""
    known = {one.name for one in fields(Heartbeat)}
    moments = {"ran", "succeeded", "wrote", "checked"}
    if not isinstance(content, dict):
        return None
    usable = {
        name: value
        for name, value in content.items()
        if name in known and (isinstance(value, int | float) if name in moments else isinstance(value, str))
    }
    return Heartbeat(**usable)
