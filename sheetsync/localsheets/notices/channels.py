"""Channels: who wants to hear of a file, or of all changes, until when; and the messages they get.

Headers, states and lives: developers.google.com/workspace/drive/api/guides/push. Channels end with the server.
"""

from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from itertools import count
from threading import Lock
from typing import NamedTuple

import orjson

from sheetsync.localsheets.notices.courier import Courier, Message
from sheetsync.localsheets.store.files import File

_BASE = "https://www.googleapis.com/drive/v3"
_CHANGES = orjson.dumps({"kind": "drive#changes"})


class Channel(NamedTuple):
    """A channel.

    Attributes:
        id, token, address: as whoever watches said.
        caller: whose right to see decides what is told.
        until: its end, in milliseconds since 1970.
        file_id: the watched file; None for all changes.
    """

    id: str
    token: str
    address: str
    caller: str
    until: int
    file_id: str | None = None

    @property
    def resource_id(self) -> str:
        """The opaque id of what is watched: the same for everybody's channels of one file."""
        watched = self.file_id or f"changes of {self.caller}"
        return sha256(watched.encode()).hexdigest()[:27]

    @property
    def resource_uri(self) -> str:
        """Where what is watched can be read."""
        return f"{_BASE}/files/{self.file_id}?alt=json" if self.file_id else f"{_BASE}/changes?alt=json"


class Channels:
    """The channels that were asked for. A message says that something changed, never what."""

    def __init__(self) -> None:
        self.courier = Courier()
        self._lock = Lock()
        self._open: dict[str, Channel] = {}
        self._numbers: dict[str, count[int]] = {}

    def begin(self, channel: Channel) -> bool:
        """Open a channel and send its first message; False where one of this id was ever opened before."""
        with self._lock:
            if channel.id in self._numbers:
                return False
            self._open[channel.id], self._numbers[channel.id] = channel, count(1)
        self._send(channel, "sync")
        return True

    def end(self, channel_id: str, resource_id: str) -> bool:
        """Close a channel; False where there is none of these two ids."""
        with self._lock:
            found = self._open.get(channel_id)
            if found is None or found.resource_id != resource_id:
                return False
            del self._open[channel_id]
            return True

    def tell(self, before: File | None, after: File | None, now: datetime, *, content: bool) -> None:
        """Send word of a change of a file to whoever watches it, and to whoever watches all and may see it."""
        if not self._open:
            return
        moment = now.timestamp() * 1000
        with self._lock:
            self._open = {name: one for name, one in self._open.items() if one.until > moment}
            listening = list(self._open.values())
        for channel in listening:
            if channel.file_id is None:
                self._tell_of_any(channel, before, after)
            elif channel.file_id == _id_of(before, after):
                self._send(channel, _state(before, after), _changed(before, after, content=content))

    def _tell_of_any(self, channel: Channel, before: File | None, after: File | None) -> None:
        if any(file is not None and file.role(channel.caller) is not None for file in (before, after)):
            self._send(channel, "change", body=_CHANGES)

    def _send(self, channel: Channel, state: str, changed: str = "", body: bytes = b"") -> None:
        headers = {
            "Content-Type": "application/json; utf-8",
            "X-Goog-Channel-ID": channel.id,
            **({"X-Goog-Channel-Token": channel.token} if channel.token else {}),
            "X-Goog-Channel-Expiration": _http_time(channel.until),
            "X-Goog-Resource-ID": channel.resource_id,
            "X-Goog-Resource-URI": channel.resource_uri,
            "X-Goog-Resource-State": state,
            **({"X-Goog-Changed": changed} if changed else {}),
            "X-Goog-Message-Number": str(next(self._numbers[channel.id])),
        }
        self.courier.send(Message(channel.address, headers, body))


def _id_of(before: File | None, after: File | None) -> str:
    return next((file.id for file in (after, before) if file is not None), "")


def _state(before: File | None, after: File | None) -> str:
    if after is None:
        return "remove"
    if before is None:
        return "add"
    if before.trashed != after.trashed:
        return "trash" if after.trashed else "untrash"
    return "update"


def _changed(before: File | None, after: File | None, *, content: bool) -> str:
    """What of a file is new, in Drive's words; only an update says it."""
    if before is None or after is None or _state(before, after) != "update":
        return ""
    told = {
        "content": content,
        "properties": content or (before.name, before.fields) != (after.name, after.fields),
        "parents": before.parents != after.parents,
        "permissions": before.permissions != after.permissions,
    }
    return ",".join(name for name, is_new in told.items() if is_new)


def _http_time(milliseconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(milliseconds // 1000, UTC), usegmt=True)
