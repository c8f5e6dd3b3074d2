"""What Google, or something on the way, answers: each refusal gets its own error, tried again where that helps."""

import json
from collections.abc import Callable

import pytest

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.gateway.refusals import (
    ApiOffError,
    GarbledError,
    NotASheetError,
    NotFoundError,
    NotSharedError,
    QuotaError,
    RefusedError,
    SignInError,
    StorageError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)

from .conftest import Answers, answer, gateway

Serve = Callable[..., Answers]
SHEET = json.dumps({"spreadsheetId": "one", "properties": {"title": "План"}})


def error(line: str, message: str = "said", reason: str = "", **more: object) -> bytes:
    code = int(line.split(maxsplit=1)[0])
    body: dict[str, object] = {"code": code, "message": message, **more}
    if reason:
        body["errors"] = [{"reason": reason, "domain": "usageLimits", "message": message}]
    return answer(json.dumps({"error": body}), line)


def info(reason: str, **metadata: str) -> list[object]:
    return [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "metadata": metadata}]


LASTING = [
    (error("403 Forbidden", "The caller does not have permission", status="PERMISSION_DENIED"), NotSharedError),
    (error("404 Not Found"), NotFoundError),
    (error("403 Forbidden", reason="storageQuotaExceeded"), StorageError),
    (error("403 Forbidden", reason="accessNotConfigured"), ApiOffError),
    (error("403 Forbidden", details=info("SERVICE_DISABLED")), ApiOffError),
    (error("403 Forbidden", details=info("ACCESS_TOKEN_SCOPE_INSUFFICIENT")), SignInError),
    (error("401 Unauthorized"), SignInError),
    (error("400 Bad Request", status="FAILED_PRECONDITION"), NotASheetError),
    (error("400 Bad Request", "Unable to parse range: X"), RefusedError),
    (error("413 Payload Too Large"), RefusedError),
    (error("499 Odd"), RefusedError),
]
PASSING = [
    (error("429 Too Many Requests"), QuotaError),
    (error("403 Forbidden", reason="userRateLimitExceeded"), QuotaError),
    (error("403 Forbidden", details=info("RATE_LIMIT_EXCEEDED")), QuotaError),
    (error("500 Internal Server Error"), UnwellError),
    (error("503 Service Unavailable"), UnwellError),
    (error("408 Request Timeout"), UnwellError),
    (answer("<html>bad gateway</html>", "502 Bad Gateway", Content_Type="text/html"), UnwellError),
    (answer("<html>Sorry…</html>", Content_Type="text/html"), GarbledError),
    (answer("<html>log in to this wifi</html>", "403 Forbidden", Content_Type="text/html"), GarbledError),
    (answer(SHEET[:-9]), GarbledError),
    (answer("[]"), GarbledError),
    (answer(""), GarbledError),
    (answer(b"\xff\xfe"), GarbledError),
    (answer('{"error": {"code": 503, "message": "later"}}'), GarbledError),
    (answer('{"error": "odd"}', "400 Bad Request"), GarbledError),
    (b"", UnreachableError),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{", UnreachableError),
]


@pytest.mark.parametrize(("sent", "kind"), LASTING)
def test_what_asking_again_does_not_mend_is_said_at_once(serve: Serve, sent: bytes, kind: type[SheetsyncError]):
    server = serve(sent)
    door = gateway(server)
    with pytest.raises(kind):
        door.read_whole("one")
    assert len(server.asked) == door.calls.reads == 1


@pytest.mark.parametrize(("sent", "kind"), PASSING)
def test_a_read_that_may_go_well_later_is_made_again_but_not_for_ever(
    serve: Serve, sent: bytes, kind: type[SheetsyncError]
):
    server = serve(sent)
    door = gateway(server)
    with pytest.raises(kind):
        door.read_whole("one")
    assert len(server.asked) == door.calls.reads == ATTEMPTS


@pytest.mark.parametrize("sent", [one for one, _ in PASSING])
def test_a_read_goes_on_as_soon_as_google_is_well(serve: Serve, sent: bytes):
    server = serve(sent, sent, answer(SHEET))
    assert gateway(server).read_whole("one").title == "План"
    assert len(server.asked) == 3


UNKNOWN = [sent for sent, kind in PASSING if kind is not QuotaError and not sent.startswith((b"HTTP/1.1 4",))]
UNKNOWN += [error("408 Request Timeout"), error("409 Conflict"), answer("{}")]


@pytest.mark.parametrize("sent", UNKNOWN)
def test_a_write_of_unknown_outcome_goes_out_once(serve: Serve, sent: bytes):
    server = serve(sent)
    door = gateway(server)
    with pytest.raises(UnknownOutcomeError):
        door.apply("one", [{"addSheet": {}}], ["Статус"])
    assert len(server.asked) == door.calls.writes == 1


def test_a_write_that_met_a_quota_was_not_applied_and_goes_out_again(serve: Serve):
    server = serve(error("429 Too Many Requests"), answer('{"spreadsheetId": "one"}'))
    door = gateway(server)
    assert door.apply("one", [{"addSheet": {}}], ()) is None
    assert door.calls.writes == 2


def test_a_refused_write_says_what_google_said(serve: Serve):
    with pytest.raises(RefusedError, match="No grid with id: 7"):
        gateway(serve(error("400 Bad Request", "No grid with id: 7"))).apply("one", [{"addSheet": {}}], ())


def test_a_quota_is_named_as_google_names_it(serve: Serve):
    limits = info("RATE_LIMIT_EXCEEDED", quota_limit="ReadRequestsPerMinutePerUser")
    with pytest.raises(QuotaError, match="ReadRequestsPerMinutePerUser"):
        gateway(serve(error("429 Too Many Requests", details=limits))).read_whole("one")


def test_a_refused_search_for_our_tabs_leads_to_reading_all(serve: Serve):
    server = serve(error("400 Bad Request"), answer(SHEET))
    door = gateway(server)
    assert door.read("one").title == "План"
    assert door.calls.reads == 2
    assert server.asked[1].startswith(b"GET /v4/spreadsheets/one?")


def test_nothing_listens_there(serve: Serve):
    server = serve(answer(SHEET))
    door = gateway(server)
    server.close()
    server.close = lambda: None  # type: ignore[method-assign]
    with pytest.raises(UnreachableError, match="no connection"):
        door.read_whole("one")
    with pytest.raises(UnreachableError):
        door.apply("one", [{"addSheet": {}}], ())
    assert (door.calls.reads, door.calls.writes) == (1, 1)


def test_every_answer_is_asked_for_without_blanks_and_bodies_go_as_utf8(serve: Serve):
    server = serve(answer('{"spreadsheetId": "one"}'))
    gateway(server).apply("one", [{"updateCells": {"x": "Этап \ud800 😀"}}], ())
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    assert b"prettyPrint=false" in head
    assert "Этап ? 😀".encode() in body


def test_exit_codes_tell_a_config_to_be_mended_from_a_google_to_be_waited_for():
    assert {SignInError.exit_code, ApiOffError.exit_code} == {ExitCode.CONFIG}
    google = {QuotaError, UnwellError, NotSharedError, NotFoundError, UnreachableError, StorageError, RefusedError}
    assert {kind.exit_code for kind in google} == {ExitCode.GOOGLE}
