"""Which method of the Drive API a path means."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from sheetsync.localsheets.call import Answer, Call, json_answer
from sheetsync.localsheets.drive import changes, comments, drives, exporting, files, importing, sharing, watching
from sheetsync.localsheets.drive.request import DriveRequest
from sheetsync.localsheets.errors import ApiError, drive_error, not_built
from sheetsync.localsheets.fields import Mask, cut, parse_mask
from sheetsync.localsheets.schema import check_drive_mask, known_part, method_places
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store.files import Json

Handler = Callable[[Service, DriveRequest], Json | Answer | None]

_FILE = "kind,id,name,mimeType"
_DRIVE = "kind,id,name"
_PERMISSION = "kind,id,type,role"
_LIST = f"kind,incompleteSearch,nextPageToken,files({_FILE})"
_CHANGE = f"kind,type,changeType,time,removed,fileId,file({_FILE})"
_CHANGE_LIST = f"kind,nextPageToken,newStartPageToken,changes({_CHANGE})"
_PERMISSION_LIST = f"kind,nextPageToken,permissions({_PERMISSION})"


class Route(NamedTuple):
    """A method: HTTP verb, path, handler, schema of the answer (and body), the fields that are answered unasked."""

    http: str
    path: str
    handler: Handler
    schema: str = ""
    fields: str = ""


_ROUTES = (
    Route("GET", "/drive/v3/about", files.about, "About", "*"),
    Route("POST", "/drive/v3/files", files.create, "File", _FILE),
    Route("GET", "/drive/v3/files", files.list_files, "FileList", _LIST),
    Route("GET", "/drive/v3/files/{fileId}", files.get, "File", _FILE),
    Route("PATCH", "/drive/v3/files/{fileId}", files.update, "File", _FILE),
    Route("DELETE", "/drive/v3/files/{fileId}", files.delete),
    Route("POST", "/drive/v3/files/{fileId}/copy", files.copy, "File", _FILE),
    Route("POST", "/drive/v3/drives", drives.create, "Drive", _DRIVE),
    Route("GET", "/drive/v3/drives", drives.list_drives, "DriveList", f"kind,nextPageToken,drives({_DRIVE})"),
    Route("GET", "/drive/v3/drives/{driveId}", drives.get, "Drive", _DRIVE),
    Route("GET", "/drive/v3/files/{fileId}/export", exporting.export),
    Route("GET", "/spreadsheets/d/{fileId}/export", exporting.download),
    Route("GET", "/spreadsheets/export", exporting.download_by_link),
    Route("POST", "/drive/v3/files/{fileId}/permissions", sharing.create, "Permission", _PERMISSION),
    Route("GET", "/drive/v3/files/{fileId}/permissions", sharing.list_permissions, "PermissionList", _PERMISSION_LIST),
    Route("GET", "/drive/v3/files/{fileId}/permissions/{permissionId}", sharing.get, "Permission", _PERMISSION),
    Route("PATCH", "/drive/v3/files/{fileId}/permissions/{permissionId}", sharing.update, "Permission", _PERMISSION),
    Route("DELETE", "/drive/v3/files/{fileId}/permissions/{permissionId}", sharing.delete),
    Route("POST", "/drive/v3/files/{fileId}/comments", comments.create, "Comment", "*"),
    Route("GET", "/drive/v3/files/{fileId}/comments", comments.list_comments, "CommentList", "*"),
    Route("GET", "/drive/v3/files/{fileId}/comments/{commentId}", comments.get, "Comment", "*"),
    Route("DELETE", "/drive/v3/files/{fileId}/comments/{commentId}", comments.delete),
    Route("GET", "/drive/v3/changes/startPageToken", changes.start_page_token, "StartPageToken", "*"),
    Route("GET", "/drive/v3/changes", changes.list_changes, "ChangeList", _CHANGE_LIST),
    Route("POST", "/drive/v3/changes/watch", watching.watch_changes, "Channel", "*"),
    Route("POST", "/drive/v3/files/{fileId}/watch", watching.watch_file, "Channel", "*"),
    Route("POST", "/drive/v3/channels/stop", watching.stop, "Channel", "*"),
    Route("PUT", "/upload/drive/v2/files/{fileId}", importing.replace_v2, "", "*"),
    Route("PATCH", "/upload/drive/v3/files/{fileId}", importing.replace_v3, "File", _FILE),
    Route("POST", "/upload/drive/v3/files", importing.create_v3, "File", _FILE),
)
_PATTERNS = [(route, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.path))) for route in _ROUTES]


def answer_drive(service: Service, call: Call) -> Answer | None:
    """The answer to a call under `/drive/`, `/upload/drive/` or of a download; None when no method has that path.

    Raises:
        ApiError: Drive's refusals; 501 for a method that Google has and this server has not.
    """
    path = "/" + "/".join(call.segments)
    _refuse_unbuilt(call.method, path)
    for route, pattern in _PATTERNS:
        match = pattern.fullmatch(path)
        if match is not None and route.http == call.method:
            return _answer(service, call, route, {key: unquote(text) for key, text in match.groupdict().items()})
    return None


def _refuse_unbuilt(http: str, path: str) -> None:
    """Name a method that Google has here; its own words in a path, as in `files/generateIds`, are no ids."""
    for named, verb, pattern in _unbuilt():
        if verb == http and pattern.fullmatch(path):
            raise not_built(f"The method {named}")


@cache
def _unbuilt() -> list[tuple[str, str, re.Pattern[str]]]:
    """Name, HTTP verb and path of every method that Google's Drive has and this server has not."""
    built = {(route.http, route.path) for route in _ROUTES}
    places = [(name, *place) for name, place in method_places("drive").items() if place not in built]
    return [(name, http, re.compile(re.sub(r"\{\w+\}", "[^/]+", path))) for name, http, path in places]


def _answer(service: Service, call: Call, route: Route, path: dict[str, str]) -> Answer:
    mask = _mask(call, route)
    body = {} if call.segments[0] == "upload" or call.method in {"GET", "DELETE"} else _body(call, route)
    made = route.handler(service, DriveRequest(path, body, mask, call))
    if made is None:
        return Answer(204, b"", "text/html")
    if isinstance(made, Answer):
        return made
    return json_answer(cut(made, mask), pretty=call.option("prettyPrint").lower() != "false")


def _mask(call: Call, route: Route) -> Mask:
    text = call.option("fields")
    asked = check_drive_mask(text, route.schema) if route.schema else parse_mask(None)
    return (parse_mask(route.fields) or {}) if asked is None else asked


def _body(call: Call, route: Route) -> Json:
    """The JSON body without nulls; Drive ignores names that it does not know."""
    try:
        body = known_part(call.json(), route.schema)
    except ApiError:
        body = None
    if body is None:
        raise drive_error("Parse Error", code=400, reason="parseError")
    return body
