"""The body of a call: JSON, of a bounded size, within a bounded time."""

import asyncio
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request

LARGEST = 1_000_000
"""Bytes of a body."""
PATIENCE = 10.0
"""Seconds until a body must be there."""


class BadBodyError(Exception):
    """A body that can't be used; `status` says how it is refused."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


async def json_body(request: Request, *, largest: int = LARGEST, patience: float = PATIENCE) -> dict[str, Any]:
    """Return the JSON object of a request. Raises BadBodyError: 415, 413, 408 or 400."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise BadBodyError(415)
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > largest:
        raise BadBodyError(413)
    try:
        async with asyncio.timeout(patience):
            content = await _read(request, largest)
    except TimeoutError:
        raise BadBodyError(408) from None
    except ClientDisconnect:
        raise BadBodyError(400) from None
    return _object(content)


async def _read(request: Request, largest: int) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > largest:
            raise BadBodyError(413)
    return bytes(content)


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise BadBodyError(400) from None
    if not isinstance(found, dict):
        raise BadBodyError(400)
    return found
