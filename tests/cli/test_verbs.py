"""Every verb does its work through the real gateway, on the embedded server."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetsync.localsheets import LocalServer

from .conftest import People, Program

HEADERS = ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"]


def test_create_makes_a_spreadsheet_in_two_calls(program: Program, server: LocalServer) -> None:
    made = program("create", "--title", "План", "--template", "status.ru", "--departments", "Склад, Цех", "--json").json
    assert made["calls"] == {"reads": 0, "writes": 2}
    assert made["url"] == f"{server.url}/spreadsheets/d/{made['spreadsheet_id']}/edit"
    people = People(server, made["spreadsheet_id"])
    assert people.values("Статус!A1:E1") == [HEADERS]
    assert [line for line in people.values("Настройки!A1:A30") if line in (["Склад"], ["Цех"])] == [["Склад"], ["Цех"]]


def test_create_says_the_address_and_what_comes_next(program: Program, server: LocalServer) -> None:
    answer = program("create", "--title", "План", "--language", "ru")
    assert answer.code == 0
    assert f"Создана таблица «План»: {server.url}/spreadsheets/d/" in answer.out
    assert "sheetsync sync " in answer.out


def test_check_tells_what_is_wrong_and_writes_nothing(program: Program, sheet: People, server: LocalServer) -> None:
    server.app.log.clear()
    answer = program("check", sheet.id, "--language", "ru")
    assert answer.code == 1
    assert "План · 14.04.2025 09:00 · 4 строки" in answer.out
    assert "3 Дата выполнения" in answer.out
    assert "SS201" in answer.out
    assert "Ошибок: 0, предупреждений: 1, подсказок:" in answer.out
    assert [call["kind"] for call in server.app.log.to_json()] == ["read"]


def test_check_gives_the_golden_facts(program: Program, sheet: People) -> None:
    facts = program("check", "--json", sheet.id).json
    assert facts["spreadsheet_id"] == sheet.id
    assert facts["now"] == "2025-04-14T09:00:00+03:00"
    assert facts["flags"]["columns"] == [
        "step",
        "state",
        "label",
        "overdue",
        "due_soon",
        "blocker_age",
        "waits_on",
        "findings",
    ]
    assert facts["flags"]["rows"] == [
        ["Сбор обратной связи от клиентов", "done", "closed", 0, False, None, [], ["closed_with_barrier"]],
        ["Анализ отзывов для контента", "in_progress", "waiting", 6, False, 0, ["Продажи"], []],
        ["Разработка нового дизайна упаковки", "planned", "waiting", 0, True, 0, ["Маркетинг"], []],
        ["Публикация статьи с отзывами", "delayed", "waiting", 0, False, 0, ["~юрист"], []],
    ]
    assert facts["duplicates"] == []
    overdue = next(one for one in facts["findings"] if one["code"] == "SS201")
    assert (overdue["row"], overdue["column"], overdue["severity"], overdue["tab"]) == (3, "due", "warning", "Статус")
    assert overdue["row_id"] == facts["rows"]["rows"][1][1]


def test_findings_are_chosen_by_code(program: Program, sheet: People) -> None:
    assert program("check", sheet.id, "--ignore", "SS2").code == 0
    assert program("check", sheet.id, "--ignore", "SS2", "--strict").code == 1
    chosen = program("check", sheet.id, "--select", "ss201,SS302", "--json").json
    assert {one["code"] for one in chosen["findings"]} == {"SS201", "SS302"}


def test_findings_as_csv_can_be_read_back(program: Program, sheet: People) -> None:
    sheet.type("Статус!A3", [['=HYPERLINK("http://x"), "y"']])
    rows = list(csv.DictReader(io.StringIO(program("check", sheet.id, "--format", "csv").out)))
    found = next(row for row in rows if row["code"] == "SS201")
    assert found["step"] == '\'=HYPERLINK("http://x"), "y"'
    assert found["column"] == "Дата выполнения"


def test_findings_as_markdown_are_a_table_that_no_text_breaks(program: Program, sheet: People) -> None:
    sheet.type("Статус!A3", [["a | b <img src=x> `c`"]])
    lines = program("check", sheet.id, "--format", "markdown", "--language", "ru").out.splitlines()
    assert lines[2] == "| Где | Этап | Код | Важность | Что |"
    assert any(r"a \| b \<img src=x\> \`c\`" in line for line in lines)


def test_format_json_is_the_same_as_json(program: Program, sheet: People) -> None:
    assert program("check", sheet.id, "--format", "json").json == program("--json", "check", sheet.id).json


def test_plan_shows_each_cell_before_and_after(program: Program, sheet: People) -> None:
    answer = program("plan", sheet.id, "--language", "ru")
    assert answer.code == 0
    row = next(line for line in answer.out.splitlines() if line.startswith("Статус!F3"))
    assert [*row.split(maxsplit=2)[:2], row.split(maxsplit=2)[2].split(", потому")[0]] == [
        "Статус!F3",
        "(пусто)",
        "Просрочено на 6 дней. Ждём: Продажи",
    ]
    assert "Статус!G3" not in answer.out
    assert "Статус!G3" in program("plan", sheet.id, "--all").out
    cells = program("plan", sheet.id, "--json").json["cells"]
    assert ("Сводка", None, 0) in {(cell["tab"], cell["before"], cell["after"]) for cell in cells}


@pytest.mark.parametrize("verb", [("plan",), ("sync", "--dry-run")])
def test_a_plan_writes_nothing(program: Program, sheet: People, verb: tuple[str, ...]) -> None:
    program(*verb, sheet.id)
    assert sheet.values("Статус!F2:G5") == []


def test_sync_writes_once_and_then_nothing(program: Program, sheet: People) -> None:
    first = program("sync", sheet.id, "--json").json
    assert (first["calls"], first["rounds"], first["rows_read"]) == ({"reads": 1, "writes": 2}, 1, 4)
    assert first["cells_written"] > 0
    assert first["findings"]["SS201"] == 1
    again = program("sync", sheet.id, "--json").json
    assert (again["calls"], again["rounds"], again["cells_written"]) == ({"reads": 1, "writes": 0}, 0, 0)
    assert "ничего не записано" in program("sync", sheet.id, "--language", "ru").out
    assert program("plan", sheet.id).out.endswith("Nothing would change.\n")


def test_sync_ends_with_1_only_where_strictness_is_asked_for(program: Program, sheet: People) -> None:
    assert program("sync", sheet.id).code == 0
    assert program("sync", sheet.id, "--strict").code == 1
    assert program("--now", "2025-04-01", "sync", sheet.id, "--strict").code == 0


def test_summary_is_the_page_as_text_and_as_facts(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    assert program("summary", sheet.id).out.startswith("Встреча 14 апреля 2025, понедельник\n====")
    facts = program("summary", sheet.id, "--json").json
    assert facts["meeting"] == "2025-04-14"
    assert facts["period"] == ["2025-04-08", "2025-04-14"]
    assert facts["counts"]["waiting"] == 3
    assert [department["name"] for department in facts["departments"]][:2] == ["Маркетинг", "Продажи"]


def test_an_earlier_block_is_read_from_the_page(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    program("sync", sheet.id, "--now", "2025-04-21T09:00")
    sheet.type("Сводка!F1", [["моя заметка"]])
    later = ("--now", "2025-04-21T10:00")
    kept = program("summary", sheet.id, "--meeting", "2025-04-14", *later)
    assert kept.out.startswith("Встреча 14 апреля 2025, понедельник\n====")
    assert "моя заметка" not in kept.out
    facts = program("summary", sheet.id, "--meeting", "14.04.2025", "--json", *later).json
    assert facts["meeting"] == "2025-04-14"
    assert facts["figures"]["overdue"] == 1
    assert ["Общая цель"] in facts["lines"]
    assert program("summary", sheet.id, "--json", *later).json["blocks"] == ["2025-04-21", "2025-04-14"]


def test_a_meeting_without_a_block_is_told_with_those_there_are(program: Program, sheet: People) -> None:
    program("sync", sheet.id)
    answer = program("summary", sheet.id, "--meeting", "2020-01-06")
    assert answer.code == 2
    assert answer.err == "The page “Сводка” has no block of 2020-01-06. It has: 2025-04-14.\n"


def test_memory_is_what_the_hidden_tab_holds(program: Program, sheet: People) -> None:
    assert program("memory", sheet.id, "--json").json["memory"]["rows"] == []
    assert "the first sync takes over" in program("memory", sheet.id).out
    program("sync", sheet.id)
    facts = program("memory", sheet.id, "--json").json
    assert facts["memory"]["columns"][:2] == ["step", "first_seen"]
    assert facts["memory"]["rows"][1][:2] == ["Анализ отзывов для контента", "2025-04-14"]
    assert facts["began"] == "2025-04-14"
    assert "Анализ отзывов для контента" in program("memory", sheet.id).out


def _two_equal_rows(sheet: People) -> tuple[str, str]:
    sheet.type("Статус!A6:D7", [[step, "Продажи", "", "В работе"] for step in ("Собрать отзывы клиентов",) * 2])
    return "Собрать отзывы клиентов", "Собрать отзывы клиентов"


def test_two_rows_said_to_be_two_are_no_duplicates_any_more(program: Program, sheet: People) -> None:
    one, other = _two_equal_rows(sheet)
    assert program("check", sheet.id, "--json").json["duplicates"] == [[one, other]]
    assert program("not-duplicate", sheet.id, one, other).code == 0
    assert program("check", sheet.id, "--json").json["duplicates"] == []
    assert program("memory", sheet.id, "--json").json["not_duplicates"] == [[one, other]]
    assert program("not-duplicate", sheet.id, one, other, "--json").json["calls"] == {"reads": 1, "writes": 0}


def test_rows_may_be_named_by_their_ids(program: Program, sheet: People) -> None:
    _two_equal_rows(sheet)
    program("sync", sheet.id)
    ids = [row[1] for row in program("check", sheet.id, "--json").json["rows"]["rows"]][-2:]
    assert program("not-duplicate", sheet.id, *ids).code == 0
    assert program("check", sheet.id, "--json").json["duplicates"] == []


def test_a_row_that_is_not_there_is_named(program: Program, sheet: People) -> None:
    answer = program("not-duplicate", sheet.id, "Нет такой строки", "Анализ отзывов для контента")
    assert (answer.code, "“Нет такой строки”" in answer.err) == (2, True)
    answer = program("not-duplicate", sheet.id, "Анализ отзывов для контента", "анализ отзывов для контента")
    assert (answer.code, "name the same row" in answer.err) == (2, True)


def test_adopt_maps_adds_and_says_what_stays(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people(
        ["Задача", "Отдел", "Срок", "Статус", "Проблемы"],
        ["Собрать отзывы", "Продажи", "01.04.2025", "В работе", ""],
    )
    answer = program("adopt", people.id, "--json")
    assert answer.code == 0
    facts = answer.json
    assert facts["template"] == "status.ru"
    assert facts["mapping"] == {"step": "A", "owner": "B", "due": "C", "status": "D", "blocker": "E"}
    assert facts["calls"] == {"reads": 1, "writes": 1}
    assert facts["left_alone"]
    again = program("adopt", people.id, "--json").json
    assert (again["done"], again["calls"]) == ([], {"reads": 1, "writes": 0})
    assert "All is in place" in program("adopt", people.id).out
    assert program("sync", people.id).code == 0


def test_adopt_asks_which_column_is_meant(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people(["Этап", "Отдел", "Срок", "Статус", "Комментарий"], ["Собрать отзывы"])
    answer = program("adopt", people.id, "--dry-run", "--json")
    assert answer.code == 1
    assert len(answer.json["questions"]) == 1
    assert "Барьеры / Проблемы" in answer.json["questions"][0]
    assert people.values("A1:Z1") == [["Этап", "Отдел", "Срок", "Статус", "Комментарий"]]


def test_an_english_sheet_gets_the_english_template(program: Program, made_by_people: Callable[..., People]) -> None:
    people = made_by_people(["Step", "Owner department", "Due date", "Status", "Barriers / Problems"], locale="en_US")
    assert program("adopt", people.id, "--json").json["template"] == "status.en"


def test_explain_tells_by_code_or_name_and_lists_all(program: Program) -> None:
    assert program("explain", "ss201").out.startswith("SS201 overdue (warning)\n")
    assert "Что делать: закройте строку" in program("explain", "ss201", "--language", "ru").out
    assert program("explain", "overdue", "--json").json["code"] == "SS201"
    listed = {one["code"] for one in program("explain", "--json").json["findings"]}
    assert {"SS101", "SS201", "SS401"} <= listed
    assert all(code in program("explain").out for code in listed)


def test_config_show_names_what_is_in_force_and_no_secret(program: Program, tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"private_key": "SECRET", "client_email": "bot@example.com"}), encoding="utf-8")
    Path("config.toml").write_text(
        '[google]\nkey_file = "key.json"\n[[spreadsheets]]\nid = "abc"\nname = "plan"\nignore = ["SS5"]\n',
        encoding="utf-8",
    )
    answer = program("config", "show", "--json")
    assert answer.json["key_file"] == "key.json"
    assert answer.json["spreadsheets"][0]["ignore"] == ["SS5"]
    said = program("config", "show").out
    assert "plan · abc" in said
    assert "SECRET" not in said + answer.out


def test_config_example_is_a_config(program: Program) -> None:
    Path("config.toml").write_text(program("config", "example").out, encoding="utf-8")
    assert program("config", "show").code == 0


def test_a_list_of_departments_that_names_none_is_refused(program: Program, server: LocalServer) -> None:
    server.calls.clear()
    answer = program("create", "--title", "План", "--departments", ",, ")
    assert (answer.code, "“,, ” names no department" in answer.err, server.calls.count("write")) == (2, True, 0)


def test_the_plan_shows_days_of_the_figures_as_days(program: Program, sheet: People) -> None:
    shown = program("plan", sheet.id)
    assert "2025-04-14" in shown.out
    assert "45761" not in shown.out
    cells = program("plan", sheet.id, "--json").json["cells"]
    assert "2025-04-14" in [cell["after"] for cell in cells if cell["tab"] == "Показатели"]


def test_history_and_undo_name_columns_as_the_sheet_does(program: Program, sheet: People) -> None:
    sheet.type("Статус!D1:D3", [["Состояние"], ["Выполнено"], ["В работк"]])
    program("fix", sheet.id, "--all", "--yes")
    (number,) = [run["run"] for run in program("history", sheet.id, "--json").json["runs"] if run["kind"] == "fix"]
    assert "Состояние: В работк → В работе" in program("history", sheet.id).out
    assert "Состояние" in program("undo", sheet.id, str(number), "--dry-run").out
