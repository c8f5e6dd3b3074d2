"""Which method of the Sheets API a path means."""

from collections.abc import Callable
from urllib.parse import unquote

from sheetsync.localsheets.book import Json
from sheetsync.localsheets.call import Answer, Call, json_answer
from sheetsync.localsheets.fields import cut
from sheetsync.localsheets.schema import Method, check_body, check_query, check_sheets_mask, methods
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets import batch, filtered, metadata, spreadsheets, values
from sheetsync.localsheets.sheets.request import Request

Handler = Callable[[Service, Request], Json]

_ROOTS = {"values.update": "data", "values.append": "data", "create": "spreadsheet"}
_HANDLERS: dict[str, Handler] = {
    "spreadsheets.create": spreadsheets.create,
    "spreadsheets.get": spreadsheets.get,
    "spreadsheets.getByDataFilter": spreadsheets.get_by_data_filter,
    "spreadsheets.batchUpdate": batch.batch_update,
    "spreadsheets.sheets.copyTo": spreadsheets.copy_to,
    "spreadsheets.developerMetadata.get": metadata.get,
    "spreadsheets.developerMetadata.search": metadata.search,
    "spreadsheets.values.get": values.get,
    "spreadsheets.values.batchGet": values.batch_get,
    "spreadsheets.values.update": values.update,
    "spreadsheets.values.batchUpdate": values.batch_update,
    "spreadsheets.values.append": values.append,
    "spreadsheets.values.clear": values.clear,
    "spreadsheets.values.batchClear": values.batch_clear,
    "spreadsheets.values.batchGetByDataFilter": filtered.batch_get,
    "spreadsheets.values.batchUpdateByDataFilter": filtered.batch_update,
    "spreadsheets.values.batchClearByDataFilter": filtered.batch_clear,
}
_CUTS_ITSELF = {"spreadsheets.get", "spreadsheets.getByDataFilter", "spreadsheets.batchUpdate"}
_READS = {"get", "batchGet", "getByDataFilter", "batchGetByDataFilter", "search"}


def answer_sheets(service: Service, call: Call) -> Answer | None:
    """The answer to a call under `/v4/`; None when no method has that path.

    Raises:
        ApiError: Google's refusals.
    """
    found = route(call)
    if found is None:
        return None
    method, path = found
    name = method.id.removeprefix("sheets.")
    query = check_query(method, call.query)
    mask = check_sheets_mask(query.get("fields"), str(method.response))
    body = check_body(call.json(), method.request, root=_root(name)) if method.request else {}
    made = _HANDLERS[name](service, Request(path, query, body, mask, call.context))
    if mask is not None and name not in _CUTS_ITSELF:
        made = cut(made, mask)
    return json_answer(made, pretty=query.get("prettyPrint", True))


def _root(name: str) -> str:
    return next((root for end, root in _ROOTS.items() if name.endswith("." + end)), "")


def is_write(call: Call) -> bool:
    """Whether Google counts the call to the write quota."""
    found = route(call)
    return found is not None and found[0].id.rpartition(".")[2] not in _READS


def route(call: Call) -> tuple[Method, dict[str, str]] | None:
    """The method of a call and what stands in its path's places."""
    match call.segments:
        case ("v4", "spreadsheets"):
            return _method("create", call)
        case ("v4", "spreadsheets", last):
            spreadsheet_id, verb = _verb(last)
            return _method(verb or "get", call, spreadsheetId=spreadsheet_id)
        case ("v4", "spreadsheets", spreadsheet_id, noun):
            name, verb = _verb(noun)
            return _method(f"{name}.{verb}", call, spreadsheetId=spreadsheet_id)
        case ("v4", "spreadsheets", spreadsheet_id, noun, last):
            return _inner(call, spreadsheet_id, noun, last)
    return None


def _inner(call: Call, spreadsheet_id: str, noun: str, last: str) -> tuple[Method, dict[str, str]] | None:
    if noun == "values":
        return _values_method(call, spreadsheet_id, last)
    if noun == "developerMetadata":
        return _method("developerMetadata.get", call, spreadsheetId=spreadsheet_id, metadataId=last)
    sheet_id, verb = _verb(last)
    return _method(f"{noun}.{verb}", call, spreadsheetId=spreadsheet_id, sheetId=sheet_id)


def _values_method(call: Call, spreadsheet_id: str, last: str) -> tuple[Method, dict[str, str]] | None:
    """A bare colon before `append` or `clear` is the verb's, an encoded one is part of the range."""
    text, _, verb = last.rpartition(":")
    if call.method == "POST" and verb in {"append", "clear"}:
        return _method(f"values.{verb}", call, spreadsheetId=spreadsheet_id, range=text)
    name = "values.update" if call.method == "PUT" else "values.get"
    return _method(name, call, spreadsheetId=spreadsheet_id, range=last)


def _verb(segment: str) -> tuple[str, str]:
    name, _, verb = segment.partition(":")
    return name, verb


def _method(name: str, call: Call, **places: str) -> tuple[Method, dict[str, str]] | None:
    method = methods("sheets").get(f"sheets.spreadsheets.{name}")
    if method is None or method.http != call.method:
        return None
    return method, {key: unquote(text) for key, text in places.items()}
