"""The program as a whole: its options on both sides of the verb, its speed, its ends, the embedded server."""

import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from rich.cells import cell_len

import sheetsync
from sheetsync.cli.main import VERBS, cli
from sheetsync.cli.output import Output
from sheetsync.cli.plain import plain
from sheetsync.localsheets import LocalServer

from .conftest import People, Program

PROGRAM = (sys.executable, "-m", "sheetsync")


def test_the_version_alone(program: Program) -> None:
    version = re.escape(sheetsync.__version__)
    assert re.fullmatch(rf"{version}( \(commit [0-9a-f]{{12}}\))?\n", program("--version").out)


def test_the_version_needs_none_of_the_heavy_parts() -> None:
    loaded = subprocess.run(
        [*PROGRAM[:1], "-X", "importtime", "-m", "sheetsync", "--version"], capture_output=True, text=True, check=True
    ).stderr
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    assert not names & {"gspread", "requests", "pydantic", "rich", "babel", "starlette", "pymorphy3", "google.auth"}


def test_help_lists_every_verb_with_the_line_its_own_help_begins_with(program: Program) -> None:
    listed = program("--help")
    assert listed.code == 0
    for name, place in VERBS.items():
        assert re.search(rf"^  {name} +{re.escape(place.line)}$", listed.out, re.MULTILINE), name
        assert program(name, "--help").code == 0


def test_every_place_names_a_command_of_that_name() -> None:
    context = cli.make_context("sheetsync", ["--help"], resilient_parsing=True)
    for name in VERBS:
        command = cli.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert (command.help or "").strip()


