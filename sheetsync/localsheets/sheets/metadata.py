"""spreadsheets.developerMetadata."""

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.errors import ApiError, PayloadError
from sheetsync.localsheets.lookups import matching_metadata
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets.request import Request


def get(service: Service, request: Request) -> Json:
    """developerMetadata.get: one by its id.

    Raises:
        ApiError: the id is no number, or there is none of that id.
    """
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    text = request.path["metadataId"]
    if not text.lstrip("-").isdigit():
        raise PayloadError([("metadata_id", f"Invalid value at 'metadata_id' (TYPE_INT32), \"{text}\"")])
    found = next((item for item in book.metadata if item["metadataId"] == int(text)), None)
    if found is None:
        raise ApiError(f"No developer metadata with id: {text}", code=404)
    return found


def search(service: Service, request: Request) -> Json:
    """developerMetadata.search: each match once, with the filters that it fits."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    found: dict[int, tuple[Json, list[Json]]] = {}
    for index, data_filter in enumerate(request.body.get("dataFilters", [])):
        try:
            for item in matching_metadata(book, data_filter):
                found.setdefault(item["metadataId"], (item, []))[1].append(data_filter)
        except ApiError as error:
            raise error.prefixed(f"Invalid dataFilters[{index}]: ") from None
    made = [{"developerMetadata": item, "dataFilters": filters} for item, filters in found.values()]
    return {"matchedDeveloperMetadata": made} if made else {}
