"""What Google refuses, with its own bodies, as a person reads it in their language: what happened and what to do."""

import json
from typing import Any

import pytest

from sheetsync.localsheets import Fault, LocalServer

from .conftest import People, Program


def body(code: int, message: str, status: str = "PERMISSION_DENIED", *, reason: str = "", **metadata: str) -> str:
    """An error of Sheets, in Google's JSON."""
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "metadata": metadata}
    error: dict[str, Any] = {"code": code, "message": message, "status": status}
    return json.dumps({"error": {**error, "details": [info]} if reason else error})


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
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_refusal_says_what_to_do_next(program: Program, sheet: People, server: LocalServer, case: Case) -> None:
    _, status, text, code, english, russian = case
    server.app.faults.add(Fault(kind="status", status=status, text=text, path="/v4/", times=None))
    for language, said in (("en", english), ("ru", russian)):
        answer = program("check", sheet.id, "--language", language)
        assert (answer.code, said in answer.err) == (code, True), answer.err
        assert "{" not in answer.err


def test_a_service_account_that_creates_is_told_to_adopt(program: Program, server: LocalServer) -> None:
    server.app.faults.add(Fault(kind="status", status=403, text=DENIED, path="/v4/spreadsheets$", times=None))
    answer = program("create", "--title", "План", "--language", "ru")
    assert (answer.code, "sheetsync adopt ID" in answer.err) == (4, True)


def test_protected_cells_are_left_as_they_are(program: Program, sheet: People, server: LocalServer) -> None:
    said = "You are trying to edit a protected cell or object."
    server.app.faults.add(Fault(status=400, text=body(400, said, "INVALID_ARGUMENT"), writes=True, times=None))
    answer = program("sync", sheet.id)
    assert (answer.code, "Protected sheets and ranges" in answer.err) == (4, True)
