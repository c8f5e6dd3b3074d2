"""What Google refuses, with its own bodies, as a person reads it in their language: what happened and what to do."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import stamina

from sheetsync.localsheets import Fault, LocalServer

from .conftest import People, Program


def body(code: int, message: str, status: str = "PERMISSION_DENIED", *, reason: str = "", **metadata: str) -> str:
    """An error of Sheets, in Google's JSON."""
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "metadata": metadata}
    error: dict[str, Any] = {"code": code, "message": message, "status": status}
    return json.dumps({"error": {**error, "details": [info]} if reason else error})


def drive(code: int, message: str, reason: str, domain: str = "global") -> str:
    """An error of Drive, in Google's JSON."""
    item = {"message": message, "domain": domain, "reason": reason}
    return json.dumps({"error": {"code": code, "message": message, "errors": [item]}})


OFF = "Google Sheets API has not been used in project 7 before or it is disabled."
SWITCH = "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=7"
DENIED = body(403, "The caller does not have permission")
Case = tuple[str, int, str, int, str, str]
CASES: list[Case] = [
    ("not shared", 403, DENIED, 4, "add user@example.com as an editor", "добавьте user@example.com"),
    ("gone", 404, body(404, "Requested entity was not found.", "NOT_FOUND"), 4, "Copy the id anew", "Скопируйте"),
    (
        "the API is off",
        403,
        body(403, OFF, reason="SERVICE_DISABLED", activationUrl=SWITCH),
        3,
        f"Switch it on here: {SWITCH}",
        f"Включите здесь: {SWITCH}",
    ),
    (
        "a rule of the organisation",
        403,
        body(403, "Request is prohibited by organization's policy.", reason="SECURITY_POLICY_VIOLATED"),
        3,
        "Ask the administrator",
        "Попросите администратора",
    ),
    (
        "too narrow",
        403,
        body(403, "Request had insufficient authentication scopes.", reason="ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
        3,
        "sheetsync login",
        "sheetsync login",
    ),
    (
        "the project",
        403,
        body(403, "Caller does not have required permission to use project x.", reason="USER_PROJECT_DENIED"),
        3,
        "The Google Cloud project of these credentials can't be used",
        "Проект Google Cloud этого входа нельзя использовать",
    ),
    (
        "no native sheet",
        400,
        body(400, "This operation is not supported for this document", "FAILED_PRECONDITION"),
        4,
        "Save as Google Sheets",
        "Google",
    ),
    (
        "signed out",
        401,
        body(401, "Invalid credentials.", "UNAUTHENTICATED"),
        3,
        "sign in again",
        "войдите",
    ),
    (
        "the quota",
        429,
        body(
            429,
            "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service "
            "'sheets.googleapis.com' for consumer 'project_number:7'.",
            "RESOURCE_EXHAUSTED",
            reason="RATE_LIMIT_EXCEEDED",
            quota_limit="ReadRequestsPerMinutePerUser",
        ),
        4,
        "(ReadRequestsPerMinutePerUser) is used up",
        "(ReadRequestsPerMinutePerUser) исчерпана",
    ),
    (
        "the quota, as Drive has it",
        403,
        drive(403, "User rate limit exceeded.", "userRateLimitExceeded", "usageLimits"),
        4,
        "Run less often",
        "Запускайте реже",
    ),
    (
        "an error of Google's own",
        503,
        body(503, "The service is currently unavailable.", "UNAVAILABLE"),
        4,
        "The next run goes on",
        "Следующий запуск продолжит",
    ),
    (
        "the project is gone",
        403,
        body(403, "Project #7 has been deleted.", reason="CONSUMER_INVALID", consumer="projects/7"),
        3,
        "check that the project is there",
        "проверьте, что проект есть",
    ),
    (
        "a range that is none",
        400,
        body(400, "Unable to parse range: X", "INVALID_ARGUMENT"),
        4,
        "Run again: it reads the sheet anew",
        "Запустите снова",
    ),
]


@pytest.fixture(autouse=True)
def two_attempts() -> Iterator[None]:
    """What may pass is asked for once more, at once."""
    stamina.set_testing(True, attempts=2, cap=True)
    yield
    stamina.set_testing(False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_refusal_says_what_to_do_next(program: Program, server: LocalServer, case: Case) -> None:
    _, status, text, code, english, russian = case
    server.app.faults.add(Fault(kind="status", status=status, text=text, path="/v4/", times=None))
    for language, said in (("en", english), ("ru", russian)):
        answer = program("check", "1" * 44, "--language", language)
        assert (answer.code, said in answer.err) == (code, True), answer.err
        assert "{" not in answer.err


NO_STORAGE = "Service Accounts do not have storage quota. Leverage shared drives, or use OAuth delegation instead."
CREATIONS = [
    (DENIED, "robot@p.iam.gserviceaccount.com", "sheetsync adopt ID", "sheetsync adopt ID"),
    (
        drive(403, NO_STORAGE, "storageQuotaExceeded", "usageLimits"),
        "robot@p.iam.gserviceaccount.com",
        "share it with robot@p.iam.gserviceaccount.com as an editor",
        "sheetsync adopt ID",
    ),
    (
        drive(403, "The user's Drive storage quota has been exceeded.", "storageQuotaExceeded", "usageLimits"),
        "anna@example.com",
        "The Drive of anna@example.com is full",
        "Освободите место",
    ),
]


@pytest.mark.parametrize("creation", CREATIONS, ids=lambda creation: creation[1])
def test_who_may_not_create_is_told_what_to_do(
    program: Program, server: LocalServer, creation: tuple[str, str, str, str]
) -> None:
    text, who, english, russian = creation
    server.app.faults.add(Fault(kind="status", status=403, text=text, path="/v4/spreadsheets$", times=None))
    asked = json.dumps({"user": {"emailAddress": who}})
    server.app.faults.add(Fault(kind="body", text=asked, path="/drive/v3/about", times=None))
    for language, said in (("en", english), ("ru", russian)):
        answer = program("create", "--title", "План", "--language", language)
        assert (answer.code, said in answer.err) == (4, True), answer.err


def test_a_full_spreadsheet_is_named(program: Program, sheet: People, server: LocalServer) -> None:
    said = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
    text = body(400, f"Invalid requests[0].appendCells: {said}", "INVALID_ARGUMENT")
    server.app.faults.add(Fault(status=400, text=text, writes=True, times=None))
    answer = program("sync", sheet.id, "--language", "ru")
    assert (answer.code, "Удалите пустые строки и столбцы" in answer.err) == (4, True), answer.err


def test_protected_cells_are_left_as_they_are(program: Program, sheet: People, server: LocalServer) -> None:
    said = "You are trying to edit a protected cell or object."
    server.app.faults.add(Fault(status=400, text=body(400, said, "INVALID_ARGUMENT"), writes=True, times=None))
    answer = program("sync", sheet.id)
    assert (answer.code, "Protected sheets and ranges" in answer.err) == (4, True)
