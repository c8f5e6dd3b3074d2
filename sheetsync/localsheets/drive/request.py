"""A request of one Drive method, and what its methods need again and again."""

from typing import NamedTuple

from sheetsync.localsheets.call import Call
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, drive_error, file_not_found
from sheetsync.localsheets.fields import Mask
from sheetsync.localsheets.service import WRITING, Service
from sheetsync.localsheets.store import File
from sheetsync.localsheets.store.files import Json


class DriveRequest(NamedTuple):
    """A request.

    Attributes:
        path: the ids of the path (`fileId`, `permissionId` …).
        body: JSON; nulls are dropped, and as in Drive unknown names are ignored.
        mask: `fields`, or the method's default fields.
        call: everything else.
    """

    path: dict[str, str]
    body: Json
    mask: Mask
    call: Call

    @property
    def context(self) -> Context:
        """Time, caller, ids."""
        return self.call.context

    @property
    def knows_drives(self) -> bool:
        """Whether the caller is ready for files of shared drives; methods without that parameter always are."""
        if {"export", "comments", "drives", "spreadsheets"} & {*self.call.segments}:
            return True
        return self.flag("supportsAllDrives") or self.flag("supportsTeamDrives")

    def flag(self, name: str) -> bool:
        """A boolean of the query."""
        return self.call.option(name).lower() == "true"


def visible_file(service: Service, request: DriveRequest, key: str = "fileId") -> File:
    """The file of the path.

    Raises:
        ApiError: Drive's 404, also for a file that the caller may not see.
    """
    file_id = request.path[key]
    file = service.library.file(file_id)
    if file is None or file.role(request.context.caller) is None or (file.drive and not request.knows_drives):
        raise file_not_found(file_id)
    return file


def changeable_file(service: Service, request: DriveRequest, *, as_owner: bool = False) -> File:
    """The file of the path, to change.

    Raises:
        ApiError: Drive's 404, or 403 where the caller's role is too weak.
    """
    file = visible_file(service, request)
    allowed = {"owner", "organizer"} if as_owner else WRITING
    if file.role(request.context.caller) not in allowed:
        raise insufficient()
    return file


def check_fields(request: DriveRequest) -> None:
    """Of comments and of the caller Drive tells only what `fields` asks.

    Raises:
        ApiError: nothing is asked.
    """
    if not request.call.option("fields"):
        said = "The 'fields' parameter is required for this method."
        raise drive_error(said, code=400, reason="required", location="fields")


def insufficient() -> ApiError:
    """Drive's 403 for a role that is too weak."""
    said = "The user does not have sufficient permissions for this file."
    return drive_error(said, code=403, reason="insufficientFilePermissions")


def invalid(message: str, location: str, reason: str = "invalid") -> ApiError:
    """Drive's 400 about one parameter."""
    return drive_error(message, code=400, reason=reason, location=location)
