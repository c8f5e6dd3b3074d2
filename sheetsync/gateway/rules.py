"""Refusals by a rule: of the organisation, the Google Cloud project, the spreadsheet's own protection and size."""

from sheetsync.errors import SetupError, SheetsyncError
from sheetsync.gateway.refusals import NotSharedError, RefusedError


class ViewOnlyError(NotSharedError):
    """The account may see the spreadsheet and not change it."""

    message = (
        "{address} may see the spreadsheet {spreadsheet_id} but not change it. Open it, choose Share, and make "
        "{address} an editor."
    )


class OrganisationPolicyError(SetupError):
    """The organisation's rules keep the account out."""

    message = (
        "A rule of the organisation keeps {address} from the spreadsheet (Google says: {said}). Ask the administrator "
        "to allow it, or put the sheet on a shared drive whose members may be from outside, or sign in as a person of "
        "the organisation: sheetsync login"
    )


class NotGrantedError(SetupError):
    """The app may see only the files that a person opened with it, and this is none of them."""

    message = (
        "This sign-in may not open the spreadsheet {spreadsheet_id}: it was given for single files only. Sign in again "
        "and tick the box for all your spreadsheets: sheetsync login"
    )


class ProjectError(SetupError):
    """The Google Cloud project of the credentials can't be used: no right, no such project, or not paid."""

    message = (
        "The Google Cloud project of these credentials can't be used (Google says: {said}). Open "
        "{link} and check that the project is there and that this account may use its services."
    )


class FullDriveError(SheetsyncError):
    """A person's Drive has no room left."""

    message = (
        "The Drive of {address} is full, so Google lets nothing be created or grow there. Free some space, then run "
        "again."
    )


class ProtectedError(RefusedError):
    """A person protected cells that the service writes."""

    message = (
        "Someone protected cells of the service's own, so nothing was written. Open Data, Protected sheets and ranges, "
        "and remove the protection, or add {address} to those who may edit. Google says: {said}"
    )


class TooManyCellsError(RefusedError):
    """The spreadsheet has reached Google's limit of ten million cells."""

    message = (
        "The spreadsheet is at Google's limit of 10,000,000 cells, so nothing was written. Delete empty rows and "
        "columns, or tabs that nobody needs, then run again. Google says: {said}"
    )
