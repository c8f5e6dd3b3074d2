"""spreadsheets.values: get, update, append, clear and their batches."""

from sheetsync.localsheets.a1 import range_name
from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.ranges import Range, resolve
from sheetsync.localsheets.reading import Style, value_range
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets.request import Request
from sheetsync.localsheets.writing import Entry, Written, append_values, clear_range, update_range


def get(service: Service, request: Request) -> Json:
    """values.get: one range."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    found = resolve(book, request.path["range"])
    return value_range(book, found, service.results(book, request.context), Style.of(request.query))


def batch_get(service: Service, request: Request) -> Json:
    """values.batchGet: ranges in the order asked."""
    book = service.book(request.path["spreadsheetId"], request.context.caller)
    style, results = Style.of(request.query), service.results(book, request.context)
    found = [resolve(book, text) for text in request.query.get("ranges", [])]
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    made = [value_range(book, one, results, style) for one in found]
    return answer | {"valueRanges": made} if made else answer


def update(service: Service, request: Request) -> Json:
    """values.update: write one range."""
    entry_option = input_option(request.query)
    with service.draft(request.path["spreadsheetId"], request.context, "values.update") as draft:
        text = request.path["range"]
        _check_same(draft, text, request.body.get("range"))
        written = _write(service, draft, text, request.body, entry_option, request.context)
    return _answer(service, draft, written, request.query, request.context)


def batch_update(service: Service, request: Request) -> Json:
    """values.batchUpdate: write several ranges, all or none."""
    body = request.body
    entry_option = input_option(body)
    with service.draft(request.path["spreadsheetId"], request.context, "values.batchUpdate") as draft:
        written = []
        for index, item in enumerate(body.get("data", [])):
            try:
                text = item.get("range", "")
                written.append(_write(service, draft, text, item, entry_option, request.context))
            except ApiError as error:
                raise error.prefixed(f"Invalid data[{index}]: ") from None
    responses = [_answer(service, draft, one, body, request.context) for one in written]
    return batch_totals(draft.spreadsheet_id, written, responses)


def append(service: Service, request: Request) -> Json:
    """values.append: write below the table at the range."""
    query, body = request.query, request.body
    entry_option = input_option(query)
    with service.draft(request.path["spreadsheetId"], request.context, "values.append") as draft:
        text = request.path["range"]
        _check_same(draft, text, body.get("range"))
        found = resolve(draft, text)
        entry = entry_of(service, draft, entry_option, request.context)
        insert = query.get("insertDataOption") == "INSERT_ROWS"
        table, written = append_values(
            draft, found, body.get("values", []), body.get("majorDimension") or "ROWS", entry, insert=insert
        )
    answer: Json = {"spreadsheetId": draft.spreadsheet_id}
    if table is not None:
        answer["tableRange"] = range_name(found.sheet.title, table)
    return answer | {"updates": _answer(service, draft, written, query, request.context)}


def clear(service: Service, request: Request) -> Json:
    """values.clear: one range."""
    with service.draft(request.path["spreadsheetId"], request.context, "values.clear") as draft:
        found = resolve(draft, request.path["range"])
        clear_range(found)
    return {"spreadsheetId": draft.spreadsheet_id, "clearedRange": found.name}


def batch_clear(service: Service, request: Request) -> Json:
    """values.batchClear: several ranges, all or none."""
    with service.draft(request.path["spreadsheetId"], request.context, "values.batchClear") as draft:
        found = [_cleared(draft, index, text) for index, text in enumerate(request.body.get("ranges", []))]
    answer: Json = {"spreadsheetId": draft.spreadsheet_id}
    return answer | {"clearedRanges": [one.name for one in found]} if found else answer


def _cleared(draft: Book, index: int, text: str) -> Range:
    try:
        found = resolve(draft, text)
    except ApiError as error:
        raise error.prefixed(f"Invalid range[{index}]: ") from None
    clear_range(found)
    return found


def input_option(options: Json) -> str:
    """valueInputOption, which has no default.

    Raises:
        ApiError: it is missing.
    """
    option = options.get("valueInputOption")
    if option in {None, "INPUT_VALUE_OPTION_UNSPECIFIED"}:
        raise ApiError("'valueInputOption' is required but not specified")
    return str(option)


def entry_of(service: Service, book: Book, option: str, context: Context) -> Entry:
    """How values go into this book."""
    return Entry(option == "USER_ENTERED", book.locale, service.today(book, context), book.titles())


def batch_totals(spreadsheet_id: str, written: list[Written], responses: list[Json]) -> Json:
    """The head of a batch's answer: distinct rows and columns over all ranges; zeros are left out."""
    rows = {(one.sheet.sheet_id, row) for one in written for row in one.rows}
    columns = {(one.sheet.sheet_id, column) for one in written for column in one.columns}
    totals = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": sum(one.cells for one in written),
        "totalUpdatedSheets": len({one.sheet.sheet_id for one in written if one.cells}),
        "responses": responses,
    }
    return {"spreadsheetId": spreadsheet_id} | {key: value for key, value in totals.items() if value}


def updated_data(service: Service, book: Book, written: Written, options: Json, context: Context) -> Json:
    """`updatedData` where it is asked for: the values of the box after the write."""
    if not options.get("includeValuesInResponse"):
        return {}
    found = Range(written.sheet, written.area)
    style = Style.of(options, "response")
    return {"updatedData": value_range(book, found, service.results(book, context), style)}


def _write(service: Service, draft: Book, text: str, item: Json, option: str, context: Context) -> Written:  # noqa: PLR0917 - a write's parts
    entry = entry_of(service, draft, option, context)
    major = item.get("majorDimension") or "ROWS"
    return update_range(resolve(draft, text), item.get("values", []), major, entry)


def _answer(service: Service, book: Book, written: Written, options: Json, context: Context) -> Json:
    head: Json = {"spreadsheetId": book.spreadsheet_id}
    return head | written.answer() | updated_data(service, book, written, options, context)


def _check_same(book: Book, asked: str, sent: str | None) -> None:
    """The body's range, when it is there, must be the one of the path."""
    if sent and sent != asked and resolve(book, sent).name != resolve(book, asked).name:
        raise ApiError(f"Request range[{asked}] does not match value's range[{sent}]")
