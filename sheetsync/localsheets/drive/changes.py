"""drive.changes: where the list stands, and what changed since; each file once, as it is now."""

from sheetsync.localsheets.drive.files import size_of
from sheetsync.localsheets.drive.request import DriveRequest, invalid
from sheetsync.localsheets.drive.views import file_json
from sheetsync.localsheets.errors import drive_error
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store.database import Changed
from sheetsync.localsheets.store.files import Json


def start_page_token(service: Service, request: DriveRequest) -> Json:  # noqa: ARG001 - one signature for all methods
    """Where changes to come begin."""
    return {"kind": "drive#startPageToken", "startPageToken": str(service.library.revision + 1)}


def list_changes(service: Service, request: DriveRequest) -> Json:
    """What changed since a token, of the files that the caller may see, and which are gone.

    Raises:
        ApiError: 400 without a page token.
    """
    start, size = start_of(request), size_of(request.call.option("pageSize"))
    revision = service.library.revision
    found = [one for one in service.library.changes(start) if _concerns(service, one, request.context.caller)]
    answer: Json = {"kind": "drive#changeList", "changes": [_json(service, one, request) for one in found[:size]]}
    if len(found) > size:
        return answer | {"nextPageToken": str(found[size].revision)}
    return answer | {"newStartPageToken": str(revision + 1)}


def start_of(request: DriveRequest) -> int:
    """The revision that a page token names.

    Raises:
        ApiError: 400 without one.
    """
    token = request.call.option("pageToken")
    if not token:
        said = "Required parameter: pageToken"
        raise drive_error(said, code=400, reason="required", location="pageToken")
    if not (token.isascii() and token.isdecimal() and len(token) < 19):
        raise invalid("Invalid Value", "pageToken")
    return int(token)


def _concerns(service: Service, change: Changed, caller: str) -> bool:
    file = service.library.file(change.file_id)
    return file is None or file.role(caller) is not None


def _json(service: Service, change: Changed, request: DriveRequest) -> Json:
    file = service.library.file(change.file_id)
    made = {
        "kind": "drive#change",
        "type": "file",
        "changeType": "file",
        "time": change.at,
        "removed": file is None,
        "fileId": change.file_id,
    }
    return made | ({"file": file_json(file, request.context.caller)} if file else {})
