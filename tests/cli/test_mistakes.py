"""What click and the system say is Russian for a Russian reader; output that can't be printed ends a call properly."""

import errno
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sheetsync.cli.language import speaker_of
from sheetsync.cli.mistakes import said_of_usage
from sheetsync.cli.printing import unprintable
from sheetsync.localsheets import LocalServer
from sheetsync.messages import Messages
from sheetsync.messages.system import system_reason
from sheetsync.watch.logs import log_to

from .conftest import Program

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("report", "--format", "docx"), "'--format': «docx» не из этих: 'html', 'pdf', 'md', 'json'."),
        (("summary", "--meeting", "вчера"), "'--meeting': «вчера» — не дата. Пишите так: 2025-04-14, 14.04.2025."),
        (("undo", "1aaa", "x"), "'RUN': «x» — не число."),
        (("local", "--port", "99999"), "'--port': 99999 — вне границ 0<=x<=65535."),
        (("check", "--config", "."), "'--config': . — папка, а нужен файл."),
        (("explain", "SS101", "x", "y"), "Лишнее в команде: x y"),
        (("check", "--now"), "После --now нужно значение."),
        (("check", "--json=3"), "У --json значения не бывает."),
        (("check", "--now", "0001-01-01"), "'--now': Google Таблицы знают годы с 1900 по 9000."),
    ],
)
def test_a_mistake_is_told_in_russian(
    program: Program, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    answer = program(*call)
    assert (answer.code, answer.err.splitlines()[0]) == (2, said)


def test_a_sentence_of_no_known_shape_stays_as_it_is() -> None:
    assert said_of_usage("Something new.", speaker_of("ru")) == "Something new."


def test_a_help_page_is_russian_to_its_brackets(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    page, verb = (" ".join(program(*call, "--help").out.split()) for call in ((), ("check",)))
    assert "Как вызвать: sheetsync [КЛЮЧИ] КОМАНДА" in page
    assert "[переменная: SHEETSYNC_NOW]" in page
    assert "[по умолчанию: table]" in verb


def test_each_reason_of_the_system_is_known_by_its_own_name() -> None:
    numbers = (errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EROFS, errno.EADDRINUSE)
    speak = Messages("ru")
    assert [one for one in map(os.strerror, numbers) if system_reason(one, speak) == one] == []


def test_a_file_of_the_local_server_that_is_none(program: Program) -> None:
    Path("state.db").write_text("not a database at all, and long enough to be taken for one", encoding="utf-8")
    answer = program("local", "--db", "state.db", "--language", "ru")
    assert (answer.code, answer.err.startswith("В файле state.db нельзя хранить состояние сервера:")) == (3, True)


def test_the_config_that_init_is_to_write_may_be_named_as_for_every_verb(program: Program) -> None:
    begin = ("init", "--spreadsheet", "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms", "--config", "ours.toml")
    assert program(*begin).code == 0
    assert Path("ours.toml").is_file()
    again = program(*begin)
    assert (again.code, again.err.startswith("ours.toml is there already")) == (3, True)
    assert not Path("config.toml").exists()


def test_what_goes_wrong_beside_a_run_is_told_once_and_in_the_readers_language(
    program: Program, server: LocalServer
) -> None:
    Path("config.toml").write_text('[watch]\nmetrics_file = "nowhere/x.prom"\n', encoding="utf-8")
    sheet = program("create", "--title", "Наши", "--template", "status.ru", "--json").json["spreadsheet_id"]
    answer = program("sync", sheet, sheet, "--language", "ru", "--healthcheck", f"{server.url}/nothing")
    assert answer.err.count("Записать цифры для Prometheus не получилось (такого файла или папки нет)") == 1
    assert answer.err.count("Сторож отвечает 404, а не как положено; запуск идёт дальше.") == 1


def test_that_a_call_is_tried_again_is_nothing_to_tell(program: Program) -> None:
    program("config", "show")
    assert [type(one) for one in logging.getLogger("stamina").handlers] == [logging.NullHandler]


@full
def test_a_full_disk_behind_the_log_ends_nothing_and_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[BaseException] = []
    log_to("json", Path("/dev/full"), lost=heard.append)
    for _ in range(3):
        logging.getLogger("sheetsync").error("run")
    log_to("json")
    assert [getattr(one, "errno", 0) for one in heard] == [errno.ENOSPC]
    assert "Traceback" not in capsys.readouterr().err


def test_an_error_about_a_file_is_none_of_printing() -> None:
    assert unprintable(OSError(errno.ENOSPC, "No space left on device", "x.html")) is None
    assert unprintable(OSError(errno.ENOSPC, "No space left on device")) is not None


@full
@pytest.mark.parametrize(
    ("shell", "code"), [("explain >/dev/full", 3), ("--help >/dev/full", 3), ("explain NO 2>/dev/full", 2)]
)
def test_output_to_a_full_disk_ends_with_its_own_code(shell: str, code: int) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m sheetsync {shell}"], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, "Traceback" in ended.stderr, "Exception" in ended.stderr) == (code, False, False)
