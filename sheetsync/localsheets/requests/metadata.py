"""createDeveloperMetadata, updateDeveloperMetadata, deleteDeveloperMetadata."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.fields import below
from sheetsync.localsheets.follow import metadata_sheet
from sheetsync.localsheets.lookups import matching_metadata
from sheetsync.localsheets.requests.checks import checked_span, one_of, required
from sheetsync.localsheets.requests.registry import handles
from sheetsync.localsheets.schema import check_update_mask

MOST_CHARACTERS = 30_000
"""Keys and values together: Google's limit for a spreadsheet's own metadata, and for that of each sheet."""

_UNSPECIFIED = "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED"


@handles("createDeveloperMetadata")
def create_metadata(draft: Book, body: Json, context: Context) -> Json:
    """Attach a key and a value to the spreadsheet, a sheet, one row or one column.

    Raises:
        ApiError: no key, visibility or place, an id that exists, too much text.
    """
    asked = required(body, "developerMetadata")
    _check(asked)
    taken = {item["metadataId"] for item in draft.metadata}
    number = asked.get("metadataId") or context.new_id(taken)
    if number < 0:
        raise ApiError(f"The developer metadata ID must be positive: {number}")
    if number in taken:
        raise ApiError(
            f"Cannot add developer metadata with ID [{number}] because developer metadata with that ID already exists."
        )
    made = _ordered({**asked, "metadataId": number, "location": _location(draft, asked.get("location", {}))})
    draft.metadata.append(made)
    _check_size(draft)
    return {"developerMetadata": made}


def _check(item: Json) -> None:
    if not item.get("metadataKey"):
        raise ApiError("Developer metadata must always have a key specified.")
    if item.get("visibility", _UNSPECIFIED) == _UNSPECIFIED:
        raise ApiError("Developer metadata must always have visibility specified.")


def _ordered(item: Json) -> Json:
    order = ("metadataId", "metadataKey", "metadataValue", "location", "visibility")
    return {name: item[name] for name in order if item.get(name) not in (None, "")}


def _location(book: Book, asked: Json) -> Json:
    """DeveloperMetadataLocation as it reads back, with its type."""
    kind = one_of({name: value for name, value in asked.items() if value is not False}, *_PLACES)
    if kind is None:
        raise ApiError("Developer metadata must always have a location specified.")
    if kind == "spreadsheet":
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if kind == "sheetId":
        return {"locationType": "SHEET", "sheetId": book.sheet(asked["sheetId"]).sheet_id}
    span = checked_span(book, asked, "dimensionRange")
    if "endIndex" not in asked["dimensionRange"] or span.end - span.start != 1:
        raise ApiError("The dimensionRange of developer metadata must represent a single row or column.")
    held: Json = {"sheetId": span.sheet.sheet_id} if span.sheet.sheet_id else {}
    held |= {"dimension": "ROWS" if span.rows else "COLUMNS", "startIndex": span.start, "endIndex": span.end}
    return {"locationType": "ROW" if span.rows else "COLUMN", "dimensionRange": held}


_PLACES = ("spreadsheet", "sheetId", "dimensionRange")


def _check_size(book: Book) -> None:
    used: dict[int | None, int] = {}
    for item in book.metadata:
        place = metadata_sheet(item)
        used[place] = used.get(place, 0) + len(item["metadataKey"]) + len(item.get("metadataValue", ""))
    if max(used.values(), default=0) > MOST_CHARACTERS:
        raise ApiError(f"Developer metadata exceeds the limit of {MOST_CHARACTERS} characters.")


@handles("updateDeveloperMetadata")
def update_metadata(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Change all metadata that the filters match.

    Raises:
        ApiError: no filter, no mask, or what `create_metadata` refuses.
    """
    asked = required(body, "developerMetadata")
    filters = body.get("dataFilters")
    if not filters:
        raise ApiError("At least one dataFilter must be specified.")
    mask = check_update_mask(body.get("fields"), "DeveloperMetadata")
    changes: Json = {
        name: asked.get(name, "")
        for name in ("metadataKey", "metadataValue", "visibility")
        if below(mask, name) is not None
    }
    if below(mask, "location") is not None:
        changes["location"] = _location(draft, asked.get("location", {}))
    wanted = {item["metadataId"] for one in filters for item in matching_metadata(draft, one)}
    if not wanted:
        raise ApiError("No developer metadata matches the data filters.")
    made = []
    for index, item in enumerate(draft.metadata):
        if item["metadataId"] in wanted:
            changed = {**item, **changes}
            _check(changed)
            draft.metadata[index] = _ordered(changed)
            made.append(draft.metadata[index])
    _check_size(draft)
    return {"developerMetadata": made}


@handles("deleteDeveloperMetadata")
def delete_metadata(draft: Book, body: Json, context: Context) -> Json:  # noqa: ARG001 - a handler's signature
    """Delete all metadata that the filter matches; the reply lists them.

    Raises:
        ApiError: no filter, or one that asks for an id that does not exist.
    """
    data_filter = required(body, "dataFilter")
    gone = matching_metadata(draft, data_filter)
    number = data_filter.get("developerMetadataLookup", {}).get("metadataId")
    if not gone and number is not None:
        raise ApiError(f"No developer metadata with id: {number}")
    numbers = {item["metadataId"] for item in gone}
    draft.metadata = [item for item in draft.metadata if item["metadataId"] not in numbers]
    return {"deletedDeveloperMetadata": gone} if gone else {}
