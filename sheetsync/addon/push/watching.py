"""Channels at Drive: asked for at the start, and again well before they end.

Drive lets a channel of a file live for a day, one of all changes for a week, and never renews one by itself: a new one
is begun before the old one is over, and the old one is stopped. So are all that are held when the service ends in good
order; a killed one's end by themselves, and are heard by the next start until then.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic
from typing import Any, Self

from sheetsync.addon.push.channels import ALL, Channels
from sheetsync.addon.push.feed import ALL_ITEMS, Feed
from sheetsync.errors import SheetsyncError
from sheetsync.gateway.transport import ALL_DRIVES, Transport

log = logging.getLogger(__name__)

LIFE = 86_400
"""Seconds of a file's channel: the longest that files.watch grants."""
LIFE_OF_ALL = 7 * LIFE
"""Seconds of the channel of all changes: the longest that changes.watch grants."""
_SPENT = 0.75
"""The part of its life after which a channel is renewed."""
_LOOK = 60.0
_LEAVE = 5.0
"""Seconds that channels may take to be stopped at the end: who waits for the process does not wait for long."""


@dataclass(frozen=True, slots=True)
class Held:
    """A channel that was granted; `renew_at` is in seconds since 1970."""

    name: str
    resource_id: str
    renew_at: float


class Watcher:
    """Keeps a channel for each spreadsheet, or one for ALL. One that can't be had is asked for again.

    `address` is where Drive posts to, over HTTPS; `now` gives the seconds since 1970; `feed` says from where on changes
    count, for ALL.
    """

    def __init__(
        self,
        drive: Transport,
        channels: Channels,
        watched: Sequence[str],
        *,
        address: str,
        now: Callable[[], float],
        feed: Feed | None = None,
    ) -> None:
        self._drive = drive
        self._channels = channels
        self._watched = tuple(watched)
        self._held: dict[str, Held] = {}
        self._address = address
        self._now = now
        self._feed = feed or Feed(drive)
        self._stopped = Event()
        self.renewed = Event()
        """Set once the channels were asked for the first time."""
        self._thread = Thread(target=self._work, daemon=True, name="channels")

    def renew(self) -> int:
        """Ask for the channels that are missing or end soon; return how many were had."""
        due = [one for one in self._watched if one not in self._held or self._held[one].renew_at <= self._now()]
        return sum(map(self._renewed, due))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()
        self._let_go()

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                self.renew()
            except Exception as error:  # noqa: BLE001 - channels are a convenience: the timed runs go on, so does this
                log.warning("channels can't be renewed: %s", type(error).__name__)
            self.renewed.set()
            self._stopped.wait(_LOOK)

    def _let_go(self) -> None:
        """Stop the channels of this copy of the service; those of other copies are others."""
        until, stopped = monotonic() + _LEAVE, 0
        while self._held and monotonic() < until:
            self._stop(self._held.popitem()[1])
            stopped += 1
        log.info("stopped %d channels; %d end by themselves", stopped, len(self._held))

    def _renewed(self, watched: str) -> bool:
        try:
            held = self._begun(watched)
        except SheetsyncError as error:
            log.warning("no channel for a spreadsheet: %s", type(error).__name__)
            return False
        before = self._held.get(watched)
        self._held[watched] = held
        if before is not None:
            self._stop(before)
        return True

    def _begun(self, watched: str) -> Held:
        now, life = self._now(), LIFE_OF_ALL if watched == ALL else LIFE
        name = self._channels.name(watched, int(now) + life)
        body = {
            "id": name,
            "type": "web_hook",
            "address": self._address,
            "token": self._channels.token(name),
            "expiration": str((int(now) + life) * 1000),
        }
        path, params = self._place(watched)
        answer = self._drive.call("post", path, params=params, body=body)
        granted = _granted(answer, int(now) + life) - now
        return Held(name, _text(answer, "resourceId"), now + granted * _SPENT)

    def _place(self, watched: str) -> tuple[str, dict[str, str]]:
        if watched == ALL:
            return "/drive/v3/changes/watch", {**ALL_ITEMS, "pageToken": self._feed.token}
        return f"/drive/v3/files/{watched}/watch", ALL_DRIVES

    def _stop(self, held: Held) -> None:
        """Stop a channel that another took the place of; one that goes on only says things twice."""
        with suppress(SheetsyncError):
            body = {"id": held.name, "resourceId": held.resource_id}
            self._drive.call("post", "/drive/v3/channels/stop", body=body)


def _granted(answer: Any, wanted: int) -> int:
    """Return when a channel ends: Drive may grant less than was asked for."""
    said = _text(answer, "expiration")
    return min(int(said) // 1000, wanted) if said.isdecimal() else wanted


def _text(answer: Any, name: str) -> str:
    return str(answer.get(name, "")) if isinstance(answer, Mapping) else ""
