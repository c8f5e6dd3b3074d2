"""The ASGI application: one call in, one answer out, with guard, faults, quotas and log around it."""

import logging
import random
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sheetsync.localsheets.call import Answer, Call, json_answer
from sheetsync.localsheets.context import Context
from sheetsync.localsheets.drive import answer_drive
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.http.callers import Callers
from sheetsync.localsheets.http.control import answer_control
from sheetsync.localsheets.http.faults import Fault, FaultPlan, fault_answer
from sheetsync.localsheets.http.guard import refusal
from sheetsync.localsheets.http.log import CallLog, Logged
from sheetsync.localsheets.http.quota import Quota
from sheetsync.localsheets.http.wire import Wire
from sheetsync.localsheets.page import Page
from sheetsync.localsheets.service import Service
from sheetsync.localsheets.sheets import answer_sheets, is_write

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PAYLOAD = 10_485_760
_NOT_FOUND = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    "<p><b>404.</b> The requested URL was not found on this server.\n"
)
_HEADERS = {
    "Vary": "Origin, X-Origin, Referer",
    "Cache-Control": "private",
    "X-Content-Type-Options": "nosniff",
}
_LOG = logging.getLogger(__name__)


class Exchange(NamedTuple):
    """A request and its answer, for a checker that watches."""

    method: str
    path: str
    query: str
    request: bytes
    status: int
    content_type: str
    response: bytes


class Met(NamedTuple):
    """What a call met: its number, the planned fault, and whether it counts as a write."""

    number: int
    fault: Fault | None
    write: bool


class App:
    """The application.

    Attributes:
        service: what answers.
        faults, quota, callers, log: what tests set and read.
        control: whether `/_control/` is open.
        page: where people look at the spreadsheets.
        on_exchange: called with each exchange before its answer goes out; None for nobody.
    """

    def __init__(self, service: Service, wire: Wire, *, control: bool = False) -> None:
        self.service = service
        self.faults = FaultPlan()
        self.quota = Quota()
        self.callers = Callers()
        self.log = CallLog()
        self.control = control
        self.page = Page(service, self.callers.caller)
        self.on_exchange: Callable[[Exchange], None] | None = None
        self._wire = wire
        self._random = random.SystemRandom()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        body = await request.body()
        refused = refusal(request.method, request.headers)
        if refused is not None:
            answer = json_answer(ApiError(refused, code=403).body(), 403)
            await _response(answer)(scope, receive, send)
        elif scope["path"].startswith("/_control/"):
            await _response(await run_in_threadpool(self._controlled, request, body))(scope, receive, send)
        elif self.page.serves(scope["path"]):
            await self.page(scope, receive, send)
        else:
            await self._serve(request, body, send)

    def _controlled(self, request: Request, body: bytes) -> Answer:
        return answer_control(self, request, body) if self.control else _not_found()

    async def _serve(self, request: Request, body: bytes, send: Send) -> None:
        call = self._call(request, body)
        write = call.segments[:1] == ("v4",) and is_write(call)
        number = self.log.number()
        fault = self.faults.take(call.method, _path(request), number, write=write)
        if fault is not None and fault.seconds:
            await anyio.sleep(fault.seconds)
        answer = await run_in_threadpool(self._answer, call, request.headers.get("authorization", ""), fault, write)
        self._note(request, call, answer, Met(number, fault, write))
        await self._send(answer, fault, request, send)

    def _call(self, request: Request, body: bytes) -> Call:
        context = Context(self.service.clock.now(), random=self._random)
        query = tuple(parse_qsl(request.url.query, keep_blank_values=True))
        content_type = request.headers.get("content-type", "")
        method = request.headers.get("x-http-method-override", request.method).upper()
        if method != request.method and content_type.startswith("application/x-www-form-urlencoded"):
            query, body = query + tuple(parse_qsl(body.decode(), keep_blank_values=True)), b""
        return Call(method, _segments(_path(request)), query, body, content_type, context)

    def _answer(self, call: Call, authorization: str, fault: Fault | None, write: bool) -> Answer | None:  # noqa: FBT001 - run in a thread, by position
        """The answer; None where the connection is cut before anything is applied."""
        if fault is not None and fault.kind == "cut_before":
            return None
        if fault is not None and fault.kind == "status":
            return fault_answer(fault, write=write)
        try:
            answer = self._apply(call, authorization, write=write)
        except ApiError as error:
            answer = json_answer(error.body(), error.code)
        except Exception:  # noqa: BLE001 - a defect here must reach the client as Google's 500, and the log
            _LOG.exception("%s /%s", call.method, "/".join(call.segments))
            answer = json_answer(ApiError("Internal error encountered.", code=500).body(), 500)
        return answer._replace(body=fault.text.encode()) if fault is not None and fault.kind == "body" else answer

    def _apply(self, call: Call, authorization: str, *, write: bool) -> Answer:
        caller = self.callers.caller(authorization)
        call = call._replace(context=Context(call.context.now, caller, call.context.random))
        if call.segments[0] != "v4":
            return answer_drive(self.service, call) or _not_found()
        if len(call.body) > MAX_PAYLOAD:
            raise ApiError(f"Request payload size exceeds the limit: {MAX_PAYLOAD} bytes.")
        self.quota.spend(caller, call.context.now, write=write)
        return answer_sheets(self.service, call) or _not_found()

    def _note(self, request: Request, call: Call, answer: Answer | None, met: Met) -> None:
        sheets = call.segments[0] == "v4"
        fault = met.fault
        cut = answer is None or (fault is not None and fault.kind == "cut_after")
        path, query = _path(request), request.url.query
        self.log.add(
            Logged(
                met.number,
                call.context.now.isoformat(),
                call.method,
                f"{path}?{query}" if query else path,
                self._caller_of(request),
                ("write" if met.write else "read") if sheets else "drive",
                0 if cut or answer is None else answer.status,
                call.body.decode("utf-8", "replace"),
                fault.kind if fault is not None else "",
            )
        )
        if self.on_exchange is not None and answer is not None and fault is None:
            exchange = Exchange(call.method, path, query, call.body, answer.status, answer.content_type, answer.body)
            self.on_exchange(exchange)

    def _caller_of(self, request: Request) -> str:
        try:
            return self.callers.caller(request.headers.get("authorization", ""))
        except ApiError:
            return ""

    async def _send(self, answer: Answer | None, fault: Fault | None, request: Request, send: Send) -> None:
        if answer is None or (fault is not None and fault.kind == "cut_after"):
            self._wire.cut(request.scope)
        elif fault is not None and fault.kind == "truncate":
            await _send_half(_response(answer), send)
            self._wire.close(request.scope)
        else:
            await _response(answer)(request.scope, request.receive, send)


def _path(request: Request) -> str:
    return str(request.scope["raw_path"].decode("ascii"))


def _segments(path: str) -> tuple[str, ...]:
    """The path's parts; as at Google `/id/:batchUpdate` is `/id:batchUpdate`, and a slash at the end is nothing."""
    return tuple(path.strip("/").replace("/:", ":").split("/"))


def _not_found() -> Answer:
    return Answer(404, _NOT_FOUND.encode(), "text/html; charset=UTF-8")


def _response(answer: Answer) -> Response:
    response = Response(answer.body, answer.status, _HEADERS | dict(answer.headers))
    response.headers["content-type"] = answer.content_type
    return response


async def _send_half(response: Response, send: Send) -> None:
    """Promise the whole answer and send half of it."""
    body = bytes(response.body)
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
