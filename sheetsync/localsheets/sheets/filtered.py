"""spreadsheets.values by data filter."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.lookups import filtered_ranges
from sheetsync.localsheets.ranges import Range
from sheetsync.localsheets.reading import Style, value_range
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets.request import Request
from sheetsync.localsheets.sheets.values import batch_totals, entry_of, input_option, updated_data
from sheetsync.localsheets.writing import Written, clear_range, update_range

Match = tuple[Range, list[Json]]


def batch_get(service: Service, request: Request) -> Json:
    """values.batchGetByDataFilter: each range once, with the filters that it matches."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    style, results = Style.of(request.body), service.results(book, request.context)
    made = [
        {"valueRange": value_range(book, found, results, style), "dataFilters": filters}
        for found, filters in matches(book, request.body.get("dataFilters", []))
    ]
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    return answer | {"valueRanges": made} if made else answer


def batch_update(service: Service, request: Request) -> Json:
    """values.batchUpdateByDataFilter: the same values go to every range that a filter matches."""
    body, context = request.body, request.context
    option = input_option(body)
    with service.draft(request.path["spreadsheetId"], context, "values.batchUpdateByDataFilter") as draft:
        entry = entry_of(service, draft, option, context)
        written: list[tuple[Written, Json]] = []
        for index, item in enumerate(body.get("data", [])):
            try:
                data_filter = item.get("dataFilter", {})
                for found in filtered_ranges(draft, data_filter):
                    major = item.get("majorDimension") or "ROWS"
                    written.append((update_range(found, item.get("values", []), major, entry), data_filter))
            except ApiError as error:
                raise error.prefixed(f"Invalid data[{index}]: ") from None
    responses = [
        one.answer() | {"dataFilter": data_filter} | updated_data(service, draft, one, body, context)
        for one, data_filter in written
    ]
    return batch_totals(draft.spreadsheet_id, [one for one, _ in written], responses)


def batch_clear(service: Service, request: Request) -> Json:
    """values.batchClearByDataFilter."""
    context = request.context
    with service.draft(request.path["spreadsheetId"], context, "values.batchClearByDataFilter") as draft:
        found = [one for one, _ in matches(draft, request.body.get("dataFilters", []))]
        for one in found:
            clear_range(one)
    answer: Json = {"spreadsheetId": draft.spreadsheet_id}
    return answer | {"clearedRanges": [one.name for one in found]} if found else answer


def matches(book: Book, filters: list[Json]) -> list[Match]:
    """Every range that a filter matches, once, with all its filters.

    Raises:
        ApiError: a filter that is empty or cannot be resolved.
    """
    found: dict[tuple[int, ...], Match] = {}
    for index, data_filter in enumerate(filters):
        try:
            for one in filtered_ranges(book, data_filter):
                found.setdefault(tuple(one.area), (one, []))[1].append(data_filter)
        except ApiError as error:
            raise error.prefixed(f"Invalid dataFilters[{index}]: ") from None
    return list(found.values())
