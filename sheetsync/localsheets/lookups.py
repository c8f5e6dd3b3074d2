"""Data filters: which developer metadata, and which cells, a DataFilter means."""

from sheetsync.localsheets.a1 import Area
from sheetsync.localsheets.book import Book, Json, Sheet
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.follow import metadata_sheet
from sheetsync.localsheets.ranges import Range, resolve, resolve_grid

_SAME = ("metadataId", "metadataKey", "metadataValue", "visibility")


def filtered_ranges(book: Book, data_filter: Json) -> list[Range]:
    """The ranges of a DataFilter, in sheet order for metadata; none where no metadata matches.

    Raises:
        ApiError: no filter set, a range that cannot be parsed, or an unknown sheet.
    """
    if "a1Range" in data_filter:
        return [resolve(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [resolve_grid(book, data_filter["gridRange"])]
    found = [_located(book, item) for item in matching_metadata(book, data_filter)]
    return [one for one in found if one is not None]


def matching_metadata(book: Book, data_filter: Json) -> list[Json]:
    """The developer metadata that a DataFilter selects; by range, all that lies on rows and columns within it.

    Raises:
        ApiError: no filter set, a range that cannot be parsed, or an unknown sheet.
    """
    if "developerMetadataLookup" in data_filter:
        lookup = data_filter["developerMetadataLookup"]
        return [item for item in book.metadata if _matches(item, lookup)]
    if "a1Range" in data_filter or "gridRange" in data_filter:
        (found,) = filtered_ranges(book, data_filter)
        return [item for item in book.metadata if _inside(book, item, found)]
    raise ApiError("No data filter specified.")


def _matches(item: Json, lookup: Json) -> bool:
    if any(key in lookup and item.get(key) != lookup[key] for key in _SAME):
        return False
    kind = lookup.get("locationType")
    if kind and item["location"].get("locationType") != kind:
        return False
    place = lookup.get("metadataLocation")
    if place is None:
        return True
    if lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION":
        return _intersects(item["location"], place)
    return _spot(item["location"]) == _spot(place)


def _spot(location: Json) -> tuple[object, ...]:
    """A location in a form that can be compared: kind and position."""
    if location.get("spreadsheet"):
        return ("SPREADSHEET",)
    span = location.get("dimensionRange")
    if span is None:
        return ("SHEET", location.get("sheetId", 0))
    return (span.get("dimension"), span.get("sheetId", 0), span.get("startIndex", 0), span.get("endIndex"))


def _intersects(location: Json, place: Json) -> bool:
    one, other = _spot(location), _spot(place)
    if "SPREADSHEET" in {one[0], other[0]} or one == other:
        return True
    if one[1] != other[1]:
        return False
    if "SHEET" in {one[0], other[0]} or one[0] != other[0]:
        return True
    return bool(one[2] < (other[3] or 0) and other[2] < (one[3] or 0))  # type: ignore[operator]


def _inside(book: Book, item: Json, found: Range) -> bool:
    place = _located(book, item)
    return place is not None and place.area.overlaps(found.area)


def _located(book: Book, item: Json) -> Range | None:
    """The cells that a metadata object stands for; None for the spreadsheet's own."""
    sheet_id = metadata_sheet(item)
    sheet = None if sheet_id is None else book.find(sheet_id)
    if sheet is None:
        return None
    span = item["location"].get("dimensionRange")
    return Range(sheet, sheet.area, whole=True) if span is None else Range(sheet, _strip(sheet, span))


def _strip(sheet: Sheet, span: Json) -> Area:
    start, end = span.get("startIndex", 0), span["endIndex"]
    if span["dimension"] == "ROWS":
        return sheet.area._replace(start_row=start, end_row=end)
    return sheet.area._replace(start_column=start, end_column=end)
