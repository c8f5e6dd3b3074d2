"""The list of changes: what a word about “all changes” was about (changes.list)."""

from sheetsync.gateway.transport import ALL_DRIVES, Transport

ALL_ITEMS = {**ALL_DRIVES, "includeItemsFromAllDrives": "true"}
_FIELDS = "nextPageToken,newStartPageToken,changes(fileId)"


class Feed:
    """Where in Drive's list of changes this process stands. It begins at the end: what was before, timed runs saw."""

    def __init__(self, drive: Transport) -> None:
        self._drive = drive
        self._token = ""

    @property
    def token(self) -> str:
        """The page token of the changes not looked at yet. Raises the errors of `gateway.refusals`."""
        if not self._token:
            answer = self._drive.call("get", "/drive/v3/changes/startPageToken", params=ALL_DRIVES)
            self._token = str(answer["startPageToken"])
        return self._token

    def changed(self) -> frozenset[str]:
        """Return the files that changed since the last look.

        Raises the errors of `gateway.refusals`; the next look begins where this one did.
        """
        found: set[str] = set()
        token, more = self.token, True
        while more:
            params = {**ALL_ITEMS, "pageToken": token, "fields": _FIELDS, "pageSize": "1000"}
            answer = self._drive.call("get", "/drive/v3/changes", params=params)
            found |= {str(change.get("fileId", "")) for change in answer.get("changes", ())}
            more = "newStartPageToken" not in answer
            token = str(answer["nextPageToken" if more else "newStartPageToken"])
        self._token = token
        return frozenset(found)
