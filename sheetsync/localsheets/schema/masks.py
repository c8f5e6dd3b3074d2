"""Field masks against the schema: a name that the answer or object does not have is refused."""

from sheetsync.localsheets.errors import ApiError, PayloadError, drive_error
from sheetsync.localsheets.fields import Mask, MaskSyntaxError, parse_mask
from sheetsync.localsheets.schema.document import field_type


def check_sheets_mask(text: str | None, schema_name: str) -> Mask | None:
    """The `fields` of a Sheets query as a tree; None where there is none.

    Raises:
        PayloadError: bad syntax, or a field that the answer has not.
    """
    try:
        mask = parse_mask(text)
    except MaskSyntaxError:
        said = f"Error expanding 'fields' parameter. Cannot parse '{text}'."
        raise PayloadError([("fields", said)], "Request contains an invalid argument.") from None
    wrong = mask and _unknown("sheets", mask, "@" + schema_name)
    if wrong:
        said = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{wrong}'."
        raise PayloadError([(wrong, said)], "Request contains an invalid argument.")
    return mask


def check_drive_mask(text: str | None, schema_name: str) -> Mask | None:
    """The `fields` of a Drive query as a tree; blanks beside the commas are taken.

    Raises:
        ApiError: `Invalid field selection x`.
    """
    try:
        mask = parse_mask(text, blanks=True)
        wrong = mask and _unknown("drive", mask, "@" + schema_name)
    except MaskSyntaxError:
        wrong = text
    if wrong:
        raise drive_error(f"Invalid field selection {wrong}", code=400, reason="invalidParameter", location="fields")
    return mask


def check_update_mask(text: str | None, schema_name: str) -> Mask:
    """The `fields` inside a batchUpdate request, for an object of that schema; blanks beside commas are taken.

    Raises:
        ApiError: none given, bad syntax, or a field that the object has not.
    """
    try:
        mask = parse_mask(text, blanks=True)
    except MaskSyntaxError:
        raise ApiError(f"Invalid field mask: {text}") from None
    if mask is None:
        raise ApiError("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    wrong = _unknown("sheets", mask, "@" + schema_name)
    if wrong:
        raise ApiError(f"Invalid field: {wrong.rpartition('.')[2]}")
    return mask


def _unknown(api: str, mask: Mask, kind: str, prefix: str = "") -> str:
    """The first path of the mask that the type does not have; empty when all fit."""
    kind = kind.lstrip("[]")
    if kind.startswith(("{}", "any")):
        return ""
    for name, deeper in mask.items():
        known = field_type(api, kind[1:], name) if kind.startswith("@") else None
        if name != "*" and known is None:
            return prefix + name
        wrong = deeper and known and _unknown(api, deeper, known[1], f"{prefix}{name}.")
        if wrong:
            return str(wrong)
    return ""
