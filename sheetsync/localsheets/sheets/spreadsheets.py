"""spreadsheets.create, get, getByDataFilter, and sheets.copyTo."""

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.defaults import new_book, new_sheet
from sheetsync.localsheets.errors import PayloadError, no_permission, no_sheet
from sheetsync.localsheets.lookups import filtered_ranges
from sheetsync.localsheets.ranges import resolve
from sheetsync.localsheets.reading import View, spreadsheet_json
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets.batch import apply
from sheetsync.localsheets.sheets.copying import copied_sheet
from sheetsync.localsheets.sheets.creation import numbered, requests_of
from sheetsync.localsheets.sheets.request import Request
from sheetsync.localsheets.store import SPREADSHEET
from sheetsync.localsheets.store.files import new_file, owns_files


def create(service: Service, request: Request) -> Json:
    """A new spreadsheet, laid out as the body says.

    Raises:
        ApiError: 403 for a service account, which owns no files.
    """
    context = request.context
    if not owns_files(context.caller):
        raise no_permission()
    title = request.body.get("properties", {}).get("title") or "Untitled spreadsheet"
    book = new_book(context.new_file_id(), title)
    body = {**request.body, "sheets": numbered(request.body.get("sheets", []), context)}
    if body["sheets"]:
        first = body["sheets"][0]["properties"]
        book.sheets = [new_sheet(first["sheetId"], first["title"])]
    for index, one in enumerate(requests_of(body)):
        apply(book, index, one, context)
    file = new_file(book.spreadsheet_id, title, SPREADSHEET, context)
    with service.library.changing():
        service.library.put(file, book, at=context.now, who=context.caller, what="spreadsheets.create")
    return spreadsheet_json(book, service.results(book, context), View())


def get(service: Service, request: Request) -> Json:
    """The spreadsheet; cells only when asked for."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    query = request.query
    asked = query.get("ranges")
    view = View(
        ranges=[resolve(book, text) for text in asked] if asked else None,
        grid=query.get("includeGridData", False),
        mask=request.mask,
        tables_in_bands=not query.get("excludeTablesInBandedRanges", False),
        guest=service.guest(book.spreadsheet_id, request.context.caller),
    )
    return spreadsheet_json(book, service.results(book, request.context), view)


def get_by_data_filter(service: Service, request: Request) -> Json:
    """The spreadsheet, of its cells only those that a filter matches."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    filters = request.body.get("dataFilters")
    found = None if not filters else [one for item in filters for one in filtered_ranges(book, item)]
    view = View(
        ranges=found,
        grid=request.body.get("includeGridData", False),
        mask=request.mask,
        tables_in_bands=not request.body.get("excludeTablesInBandedRanges", False),
        guest=service.guest(book.spreadsheet_id, request.context.caller),
    )
    return spreadsheet_json(book, service.results(book, request.context), view)


def copy_to(service: Service, request: Request) -> Json:
    """A copy of a sheet at the end of another spreadsheet (or of its own); its properties."""
    context = request.context
    source = service.book(request.path["spreadsheetId"], context.caller)
    text = request.path["sheetId"]
    if not text.isdigit():
        raise PayloadError([("sheet_id", f"Invalid value at 'sheet_id' (TYPE_INT32), \"{text}\"")])
    sheet = source.find(int(text))
    if sheet is None:
        raise no_sheet(int(text))
    with service.draft(request.body.get("destinationSpreadsheetId", ""), context, "sheets.copyTo") as draft:
        made = copied_sheet(draft, sheet, context)
    return draft.sheet_properties(made)
