"""drive.drives: shared drives, which own the files in them; their members are their topmost folder's permissions."""

from sheetsync.localsheets.drive.request import DriveRequest, visible_file
from sheetsync.localsheets.errors import drive_error
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store import File
from sheetsync.localsheets.store.files import FOLDER, Json, new_file, owner_permission


def create(service: Service, request: DriveRequest) -> Json:
    """A shared drive; who makes it is its manager.

    Raises:
        ApiError: no `requestId`.
    """
    if not request.call.option("requestId"):
        raise drive_error("Required", code=400, reason="required", location="requestId")
    context = request.context
    made = new_file("0A" + context.new_file_id()[1:18], request.body.get("name", "Untitled"), FOLDER, context, ())
    manager = {**owner_permission(context.caller), "role": "organizer"}
    drive = made._replace(owner="", drive=made.id, permissions=(manager,))
    with service.library.changing():
        return _json(service.library.put(drive, None, at=context.now, who=context.caller, what="drives.create"))


def get(service: Service, request: DriveRequest) -> Json:
    """One shared drive."""
    return _json(visible_file(service, request, "driveId"))


def list_drives(service: Service, request: DriveRequest) -> Json:
    """The shared drives that the caller is a member of."""
    caller = request.context.caller
    found = [file for file in service.library.files() if file.id == file.drive and file.role(caller)]
    return {"kind": "drive#driveList", "drives": [_json(one) for one in found]}


def _json(drive: File) -> Json:
    return {"kind": "drive#drive", "id": drive.id, "name": drive.name, "createdTime": drive.created}
