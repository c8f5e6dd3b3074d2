"""spreadsheets.batchUpdate: requests in order, all or none."""

from sheetsync.localsheets.book import Book, Json
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError, not_built
from sheetsync.localsheets.fields import ALL, below, cut
from sheetsync.localsheets.ranges import resolve
from sheetsync.localsheets.reading import View, spreadsheet_json
from sheetsync.localsheets.requests import HANDLERS
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets.request import Request


def batch_update(service: Service, request: Request) -> Json:
    """Apply the requests to a draft and answer one reply each, with the spreadsheet after them if asked for."""
    body, context = request.body, request.context
    if not body.get("requests"):
        raise ApiError("Must specify at least one request.")
    with service.draft(request.path["spreadsheetId"], context, _summary(body)) as draft:
        replies = [apply(draft, index, one, context) for index, one in enumerate(body["requests"])]
    mask = ALL if request.mask is None else request.mask
    answer: Json = cut({"spreadsheetId": draft.spreadsheet_id, "replies": replies}, mask)
    if body.get("includeSpreadsheetInResponse") and below(mask, "updatedSpreadsheet") is not None:
        answer["updatedSpreadsheet"] = _updated(service, draft, request)
    return answer


def apply(draft: Book, index: int, request: Json, context: Context) -> Json:
    """Apply one request; the reply is {} where the kind has none.

    Raises:
        ApiError: the refusal, with `Invalid requests[i].<kind>: ` before it; 501 for a kind that is not built.
    """
    if not request:
        raise ApiError(f"Invalid requests[{index}]: No request set.")
    ((kind, body),) = request.items()
    handler = HANDLERS.get(kind)
    if handler is None:
        raise not_built(f"The request {kind}")
    try:
        reply = handler(draft, body, context)
    except ApiError as error:
        raise error.prefixed(f"Invalid requests[{index}].{kind}: ") from None
    return {} if reply is None else {kind: reply}


def _summary(body: Json) -> str:
    """For the change log: the kinds, in order."""
    return "batchUpdate " + " ".join(kind for one in body["requests"] for kind in one)


def _updated(service: Service, book: Book, request: Request) -> Json:
    asked = request.body.get("responseRanges")
    view = View(
        ranges=[resolve(book, text) for text in asked] if asked else None,
        grid=bool(request.body.get("responseIncludeGridData")),
        mask=below(request.mask, "updatedSpreadsheet"),
        guest=service.guest(book.spreadsheet_id, request.context.caller),
    )
    return spreadsheet_json(book, service.results(book, request.context), view)
