"""The gateway to Google Sheets, and to any server that speaks its language."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sheetsync.gateway.answer import (
    BatchAnswer,
    KnownAnswer,
    SpreadsheetAnswer,
    decode_answer,
    decode_batch,
    decode_spreadsheet,
)
from sheetsync.gateway.interface import Calls, Json
from sheetsync.gateway.patience import Patience, patiently, rest
from sheetsync.gateway.reasons import short
from sheetsync.gateway.refusals import GarbledError, RefusedError, UnknownOutcomeError, UnwellError
from sheetsync.gateway.snapshot import READ_MASK, parse_snapshot
from sheetsync.gateway.transport import ALL_DRIVES, FILES, Transport
from sheetsync.model.a1 import quote_title
from sheetsync.model.columns import TAB_KEY
from sheetsync.model.grid import Snapshot
from sheetsync.plan.changes import ColumnWrite

_SPREADSHEETS = "/v4/spreadsheets"
_SPREADSHEET = "application/vnd.google-apps.spreadsheet"


class GoogleGateway:
    """Sheets v4 through gspread's HTTP client, one call for each thing asked."""

    def __init__(self, transport: Transport, patience: Patience | None = None) -> None:
        self.calls = Calls()
        self._transport = transport
        self._patience = patience or Patience()

    def read(self, spreadsheet_id: str) -> Snapshot:
        """Return the tabs that bear our mark, whole."""
        return self._tagged(spreadsheet_id, decode_answer)

    def read_unless(self, spreadsheet_id: str, answer: str) -> Snapshot | None:
        """Return what `read` does; None where its answer is, byte for byte, the one of this digest."""
        try:
            return self._tagged(spreadsheet_id, partial(decode_answer, known=answer))
        except KnownAnswer:
            return None

    def _tagged(self, spreadsheet_id: str, taken: Callable[[bytes], SpreadsheetAnswer]) -> Snapshot:
        """Return the tabs that bear our mark, whole.

        Google documents that a data filter with a metadata lookup selects what the metadata is on. Where nothing
        bears it the answer may be a spreadsheet without tabs or a refusal. A refusal is not believed: all tabs are
        read, and whatever is wrong with the spreadsheet is said by that read.
        """
        wanted = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": TAB_KEY, "locationType": "SHEET"}}]}
        path = f"{_SPREADSHEETS}/{spreadsheet_id}:getByDataFilter"
        try:
            return self._snapshot("post", path, wanted, taken)
        except RefusedError:
            return self.read_whole(spreadsheet_id)

    def read_whole(self, spreadsheet_id: str) -> Snapshot:
        """Return all tabs, whole."""
        return self._snapshot("get", f"{_SPREADSHEETS}/{spreadsheet_id}")

    def write_columns(self, spreadsheet_id: str, columns: Sequence[ColumnWrite]) -> None:
        """Write columns by their metadata in one `values:batchUpdateByDataFilter`."""
        body = {"valueInputOption": "RAW", "data": [_column_data(column) for column in columns]}
        self._change(f"{_SPREADSHEETS}/{spreadsheet_id}/values:batchUpdateByDataFilter", body, "totalUpdatedCells")

    def apply(
        self, spreadsheet_id: str, requests: Sequence[Json], titles: Sequence[str], before: Snapshot | None = None
    ) -> Snapshot | None:
        """Apply the requests in one `batchUpdate` whose answer is the state after it."""
        asked = {
            "includeSpreadsheetInResponse": True,
            "responseRanges": [quote_title(title) for title in titles],
        }
        body = {"requests": list(requests), **(asked if titles else {})}
        mask = f"updatedSpreadsheet({READ_MASK})" if titles else "spreadsheetId"
        answer = self._change(f"{_SPREADSHEETS}/{spreadsheet_id}:batchUpdate", body, mask, decode_batch)
        return _after(answer, before) if titles else None

    def swap(self, spreadsheet_id: str, requests: Sequence[Json], titles: Sequence[str]) -> tuple[Snapshot, list[int]]:
        """Apply the requests in one `batchUpdate`; return the state after it, and what each findReplace changed."""
        ranges = [quote_title(title) for title in titles]
        body = {"requests": list(requests), "includeSpreadsheetInResponse": True, "responseRanges": ranges}
        mask = f"updatedSpreadsheet({READ_MASK}),replies(findReplace(occurrencesChanged,valuesChanged))"
        answer = self._change(f"{_SPREADSHEETS}/{spreadsheet_id}:batchUpdate", body, mask, decode_batch)
        after = _after(answer)
        replies = [*answer.replies, *({} for _ in requests)][: len(requests)]
        told = [reply.get("findReplace", {}) for reply in replies]
        counts = [int(one.get("occurrencesChanged") or one.get("valuesChanged") or 0) for one in told]
        return after, counts

    def version(self, spreadsheet_id: str) -> str:
        """Return Drive's version of the file, a hint that it changed; empty where Drive doesn't tell.

        It costs no call of the Sheets quota.
        """
        return self._transport.drive_version(spreadsheet_id)

    def shown(self, spreadsheet_id: str, cells: Sequence[str]) -> list[str]:
        """Return what cells show, each named in A1 with its tab, by one `values:batchGet`."""
        asked = {"ranges": list(cells), "valueRenderOption": "FORMATTED_VALUE", "fields": "valueRanges(values)"}
        path = f"{_SPREADSHEETS}/{spreadsheet_id}/values:batchGet"
        call = partial(self._transport.call, "get", path, params=asked)
        answer = patiently(call, changes=False, calls=self.calls, patience=self._patience)
        return [str((one.get("values") or [[""]])[0][0]) for one in answer["valueRanges"]]

    def rest(self, turn: int) -> None:
        """Wait some seconds, about twice as long at each turn."""
        rest(turn, self.calls, self._patience)

    def create(self, body: Json) -> str:
        """Create a spreadsheet by `POST /v4/spreadsheets`."""
        answer = self._change(_SPREADSHEETS, body, "spreadsheetId")
        return str(answer["spreadsheetId"])

    def create_in(self, folder: str, title: str) -> str:
        """Create a blank spreadsheet in a folder, or in a shared drive, by Drive's `files.create`; return its id.

        Raises the errors of `gateway.places` besides.
        """
        body = {"name": title, "mimeType": _SPREADSHEET, "parents": [folder]}
        params = {"fields": "id", **ALL_DRIVES}
        return str(self._outcome(partial(self._transport.call, "post", FILES, params=params, body=body))["id"])

    def _snapshot(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        taken: Callable[[bytes], SpreadsheetAnswer] = decode_spreadsheet,
    ) -> Snapshot:
        call = partial(self._transport.call, method, path, params={"fields": READ_MASK}, body=body, taken=taken)
        try:
            return parse_snapshot(patiently(call, changes=False, calls=self.calls, patience=self._patience))
        except ValueError as error:
            raise GarbledError(host=self._transport.host, said=short(error)) from error

    def _change(self, path: str, body: Json, mask: str, taken: Callable[[bytes], Any] | None = None) -> Any:
        asked = partial(self._transport.call, "post", path, params={"fields": mask}, body=body)
        return self._outcome(partial(asked, taken=taken) if taken else asked)

    def _outcome(self, call: Callable[..., Any]) -> Any:
        """Make a call that changes something; what broke after it was sent may have been done."""
        try:
            return patiently(partial(call, changes=True), changes=True, calls=self.calls, patience=self._patience)
        except UnwellError as error:
            raise UnknownOutcomeError(reason=str(error.facts.get("status"))) from error


def _after(answer: BatchAnswer, before: Snapshot | None = None) -> Snapshot:
    if answer.updated_spreadsheet is None:
        raise UnknownOutcomeError(reason="the answer lacks the spreadsheet")
    try:
        return parse_snapshot(answer.updated_spreadsheet, before)
    except ValueError as error:
        raise UnknownOutcomeError(reason=short(error)) from error


def _column_data(column: ColumnWrite) -> dict[str, Any]:
    return {
        "dataFilter": {"developerMetadataLookup": {"metadataId": column.metadata_id}},
        "majorDimension": "COLUMNS",
        "values": [list(column.values)],
    }
