"""addProtectedRange, updateProtectedRange, deleteProtectedRange."""

from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import apply_mask, below
from sheetsync.localsheets.requests.checks import free_id, one_of, required
from sheetsync.localsheets.requests.identities import existing, ids_of
from sheetsync.localsheets.requests.named_ranges import kept_range
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask

_NOUN = "protected range"
_PLACES = ("range", "namedRangeId", "tableId")
_ORDER = (
    "protectedRangeId",
    "range",
    "namedRangeId",
    "description",
    "warningOnly",
    "requestingUserCanEdit",
    "unprotectedRanges",
    "editors",
    "tableId",
)


@handles("addProtectedRange")
def add_protected_range(draft: Book, body: Json, context: Context) -> Json:
    """Protect a range, a named range, a table or a whole sheet.

    The reply's editors are empty whatever was sent; later reads name the caller and who was sent.

    Raises:
        ApiError: no place or several, a bad range, an id that exists, exceptions in less than a whole sheet.
    """
    asked = required(body, "protectedRange")
    kept, sheet = _placed(draft, asked)
    number = free_id(asked.get("protectedRangeId"), ids_of(draft, "protected_ranges"), context, _NOUN)
    made = {"protectedRangeId": number, **kept, "requestingUserCanEdit": True}
    made |= {name: asked[name] for name in ("description", "warningOnly") if asked.get(name)}
    if asked.get("unprotectedRanges"):
        made["unprotectedRanges"] = _unprotected(draft, asked["unprotectedRanges"], kept)
    made["editors"] = _editors(asked, context)
    sheet.protected_ranges.append(_ordered(made))
    return {"protectedRange": _ordered(made | {"editors": {}})}


def _ordered(made: Json) -> Json:
    return {name: made[name] for name in _ORDER if name in made}


def _editors(asked: Json, context: Context) -> Json:
    """Who may edit: the caller always; under a mere warning nobody else is kept."""
    given = {} if asked.get("warningOnly") else asked.get("editors", {})
    users = [context.caller, *(user for user in given.get("users", []) if user != context.caller)]
    made: Json = {"users": users}
    made |= {"groups": given["groups"]} if given.get("groups") else {}
    return made | ({"domainUsersCanEdit": True} if given.get("domainUsersCanEdit") else {})


def _placed(book: Book, asked: Json) -> tuple[Json, Sheet]:
    """Where the protection lies, as kept, and on which sheet."""
    place = one_of(asked, *_PLACES)
    if place is None:
        raise ApiError("One of range, namedRangeId or tableId must be specified.")
    if place == "range":
        kept = kept_range(book, asked["range"], "protectedRange.range")
        return {"range": kept}, book.sheet(kept.get("sheetId", 0))
    if place == "namedRangeId":
        named = next((one for one in book.named_ranges if one["namedRangeId"] == asked[place]), None)
        if named is None:
            raise ApiError(f"No NamedRange with id: {asked[place]}")
        return {"range": named["range"], place: asked[place]}, book.sheet(named["range"].get("sheetId", 0))
    found = existing(book, "tables", asked[place], "table")
    return {"range": found.item["range"], place: asked[place]}, found.sheet


def _unprotected(book: Book, ranges: list[Json], kept: Json) -> list[Json]:
    if kept["range"].keys() - {"sheetId"}:
        raise ApiError("Unprotected ranges are only supported on protected sheets.")
    return [kept_range(book, one, f"unprotectedRanges[{index}]") for index, one in enumerate(ranges)]


@handles("updateProtectedRange")
def update_protected_range(draft: Book, body: Json, context: Context) -> None:
    """Change what the mask names of a protection.

    Raises:
        ApiError: an unknown id, no mask, or what `add_protected_range` refuses.
    """
    asked = required(body, "protectedRange")
    found = existing(draft, "protected_ranges", asked.get("protectedRangeId", 0), _NOUN)
    mask = check_update_mask(body.get("fields"), "ProtectedRange")
    own = {"protectedRangeId": found.item["protectedRangeId"], "requestingUserCanEdit": True}
    made = apply_mask(found.item, asked, mask) | own
    sheet = found.sheet
    if any(below(mask, name) is not None and name in asked for name in _PLACES):
        kept, sheet = _placed(draft, asked)
        made = {name: value for name, value in made.items() if name not in _PLACES} | kept
    if made.get("unprotectedRanges"):
        made["unprotectedRanges"] = _unprotected(draft, made["unprotectedRanges"], made)
    if below(mask, "editors") is not None or not made.get("warningOnly"):
        made["editors"] = _editors(made, context)
    kept_fields = {name: value for name, value in made.items() if value not in (False, "", [])}
    found.remove()
    sheet.protected_ranges.insert(
        found.place if sheet is found.sheet else len(sheet.protected_ranges), _ordered(kept_fields)
    )


@handles("deleteProtectedRange")
def delete_protected_range(draft: Book, body: Json, context: Context) -> None:  # noqa: ARG001 - a handler's signature
    """Take a protection away.

    Raises:
        ApiError: an unknown id.
    """
    existing(draft, "protected_ranges", body.get("protectedRangeId", 0), _NOUN).remove()
