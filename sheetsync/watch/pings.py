"""A dead man's switch: a call to an address of the administrator's when runs start, end well, or fail.

The three addresses are those of Healthchecks and its kin: `URL/start`, `URL`, `URL/fail`. What it answers, or that it
answers nothing, never matters to a run. The address comes from the administrator alone, never from a cell; still it
is met with care: https (http on this machine alone), no redirects, no body kept, the address that was looked at is
the one connected to, and never one that clouds keep their own secrets at.
"""

import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from urllib.parse import SplitResult, urlsplit, urlunsplit

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.watch.redaction import keep_secret

SECONDS = 5.0
_MOST = 65_536
"""Bytes of an answer that are read."""
_PLAIN = 16
"""Letters from which on a path of letters alone is no word of a language."""

_log = logging.getLogger(__name__)

Resolve = Callable[[str, int], Sequence[str]]


class BadPingError(SheetsyncError):
    """An address that no ping may go to."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE
    message = (
        "The health check's address must begin with https:// (http:// on this machine alone) and hold no user name. "
        "It is not shown here, for it may be secret."
    )


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _secrets(path: str) -> tuple[str, ...]:
    """Return what tells of a ping's path: alone, a plain short word of it may stand in any sentence."""
    bare = path.strip("/")
    return (f"/{bare}",) if bare.isalpha() and len(bare) < _PLAIN else (bare,)


class Pings:
    """The pings of one address. Raises BadPingError for one that is none."""

    def __init__(self, url: str, *, resolve: Resolve = resolved) -> None:
        self._parts = _parts(url)
        self._resolve = resolve
        keep_secret(url, *_secrets(self._parts.path))

    def start(self) -> None:
        """Say that runs begin."""
        self._ping("/start")

    def end(self, *, ok: bool) -> None:
        """Say that they ended, well or not."""
        self._ping("" if ok else "/fail")

    def _ping(self, suffix: str) -> None:
        path = self._parts.path.rstrip("/") + suffix or "/"
        try:
            status = self._asked(urlunsplit(("", "", path, self._parts.query, "")))
        except (HTTPError, OSError, ValueError) as error:
            _log.warning("the health check could not be reached: %s", type(error).__name__)
            return
        if status >= 300:
            _log.warning("the health check answered %s", status)

    def _asked(self, path: str) -> int:
        host = self._parts.hostname or ""
        port = self._parts.port or (443 if self._parts.scheme == "https" else 80)
        pool = self._pool(_safe(self._resolve(host, port), local=self._parts.scheme == "http"), port, host)
        try:
            answer = pool.request(
                "GET", path, headers={"Host": self._parts.netloc}, redirect=False, retries=False, preload_content=False
            )
            answer.read(_MOST)
            return int(answer.status)
        finally:
            pool.close()

    def _pool(self, address: str, port: int, host: str) -> HTTPConnectionPool:
        settings: dict[str, Any] = {"timeout": SECONDS, "maxsize": 1}
        if self._parts.scheme == "http":
            return HTTPConnectionPool(address, port, **settings)
        secure: dict[str, Any] = {"server_hostname": host, "assert_hostname": host, "ca_certs": certifi.where()}
        return HTTPSConnectionPool(address, port, cert_reqs="CERT_REQUIRED", **secure, **settings)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        raise BadPingError from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise BadPingError
    return parts


def _safe(addresses: Sequence[str], *, local: bool) -> str:
    """Return the first of a host's addresses; ValueError where one of them is none that a ping may go to."""
    found = [_plain(ipaddress.ip_address(address.partition("%")[0])) for address in addresses]
    if not found or any(_forbidden(one) or (local and not one.is_loopback) for one in found):
        raise ValueError("an address that no ping goes to")
    return str(found[0])


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _plain(address: _Address) -> _Address:
    """Return the IPv4 address within an IPv6 one, where there is one."""
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped if isinstance(mapped, ipaddress.IPv4Address) else address


def _forbidden(address: _Address) -> bool:
    """Whether an address is no host's: link-local ones are where clouds keep their machines' secrets."""
    return address.is_link_local or address.is_multicast or address.is_unspecified or address in _METADATA


_METADATA = {ipaddress.ip_address("fd00:ec2::254"), ipaddress.ip_address("100.100.100.200")}
