"""Drive resources of v3 as JSON: files, permissions, users."""

from sheetsync.localsheets.exports import WRITERS
from sheetsync.localsheets.service import WRITING
from sheetsync.localsheets.store import SPREADSHEET, File
from sheetsync.localsheets.store.files import FOLDER, Json, permission_id

_SET_BY_CLIENTS = ("description", "starred", "properties", "appProperties", "folderColorRgb")


def user_json(address: str, caller: str) -> Json:
    """A Drive User."""
    return {
        "kind": "drive#user",
        "displayName": address,
        "me": address == caller,
        "permissionId": permission_id(address),
        "emailAddress": address,
    }


def file_json(file: File, caller: str) -> Json:
    """A File of v3 with all that the server knows; answers show what the mask picks."""
    editable = file.role(caller) in WRITING
    link = f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk"
    made: Json = {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": file.mime_type,
        **{name: file.fields[name] for name in _SET_BY_CLIENTS if name in file.fields},
        "starred": file.fields.get("starred", False),
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "parents": list(file.parents),
        "spaces": ["drive"],
        "version": str(file.version),
        "webViewLink": link,
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{file.mime_type}",
        "createdTime": file.created,
        "modifiedTime": file.modified,
        "modifiedByMe": file.last_user == caller,
        "lastModifyingUser": user_json(file.last_user or file.owner, caller),
        **_owned(file, caller),
        "capabilities": {
            "canEdit": editable,
            "canCopy": True,
            "canShare": editable,
            "canDelete": file.role(caller) in {"owner", "organizer"},
            **({"canAddChildren": editable} if file.mime_type == FOLDER else {}),
        },
    }
    if editable and not file.drive:
        made |= {
            "permissions": [permission_json(one) for one in file.permissions],
            "permissionIds": [one["id"] for one in file.permissions],
        }
    return made | ({"exportLinks": export_links(file.id)} if file.mime_type == SPREADSHEET else {})


def _owned(file: File, caller: str) -> Json:
    """Whose it is: files of a shared drive have no owner, and tell of no sharing."""
    if file.drive:
        return {"driveId": file.drive, "teamDriveId": file.drive, "hasAugmentedPermissions": bool(file.permissions)}
    return {
        "owners": [user_json(file.owner, caller)],
        "shared": any(one["role"] != "owner" for one in file.permissions),
        "ownedByMe": file.owner == caller,
    }


def permission_json(permission: Json) -> Json:
    """A Permission of v3."""
    return {"kind": "drive#permission", **permission}


def export_links(file_id: str) -> dict[str, str]:
    """Where a browser would fetch the file in other formats."""
    base = f"https://docs.google.com/spreadsheets/export?id={file_id}&exportFormat="
    return {mime_type: base + ending for mime_type, (ending, _) in WRITERS.items()}
