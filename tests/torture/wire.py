"""A line to the embedded server without a socket: gspread's client and the product's transport run as they are.

Only the adapter of `requests` is another one: it hands the bytes to the server's own methods and the answer's bytes
back. On the way a call may meet what a plan of events says: people at work, a fault, a kill.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import requests
from gspread.http_client import HTTPClient
from requests.adapters import BaseAdapter
from urllib3.exceptions import NewConnectionError

from sheetsync.gateway.google import GoogleGateway
from sheetsync.gateway.transport import Transport
from sheetsync.localsheets.book import Book, Sheet
from sheetsync.localsheets.call import Answer, Call, json_answer
from sheetsync.localsheets.clock import Clock
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.http.faults import Fault, fault_answer
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets import answer_sheets
from sheetsync.localsheets.store import File, Library
from sheetsync.model.columns import TabName
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.shapes import ROWS

from .process import RESTARTS, Process

ADDRESS = "http://in-process"
LONGEST = 0.03
"""Seconds after which a server dies that dies while it works on a call: such a call takes about half of it."""


class KilledError(BaseException):
    """The process is killed: nothing of the product's can catch it."""


class Event(NamedTuple):
    """What happens at one call of a run: the call's number, what, and three numbers that say which."""

    at: int
    what: str
    a: int = 0
    b: int = 0
    c: int = 0


class Shelf(Library):
    """Files in memory alone, so that a spreadsheet is put back to an earlier state at once."""

    def put(self, file: File, book: Book | None, *, at: datetime, who: str, what: str) -> File:  # noqa: ARG002
        with self._lock:
            self._files[file.id] = file
            if book is not None:
                self._books[file.id] = book
            return file

    def state(self, file_id: str) -> tuple[File, Book]:
        return self._files[file_id], self._books[file_id]

    def put_back(self, state: tuple[File, Book]) -> None:
        file, book = state
        self._files[file.id], self._books[file.id] = file, book


class Server:
    """The embedded server's methods in this process. `met` counts the faults that calls met, by kind."""

    real = False

    def __init__(self, now: datetime) -> None:
        self.clock = Clock(now)
        self.shelf = Shelf()
        self.service = Service(self.shelf, self.clock)
        self.random = random.Random(7)  # noqa: S311 - ids that are the same each time
        self.met: Counter[str] = Counter()

    def answer(self, method: str, path: str, query: str = "", body: bytes = b"") -> Answer:
        context = Context(self.clock.now(), random=self.random)
        segments = tuple(path.strip("/").split("/"))
        call = Call(method, segments, tuple(parse_qsl(query, keep_blank_values=True)), body, "", context)
        try:
            answer = answer_sheets(self.service, call)
        except ApiError as error:
            return json_answer(error.body(), error.code)
        assert answer is not None, path
        return answer

    def copied(self, file_id: str) -> str:
        """The spreadsheet of a story: the one there is, which is put back before each."""
        return file_id


