"""Whatever is wrong, the answer is one clear sentence and the right exit code, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from sheetsync.localsheets import Fault, LocalServer
from tests.few import few

from .conftest import People, Program

UNKNOWN = "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
HEADERS = ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"]


def _config(text: str) -> None:
    Path("config.toml").write_text(text, encoding="utf-8")


def test_no_id_and_no_config_tells_both_ways(program: Program) -> None:
    answer = program("check", "--language", "ru")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith(
        "Какая таблица? Назовите её номер или адрес: sheetsync check ID; или впишите её в config.toml"
    )


def test_a_config_that_is_not_there(program: Program) -> None:
    answer = program("--config", "nowhere.toml", "check")
    assert answer.code == 3
    assert answer.err.startswith("There is no config file nowhere.toml.")


def test_an_unknown_key_names_the_nearest_and_the_line(program: Program) -> None:
    _config('[[spreadsheets]]\nid = "abc"\ntemplat = "status.ru"\n')
    answer = program("check")
    assert answer.code == 3
    assert answer.err == "config.toml, line 3: unknown key spreadsheets[1].templat. Did you mean template?\n"


def test_a_code_in_the_config_that_no_finding_has(program: Program) -> None:
    _config('[[spreadsheets]]\nid = "abc"\nignore = ["SS2", "SS9"]\n')
    answer = program("check")
    assert answer.code == 3
    assert answer.err.startswith("config.toml: no finding has the code “SS9”. Known: SS101,")


def test_a_server_that_is_not_there(program: Program) -> None:
    answer = program("check", UNKNOWN, "--base-url", "http://127.0.0.1:9", "--language", "ru")
    assert answer.code == 4
    assert answer.err.startswith("127.0.0.1:9 не отвечает: нет соединения. Проверьте сеть (или --base-url)")


def test_a_password_in_an_address_is_refused_and_never_shown(program: Program) -> None:
    answer = program("check", UNKNOWN, "--base-url", "http://me:SECRET@127.0.0.1:9")
    assert (answer.code, "SECRET" in answer.err) == (2, False)


@pytest.mark.parametrize("url", ["127.0.0.1:9", "ftp://x", "http://", "http://[", "нет"])
def test_an_address_that_is_none(program: Program, url: str) -> None:
    answer = program("check", UNKNOWN, "--base-url", url)
    assert (answer.code, f"“{url}” is no address" in answer.err) == (2, True)


@pytest.mark.usefixtures("server")
def test_an_id_that_nobody_knows(program: Program) -> None:
    answer = program("check", UNKNOWN)
    assert answer.code == 4
    assert answer.err.startswith(f"There is no spreadsheet {UNKNOWN}. Copy the id anew from its address")


@pytest.mark.parametrize("text", ["не номер", "a/b", "https://example.com/x", "../etc"])
def test_a_text_that_is_no_id(program: Program, text: str) -> None:
    answer = program("check", text, "--base-url", "http://127.0.0.1:9")
    assert (answer.code, f"“{text}” is no spreadsheet id" in answer.err) == (2, True)


def test_the_whole_address_will_do(program: Program, sheet: People, server: LocalServer) -> None:
    assert program("sync", f"{server.url}/spreadsheets/d/{sheet.id}/edit?usp=sharing#gid=0").code == 0


def test_no_access_names_the_address_to_share_with(program: Program, server: LocalServer) -> None:
    server.app.callers.know("bob", "bob@example.com")
    with requests.Session() as session:
        session.trust_env = False
        made = session.post(
            f"{server.url}/v4/spreadsheets", json={}, headers={"Authorization": "Bearer bob"}, timeout=20
        ).json()
    answer = program("sync", made["spreadsheetId"], "--language", "ru")
    assert answer.code == 4
    assert answer.err.startswith(f"Нет доступа к таблице {made['spreadsheetId']}.")
    assert "user@example.com" in answer.err


def test_a_spreadsheet_that_is_not_set_up(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people(HEADERS)
    answer = program("sync", people.id)
    assert answer.code == 3
    assert f"Run: sheetsync adopt {people.id}" in answer.err


def test_a_sheet_without_a_header_says_which_are_missing(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(["Товар", "Цена", "Этап"], ["Хлеб", "40", ""])
    answer = program("adopt", people.id)
    assert answer.code == 2
    assert "«Ответственный отдел»" in answer.err
    assert "строка 1" in answer.err


def test_a_column_that_is_missing_is_asked_for(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    status = {"sheetId": sheet.sheet_ids()["Статус"], "dimension": "COLUMNS", "startIndex": 3, "endIndex": 4}
    sheet.do({"deleteDimension": {"range": status}})
    answer = program("check", sheet.id, "--json")
    assert answer.code == 1
    found = next(one for one in answer.json["findings"] if one["code"] == "SS602")
    assert (found["severity"], "Статус" in found["message"]) == ("error", True)
    assert program("sync", sheet.id).code == 0


def test_two_columns_that_could_be_meant_are_both_named(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(["Этап", "Отдел", "Срок", "Срок", "Статус"], ["Собрать отзывы"])
    answer = program("adopt", people.id)
    assert answer.code == 1
    assert "C «Срок», D «Срок»" in answer.out


def test_two_tabs_that_could_be_meant_are_both_named(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people(HEADERS)
    people.do({"addSheet": {"properties": {"title": "Второй"}}})
    people.type("Второй!A1", [HEADERS])
    answer = program("adopt", people.id)
    assert answer.code == 1
    assert "«Второй»" in answer.out


def test_an_empty_spreadsheet_gets_the_whole_layout(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people()
    assert program("adopt", people.id).code == 0
    assert people.values("Статус!A1:E1") == [HEADERS]
    assert program("check", people.id).code == 0


def test_no_rows_are_no_fault(program: Program, server: LocalServer) -> None:
    made = program("create", "--title", "Пусто", "--template", "status.ru", "--json").json
    answer = program("sync", made["spreadsheet_id"], "--json")
    assert (answer.code, answer.json["rows_read"], answer.json["findings"]) == (0, 0, {})
    assert program("summary", made["spreadsheet_id"]).code == 0
    assert server.app.log.to_json()


def test_thousands_of_blank_rows_are_no_rows(program: Program, sheet: People) -> None:
    status = {"sheetId": sheet.sheet_ids()["Статус"], "dimension": "ROWS", "startIndex": 3, "endIndex": 5003}
    sheet.do({"insertDimension": {"range": status}})
    report = program("sync", sheet.id, "--json").json
    assert (report["rows_read"], report["calls"]) == (4, {"reads": 1, "writes": 2})
    assert sheet.values("Статус!A5005") == [["Публикация статьи с отзывами"]]


STRANGE: dict[str, tuple[Any, str]] = {
    "a formula": ("=1+1", "USER_ENTERED"),
    "an error by a formula": ("=1/0", "USER_ENTERED"),
    "the longest text": ("ш" * 50_000, "RAW"),
    "signs that turn the text": ("до\u202eтсет\u202c", "RAW"),
    "a text like a formula": ("=SUM(A1:A9)", "RAW"),
    "a terminal's command": ("\x1b[2J\x1b]0;title\x07", "RAW"),
    "an error": ("=#REF!", "USER_ENTERED"),
    "a truth": (True, "RAW"),
    "a number": (12.5, "RAW"),
    "emoji": ("Запуск 🚀👩‍👩‍👧‍👦", "RAW"),
    "right to left": ("שלום עולם مرحبا", "RAW"),
    "markup": ("[bold red]<b>x</b>[/]", "RAW"),
}
"""The first six are the dangerous ones, one of each kind; the rest goes the same way."""


@pytest.mark.parametrize(("value", "option"), few(STRANGE, 6))
def test_strange_cells_are_data(program: Program, sheet: People, value: Any, option: str) -> None:
    sheet.type("Статус!A6:E6", [[value] * 5], option)
    before = sheet.values("Статус!A1:E6")
    assert program("sync", sheet.id).code == 0
    again = program("sync", sheet.id, "--json").json
    assert (again["rows_read"], again["calls"]["writes"]) == (5, 0)
    assert sheet.values("Статус!A1:E6") == before
    for verb in ("check", "summary", "memory", "plan"):
        answer = program(verb, sheet.id)
        assert answer.code in {0, 1}
        assert not {"\x1b", "\x07", "\u202e"} & set(answer.out + answer.err)
    assert program("check", sheet.id, "--json").json["flags"]["rows"]


def test_markup_is_shown_as_it_stands(program: Program, sheet: People) -> None:
    sheet.type("Статус!A3", [["[bold red]внимание[/]"]])
    assert "[bold red]внимание[/]" in program("check", sheet.id).out


def test_a_plan_that_loses_a_third_of_the_rows_is_refused(program: Program, sheet: People) -> None:
    sheet.type("Статус!A6:D16", [[f"Дело {number}", "Продажи", "", "В работе"] for number in range(11)])
    program("sync", sheet.id)
    rows = {"sheetId": sheet.sheet_ids()["Статус"], "dimension": "ROWS", "startIndex": 5, "endIndex": 12}
    sheet.do({"deleteDimension": {"range": rows}})
    answer = program("sync", sheet.id)
    assert answer.code == 5
    assert "7 of 15 rows" in answer.err
    assert program("plan", sheet.id).code == 5
    assert program("sync", sheet.id, "--force").code == 0


def test_one_that_fails_does_not_stop_the_others(program: Program, sheet: People) -> None:
    _config(
        f'[[spreadsheets]]\nid = "{UNKNOWN}"\nname = "lost"\n[[spreadsheets]]\nid = "{sheet.id}"\nname = "plan"\n'
        'ignore = ["SS2"]\n'
    )
    answer = program("sync")
    assert answer.code == 4
    assert answer.err.startswith(f"lost: There is no spreadsheet {UNKNOWN}")
    assert "План · 2025-04-14" in answer.out
    several = program("check", "--json")
    assert several.code == 4
    lost, plan = several.json["spreadsheets"]
    assert (lost["name"], lost["error"]["kind"], lost["error"]["exit_code"]) == ("lost", "NotFoundError", 4)
    assert (plan["name"], {one["code"][:3] for one in plan["findings"]} & {"SS2"}) == ("plan", set())
    assert program("check", "plan").code == 0


def test_an_error_as_json(program: Program) -> None:
    answer = program("sync", UNKNOWN, "--base-url", "http://127.0.0.1:9", "--json")
    assert answer.json["error"]["kind"] == "UnreachableError"
    assert answer.json["error"]["message"] + "\n" == answer.err
    assert program("check", "--json").json["error"]["exit_code"] == 2


def test_a_spreadsheet_made_and_not_filled_says_how_to_finish_it(program: Program, server: LocalServer) -> None:
    server.app.faults.add(Fault(kind="status", status=400, path=":batchUpdate"))
    answer = program("create", "--title", "Половина", "--template", "status.ru")
    assert answer.code == 4
    made = answer.err.split()[2]
    assert answer.err.rstrip().endswith(f"sheetsync adopt {made}")
    assert program("adopt", made).code == 0
    assert program("sync", made).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("create", "--title", "x", "--template", "status.de"), 3, "Known: status.en, status.ru."),
        (("create", "--title", "x", "--time-zone", "Mars/Olympus"), 2, "There is no time zone “Mars/Olympus”."),
        (("create", "--title", " "), 2, "needs a title"),
        (("create",), 2, "Missing option '--title'"),
        (("check", "--select", "SS9"), 2, "No finding has the code “SS9”. Known: SS101,"),
        (("explain", "SS999"), 2, "No finding has the code “SS999”."),
        (("--now", "tomorrow", "check"), 2, "is no ISO time"),
        (("chek",), 2, "No such command 'chek'"),
        (("sync", "--forse"), 2, "--forse"),
    ],
)
def test_a_wrong_word_is_told(program: Program, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = program(*arguments)
    assert answer.code == code
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_key_file_that_is_not_there(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETSYNC_KEY_FILE", "nokey.json")
    answer = program("check", UNKNOWN)
    assert answer.code == 3
    assert "nokey.json" in answer.err


def test_a_key_file_that_is_none(program: Program) -> None:
    Path("key.json").write_text(json.dumps({"private_key": "SECRET"}), encoding="utf-8")
    Path("key.json").chmod(0o600)
    _config('[google]\nkey_file = "key.json"\n')
    answer = program("check", UNKNOWN)
    assert answer.code == 3
    assert "key.json" in answer.err
    assert "SECRET" not in answer.err


def test_a_fault_of_our_own_is_said_to_be_one(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("sheetsync.cli.session.Session.targets", broken)
    answer = program("check")
    assert answer.code == 70
    assert "That should not happen: ZeroDivisionError" in answer.err
    assert "Traceback" not in answer.err
    assert "Traceback" in program("check", "--debug").err


def test_interrupted_it_says_that_nothing_is_lost(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sheetsync.cli.session.Session.targets", stopped)
    answer = program("check")
    assert (answer.code, answer.err[:8]) == (130, "Stopped.")
