"""The account of calls, shared by all processes of this machine: so that Google's 429 is the exception.

Google counts reads and writes apart, for each user and for the project (Usage limits page). Moments are of the
monotonic clock, which all processes of one boot share and nobody sets.
"""

import hashlib
import json
import logging
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import NamedTuple, Protocol

from filelock import FileLock

from sheetsync.errors import SheetsyncError
from sheetsync.machine.bucket import Bucket, Limit
from sheetsync.machine.folder import made, replace_file, state_folder

_KEPT = 200
"""How many buckets the file holds: those of accounts used last."""

_PATIENT = 10.0
"""Seconds to wait for the file, which others hold for milliseconds."""

_log = logging.getLogger(__name__)


class Budget(Protocol):
    """Who says when a call may go out."""

    def promised(self, *, changes: bool, within: float) -> float:
        """Promise a call, a write where it `changes` something; return in how many seconds it may go out.

        Where that is not `within` so many seconds, nothing is promised.
        """
        ...

    def frozen(self, *, changes: bool, scope: str, seconds: float) -> None:
        """Let nobody's call go out for some seconds: Google refused one. `scope` is `user` or `project`."""
        ...


class Endless:
    """No limit: what a server of one's own needs."""

    def promised(self, *, changes: bool, within: float) -> float:  # noqa: ARG002 - the protocol's
        """Let every call go out at once."""
        return 0.0

    def frozen(self, *, changes: bool, scope: str, seconds: float) -> None:
        """Keep nothing: whoever was refused waits."""


class Account(NamedTuple):
    """Whose quota is used: names that tell users and projects apart; they are kept as hashes."""

    user: str
    project: str


class SharedBudget:
    """The account in a file of this machine's folder. Without a usable file each process counts for itself."""

    def __init__(
        self, folder: Path, account: Account, limits: Mapping[str, Limit], *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._file = folder / "quota.json"
        self._names = {scope: _hash(getattr(account, scope)) for scope in limits}
        self._limits = limits
        self._clock = clock
        self._own: dict[str, Bucket] = {}

    def promised(self, *, changes: bool, within: float) -> float:
        """Take a call from every bucket that it counts in; return the longest of their waits, in seconds."""

        def take(buckets: Buckets) -> float:
            taken = {}
            for scope, limit in self._limits.items():
                key, bucket, now = self._popped(buckets, scope, changes=changes)
                buckets[key] = bucket
                taken[key] = bucket.taken(limit, now)
            wait = max((wait for _, wait in taken.values()), default=0.0)
            if wait < within:
                buckets.update({key: bucket for key, (bucket, _) in taken.items()})
            return wait

        return self._kept(take)

    def frozen(self, *, changes: bool, scope: str, seconds: float) -> None:
        """Freeze the bucket of a scope, or all where the refusal named none."""

        def freeze(buckets: Buckets) -> float:
            for name in [name for name in self._limits if scope in {name, ""}]:
                key, bucket, now = self._popped(buckets, name, changes=changes)
                buckets[key] = bucket.frozen(seconds, now)
            return 0.0

        self._kept(freeze)

    def _popped(self, buckets: "Buckets", scope: str, *, changes: bool) -> tuple[str, Bucket, float]:
        """Take a bucket out, so that it comes back as the latest used."""
        key, now = self._key(scope, changes=changes), self._clock()
        return key, buckets.pop(key, None) or Bucket.full(self._limits[scope], now), now

    def _key(self, scope: str, *, changes: bool) -> str:
        return f"{scope}|{self._names[scope]}|{'writes' if changes else 'reads'}"

    def _kept(self, work: Callable[["Buckets"], float]) -> float:
        """Do something with the buckets and keep what becomes of them."""
        try:
            made(self._file.parent)
            with FileLock(self._file.with_suffix(".lock"), timeout=_PATIENT, mode=0o600, preserve_lock_file=True):
                buckets = self._read()
                result = work(buckets)
                replace_file(self._file, json.dumps({key: [one.calls, one.at] for key, one in _latest(buckets)}))
                return result
        except (SheetsyncError, OSError) as error:
            _log.warning("the quota's account can't be kept: %s", error)
            return work(self._own)

    def _read(self) -> "Buckets":
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(key): Bucket(_finite(calls), _finite(at)) for key, (calls, at) in kept.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError):
            return self._spent()

    def _spent(self) -> dict[str, Bucket]:
        """Return empty buckets: what a damaged file said may all have been used up."""
        keys = [self._key(scope, changes=changes) for scope in self._limits for changes in (False, True)]
        return {key: Bucket(0.0, self._clock()) for key in keys}


Buckets = dict[str, Bucket]

GOOGLE_MINUTE = {"user": 60, "project": 300}
"""Reads a minute, and writes a minute, that Google grants a user and a new project (Usage limits page)."""


def shared_budget(account: Account, *, user: int | None, project: int | None, google: bool) -> Budget:
    """Return the account of calls a minute: Google's own limits where none are named, none at another server.

    Raises StateFolderError where the machine knows no folder to keep it in.
    """
    named = {"user": user, "project": project}
    wanted = {scope: calls or (GOOGLE_MINUTE[scope] if google else None) for scope, calls in named.items()}
    limits = {scope: Limit.a_minute(calls) for scope, calls in wanted.items() if calls}
    return SharedBudget(state_folder(), account, limits) if limits else Endless()


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _latest(buckets: Mapping[str, Bucket]) -> list[tuple[str, Bucket]]:
    return list(buckets.items())[-_KEPT:]


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
