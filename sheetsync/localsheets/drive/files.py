"""drive.files: create, list, get, copy, update, delete; and about.get."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable

from sheetsync.localsheets.book import Book
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.defaults import new_book
from sheetsync.localsheets.drive.places import Place, one_parent, place_of, put_there
from sheetsync.localsheets.drive.request import DriveRequest, changeable_file, check_fields, invalid, visible_file
from sheetsync.localsheets.drive.search import parse_query
from sheetsync.localsheets.drive.views import file_json, user_json
from sheetsync.localsheets.errors import ApiError, drive_error
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.store import ROOT, SPREADSHEET, File
from sheetsync.localsheets.store.files import FOLDER, Json, new_file

_KEPT = ("description", "starred", "properties", "appProperties", "folderColorRgb")
_READ_ONLY = frozenset(
    {
        "capabilities",
        "createdTime",
        "driveId",
        "exportLinks",
        "iconLink",
        "id",
        "lastModifyingUser",
        "modifiedByMe",
        "ownedByMe",
        "owners",
        "permissionIds",
        "permissions",
        "shared",
        "size",
        "spaces",
        "version",
        "webViewLink",
    }
)
"""What a file tells of itself and no update may carry."""
_KEYS: dict[str, Callable[[File], object]] = {
    "createdTime": lambda file: file.created,
    "folder": lambda file: file.mime_type != "application/vnd.google-apps.folder",
    "modifiedByMeTime": lambda file: file.modified,
    "modifiedTime": lambda file: file.modified,
    "name": lambda file: file.name.casefold(),
    "name_natural": lambda file: file.name.casefold(),
    "quotaBytesUsed": lambda file: file.id,
    "recency": lambda file: file.modified,
    "sharedWithMeTime": lambda file: file.created,
    "starred": lambda file: not file.fields.get("starred"),
    "viewedByMeTime": lambda file: file.modified,
}


def create(service: Service, request: DriveRequest) -> Json:
    """A new file; one of the spreadsheet type gets a sheet, any other type is only a record."""
    body, context = request.body, request.context
    name = body.get("name") or ("Untitled spreadsheet" if body.get("mimeType") == SPREADSHEET else "Untitled")
    place = place_of(service, request, body.get("parents"))
    mime_type = body.get("mimeType") or "application/octet-stream"
    file = put_there(new_file(context.new_file_id(), name, mime_type, context), place)
    book = new_book(file.id, name) if mime_type == SPREADSHEET else None
    return _put(service, request, file._replace(fields=_fields(body)), book, "files.create")


def list_files(service: Service, request: DriveRequest) -> Json:
    """The caller's files that the query lets through, newest first unless ordered otherwise."""
    call, caller = request.call, request.context.caller
    test = parse_query(call.option("q"), caller)
    drives = request.flag("includeItemsFromAllDrives")
    files = [file for file in service.library.files() if drives or not file.drive]
    found = [file for file in files if file.id != file.drive and file.role(caller) is not None and test(file)]
    ordered = _ordered(found, call.option("orderBy"))
    start, size = _page(call.option("pageToken")), size_of(call.option("pageSize"))
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(ordered):
        answer["nextPageToken"] = urlsafe_b64encode(f"page:{start + size}".encode()).decode()
    return answer | {"files": [file_json(file, caller) for file in ordered[start : start + size]]}


def get(service: Service, request: DriveRequest) -> Json:
    """One file's record.

    Raises:
        ApiError: `alt=media`: a spreadsheet has no content of its own, only exports.
    """
    if request.call.option("alt") == "media":
        said = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise drive_error(said, code=403, reason="fileNotDownloadable", location="alt")
    if request.path["fileId"] in {"root", ROOT}:
        return file_json(_my_drive(request.context), request.context.caller)
    return file_json(visible_file(service, request), request.context.caller)


def _my_drive(context: Context) -> File:
    """Everybody's own topmost folder; it is nowhere kept."""
    return new_file(ROOT, "My Drive", FOLDER, context, ())._replace(last_user=context.caller)


def copy(service: Service, request: DriveRequest) -> Json:
    """A copy that the caller owns: sheets and metadata with their ids, no comments, no permissions."""
    body, context = request.body, request.context
    source = visible_file(service, request)
    name = body.get("name") or f"Copy of {source.name}"
    held_there = Place(source.parents, source.drive)
    place = place_of(service, request, body["parents"]) if body.get("parents") else held_there
    file = put_there(new_file(context.new_file_id(), name, source.mime_type, context), place)
    held = service.library.book(source.id)
    book = None
    if held is not None:
        book = held.fork()
        book.spreadsheet_id = file.id
        book.properties = {**held.properties, "title": name}
    return _put(service, request, file._replace(fields={**source.fields, **_fields(body)}), book, "files.copy")


