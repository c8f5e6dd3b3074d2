"""Where a file lies: in somebody's own Drive, or in a shared drive, which then owns it."""

from typing import NamedTuple

from sheetsync.localsheets.drive.request import DriveRequest
from sheetsync.localsheets.errors import ApiError, drive_error, file_not_found
from sheetsync.localsheets.service import WRITING, Service
from sheetsync.localsheets.store import ROOT, File
from sheetsync.localsheets.store.files import owns_files


class Place(NamedTuple):
    """The folders that hold a file, and the shared drive around them; empty in somebody's own Drive."""

    parents: tuple[str, ...]
    drive: str = ""


def place_of(service: Service, request: DriveRequest, asked: list[str] | None) -> Place:
    """The place that a body names; without one the caller's own Drive.

    Raises:
        ApiError: Drive's 404 for a folder that the caller can't see, or of a shared drive where `supportsAllDrives` is
            left out; 403 where the caller may not put anything there, or a service account would own the file.
    """
    parents = tuple(ROOT if parent == "root" else parent for parent in asked or [ROOT])
    folders = [_folder(service, request, parent) for parent in parents if parent != ROOT]
    drive = next((folder.drive for folder in folders if folder.drive), "")
    if drive and len(parents) > 1:
        raise one_parent()
    return Place(parents, drive)


def _folder(service: Service, request: DriveRequest, parent: str) -> File:
    caller = request.context.caller
    folder = service.library.file(parent)
    if folder is None or folder.role(caller) is None or (folder.drive and not request.knows_drives):
        raise file_not_found(parent)
    if folder.role(caller) not in WRITING:
        said = "Insufficient permissions for the specified parent."
        raise drive_error(said, code=403, reason="insufficientParentPermissions")
    return folder


def put_there(file: File, place: Place) -> File:
    """A file that its maker owns, or the shared drive that it is made in.

    Raises:
        ApiError: 403, a service account owns no storage.
    """
    if place.drive:
        return file._replace(parents=place.parents, drive=place.drive, owner="", permissions=())
    if not owns_files(file.owner):
        raise no_storage()
    return file._replace(parents=place.parents)


def no_storage() -> ApiError:
    """Drive's 403 for a service account that would own a file."""
    said = (
        "Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/"
        "drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) "
        "instead."
    )
    return drive_error(said, code=403, reason="storageQuotaExceeded", domain="usageLimits")


def one_parent() -> ApiError:
    """Drive's 403 for a file of a shared drive in two folders."""
    return drive_error("A shared drive item must have exactly one parent.", code=403, reason="teamDrivesParentLimit")
