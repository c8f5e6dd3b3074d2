"""`init`: a config that loads and says why, a timetable, the next step; no sheet is touched unasked."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sheetsync.cli.main import cli
from sheetsync.config.file import load_config
from sheetsync.config.team import team_defaults
from sheetsync.config.timetable import Timetable
from sheetsync.localsheets import LocalServer
from sheetsync.messages import Messages

from .conftest import People, Program

ID = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"
URL = f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit?gid=0#gid=0"
HEADERS = ["Этап", "Ответственный отдел", "Дата выполнения", "Статус", "Барьеры / Проблемы"]
TEAM = ("--time-zone", "Asia/Omsk", "--departments", "Продажи, Склад,Продажи", "--meeting-day", "вторник")


def loads(path: str = "config.toml") -> Any:
    return load_config(Path(path), Messages("en")).config


def test_what_it_writes_loads_and_says_why(program: Program) -> None:
    answer = program("init", "--spreadsheet", URL, "--headcount", "40", *TEAM, "--language", "ru", "--json")
    assert (answer.code, answer.err) == (0, "")
    config = loads()
    assert (config.language, config.spreadsheets[0].id) == ("ru", ID)
    text = Path("config.toml").read_text(encoding="utf-8")
    for said in ("День встречи: вторник", "Минут на встречу: 30", "Продажи, Склад\n", "больше 30 человек"):
        assert said in text
    facts = answer.json
    assert facts["cron"].startswith("CRON_TZ=Asia/Omsk\n*/30 7-20 * * 1-5  /")
    assert facts["cron"].rstrip().endswith(f"sync --config {Path('config.toml').absolute()}")
    assert "OnCalendar=Mon..Fri 07..20:00/30 Asia/Omsk" in facts["timer"]
    assert facts["settings"]["День встречи"] == "вторник"
    assert facts["adopted"] is None


def test_without_a_terminal_nothing_is_asked_and_people_are_told_the_next_steps(program: Program) -> None:
    answer = program("init", "--spreadsheet", ID, "--language", "en", "--goal", "Fewer returns")
    assert answer.code == 0
    assert f"sheetsync adopt {ID} --config config.toml" in answer.out
    assert "On its tab “Settings” set: Common goal: Fewer returns; Meeting day: Monday" in answer.out
    assert "sheetsync doctor --config config.toml" in answer.out


def test_a_config_that_is_there_stays_as_it_is(program: Program) -> None:
    Path("config.toml").write_text("# mine\n", encoding="utf-8")
    answer = program("init", "--spreadsheet", ID)
    assert (answer.code, Path("config.toml").read_text(encoding="utf-8")) == (3, "# mine\n")
    assert "--output FILE" in answer.err
    assert program("init", "--spreadsheet", ID, "--output", "sub/other.toml").code == 0
    assert loads("sub/other.toml").spreadsheets[0].id == ID
    Path("sub/link.toml").symlink_to("nowhere.toml")
    assert program("init", "--spreadsheet", ID, "--output", "sub/link.toml").code == 3


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--spreadsheet", "план", "“план” is no spreadsheet id"),
        ("--time-zone", "Mars/Olympus", "no time zone “Mars/Olympus”"),
        ("--meeting-day", "someday", "“someday” is no day of the week"),
        ("--meeting-day", "8", "“8” is no day of the week"),
        ("--headcount", "many", "“many” is no number of people"),
        ("--headcount", "0", "“0” is no number of people"),
        ("--goal", "x", "Which spreadsheet?"),
    ],
)
def test_an_answer_that_can_not_be_writes_nothing(program: Program, option: str, value: str, said: str) -> None:
    answer = program("init", option, value, "--language", "en")
    assert (answer.code, said in answer.err, Path("config.toml").exists()) == (2, True, False)


def test_a_key_names_whom_to_share_with_and_never_creates(program: Program, service_key: Path) -> None:
    named = ("--key-file", str(service_key), "--language", "en")
    answer = program("init", "--spreadsheet", ID, *named)
    assert "1. Share the spreadsheet with robot@project.iam.gserviceaccount.com as an editor." in answer.out
    assert loads().google.key_file == "secrets/key.json"
    refused = program("init", "--create", "Our work", "--output", "b.toml", *named)
    assert (refused.code, "can't own files" in refused.err, Path("b.toml").exists()) == (4, True, False)
    service_key.chmod(0o644)
    assert program("init", "--spreadsheet", ID, "--output", "c.toml", *named).code == 3
    assert not Path("c.toml").exists()


@pytest.fixture
def service_key(tmp_path: Path) -> Path:
    from tests.gateway.authority import ACCOUNT, key_pair  # noqa: PLC0415 - an RSA key is made where it is needed

    file = tmp_path / "secrets" / "key.json"
    file.parent.mkdir()
    content = {"type": "service_account", "client_email": ACCOUNT, "private_key": key_pair()[0], "token_uri": "x"}
    file.write_text(json.dumps(content), encoding="utf-8")
    file.chmod(0o600)
    return file


def test_asked_to_adopt_it_puts_the_answers_on_the_settings_tab(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(HEADERS, ["Собрать отзывы", "Склад", "", "В работе"])
    answer = program("init", "--spreadsheet", people.id, *TEAM, "--goal", "=1+1", "--headcount", "8", "--adopt")
    assert answer.code == 0, answer.err
    settings = {line[0]: line[1:2] for line in people.values("Настройки!A1:B20") if line}
    assert settings["Общая цель"] == ["=1+1"]
    assert (settings["День встречи"], settings["Минут на встречу"]) == (["вторник"], ["20"])
    assert "Склад" in settings
    assert people.values("A1:E1") == [HEADERS]
    assert program("sync").code == 0


def test_a_settings_tab_that_stands_is_the_teams(program: Program, sheet: People) -> None:
    sheet.type("Настройки!B1", [["Своя цель"]])
    answer = program("init", "--spreadsheet", sheet.id, *TEAM, "--goal", "Другая", "--adopt")
    assert answer.code == 0
    assert "Другая" in answer.out
    assert sheet.values("Настройки!B1") == [["Своя цель"]]


def test_a_new_sheet_is_made_only_where_that_was_asked_for(program: Program, server: LocalServer) -> None:
    answer = program("init", "--create", "План", *TEAM, "--goal", "Рост", "--language", "ru", "--json").json
    people = People(server, answer["spreadsheet_id"])
    assert people.values("Настройки!A1:B1") == [["Общая цель", "Рост"]]
    assert [line[0] for line in people.values("Настройки!A10:A11")] == ["Продажи", "Склад"]
    assert (loads().spreadsheets[0].id, loads().google.base_url) == (answer["spreadsheet_id"], server.url)
    assert program("check").code in {0, 1}


def test_at_a_terminal_it_asks_and_asks_again() -> None:
    typed = ["ru", "план", URL, "", "Марс", "Europe/Samara", "", "сто", "100", "никогда", "5", "Меньше возвратов", "n"]
    result = CliRunner().invoke(cli, ["init", "--ask"], input="\n".join(typed) + "\n", prog_name="sheetsync")
    assert result.exit_code == 0, result.output
    for said in ("«план» — не номер", "Часового пояса «Марс» нет", "«сто» не число людей", "CRM", "«никогда» не день"):
        assert said in result.output
    text = Path("config.toml").read_text(encoding="utf-8")
    assert "День встречи: пятница" in text
    assert "Меньше возвратов" in text
    assert "*/10 7-20" in result.output


def test_odd_names_make_no_other_config(program: Program) -> None:
    odd = 'a"b\\c\n[google]\nkey_file = "x"'
    assert program("init", "--spreadsheet", ID, "--name", odd, "--goal", odd, "--departments", odd).code == 0
    content = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    assert set(content) == {"language", "google", "spreadsheets"}
    assert content["google"] == {}


@pytest.mark.parametrize(("people", "minutes", "every"), [(None, 30, 30), (10, 20, 30), (11, 30, 30), (51, 30, 10)])
def test_the_articles_thresholds_set_the_defaults(people: int | None, minutes: int, every: int) -> None:
    found = team_defaults(people, Messages("en"))
    assert (found.minutes, found.every) == (minutes, every)


@pytest.mark.parametrize(
    ("people", "said"),
    [(30, "No coordinator"), (31, "Name a coordinator"), (99, "by hand"), (100, "CRM"), (200, "comes by itself")],
)
def test_the_articles_thresholds_are_said(people: int, said: str) -> None:
    assert said in " ".join(team_defaults(people, Messages("en")).why)


def test_paths_with_odd_signs_stay_whole_in_cron_and_systemd() -> None:
    table = Timetable(Path("/opt/my tools/sheetsync"), Path("/etc/50%/c$.toml"), 10, "UTC")
    assert "'/opt/my tools/sheetsync' sync --config '/etc/50\\%/c$.toml'" in table.cron
    assert 'ExecStart="/opt/my tools/sheetsync" sync --config /etc/50%%/c$$.toml' in table.service


def test_a_blank_sheet_is_laid_out_in_the_language_of_the_answers(
    program: Program, made_by_people: Callable[..., People]
) -> None:
    people = made_by_people(locale="en_US")
    assert program("init", "--spreadsheet", people.id, "--language", "ru", "--adopt").code == 0
    assert people.values("Статус!A1") == [["Этап"]]
