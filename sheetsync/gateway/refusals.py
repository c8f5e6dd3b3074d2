"""Why Google, or the way to it, refused: one error a reason, each with its next step."""

from sheetsync.errors import SetupError, SheetsyncError


class NotSharedError(SheetsyncError):
    """The spreadsheet exists and this account may not see or change it."""

    message = "No access to the spreadsheet {spreadsheet_id}. Open it, choose Share, and add {address} as an editor."


class NotFoundError(SheetsyncError):
    """There is no such spreadsheet, or it was deleted."""

    message = (
        "There is no spreadsheet {spreadsheet_id}. Copy the id anew from its address: the part between /d/ and /edit."
    )


class UnreachableError(SheetsyncError):
    """No answer came from the server before anything was sent, or to a question that changes nothing."""

    message = "{host} can't be reached: {reason}. Check the network (or --base-url), then run again; nothing was lost."


class QuotaError(SheetsyncError):
    """Google's quota stayed used up for longer than a run waits."""

    message = (
        "Google's quota ({limit}) is used up. Nothing was damaged; the next run goes on. "
        "Run less often, or ask Google for more."
    )


class NoRoomError(SheetsyncError):
    """The quota has no room for this run's calls before the run must end."""

    message = (
        "So many calls of this machine wait for Google's quota that this run would not be done in time. Nothing was "
        "damaged; the next run goes on. Run less often, or spread the sheets over several accounts."
    )


class UnwellError(SheetsyncError):
    """Google kept answering with errors of its own."""

    message = (
        "Google answered with an error of its own ({status}): {said}. The next run goes on where this one stopped."
    )


class StorageError(SheetsyncError):
    """The account owns no storage, so it can't create files."""

    message = (
        "This account can't own files, so it can't create a spreadsheet. Create one yourself, share it with {address} "
        "as an editor, then run: sheetsync adopt ID"
    )


class SignInError(SetupError):
    """The credentials were refused or can't be renewed."""

    message = "Google refused the credentials: {reason}. Check the key file named in the config, or sign in again."


class NoKeyFileError(SignInError):
    """The key file that the config names is not there."""

    message = "There is no key file {file}. Check the path in the config, or SHEETSYNC_KEY_FILE."


class BadKeyFileError(SignInError):
    """The key file is none of a service account's."""

    message = (
        "{file} is no service account's key file. Make a new key in the Google Cloud console (JSON) and name that file."
    )


class UnreadableKeyFileError(SignInError):
    """The key file, or the sign-in, is there and may not be read: it is somebody else's, or a folder."""

    message = (
        "{file} can't be read: {reason}. Make it a file of the user who runs sheetsync, and theirs alone (chown, then "
        "chmod 600)."
    )


class OpenKeyFileError(SignInError):
    """The key file may be read by others on this machine."""

    message = "Others on this machine may read the key {file}. Make it yours alone: chmod 600 {file}"


class NoCredentialsError(SignInError):
    """Neither a key file nor a sign-in of the machine's own."""

    message = (
        "There is nothing to sign in to Google with. Name a service account's key file in the config ([google] "
        "key_file), or sign in as yourself: sheetsync login --client CLIENT.json"
    )


class ApiOffError(SetupError):
    """The Google Cloud project of the credentials has the Sheets API switched off."""

    message = (
        "The {api} is switched off for the project of these credentials. Switch it on here: {link} Then wait some "
        "minutes, and run it again. Google says: {said}"
    )


class NotASheetError(SheetsyncError):
    """The file is no native Google spreadsheet (an .xlsx in Drive, say)."""

    message = (
        "The file {spreadsheet_id} is no Google spreadsheet. Open it in Google Sheets, choose File, Save as Google "
        "Sheets, and use the new file's id."
    )


class GarbledError(SheetsyncError):
    """An answer came that is no JSON of Google's."""

    message = "{host} answered with something that is not Google's: {said}. Check the address, or a proxy on the way."


class TooLargeError(SheetsyncError):
    """An answer is larger than anything a spreadsheet makes of it; it was not read to its end."""

    message = (
        "The answer of {host} is larger than {limit} MB and was not read; nobody's cell was damaged. Take empty rows "
        "and columns and what is no longer needed out of the spreadsheet, or check the address."
    )


class RefusedError(SheetsyncError):
    """Google refused a request as it stands (400): mostly because the sheet changed since it was read."""

    message = (
        "Google refused the request, and nothing of it was done (it says: {said}). Run again: it reads the sheet anew. "
        "If it says the same: sheetsync doctor"
    )


class UnknownOutcomeError(SheetsyncError):
    """A write went out and no answer came back: it may have been applied or not. Only a new read can tell."""

    message = "The connection broke while a change was on its way ({reason}). Run again: it reads first and goes on."
