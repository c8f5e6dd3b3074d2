"""`/_control/`: tests in other processes set the clock, plan faults and read the log."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson
from starlette.requests import Request

from sheetsync.localsheets.call import Answer, json_answer
from sheetsync.localsheets.errors import ApiError
from sheetsync.localsheets.http.faults import Fault

if TYPE_CHECKING:
    from sheetsync.localsheets.http.app import App

Json = dict[str, Any]


def answer_control(app: "App", request: Request, body: bytes) -> Answer:
    """Answer a control call: GET reads, POST sets, DELETE clears."""
    name = request.url.path.removeprefix("/_control/")
    handler = _HANDLERS.get((request.method, name))
    if handler is None:
        return _refused(f"No control of this name and method: {request.method} {name}", 404)
    try:
        return json_answer(handler(app, orjson.loads(body) if body.strip() else {}))
    except (ValueError, TypeError, AttributeError) as error:
        return _refused(f"{name}: {error}", 400)


def _refused(said: str, status: int) -> Answer:
    return json_answer(ApiError(said, code=status).body(), status)


def _get_clock(app: "App", _: Json) -> Json:
    return {"now": app.service.clock.now().isoformat()}


def _set_clock(app: "App", body: Json) -> Json:
    """{"now": ISO} stops the clock there; {"now": null} lets it go with the machine's."""
    text = body.get("now")
    app.service.clock.set(datetime.fromisoformat(text) if text else None)
    return _get_clock(app, {})


def _get_faults(app: "App", _: Json) -> Json:
    return {"faults": [asdict(fault) for fault in app.faults.pending()]}


def _add_faults(app: "App", body: Json) -> Json:
    """{"faults": [{"kind": …, "status": …, "times": …, "path": …}]}: see `Fault`."""
    app.faults.add(*[Fault(**one) for one in body.get("faults", [])])
    return _get_faults(app, {})


def _clear_faults(app: "App", _: Json) -> Json:
    app.faults.clear()
    return _get_faults(app, {})


def _get_calls(app: "App", _: Json) -> Json:
    return {"calls": app.log.to_json()}


def _clear_calls(app: "App", _: Json) -> Json:
    app.log.clear()
    return _get_calls(app, {})


def _set_quota(app: "App", body: Json) -> Json:
    """{"user": 60, "project": 300}: calls a minute, reads and writes each; null for no limit."""
    app.quota.user, app.quota.project = body.get("user"), body.get("project")
    return {"user": app.quota.user, "project": app.quota.project}


def _set_callers(app: "App", body: Json) -> Json:
    """{"tokens": {token: address}, "refused": [token]}."""
    for token, address in body.get("tokens", {}).items():
        app.callers.know(token, address)
    for token in body.get("refused", []):
        app.callers.refuse(token)
    return {}


_HANDLERS: dict[tuple[str, str], Callable[["App", Json], Json]] = {
    ("GET", "clock"): _get_clock,
    ("POST", "clock"): _set_clock,
    ("GET", "faults"): _get_faults,
    ("POST", "faults"): _add_faults,
    ("DELETE", "faults"): _clear_faults,
    ("GET", "calls"): _get_calls,
    ("DELETE", "calls"): _clear_calls,
    ("POST", "quota"): _set_quota,
    ("POST", "callers"): _set_callers,
}
