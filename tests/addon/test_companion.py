"""The Apps Script companion: its unchanged code in Node with stubs of Google's services, against the real service."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests

from .conftest import Serve
from .keys import Key, system_claims

ROOT = Path(__file__).parents[2]
CODE = ROOT / "addon" / "apps-script" / "Code.gs"
HARNESS = Path(__file__).with_name("companion.js")
CLIENT = "script-client.apps.googleusercontent.com"

STATUS = [
    ["Шаги", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры/Проблемы"],
    ["Сбор отзывов", "Продажи", {"date": "2025-04-05"}, "Выполнено", ""],
    ["Новый дизайн", "Продажи", {"date": "2025-04-01"}, "кипит", ""],
]
SETTINGS = [["Язык", "ru"], [], ["Отдел", "Другие названия"], ["Продажи", ""]]
SHEET: dict[str, Any] = {"tabs": {"status": STATUS, "settings": SETTINGS}, "zone": "Europe/Moscow"}

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="no node on this machine")


def run(function: str, sheet: dict[str, Any], reply: dict[str, Any] | None = None) -> dict[str, Any]:
    command = [str(shutil.which("node")), str(HARNESS), str(CODE), function, json.dumps(sheet)]
    done = subprocess.run(
        [*command, *([json.dumps(reply)] if reply else [])], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    did: dict[str, Any] = json.loads(done.stdout)
    return did


@pytest.fixture(scope="module")
def service_for_scripts(serve: Serve) -> str:
    return serve(script_clients=(CLIENT,), script_users=("@example.com", "guest@elsewhere.org"))


def token(key: Key, **changed: Any) -> str:
    return key.sign(system_claims(**{"aud": CLIENT, "email": "dana@example.com", "hd": "example.com", **changed}))


def answered(url: str, request: dict[str, Any], bearer: str) -> dict[str, Any]:
    """Send what the companion would send, with a real token in the place of Google's."""
    options = request["options"]
    assert request["url"] == "https://sheetsync.example.com/script/check"
    assert options["headers"] == {"Authorization": "Bearer IDENTITY"}
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": options["contentType"]}
    response = requests.post(f"{url}/script/check", options["payload"].encode(), headers=headers, timeout=10)
    return {"status": response.status_code, "text": response.text}


def test_the_menu_is_made_when_a_sheet_opens() -> None:
    did = run("onOpen", SHEET)
    assert did["menu"] == [
        ["Проверить таблицу", "checkSheet"],
        ["Подсказки при правке: включить", "switchHintsOn"],
        "shown",
    ]


def test_the_trigger_is_made_once() -> None:
    assert run("switchHintsOn", {**SHEET, "times": 2})["triggers"] == ["hintOnEdit"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_check_says_what_the_service_finds(service_for_scripts: str, key: Key, language: str) -> None:
    sheet = {**SHEET, "language": language}
    request = run("checkSheet", sheet)["requests"][0]
    reply = answered(service_for_scripts, request, token(key))
    assert reply["status"] == 200
    (toast,) = run("checkSheet", sheet, reply)["toasts"]
    assert ("Строка 3: " if language == "ru" else "Row 3: ") in toast
    assert "кипит" in toast
    assert "Row 2" not in toast  # real dates are no texts


def test_an_edited_row_alone_is_sent_and_told_by_its_own_number(service_for_scripts: str, key: Key) -> None:
    many = {**SHEET, "tabs": {**SHEET["tabs"], "status": [*STATUS[:2], *[STATUS[1]] * 60, STATUS[2]]}}
    sheet = {**many, "edited": {"tab": "status", "row": 63}}
    request = run("hintOnEdit", sheet)["requests"][0]
    assert len(json.loads(request["options"]["payload"])["status"]) == 31
    (toast,) = run("hintOnEdit", sheet, answered(service_for_scripts, request, token(key)))["toasts"]
    assert "Строка 63: " in toast


@pytest.mark.parametrize(
    "edited",
    [None, {"tab": "settings", "row": 3}, {"tab": "status", "row": 1}, {"tab": "status", "row": 2, "rows": 5}],
)
def test_other_edits_ask_nothing(edited: Any) -> None:
    assert run("hintOnEdit", {**SHEET, "edited": edited})["requests"] == []


@pytest.mark.parametrize(("status", "said"), [(401, "вас не знает"), (403, "вас не знает"), (500, "не отвечает")])
def test_a_refusal_is_said(status: int, said: str) -> None:
    assert said in run("checkSheet", SHEET, {"status": status, "text": ""})["toasts"][0]


def test_a_sheet_that_is_not_ours_is_told_so() -> None:
    did = run("checkSheet", {"tabs": {"other": [["a"]]}})
    assert (did["requests"], len(did["toasts"])) == ([], 1)


REFUSED = {
    "another client": ({"aud": "another"}, 401),
    "a stranger": ({"email": "dana@evil.org", "hd": "evil.org"}, 403),
    "an account of their own": ({"hd": None}, 403),
    "an address that ends alike": ({"email": "dana@notexample.com", "hd": "notexample.com"}, 403),
    "an address nobody verified": ({"email_verified": False}, 403),
    "another issuer": ({"iss": "https://evil.org"}, 403),
}


@pytest.mark.parametrize("case", REFUSED)
def test_others_are_turned_away(service_for_scripts: str, key: Key, case: str) -> None:
    changed, status = REFUSED[case]
    request = run("checkSheet", SHEET)["requests"][0]
    assert answered(service_for_scripts, request, token(key, **changed))["status"] == status


def test_single_people_are_let_in_too_and_odd_bodies_find_nothing(service_for_scripts: str, key: Key) -> None:
    headers = {"Authorization": f"Bearer {token(key, email='Guest@elsewhere.org')}"}
    for body in (
        {},
        {"timeZone": "Nowhere/Land"},
        {"status": 5, "rows": []},
        {"status": [[{"date": "x"}, None, True]], "rows": {"first": "a"}},
    ):
        answer = requests.post(f"{service_for_scripts}/script/check", json=body, headers=headers, timeout=10)
        assert (answer.status_code, answer.json()) == (200, {"findings": []})


def test_without_a_client_of_its_own_there_is_no_such_address(service: str, key: Key) -> None:
    headers = {"Authorization": f"Bearer {token(key)}"}
    assert requests.post(f"{service}/script/check", json={}, headers=headers, timeout=10).status_code == 404
