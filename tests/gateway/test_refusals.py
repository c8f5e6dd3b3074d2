"""What Google, or something on the way, answers: each refusal gets its own error, tried again where that helps."""

import gzip
import json
from collections.abc import Callable

import pytest
import requests
from gspread.http_client import HTTPClient

from sheetsync.errors import ExitCode, SheetsyncError
from sheetsync.gateway import bounds
from sheetsync.gateway.google import GoogleGateway
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
    TooLargeError,
    UnknownOutcomeError,
    UnreachableError,
    UnwellError,
)
from sheetsync.gateway.rules import (
    FullDriveError,
    NotGrantedError,
    OrganisationPolicyError,
    ProjectError,
    ProtectedError,
    TooManyCellsError,
)
from sheetsync.gateway.sign_in_refusals import NarrowSignInError
from sheetsync.gateway.transport import Transport

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


TOO_MANY = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
LASTING = [
    (error("403 Forbidden", "The caller does not have permission", status="PERMISSION_DENIED"), NotSharedError),
    (error("404 Not Found"), NotFoundError),
    (error("403 Forbidden", reason="storageQuotaExceeded"), StorageError),
    (error("403 Forbidden", reason="accessNotConfigured"), ApiOffError),
    (error("403 Forbidden", details=info("SERVICE_DISABLED")), ApiOffError),
    (error("403 Forbidden", details=info("ACCESS_TOKEN_SCOPE_INSUFFICIENT")), NarrowSignInError),
    (error("403 Forbidden", reason="insufficientPermissions"), NarrowSignInError),
    (error("403 Forbidden", reason="domainPolicy"), OrganisationPolicyError),
    (error("403 Forbidden", details=info("SECURITY_POLICY_VIOLATED")), OrganisationPolicyError),
    (error("403 Forbidden", reason="appNotAuthorizedToFile"), NotGrantedError),
    (error("403 Forbidden", details=info("USER_PROJECT_DENIED")), ProjectError),
    (error("403 Forbidden", details=info("BILLING_DISABLED")), ProjectError),
    (error("403 Forbidden", "You are trying to edit a protected cell or object."), ProtectedError),
    (
        error("400 Bad Request", "You are trying to edit a protected cell or object."),
        ProtectedError,
    ),
    (error("400 Bad Request", TOO_MANY), TooManyCellsError),
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


OFF = "Google Drive API has not been used in project 7 before or it is disabled."
SWITCH = "https://console.developers.google.com/apis/api/drive.googleapis.com/overview?project=7"
HELP: list[object] = [{"@type": "type.googleapis.com/google.rpc.Help", "links": [{"url": SWITCH}]}]


@pytest.mark.parametrize(
    "sent",
    [
        error("403 Forbidden", OFF, details=info("SERVICE_DISABLED", activationUrl=SWITCH)),
        error("403 Forbidden", OFF, details=[*info("SERVICE_DISABLED"), *HELP]),
        error("403 Forbidden", f"{OFF} Enable it by visiting {SWITCH} then retry.", reason="accessNotConfigured"),
    ],
)
def test_a_service_that_is_off_comes_with_the_link_that_switches_it_on(serve: Serve, sent: bytes):
    with pytest.raises(ApiOffError, match="The Google Drive API is switched off") as raised:
        gateway(serve(sent)).read_whole("one")
    assert raised.value.facts["link"] == SWITCH


def test_no_link_of_somebody_elses_is_passed_on(serve: Serve):
    details = info("SERVICE_DISABLED", activationUrl="https://console.developers.google.com.example/")
    with pytest.raises(ApiOffError) as raised:
        gateway(serve(error("403 Forbidden", details=details))).read_whole("one")
    assert raised.value.facts["link"] == "https://console.cloud.google.com/apis/library/sheets.googleapis.com"


@pytest.mark.parametrize(
    ("address", "kind"), [("robot@p.iam.gserviceaccount.com", StorageError), ("anna@example.com", FullDriveError)]
)
def test_a_service_account_owns_nothing_and_a_person_may_be_full(
    serve: Serve, address: str, kind: type[SheetsyncError]
):
    server = serve(error("403 Forbidden", reason="storageQuotaExceeded"))
    door = GoogleGateway(Transport(HTTPClient(None, requests.Session()), server.url, address))  # type: ignore[arg-type]
    with pytest.raises(kind, match=address):
        door.create({})


def test_a_creation_that_is_forbidden_says_who_may_own_files(serve: Serve):
    with pytest.raises(StorageError, match="can't own files"):
        gateway(serve(error("403 Forbidden", "The caller does not have permission"))).create({})


@pytest.mark.parametrize("line", ["200 OK", "503 Service Unavailable"])
def test_an_answer_without_bound_is_not_read(serve: Serve, monkeypatch: pytest.MonkeyPatch, line: str):
    """Neither asked for again, nor taken into memory; a change whose answer is such has an unknown outcome."""
    monkeypatch.setattr(bounds, "LIMIT", 2**20)
    endless = answer(json.dumps({"spreadsheetId": "x" * 2**21}), line)
    answers = serve(endless)
    with pytest.raises(TooLargeError) as told:
        gateway(answers).read("one")
    assert told.value.exit_code == ExitCode.GOOGLE
    assert len(answers.asked) == 1
    with pytest.raises(UnknownOutcomeError):
        gateway(serve(endless)).apply("one", [], ())


def test_an_answer_within_the_bound_is_read_packed_or_not(serve: Serve, monkeypatch: pytest.MonkeyPatch):
    """The bound counts what comes out: a packed answer may not blow up either."""
    packed = gzip.compress(json.dumps({"spreadsheetId": "x" * 2**21}).encode())
    assert len(packed) < 2**14
    monkeypatch.setattr(bounds, "LIMIT", 2**14)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    with pytest.raises(TooLargeError):
        gateway(serve(head % len(packed) + packed)).read("one")
    assert gateway(serve(answer(SHEET))).read("one").title == "План"
