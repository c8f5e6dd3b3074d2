"""The page's addresses: `/`, Google's own path of a spreadsheet, the files, the stream, the filter views."""

import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from sheetsync.localsheets.context import Context
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.page.changes import change_stream
from sheetsync.localsheets.page.files import HEADERS, file_response, plain
from sheetsync.localsheets.page.views import hidden_by_view
from sheetsync.localsheets.service import Service

_OURS = re.compile(r"/|/favicon\.ico|/spreadsheets/(?!(?:d/[^/]+/)?export$).*|/page/.*|/events/.*")
_SHEET = re.compile(r"/spreadsheets/d/[^/]+(?:/(?:edit|view)?)?")
_EVENTS = re.compile(r"/events/(?P<id>[^/]+)")
_VIEW = re.compile(r"/page/views/(?P<id>[^/]+)/(?P<view>\d+)")
_FILE = re.compile(r"/page/(?P<name>[\w.-]+)")
_NAMED = {"/": "list.html", "/favicon.ico": "favicon.svg"}
_EVENT_TYPE = "text/event-stream"


class Page:
    """The application behind the page's addresses. It only reads; what people type goes the way of every client."""

    def __init__(self, service: Service, caller_of: Callable[[str], str]) -> None:
        """`caller_of` tells the address of who sends an `Authorization` header."""
        self._service = service
        self._caller_of = caller_of
        self._leaving = False

    @staticmethod
    def serves(path: str) -> bool:
        """Whether an address is the page's and not an API's."""
        return _OURS.fullmatch(path) is not None

    def leave(self) -> None:
        """End the open streams, so that the server can stop at once."""
        self._leaving = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        try:
            response = await self._response(request)
        except ApiError as error:
            response = JSONResponse(error.body(), error.code, headers=dict(HEADERS))
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        path = request.scope["path"]
        if request.method not in {"GET", "HEAD"}:
            return plain(405, "This address can only be read.", Allow="GET, HEAD")
        if found := _EVENTS.fullmatch(path):
            return self._stream(found["id"], self._caller(request))
        if found := _VIEW.fullmatch(path):
            return await run_in_threadpool(self._hidden, found["id"], int(found["view"]), self._caller(request))
        return file_response(_file_name(path))

    def _caller(self, request: Request) -> str:
        return self._caller_of(request.headers.get("authorization", ""))

    def _stream(self, spreadsheet_id: str, caller: str) -> Response:
        self._service.file(spreadsheet_id, caller)
        events = change_stream(lambda: self._state(spreadsheet_id), lambda: self._leaving)
        return StreamingResponse(events, media_type=_EVENT_TYPE, headers=dict(HEADERS))

    def _state(self, spreadsheet_id: str) -> str | None:
        """The file's version, and the hour: colours that depend on TODAY() change with the clock alone."""
        file = self._service.library.file(spreadsheet_id)
        return None if file is None else f"{file.version} {self._service.clock.now():%Y-%m-%dT%H}"

    def _hidden(self, spreadsheet_id: str, view_id: int, caller: str) -> Response:
        book = self._service.book(spreadsheet_id, caller)
        rows = hidden_by_view(book, view_id, Context(self._service.clock.now(), caller))
        return JSONResponse({"hiddenRows": rows}, headers=dict(HEADERS))


def _file_name(path: str) -> str:
    """The file behind an address; "" for none."""
    if _SHEET.fullmatch(path):
        return "sheet.html"
    found = _FILE.fullmatch(path)
    return found["name"] if found else _NAMED.get(path, "")