class Wire(BaseAdapter):
    """One run's line. `before` is called with each call's number before it arrives; `applied` after each write."""

    def __init__(
        self,
        server: Server | Process,
        *,
        before: Callable[[int], Iterator[Event]] = lambda _: iter(()),
        applied: Callable[[Callable[[], Answer]], Answer] = lambda call: call(),
    ) -> None:
        super().__init__()
        self.calls = 0
        self._server = server
        self._before = before
        self._applied = applied

    def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:  # type: ignore[override]
        self.calls += 1
        events = list(self._before(self.calls - 1))
        met = [event.what for event in events]
        self._server.met.update(met)
        for what in met:
            self._refuse(what, request)
        during = next((event.c for event in events if event.what == "restart_during"), None)
        answer = self._applied(lambda: self._answer(request, during))
        for what in met:
            answer = self._spoil(what, answer)
        return _response(answer, request)

    def _refuse(self, what: str, request: requests.PreparedRequest) -> None:
        """Break off before anything arrives."""
        if what == "kill_before":
            raise KilledError
        if what == "refused":
            raise requests.ConnectionError(NewConnectionError(None, "refused"), request=request)  # type: ignore[arg-type]
        if what == "restart_before":
            self._restarted()
        if what == "cut_before":
            raise requests.ConnectionError("reset", request=request)
        if what == "timeout_before":
            raise requests.ReadTimeout("slow", request=request)

    def _restarted(self) -> None:
        assert isinstance(self._server, Process)
        self._server.restart()
        raise requests.ConnectionError("reset")

    def _answer(self, request: requests.PreparedRequest, killed_at: int | None = None) -> Answer:
        """Let the call arrive; with `killed_at` (0 to 999) the server's process dies some moments after."""
        url = urlsplit(str(request.url))
        body = request.body.encode() if isinstance(request.body, str) else request.body or b""
        if killed_at is not None and isinstance(self._server, Process):
            moment = killed_at / 1000 * LONGEST
            return self._server.answer_killed(moment, str(request.method), url.path, url.query, body)
        return self._server.answer(str(request.method), url.path, url.query, body)

    def _spoil(self, what: str, answer: Answer) -> Answer:
        """Lose or damage what came back: the call was applied."""
        if what == "kill_after":
            raise KilledError
        if what == "restart_after":
            self._restarted()
        if what in {"cut_after", "restart_during"}:
            raise requests.ConnectionError("reset")
        if what == "timeout_after":
            raise requests.ReadTimeout("slow")
        if what == "truncate":
            return answer._replace(body=answer.body[: len(answer.body) // 2])
        if what == "html":
            return Answer(200, b"<html>busy</html>", "text/html")
        if what == "applied_503":
            return fault_answer(Fault(status=503), write=True)
        return answer

    def close(self) -> None:
        """Nothing is open."""


STATUSES = {"429": Fault(status=429), "429_after": Fault(status=429, retry_after=2), "500": Fault(status=500)}
STATUSES["503"] = Fault(status=503)
LINE = ("refused", "cut_before", "timeout_before", "cut_after", "timeout_after", "truncate", "html", "applied_503")
KILLS = ("kill_before", "kill_after")
FAULTS = (*STATUSES, *LINE)
NOT_EDITS = {*FAULTS, *KILLS, *RESTARTS, "other_run"}
"""All that happens to a run but what people do."""


class Faulty(Wire):
    """A line on which Google refuses too, without applying anything."""

    def send(self, request: requests.PreparedRequest, **options: object) -> requests.Response:  # type: ignore[override]
        try:
            return super().send(request, **options)
        except StatusError as refused:
            return _response(fault_answer(STATUSES[refused.what], write=True), request)

    def _refuse(self, what: str, request: requests.PreparedRequest) -> None:
        if what in STATUSES:
            raise StatusError(what)
        super()._refuse(what, request)


class StatusError(Exception):
    """Google answers with an error and applies nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def _response(answer: Answer, request: requests.PreparedRequest) -> requests.Response:
    made = requests.Response()
    made.status_code = answer.status
    made._content = answer.body  # what a real adapter fills as the body is read
    made.headers.update({"Content-Type": answer.content_type, **dict(answer.headers)})
    made.encoding, made.url, made.request = "utf-8", str(request.url), request
    return made


def gateway(wire: Wire) -> GoogleGateway:
    """The product's door on this line."""
    session = requests.Session()
    session.trust_env = False
    session.mount("http://", wire)
    return GoogleGateway(Transport(HTTPClient(None, session), ADDRESS))  # type: ignore[arg-type]


def plain(whole: Book, start: Book) -> dict[str, Any]:
    """A spreadsheet as a value: all cells and properties, without ids that chance gives and without the fence.

    How fresh the page is takes no part, nor which run wrote what: both tell of runs, and one that broke off is one.
    For the notes of runs the hidden tab may have grown, by just the rows that it needs beyond those it had at the
    `start`: what it has to spare is compared.
    """
    return {
        "properties": whole.properties,
        "sheets": [
            {
                "properties": _properties(sheet, start),
                "rows": list(_rows(sheet.rows)),
                "merges": sheet.merges,
                "guards": [guard["protectedRangeId"] for guard in sheet.protected_ranges],
            }
            for sheet in whole.sheets
        ],
        "marks": sorted(str((mark.get("metadataValue"), mark.get("location"))) for mark in whole.metadata),
    }


def _properties(sheet: Sheet, start: Book) -> dict[str, Any]:
    if sheet.sheet_id != SHEET_IDS[TabName.MEMORY]:
        return sheet.properties
    before = start.find(sheet.sheet_id)
    needed = max(sheet.last_filled_row(), before.row_count if before else ROWS)
    return sheet.properties | {
        "gridProperties": sheet.properties["gridProperties"] | {"rowCount": sheet.row_count - needed}
    }


def _rows(rows: list[Any]) -> Iterator[list[Any]]:
    """The rows, blank ones at the end left out: a cell's value, formula, note and look."""
    filled = [number for number, row in enumerate(rows) if any(cell is not None for cell in row)]
    for row in rows[: filled[-1] + 1 if filled else 0]:
        key = str(row[0].value) if row and row[0] else ""
        if key.startswith("run|"):
            continue
        fresh = "|fresh|" in key
        yield [cell and (cell.value, cell.formula, cell.note, cell.format) for cell in (row[:1] if fresh else row)]
