"""The few calls of Drive that push needs."""

from collections.abc import Mapping
from typing import Any, Protocol

ALL_DRIVES = {"supportsAllDrives": "true"}
ALL_ITEMS = {**ALL_DRIVES, "includeItemsFromAllDrives": "true"}


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
