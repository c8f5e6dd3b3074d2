"""What Drive tells of a file: who may change it, where it lies, whether it was thrown away. Pure."""

from collections.abc import Mapping
from typing import Any

from sheetsync.doctor.result import Check, doubtful, fine, wrong
from sheetsync.errors import ExitCode
from sheetsync.messages import Messages

FIELDS = "name,mimeType,trashed,driveId,ownedByMe,capabilities(canEdit)"
"""What is asked of Drive; `drive.metadata.readonly` is enough for it."""


def check_role(file: Mapping[str, Any], address: str, messages: Messages) -> Check:
    """Tell whether the account may change the file."""
    say = messages.say
    if file.get("trashed"):
        said = say("The spreadsheet lies in the bin.")
        return wrong("role", said, say("Take it out in Drive, or adopt another."), ExitCode.GOOGLE)
    if not file.get("capabilities", {}).get("canEdit", True):
        said = say("{address} may see the spreadsheet and not change it.", address=address)
        step = say("Open it, choose Share, and make {address} an editor.", address=address)
        return wrong("role", said, step, ExitCode.GOOGLE)
    if file.get("ownedByMe") and address.endswith(".gserviceaccount.com"):
        said = say("The service account owns the spreadsheet: nobody inherits it when the account is deleted.")
        return doubtful("role", said, say("Copy it in Drive as a person, share the copy, and adopt that."))
    where = say("on a shared drive") if file.get("driveId") else say("shared with it")
    return fine("role", say("{address} may change the spreadsheet ({where}).", address=address, where=where))
