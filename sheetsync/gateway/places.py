"""Refusals of a place for a new file: a folder or shared drive that is not there, closed, or full."""

from sheetsync.errors import SheetsyncError


class NoFolderError(SheetsyncError):
    """There is no such folder, or the account can't see it."""

    message = (
        "Google knows no such folder that {address} can see ({said}). Copy its id anew from its address, the part "
        "after /folders/, and make {address} a contributor of the shared drive (Manage members)."
    )


class ClosedFolderError(SheetsyncError):
    """The account may see the folder, and not put anything into it."""

    message = (
        "{address} may not put files into that folder (Google says: {said}). On the shared drive choose Manage "
        "members, and make {address} a contributor or content manager. Signed in as a person, make a blank sheet "
        "there yourself, and run: sheetsync adopt ID"
    )


class OwnersFolderError(SheetsyncError):
    """The folder lies in a person's Drive, where a service account would own the file."""

    message = (
        "That folder lies in a person's Drive, where {address} can't own files. Name a folder of a shared drive, or "
        "make a blank sheet there yourself, share it with {address} as an editor, and run: sheetsync adopt ID"
    )


class FullFolderError(SheetsyncError):
    """The shared drive, or the folder, takes no more files."""

    message = (
        "The shared drive or folder takes no more files (Google says: {said}). Name another folder, or let a manager "
        "of the drive make room."
    )