def update(service: Service, request: DriveRequest) -> Json:
    """Rename, star, describe, move, put into the bin or take out.

    Raises:
        ApiError: 403 for fields that Drive does not let anybody write.
    """
    body = request.body
    _check_writable(body)
    with service.library.changing():
        file = changeable_file(service, request, as_owner="trashed" in body)
        place = _moved(service, request, file)
        file = file._replace(
            trashed=body.get("trashed", file.trashed),
            parents=place.parents,
            drive=place.drive,
            fields={**file.fields, **_fields(body)},
        )
        if "name" not in body:
            return _put(service, request, file, service.library.book(file.id), "files.update")
        return _put(service, request, file._replace(name=body["name"]), _renamed(service, file, body["name"]), "rename")


def delete(service: Service, request: DriveRequest) -> None:
    """Take a file away for good, and all that lies in it, where it is a folder."""
    with service.library.changing():
        _remove(service, changeable_file(service, request, as_owner=True), request.context.caller)


def _remove(service: Service, file: File, caller: str) -> None:
    service.library.remove(file)
    for inner in service.library.files() if file.mime_type == FOLDER else ():
        if file.id in inner.parents and inner.role(caller) in {"owner", "organizer"}:
            _remove(service, inner, caller)


def _check_writable(body: Json) -> None:
    if "parents" in body:
        raise _not_writable(
            "The parents field is not directly writable in update requests. "
            "Use the addParents and removeParents parameters instead."
        )
    if body.keys() & _READ_ONLY:
        raise _not_writable("The resource body includes fields which are not directly writable.")


def _not_writable(said: str) -> ApiError:
    return drive_error(said, code=403, reason="fieldNotWritable")


def about(service: Service, request: DriveRequest) -> Json:  # noqa: ARG001 - one signature for all methods
    """Who asks.

    Raises:
        ApiError: no `fields`.
    """
    check_fields(request)
    caller = request.context.caller
    return {"kind": "drive#about", "user": user_json(caller, caller), "storageQuota": {"usage": "0"}}


def _renamed(service: Service, file: File, name: str) -> Book | None:
    """The book under its new title: file and spreadsheet have one."""
    held = service.library.book(file.id)
    if held is None:
        return None
    book = held.fork()
    book.properties = {**held.properties, "title": name}
    return book


def _put(service: Service, request: DriveRequest, file: File, book: Book | None, what: str) -> Json:
    context = request.context
    made = service.library.put(file, book, at=context.now, who=context.caller, what=what)
    return file_json(made, context.caller)


def _fields(body: Json) -> Json:
    return {name: body[name] for name in _KEPT if name in body}


def _moved(service: Service, request: DriveRequest, file: File) -> Place:
    added = [one for one in request.call.option("addParents").split(",") if one]
    removed = {ROOT if one == "root" else one for one in request.call.option("removeParents").split(",")}
    kept = tuple(parent for parent in file.parents if parent not in removed)
    if not added:
        return Place(kept, file.drive)
    place = place_of(service, request, added)
    if place.drive and kept:
        raise one_parent()
    return Place(kept + place.parents, place.drive)


def _ordered(files: list[File], order: str) -> list[File]:
    made = sorted(files, key=lambda file: (file.modified, file.created), reverse=True)
    for part in reversed([part.strip() for part in order.split(",") if part.strip()]):
        name, _, direction = part.partition(" ")
        if name not in _KEYS or direction not in {"", "desc"}:
            raise invalid("Invalid Value", "orderBy")
        made.sort(key=_KEYS[name], reverse=bool(direction))  # type: ignore[arg-type]
    return made


def size_of(text: str) -> int:
    """How many entries of a list a page holds.

    Raises:
        ApiError: 400 for what is none.
    """
    if not text:
        return 100
    if not text.isdigit() or not 1 <= int(text) <= 1000:
        raise invalid(
            f"Invalid value '{text}'. Values must be within the range: [1, 1000]", "pageSize", "invalidParameter"
        )
    return int(text)


def _page(token: str) -> int:
    if not token:
        return 0
    try:
        return int(urlsafe_b64decode(token).decode().removeprefix("page:"))
    except ValueError:
        raise invalid("Invalid Value", "pageToken") from None
