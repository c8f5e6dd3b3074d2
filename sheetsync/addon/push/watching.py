"""Channels at Drive: asked for at the start, and again well before they end (files.watch ends after a day)."""

import logging
from collections.abc import Callable, Mapping, Sequence
from threading import Event, Thread
from typing import Any, Protocol, Self

from sheetsync.addon.push.channels import Channels
from sheetsync.errors import SheetsyncError

log = logging.getLogger(__name__)

LIFE = 86_400
"""Seconds of a channel: the longest that files.watch grants."""
_EARLY = LIFE / 4
_LOOK = 60.0


class Drive(Protocol):
    """The door to Drive."""

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        changes: bool = False,
    ) -> Any:
        """Make one call. Raises the errors of `gateway.refusals`."""
        ...


class Watcher:
    """Keeps a channel for each spreadsheet. One that can't be had is asked for again; the timed runs go on anyway.

    `address` is where Drive posts to, over HTTPS; `now` gives the seconds since 1970.
    """

    def __init__(
        self,
        drive: Drive,
        channels: Channels,
        spreadsheets: Sequence[str],
        *,
        address: str,
        now: Callable[[], float],
    ) -> None:
        self._drive = drive
        self._channels = channels
        self._until = dict.fromkeys(spreadsheets, 0)
        self._address = address
        self._now = now
        self._stopped = Event()
        self._thread = Thread(target=self._work, daemon=True, name="channels")

    def renew(self) -> int:
        """Ask for the channels that are missing or end soon; return how many were had."""
        return sum(self._watched(one) for one, until in self._until.items() if until - self._now() < _EARLY)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        while True:
            self.renew()
            if self._stopped.wait(_LOOK):
                return

    def _watched(self, spreadsheet_id: str) -> bool:
        until = int(self._now()) + LIFE
        name = self._channels.name(spreadsheet_id, until)
        body = {
            "id": name,
            "type": "web_hook",
            "address": self._address,
            "token": self._channels.token(name),
            "expiration": str(until * 1000),
        }
        path = f"/drive/v3/files/{spreadsheet_id}/watch"
        try:
            answer = self._drive.call("post", path, params={"supportsAllDrives": "true"}, body=body)
        except SheetsyncError as error:
            log.warning("no channel for a spreadsheet: %s", type(error).__name__)
            return False
        self._until[spreadsheet_id] = _granted(answer, until)
        return True


def _granted(answer: Any, wanted: int) -> int:
    """Return when a channel ends: Drive may grant less than was asked for."""
    said = answer.get("expiration") if isinstance(answer, Mapping) else None
    return min(int(said) // 1000, wanted) if isinstance(said, str | int) and str(said).isdecimal() else wanted
