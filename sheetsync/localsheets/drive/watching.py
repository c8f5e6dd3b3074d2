"""drive.files.watch, drive.changes.watch and drive.channels.stop: channels as Google's guide to push has them."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from sheetsync.localsheets.drive.changes import start_of
from sheetsync.localsheets.drive.request import DriveRequest, invalid, visible_file
from sheetsync.localsheets.errors import drive_error
from sheetsync.localsheets.notices import Channel
from sheetsync.localsheets.notices.courier import LOOPBACK
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store.files import Json

_ID = re.compile(r"[A-Za-z0-9_+/=-]{1,64}")
_LONGEST_TOKEN = 256
_UNASKED = timedelta(hours=1)
_OF_FILE, _OF_CHANGES = timedelta(days=1), timedelta(weeks=1)
"""The longest lives, and that of a channel which names no end."""


def watch_file(service: Service, request: DriveRequest) -> Json:
    """A channel for one file.

    Raises:
        ApiError: 404 for a file that the caller can't see; see `_begun`.
    """
    return _begun(service, request, _OF_FILE, visible_file(service, request).id)


def watch_changes(service: Service, request: DriveRequest) -> Json:
    """A channel for all that the caller may see.

    Raises:
        ApiError: 400 without a page token; see `_begun`.
    """
    start_of(request)
    return _begun(service, request, _OF_CHANGES, None)


def stop(service: Service, request: DriveRequest) -> None:
    """End a channel.

    Raises:
        ApiError: 404 where there is none of this id and resource.
    """
    named = str(request.body.get("id", ""))
    if not service.channels.end(named, str(request.body.get("resourceId", ""))):
        raise drive_error(f"Channel '{named}' not found for project '0'", code=404, reason="notFound")


def _begun(service: Service, request: DriveRequest, longest: timedelta, file_id: str | None) -> Json:
    """Open the channel of a body.

    Raises:
        ApiError: 400 for an id that was used before or is none, an address that is not https, an end that is over.
    """
    body = request.body
    until = _end(request, longest)
    channel = Channel(_id(body), _token(body), _address(body), request.context.caller, until, file_id)
    if not service.channels.begin(channel):
        raise drive_error(f"Channel id {channel.id} not unique", code=400, reason="channelIdNotUnique")
    made = {
        "kind": "api#channel",
        "id": channel.id,
        "resourceId": channel.resource_id,
        "resourceUri": channel.resource_uri,
        "expiration": str(until),
    }
    return made | ({"token": channel.token} if channel.token else {})


def _id(body: Json) -> str:
    named = body.get("id", "")
    if not _ID.fullmatch(named):
        raise invalid("Invalid Value", "id")
    if body.get("type") not in {"web_hook", "webhook"}:
        raise invalid("Unknown channel type", "type")
    return str(named)


def _token(body: Json) -> str:
    token = str(body.get("token", ""))
    if len(token) > _LONGEST_TOKEN:
        raise invalid("Invalid Value", "token")
    return token


def _address(body: Json) -> str:
    address = str(body.get("address", ""))
    parts = urlsplit(address)
    own = parts.scheme == "http" and parts.hostname in LOOPBACK  # this machine has no certificate of its own
    if not parts.hostname or not (parts.scheme == "https" or own):
        said = f"WebHook callback must be HTTPS: {address}"
        raise drive_error(said, code=400, reason="push.webhookUrlNotHttps")
    return address


def _end(request: DriveRequest, longest: timedelta) -> int:
    """When the channel ends: as was asked, but no later than its kind may live."""
    now, asked = request.context.now, request.body.get("expiration")
    if asked is None:
        return _milliseconds(now.timestamp() + _UNASKED.total_seconds())
    if int(asked) <= _milliseconds(now.timestamp()):
        raise invalid("Expiration is in the past", "expiration")
    return min(int(asked), _milliseconds(now.timestamp() + longest.total_seconds()))


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
