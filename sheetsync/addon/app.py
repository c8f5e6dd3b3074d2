"""The application: who calls, how large, how often; then the answer, in time."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sheetsync.addon.answering import answer
from sheetsync.addon.cards.answers import Answer, Reply
from sheetsync.addon.desk import Call, Desk
from sheetsync.addon.door.body import BadBodyError, json_body
from sheetsync.addon.door.certs import Certs, CertsDownError, CertSource
from sheetsync.addon.door.guard import Guard
from sheetsync.addon.door.rate import Crowd, Rate
from sheetsync.addon.door.tokens import RefusedTokenError
from sheetsync.addon.events import Event, read_event
from sheetsync.addon.faces.trouble import busy_card, crowded_card, slow_card
from sheetsync.addon.metrics import Metrics
from sheetsync.addon.pages import file_response
from sheetsync.addon.paths import ACTION, FILE_GRANTED, HELP, HOMEPAGE, LOGO, PUSH, SCRIPT, SETTINGS
from sheetsync.addon.push.receiver import Receiver
from sheetsync.addon.script import check_script_user, checked_rows

log = logging.getLogger(__name__)

_GRACE = 2.0
"""Seconds beyond the deadline in which an answer that is nearly there still counts."""

ActionOf = Callable[[Event], str | None]
"""Tells the action of an event; None for the opening of the sidebar."""


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share. It holds nothing of anybody's: counters, limits, certificates."""

    desk: Desk
    guard: Guard
    metrics: Metrics

    async def called(self, request: Request, action_of: ActionOf) -> Response:
        """Answer one call of Google's: refused before its body is used, or with a card."""
        try:
            await run_in_threadpool(self.guard.check_caller, request.headers.get("authorization", ""))
            event = read_event(await json_body(request))
            who = await run_in_threadpool(self.guard.check_user, event)
        except (RefusedTokenError, CertsDownError, BadBodyError) as error:
            return self._refused(*_status_of(error))
        return await self._answered(event, action_of(event), who)

    async def script(self, request: Request) -> Response:
        """Answer a companion: what is found in the rows that it sent."""
        config, given = self.desk.config, request.headers.get("authorization", "")
        try:
            address = await run_in_threadpool(check_script_user, given, config, self.guard.certs)
            body = await json_body(request)
        except (RefusedTokenError, CertsDownError, BadBodyError) as error:
            return self._refused(*_status_of(error))
        if not self.guard.rate.admits(address):
            return self._refused(429, "RATE")
        with self.metrics.timing("script"):
            return JSONResponse({"findings": await run_in_threadpool(checked_rows, body, self.desk)})

    async def _answered(self, event: Event, action: str | None, who: str | None) -> Response:
        call = Call(self.desk, event)
        with self.metrics.timing(action):
            if who is not None and not self.guard.rate.admits(who):
                self.metrics.refused("RATE")
                reply: Reply = Answer(busy_card(call.messages, call.links))
            elif who is not None and not self.guard.crowd.enter(who):
                self.metrics.refused("CROWD")
                reply = Answer(crowded_card(call.messages, call.links))
            else:
                reply = await self._in_time(call, action, who)
        return JSONResponse(reply.to_trigger() if action is None else reply.to_click())

    async def _in_time(self, call: Call, action: str | None, who: str | None) -> Reply:
        """Return the answer, or a card that says to press again; its work ends with its own next call.

        Until that end it counts as one of the person's.
        """
        work = asyncio.ensure_future(run_in_threadpool(answer, call, action))
        if who is not None:
            work.add_done_callback(lambda _: self.guard.crowd.leave(who))
        try:
            return await asyncio.wait_for(asyncio.shield(work), self.desk.config.deadline_seconds + _GRACE)
        except TimeoutError:
            self.metrics.refused("DEADLINE")
            return Answer(slow_card(call.messages, call.links))

    def _refused(self, status: int, reason: str) -> Response:
        self.metrics.refused(reason)
        log.warning("refused a call: %s", reason)
        return JSONResponse({"error": {"code": status}}, status)


def _status_of(error: RefusedTokenError | CertsDownError | BadBodyError) -> tuple[int, str]:
    """Return the HTTP status of a call that is refused, and the reason that is counted."""
    if isinstance(error, RefusedTokenError):
        return error.status, error.refusal.name
    return (503, "CERTS_DOWN") if isinstance(error, CertsDownError) else (error.status, "BODY")


def make_app(desk: Desk, certs: CertSource | None = None, receiver: Receiver | None = None) -> Starlette:
    """Return the application of a deployment; `receiver` is where Drive posts to, if it does."""
    known = certs or Certs(desk.config.certs_url)
    config = desk.config
    guard = Guard(config, known, Rate(config.calls_a_minute), Crowd(config.calls_at_once))
    service = Service(desk, guard, Metrics())

    async def opened(request: Request) -> Response:
        return await service.called(request, lambda _: None)

    async def clicked(request: Request) -> Response:
        return await service.called(request, lambda event: event.parameters.get("action", "home"))

    async def settings(request: Request) -> Response:
        return await service.called(request, lambda event: event.parameters.get("action", "settings"))

    async def ready(_: Request) -> Response:
        can = await run_in_threadpool(known.ready)
        return JSONResponse({"ready": can}, 200 if can else 503)

    async def metrics(_: Request) -> Response:
        return Response(service.metrics.text() + desk.figures.text(), media_type="text/plain; version=0.0.4")

    async def script(request: Request) -> Response:
        return await service.script(request)

    return Starlette(
        routes=[
            *([Route(SCRIPT, script, methods=["POST"])] if desk.config.script_clients else []),
            *([Route(PUSH, receiver.received, methods=["POST"])] if receiver else []),
            Route(HOMEPAGE, opened, methods=["POST"]),
            Route(FILE_GRANTED, opened, methods=["POST"]),
            Route(ACTION, clicked, methods=["POST"]),
            Route(SETTINGS, settings, methods=["POST"]),
            Route("/healthz", _alive),
            Route("/readyz", ready),
            Route("/metrics", metrics),
            Route(LOGO, _logo),
            Route(HELP, _help),
        ]
    )


async def _logo(_: Request) -> Response:
    return file_response("logo.png")


async def _help(_: Request) -> Response:
    return file_response("help.html")


async def _alive(_: Request) -> Response:
    return JSONResponse({"alive": True})
