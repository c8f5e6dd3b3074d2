"""addNamedRange, updateNamedRange, deleteNamedRange."""

import re

from sheetsync.localsheets.a1 import parse_bounds
from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import below
from sheetsync.localsheets.requests.checks import bounded, id_taken, required
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask

_NAME = re.compile(r"[^\W\d]\w{0,249}")
_NOT_NAMES = frozenset({"true", "false"})


@handles("addNamedRange")
def add_named_range(draft: Book, body: Json, context: Context) -> Json:
    """Give cells a name.

    Raises:
        ApiError: a bad range, a bad or taken name, an id that exists.
    """
    asked = required(body, "namedRange")
    kept = kept_range(draft, required(asked, "range"), "namedRange.range")
    _check_name(draft, asked.get("name", ""))
    taken = {one["namedRangeId"] for one in draft.named_ranges}
    given = asked.get("namedRangeId")
    if given in taken:
        raise id_taken("named range", given)
    made = {"namedRangeId": given or context.new_text_id(taken), "name": asked["name"], "range": kept}
    draft.named_ranges.append(made)
    return {"namedRange": made}


def kept_range(book: Book, asked: Json, name: str, *, empty: bool = False) -> Json:
    """A GridRange as it reads back: an open side stays open, a sheetId of 0 is left out. `empty` ones may be allowed.

    Raises:
        ApiError: see `checks.bounded`.
    """
    bounded(book, asked, name, empty=empty)
    return {key: value for key, value in asked.items() if key != "sheetId" or value}


def _check_name(book: Book, name: str, own: str | None = None) -> None:
    reads_as_cells = parse_bounds(name) is not None or re.fullmatch(r"[rR]\d*([cC]\d*)?|[cC]\d*", name)
    if not _NAME.fullmatch(name) or name.casefold() in _NOT_NAMES or reads_as_cells:
        raise ApiError(f"Invalid name for a named range: {name}")
    others = (one for one in book.named_ranges if one["namedRangeId"] != own)
    if any(str(one["name"]).casefold() == name.casefold() for one in others):
        raise ApiError(f"Cannot add named range with name {name}, a named range with that name already exists.")


def _place(book: Book, named_range_id: str) -> int:
    for index, one in enumerate(book.named_ranges):
        if one["namedRangeId"] == named_range_id:
            return index
    raise ApiError(f"No NamedRange with id: {named_range_id}")


@handles("updateNamedRange")
def update_named_range(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Change the name, the range or both.

    Raises:
        ApiError: an unknown id, no mask, or what `add_named_range` refuses.
    """
    asked = required(body, "namedRange")
    index = _place(draft, asked.get("namedRangeId", ""))
    mask = check_update_mask(body.get("fields"), "NamedRange")
    made = dict(draft.named_ranges[index])
    if below(mask, "name") is not None:
        _check_name(draft, asked.get("name", ""), own=made["namedRangeId"])
        made["name"] = asked["name"]
    if below(mask, "range") is not None:
        made["range"] = kept_range(draft, required(asked, "range"), "namedRange.range")
    draft.named_ranges[index] = made


@handles("deleteNamedRange")
def delete_named_range(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take a name away.

    Raises:
        ApiError: an unknown id.
    """
    del draft.named_ranges[_place(draft, body.get("namedRangeId", ""))]
