"""A file as Drive sees it."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sheetsync.localsheets.context import Context

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
ROOT = "0ALocalDriveRootPVA"
"""The id of everybody's "My Drive"."""

Json = dict[str, Any]


class File(NamedTuple):
    """What Drive keeps of a file beside its content.

    Attributes:
        id: the file's id; for a spreadsheet the spreadsheetId.
        name: its title.
        mime_type: what it is.
        owner: the owner's e-mail address.
        created, modified: RFC 3339 in UTC with milliseconds.
        version: grows with every change.
        parents: ids of folders.
        trashed: whether it lies in the bin.
        last_user: who changed it last.
        permissions: Drive Permission objects, the owner's first.
        comments: Drive Comment objects.
        fields: further File fields that a client set (description, starred, appProperties …).
        drive: the shared drive that owns it, empty in somebody's own Drive; a shared drive is its own topmost folder.
        members: the permissions of that shared drive, which hold for every file in it; kept with the drive alone.
    """

    id: str
    name: str
    mime_type: str
    owner: str
    created: str
    modified: str
    version: int = 1
    parents: tuple[str, ...] = (ROOT,)
    trashed: bool = False
    last_user: str = ""
    permissions: tuple[Json, ...] = ()
    comments: tuple[Json, ...] = ()
    fields: Json = {}  # noqa: RUF012 - JSON here is never changed in place
    drive: str = ""
    members: tuple[Json, ...] = ()

    def role(self, caller: str) -> str | None:
        """The strongest role that an e-mail address has on the file; None for no access."""
        roles = [one["role"] for one in (*self.permissions, *self.members) if _concerns(one, caller)]
        return max(roles, key=_ROLES.index, default=None)


_ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")


def _concerns(permission: Json, caller: str) -> bool:
    match permission["type"]:
        case "anyone":
            return True
        case "domain":
            return caller.rpartition("@")[2] == permission.get("domain")
    return str(permission.get("emailAddress", "")).lower() == caller.lower()


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds: `2023-08-17T10:52:47.380Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def new_file(file_id: str, name: str, mime_type: str, context: Context, parents: tuple[str, ...] = (ROOT,)) -> File:
    """A file that the caller makes and owns."""
    moment = timestamp(context.now)
    owner = owner_permission(context.caller)
    return File(file_id, name, mime_type, context.caller, moment, moment, parents=parents, permissions=(owner,))


def owns_files(address: str) -> bool:
    """Whether an account has storage of its own; service accounts have none, since April 2025."""
    return not address.endswith(".gserviceaccount.com")


def owner_permission(email: str) -> Json:
    """The Drive Permission of an owner."""
    return {"id": permission_id(email), "type": "user", "role": "owner", "emailAddress": email}


def permission_id(who: str) -> str:
    """A stable id of digits for an address or domain, as Drive gives."""
    return str(int.from_bytes(sha256(who.lower().encode()).digest()[:8]) % 10**20).zfill(20)
