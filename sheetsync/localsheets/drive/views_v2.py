"""A Drive file of v2 as JSON."""

from sheetsync.localsheets.drive.views import export_links
from sheetsync.localsheets.store import ROOT, File
from sheetsync.localsheets.store.files import Json, permission_id


def file_json_v2(file: File, caller: str) -> Json:
    """A File of v2, as the upload of a CSV answers it, in the order of Google's own answer."""
    base = f"https://www.googleapis.com/drive/v2/files/{file.id}"
    return {**_kind_and_people(file, base, caller), **_places(file, caller), **_name_and_days(file)}


def _kind_and_people(file: File, base: str, caller: str) -> Json:
    return {
        "kind": "drive#file",
        "userPermission": _user_permission_v2(file, base, caller),
        "selfLink": base,
        "ownerNames": [file.owner],
        "lastModifyingUserName": file.last_user,
        "editable": True,
        "writersCanShare": True,
        "mimeType": file.mime_type,
        "exportLinks": export_links(file.id),
        "parents": [_parent_v2(base, parent) for parent in file.parents],
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={file.id}&v={file.version}&sz=s220",
        "appDataContents": False,
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{file.mime_type}",
        "shared": len(file.permissions) > 1,
        "lastModifyingUser": _user_v2(file.last_user, caller),
        "owners": [_user_v2(file.owner, caller)],
    }


def _places(file: File, caller: str) -> Json:
    return {
        "copyable": True,
        "etag": f'"{file.version}"',
        "alternateLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "embedLink": f"https://docs.google.com/spreadsheets/d/{file.id}/htmlembed?ouid={permission_id(caller)}",
        "fileSize": "1024",
        "copyRequiresWriterPermission": False,
        "spaces": ["drive"],
    }


def _name_and_days(file: File) -> Json:
    return {
        "id": file.id,
        "title": file.name,
        "labels": {
            "viewed": True,
            "restricted": False,
            "starred": bool(file.fields.get("starred")),
            "hidden": False,
            "trashed": file.trashed,
        },
        "explicitlyTrashed": file.trashed,
        "createdDate": file.created,
        "modifiedDate": file.modified,
        "modifiedByMeDate": file.modified,
        "lastViewedByMeDate": file.modified,
        "markedViewedByMeDate": "1970-01-01T00:00:00.000Z",
        "quotaBytesUsed": "1024",
        "version": str(file.version),
        "capabilities": {"canEdit": True, "canCopy": True},
    }


def _user_permission_v2(file: File, base: str, caller: str) -> Json:
    return {
        "id": "me",
        "type": "user",
        "role": "owner" if file.owner == caller else "writer",
        "kind": "drive#permission",
        "selfLink": f"{base}/permissions/me",
        "etag": f'"{permission_id(caller)}"',
        "pendingOwner": False,
    }


def _parent_v2(base: str, parent: str) -> Json:
    return {
        "selfLink": f"{base}/parents/{parent}",
        "id": parent,
        "isRoot": parent == ROOT,
        "kind": "drive#parentReference",
        "parentLink": f"https://www.googleapis.com/drive/v2/files/{parent}",
    }


def _user_v2(address: str, caller: str) -> Json:
    return {
        "displayName": address,
        "kind": "drive#user",
        "isAuthenticatedUser": address == caller,
        "permissionId": permission_id(address),
        "emailAddress": address,
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }
