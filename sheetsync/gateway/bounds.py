"""What is read of an answer: up to a bound, so that no server can fill this machine's memory."""

from collections.abc import Iterator
from typing import Any

import requests

LIMIT = 256 * 1024 * 1024
"""Bytes, unpacked. Of a spreadsheet of 100,000 rows about 80 million are read; Google's 10 million cells never fit."""


_PIECE = 1024 * 1024
"""Bytes read at once: requests asks for 10 KiB, which makes ten thousand pieces of a large answer."""


class LargeAnswerError(requests.RequestException):
    """An answer is larger than is read of any."""


class Bounded:
    """The raw answer of urllib3, of which `stream` yields so many bytes and no more; all else is as it is there."""

    def __init__(self, raw: Any, limit: int) -> None:
        self._raw = raw
        self._limit = limit

    def stream(self, piece: int, **settings: Any) -> Iterator[bytes]:
        """Yield the unpacked body, in larger pieces than are asked for. Raises LargeAnswerError."""
        size = 0
        for chunk in self._raw.stream(max(piece, _PIECE), **settings):
            size += len(chunk)
            if size > self._limit:
                self._raw.close()
                raise LargeAnswerError
            yield chunk

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked of it."""
        return getattr(self._raw, name)


def bound(session: requests.Session) -> None:
    """Let a session read no answer beyond the limit."""
    session.hooks["response"].append(_bounded)


def _bounded(response: requests.Response, **_: Any) -> None:
    if response.raw is not None:
        response.raw = Bounded(response.raw, LIMIT)
