"""drive.permissions: who may see and change a file."""

from sheetsync.localsheets.drive.request import DriveRequest, changeable_file, insufficient, invalid, visible_file
from sheetsync.localsheets.drive.views import permission_json
from sheetsync.localsheets.errors import ApiError, drive_error
from sheetsync.localsheets.service import WRITING, Service
from sheetsync.localsheets.store import File
from sheetsync.localsheets.store.files import Json, permission_id

_TYPES = {"user", "group", "domain", "anyone"}
_ROLES = {"owner", "organizer", "fileOrganizer", "writer", "commenter", "reader"}


def create(service: Service, request: DriveRequest) -> Json:
    """Share a file; an address that has a role already gets the new one."""
    body = request.body
    made = _permission(body)
    with service.library.changing():
        file = changeable_file(service, request)
        if made["role"] == "owner" and made.get("emailAddress") != file.owner:
            _check_transfer(file, request)
        permissions = [one for one in file.permissions if one["id"] != made["id"]]
        _keep(service, request, _with_owner(file, [*permissions, made]))
    return permission_json(made)


def list_permissions(service: Service, request: DriveRequest) -> Json:
    """All permissions of a file."""
    file = visible_file(service, request)
    if file.role(request.context.caller) not in WRITING:
        raise insufficient()
    return {"kind": "drive#permissionList", "permissions": [permission_json(one) for one in file.permissions]}


def get(service: Service, request: DriveRequest) -> Json:
    """One permission."""
    return permission_json(_found(visible_file(service, request), request))


def update(service: Service, request: DriveRequest) -> Json:
    """Change a role; `pendingOwner` offers ownership, the role owner takes it."""
    with service.library.changing():
        file = changeable_file(service, request)
        old = _found(file, request)
        changes: Json = {key: request.body[key] for key in ("role", "pendingOwner") if key in request.body}
        made: Json = old | changes
        if made["role"] not in _ROLES:
            raise invalid("The specified role is invalid.", "permission.role")
        if made["role"] == "owner" and old["role"] != "owner":
            _check_transfer(file, request)
            made.pop("pendingOwner", None)
        _keep(service, request, _with_owner(file, [made if one is old else one for one in file.permissions]))
    return permission_json(made)


def delete(service: Service, request: DriveRequest) -> None:
    """Stop sharing with someone."""
    with service.library.changing():
        file = visible_file(service, request)
        gone = _found(file, request)
        mine = gone.get("emailAddress") == request.context.caller
        if gone["role"] == "owner":
            raise drive_error("The owner of a file cannot be removed.", code=403, reason="cannotRemoveOwner")
        if not mine and file.role(request.context.caller) not in WRITING:
            raise insufficient()
        _keep(service, request, file._replace(permissions=tuple(one for one in file.permissions if one is not gone)))


def _permission(body: Json) -> Json:
    """The Permission that a body asks for.

    Raises:
        ApiError: no type, role, address or domain, or one that is unknown.
    """
    for name in ("type", "role"):
        if not body.get(name):
            raise drive_error(f"The permission {name} field is required.", code=400, reason="required")
    if body["type"] not in _TYPES or body["role"] not in _ROLES:
        name = "role" if body["type"] in _TYPES else "type"
        raise invalid(f"The specified {name} is invalid.", f"permission.{name}")
    if body["type"] == "anyone":
        return {"id": "anyoneWithLink", "type": "anyone", "role": body["role"], "allowFileDiscovery": False}
    key = "domain" if body["type"] == "domain" else "emailAddress"
    who = body.get(key)
    if not who:
        said = f"The permission type is '{body['type']}' but '{key}' is not set."
        raise invalid(said, f"permission.{key}")
    made = {"id": permission_id(who), "type": body["type"], "role": body["role"], key: who, "displayName": who}
    return made if key == "domain" else {**made, "deleted": False, "pendingOwner": bool(body.get("pendingOwner"))}


def _check_transfer(file: File, request: DriveRequest) -> None:
    if not request.flag("transferOwnership"):
        said = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
        raise drive_error(said, code=403, reason="forbidden", location="transferOwnership")
    caller = request.context.caller
    offered = any(one.get("pendingOwner") and one.get("emailAddress") == caller for one in file.permissions)
    if file.owner != caller and not offered:
        raise insufficient()


def _with_owner(file: File, permissions: list[Json]) -> File:
    """The file with these permissions; where one makes a new owner, the old one becomes a writer."""
    owners = [one for one in permissions if one["role"] == "owner"]
    fresh = next((one for one in owners if one.get("emailAddress") != file.owner), None)
    if fresh is None:
        return file._replace(permissions=tuple(permissions))
    turned = [{**one, "role": "writer"} if one in owners and one is not fresh else one for one in permissions]
    return file._replace(permissions=tuple(turned), owner=fresh["emailAddress"])


def _found(file: File, request: DriveRequest) -> Json:
    wanted = request.path["permissionId"]
    found = next((one for one in file.permissions if one["id"] == wanted), None)
    if found is None:
        raise _unknown(wanted)
    return found


def _unknown(wanted: str) -> ApiError:
    return drive_error(f"Permission not found: {wanted}.", code=404, reason="notFound", location="permissionId")


def _keep(service: Service, request: DriveRequest, file: File) -> None:
    context = request.context
    book = service.library.book(file.id)
    service.library.put(file, book, at=context.now, who=context.caller, what="permissions")
