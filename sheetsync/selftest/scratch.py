"""A tab of our own in a scratch spreadsheet, and plain API calls to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import quote

from sheetsync.errors import MisuseError
from sheetsync.gateway.interface import Calls
from sheetsync.gateway.patience import Patience, patiently
from sheetsync.gateway.refusals import RefusedError
from sheetsync.gateway.transport import Transport
from sheetsync.model.a1 import quote_title
from sheetsync.model.columns import TAB_KEY

Json = Mapping[str, Any]

TITLE = "sheetsync selftest"
"""The title of the tab; a tab of this title is always ours."""

KEY = "sheetsync.selftest"
"""The key of the developer metadata that is tried."""


class NotScratchError(MisuseError):
    """The spreadsheet holds something; the self-test works on an empty one only."""

    message = (
        "“{title}” is not empty: the tab “{tab}” holds something. The self-test changes locales and tabs, so it works "
        "on an empty spreadsheet only. Make a new one (sheets.new), share it as the others, and name that."
    )


class Scratch:
    """The calls that the tries make. `sheet_id` is the tab they work on."""

    def __init__(self, transport: Transport, spreadsheet_id: str, patience: Patience) -> None:
        self.spreadsheet_id = spreadsheet_id
        self.sheet_id = -1
        self._transport = transport
        self._patience = patience
        self._calls = Calls()

    @property
    def path(self) -> str:
        """The path of the spreadsheet."""
        return f"/v4/spreadsheets/{self.spreadsheet_id}"

    def call(
        self, method: str, path: str, *, params: Json | None = None, body: Json | None = None, changes: bool = False
    ) -> Any:
        """Make a call, as soon as the quota has room for it."""
        asked = partial(self._transport.call, method, path, params=params, body=body, changes=changes)
        return patiently(asked, changes=changes, calls=self._calls, patience=self._patience)

    def get(self, fields: str, **params: str) -> Any:
        """Read the spreadsheet's fields."""
        return self.call("get", self.path, params={"fields": fields, **params})

    def do(self, *requests: Json, **more: Any) -> Any:
        """Apply requests in one batch."""
        body = {"requests": list(requests), **more}
        return self.call("post", f"{self.path}:batchUpdate", body=body, changes=True)

    def refused(self, *requests: Json) -> str:
        """Apply requests that should be refused; return what Google says, empty where it took them."""
        try:
            self.do(*requests)
        except RefusedError as error:
            return str(error.facts.get("said", "")) or "400"
        return ""

    def type(self, place: str, rows: list[list[Any]], option: str = "RAW") -> None:
        """Write values from a place of the tab on."""
        path = f"{self.path}/values/{self._range(place)}"
        self.call("put", path, params={"valueInputOption": option}, body={"values": rows}, changes=True)

    def values(self, place: str) -> list[list[Any]]:
        """Return unformatted values of a range of the tab."""
        params = {"valueRenderOption": "UNFORMATTED_VALUE"}
        found = self.call("get", f"{self.path}/values/{self._range(place)}", params=params)
        return list(found.get("values", []))

    def renew(self) -> None:
        """Put a new tab in the place of the one that is there, or of what an earlier self-test left."""
        tabs = self.get("sheets.properties(sheetId,title)")["sheets"]
        left = [tab["properties"].get("sheetId", 0) for tab in tabs if tab["properties"]["title"] == TITLE]
        size = {"rowCount": 50, "columnCount": 12}
        answer = self.do(
            *({"deleteSheet": {"sheetId": tab}} for tab in left),
            {"addSheet": {"properties": {"title": TITLE, "gridProperties": size}}},
        )
        self.sheet_id = answer["replies"][-1]["addSheet"]["properties"]["sheetId"]

    def grid(self, rows: tuple[int, int], columns: tuple[int, int]) -> dict[str, int]:
        """Return the GridRange of half-open, 0-based rows and columns of the tab."""
        return {
            "sheetId": self.sheet_id,
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": columns[0],
            "endColumnIndex": columns[1],
        }

    def set_locale(self, locale: str) -> None:
        """Set the spreadsheet's locale."""
        self.do({"updateSpreadsheetProperties": {"properties": {"locale": locale}, "fields": "locale"}})

    def _range(self, place: str) -> str:
        return quote(f"{quote_title(TITLE)}!{place}", safe="!:'")


@contextmanager
def scratch(transport: Transport, spreadsheet_id: str, patience: Patience) -> Iterator[Scratch]:
    """Make the tab; at the end take away what was made, and set the locale as it was.

    Raises NotScratchError where the spreadsheet holds anything of people's.
    """
    made = Scratch(transport, spreadsheet_id, patience)
    before = made.get("properties(title,locale),sheets(properties.title,developerMetadata.metadataKey)")
    _refuse_used(made, before)
    if _left(before):
        _clean(made, before["properties"]["locale"])
    made.renew()
    try:
        yield made
    finally:
        _clean(made, before["properties"]["locale"])


def _left(before: Json) -> bool:
    """Whether a self-test was killed here before it could clean up: then tabs that bear our marks are its own."""
    return any(sheet["properties"]["title"] == TITLE for sheet in before["sheets"])


def _refuse_used(made: Scratch, before: Json) -> None:
    for sheet in before["sheets"]:
        title = sheet["properties"]["title"]
        values = f"{made.path}/values/{quote(quote_title(title), safe='')}"
        if not (_left(before) and _ours(sheet)) and made.call("get", values).get("values"):
            raise NotScratchError(title=before["properties"]["title"], tab=title)


def _clean(made: Scratch, locale: str) -> None:
    """Delete our tabs, known by title or mark, and our named ranges; what a person put there meanwhile stays."""
    now = made.get("namedRanges(namedRangeId,name),sheets(properties(sheetId,title),developerMetadata.metadataKey)")
    ranges = [one["namedRangeId"] for one in now.get("namedRanges", ()) if one["name"].startswith("sheetsync")]
    tabs = [one["properties"].get("sheetId", 0) for one in now["sheets"] if _ours(one)]
    made.do(
        {"updateSpreadsheetProperties": {"properties": {"locale": locale}, "fields": "locale"}},
        *({"deleteNamedRange": {"namedRangeId": one}} for one in ranges),
        *({"deleteSheet": {"sheetId": tab}} for tab in tabs),
    )


def _ours(sheet: Json) -> bool:
    marks = {one.get("metadataKey") for one in sheet.get("developerMetadata", ())}
    return sheet["properties"]["title"] == TITLE or TAB_KEY in marks