def test_a_russian_terminal_gets_russian_help(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    page = program("--help").out
    assert page.startswith("Как вызвать: sheetsync ")
    assert "Ключи:" in page
    assert re.search("^  check +Перечислить, что не так; ничего не писать.$", page, re.MULTILINE)
    assert "Считать замечаниями и подсказки." in program("check", "--help").out
    assert program("--language", "en", "check", "--help").out.startswith("Usage: sheetsync check")
    assert "Напечатать пример файла настроек." in program("config", "--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "Команды chek нет. Может быть, check?\nСправка: sheetsync --help\n"),
        (("xyzzy",), "Команды xyzzy нет.\nСправка: sheetsync --help\n"),
        (("sync", "--forse"), "Ключа --forse нет. Может быть, --force?\nСправка: sheetsync sync --help\n"),
        (("create",), "Не хватает: '--title'.\nСправка: sheetsync create --help\n"),
        (("sync", "--now", "завтра"), "'--now': «завтра» — не время в ISO. Пишите так:"),
    ],
)
def test_a_wrong_word_is_told_in_russian(
    program: Program, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    answer = program(*arguments)
    assert answer.code == 2
    assert answer.err.startswith(said)


def test_options_stand_before_the_verb_or_after_it(program: Program, sheet: People) -> None:
    before = program("--json", "--now", "2025-04-21T09:00", "check", sheet.id).json
    after = program("check", sheet.id, "--now", "2025-04-21T09:00", "--json").json
    assert before == after
    assert before["now"].startswith("2025-04-21T09:00")
    nearer = program("--now", "2025-04-21T09:00", "check", sheet.id, "--now", "2025-04-22", "--json").json
    assert nearer["now"] == "2025-04-22T00:00:00+03:00"


def test_a_moment_with_an_offset_becomes_wall_time_of_the_sheet(program: Program, sheet: People) -> None:
    assert program("check", sheet.id, "--json", "--now", "2025-04-14T22:30Z").json["now"] == "2025-04-15T01:30:00+03:00"


@pytest.mark.parametrize(
    ("variable", "value", "spoken"),
    [("LC_ALL", "ru_RU.UTF-8", "Какая таблица?"), ("LANG", "ru_RU.UTF-8", "Какая"), ("LANG", "de_DE", "Which")],
)
def test_the_terminal_chooses_the_language(
    program: Program, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, spoken: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert program("check").err.startswith(spoken)


def test_the_config_chooses_the_language_before_the_terminal(program: Program) -> None:
    Path("config.toml").write_text('language = "ru"\n', encoding="utf-8")
    assert program("check").err.startswith("Какая таблица?")
    assert program("check", "--language", "en").err.startswith("Which spreadsheet?")


def test_the_environment_names_the_config(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere = tmp_path / "team" / "ours.toml"
    elsewhere.parent.mkdir()
    elsewhere.write_text('[google]\nkey_file = "key.json"\n', encoding="utf-8")
    monkeypatch.setenv("SHEETSYNC_CONFIG", str(elsewhere))
    assert program("config", "show", "--json").json["key_file"] == str(elsewhere.parent / "key.json")


@pytest.fixture
def local() -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SHEETSYNC")}
    with subprocess.Popen(
        [*PROGRAM, "local", "--port", "0", "--control", "--now", "2025-04-14T09:00"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as running:
        yield running
        running.kill()


def test_local_says_where_it_listens_and_ends_at_once(local: subprocess.Popen[str]) -> None:
    assert local.stdout is not None
    said = local.stdout.readline()
    found = re.fullmatch(r"listening on (http://127\.0\.0\.1:\d+)\n", said)
    assert found
    with requests.Session() as session:
        session.trust_env = False
        clock = session.get(f"{found[1]}/_control/clock", timeout=10).json()
    assert clock["now"] == "2025-04-14T09:00:00+00:00"
    local.send_signal(signal.SIGTERM)
    began = time.monotonic()
    assert local.wait(timeout=5) == 0
    assert time.monotonic() - began < 2


def test_a_port_that_is_taken_is_named(program: Program, running_server: LocalServer) -> None:
    answer = program("local", "--port", str(running_server.port))
    assert answer.code == 2
    assert f"The port {running_server.port} can't be used" in answer.err


def test_a_state_file_that_is_none(program: Program) -> None:
    Path("state.db").write_text("no database, and long enough to be taken for none at all" * 20, encoding="utf-8")
    answer = program("local", "--db", "state.db")
    assert answer.code == 3
    assert "state.db" in answer.err
    assert "Traceback" not in answer.err


def test_output_that_nobody_reads_to_its_end_is_no_fault() -> None:
    with subprocess.Popen([*PROGRAM, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("два\nряда\tи  пробелы ", "два ряда и пробелы"),
        ("\x1b[31mкрасный\x9b", "[31mкрасный"),
        ("\u202eоборот\u2066", "оборот"),
        ("👩‍👧 рядом", "👩‍👧 рядом"),
        (0, "0"),
    ],
)
def test_text_for_a_terminal_steers_nothing(text: object, shown: str) -> None:
    assert plain(text) == shown


def test_long_text_is_cut_and_says_so() -> None:
    assert plain("абвгд", 4) == "абв…"
    assert plain("абвг", 4) == "абвг"


class _Terminal(io.StringIO):
    """A terminal that keeps what it is shown."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_terminal_is_too_narrow_for_what_is_wrong(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    terminal = _Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    message = "Строка закрыта, а барьер остался: сотрите его или откройте строку снова."
    Output().table(("Где", "Этап", "Что"), [("2 Барьеры / Проблемы", "Сбор обратной связи от клиентов", message)])
    shown = re.sub(r"\x1b\[[\d;]*m", "", terminal.getvalue())
    assert all(cell_len(line.rstrip()) <= columns for line in shown.splitlines())
    assert set(message.split()) <= set(shown.split())


def test_columns_of_cyrillic_and_wide_letters_are_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table(("а", "б"), [("Ёлка", "1"), ("漢字", "2"), ("x", "3")])
    lines = capsys.readouterr().out.splitlines()
    assert {cell_len(line[:-1]) for line in lines} == {6}
