"""drive.comments: notes of people on a file as a whole."""

from collections.abc import Callable

from sheetsync.localsheets.drive.request import DriveRequest, check_fields, visible_file
from sheetsync.localsheets.drive.views import user_json
from sheetsync.localsheets.errors import drive_error
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store.files import Json, timestamp

Change = Callable[[tuple[Json, ...]], tuple[Json, ...]]


def create(service: Service, request: DriveRequest) -> Json:
    """Write a comment."""
    check_fields(request)
    context = request.context
    moment = timestamp(context.now)
    content = request.body.get("content")
    if not content:
        raise drive_error("The comment content is required.", code=400, reason="required")
    made: Json = {
        "kind": "drive#comment",
        "id": f"AAAA{context.new_id():08X}",
        "createdTime": moment,
        "modifiedTime": moment,
        "author": user_json(context.caller, context.caller),
        "deleted": False,
        "content": content,
        "htmlContent": content,
        "replies": [],
    }
    if "anchor" in request.body:
        made["anchor"] = request.body["anchor"]
    _keep(service, request, lambda held: (*held, made))
    return made


def list_comments(service: Service, request: DriveRequest) -> Json:
    """All comments of a file."""
    check_fields(request)
    return {"kind": "drive#commentList", "comments": list(visible_file(service, request).comments)}


def get(service: Service, request: DriveRequest) -> Json:
    """One comment."""
    check_fields(request)
    return _found(service, request)


def delete(service: Service, request: DriveRequest) -> None:
    """Take a comment away."""
    gone = _found(service, request)
    _keep(service, request, lambda held: tuple(one for one in held if one is not gone))


def _found(service: Service, request: DriveRequest) -> Json:
    wanted = request.path["commentId"]
    for one in visible_file(service, request).comments:
        if one["id"] == wanted:
            return one
    raise drive_error(f"Comment not found: {wanted}.", code=404, reason="notFound", location="commentId")


def _keep(service: Service, request: DriveRequest, change: Change) -> None:
    context = request.context
    with service.library.changing():
        file = visible_file(service, request)
        book = service.library.book(file.id)
        made = file._replace(comments=change(file.comments))
        service.library.put(made, book, at=context.now, who=context.caller, what="comments")
