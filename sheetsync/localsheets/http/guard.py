"""Who may speak to the server: only programs of this machine, and no web page of another origin."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
SAFE_METHODS = frozenset({"GET", "HEAD"})


def refusal(method: str, headers: Mapping[str, str]) -> str | None:
    """Why the request is refused; None when it is not.

    A foreign `Host` on any request is a page that had its name pointed at this machine (DNS rebinding); a foreign
    `Origin` on a write is a page that posts here without reading.
    """
    host = headers.get("host", "")
    if _name(host) not in LOCAL_NAMES:
        return f"Host {host!r} is not this machine. Use http://127.0.0.1 or http://localhost."
    origin = headers.get("origin")
    if method in SAFE_METHODS or origin is None:
        return None
    if urlsplit(origin).netloc != host:
        return f"Origin {origin!r} may not write here."
    return None


def _name(host: str) -> str:
    return host if host.endswith("]") else host.rpartition(":")[0] or host
