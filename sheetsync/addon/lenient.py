"""What stands in an event's fields, read leniently: what is odd counts as absent."""

import math
import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

_TOKEN = re.compile(r"[!-~]{1,4096}")


def text(value: object) -> str:
    """Return a text, a number as people write it; anything else is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def texts(value: object) -> object:
    """Return the texts of a list, or of one thing; null is none."""
    found = value if isinstance(value, list) else [value]
    return [text(one) for one in found if one is not None]


def number(value: object) -> float | None:
    """Return a finite number, however it is written."""
    try:
        found = float(value)  # type: ignore[arg-type]  # what is none raises
    except (TypeError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def flag(value: object) -> bool:
    """Return whether it is true, also as a text."""
    return value is True or (isinstance(value, str) and value.lower() == "true")


def token(value: object) -> str:
    """Return a token as a header can carry it; whatever could end the header, or is no token, counts as none."""
    found = text(value).strip()
    return found if _TOKEN.fullmatch(found) else ""


def mapping(value: object) -> object:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def _input(value: object) -> object:
    """Return a form field in today's shape: below an empty key, or as a bare text or list, it came from a script."""
    if isinstance(value, Mapping) and set(value) == {""}:
        value = value[""]
    if isinstance(value, Mapping):
        return value
    return {"stringInputs": {"value": value}}


def inputs(value: object) -> object:
    """Return the fields of a form by their names."""
    return {str(name): _input(one) for name, one in value.items()} if isinstance(value, Mapping) else {}


def parameters(value: object) -> object:
    """Return a button's parameters: a map, or the list of keys and values that the card itself holds."""
    if isinstance(value, list):
        pairs = [one for one in value if isinstance(one, Mapping)]
        return {str(one.get("key")): text(one.get("value")) for one in pairs if one.get("key")}
    return {str(name): text(one) for name, one in value.items()} if isinstance(value, Mapping) else {}


def scopes(value: object) -> object:
    """Return the granted scopes, also from a text of them; None where there is no list."""
    if isinstance(value, str):
        return value.split() or None
    return texts(value) if isinstance(value, list | tuple) else None


Text = Annotated[str, BeforeValidator(text)]
Texts = Annotated[tuple[str, ...], BeforeValidator(texts)]
Token = Annotated[str, BeforeValidator(token)]
Number = Annotated[float | None, BeforeValidator(number)]
Flag = Annotated[bool, BeforeValidator(flag)]
Parameters = Annotated[dict[str, str], BeforeValidator(parameters)]
Scopes = Annotated[tuple[str, ...] | None, BeforeValidator(scopes)]
Trimmed = Annotated[str, BeforeValidator(lambda value: text(value).strip())]
NotDenied = Annotated[bool, BeforeValidator(lambda value: value is None or flag(value))]
"""A flag that counts as set where it was not sent."""
