"""A run may tell what the last one saw where that had nothing to write; another sheet, day or setting is decided anew.

Whether it did is seen by a title that only the kept run knows.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheetsync.cli import quiet
from sheetsync.machine.folder import STATE_DIR
from sheetsync.machine.quiet import program as program_print

from .conftest import People, Program

KEPT = "what is kept"
TITLE = "План"
Act = Callable[["Desk"], Any]


class Desk:
    """A sheet that is at rest, its config, and what this machine keeps of the last run."""

    def __init__(self, program: Program, sheet: People, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sheet, self._program, self.patch = sheet, program, monkeypatch
        self.config, self.folder = folder / "config.toml", folder
        self.configure("")

    def configure(self, more: str) -> None:
        self.config.write_text(f'{more}\n[[spreadsheets]]\nid = "{self.sheet.id}"\nignore = ["SS2"]\n', "utf-8")

    def sync(self, *options: str) -> dict[str, Any]:
        return self._program("sync", "--config", str(self.config), "--json", *options).json

    @property
    def file(self) -> Path:
        (file,) = (self.folder / "state" / "quiet").iterdir()
        return file

    def rest(self) -> None:
        """Run until there is nothing to write, and mark what is kept then."""
        while self.sync()["rounds"]:
            pass
        self.mark()

    def mark(self) -> None:
        """Mark what is kept by a title of its own."""
        content = json.loads(self.file.read_text("utf-8"))
        content["seen"]["title"] = KEPT
        self.file.write_text(json.dumps(content), "utf-8")


@pytest.fixture
def desk(program: Program, sheet: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv(STATE_DIR, str(tmp_path / "state"))
    monkeypatch.setattr(quiet, "program", lambda: "this one")  # the real one looks at each file of the program
    return Desk(program, sheet, tmp_path, monkeypatch)


def test_what_is_kept_is_told_as_if_it_were_decided_anew(desk: Desk, program: Program) -> None:
    """To programs, to people, and to whoever is strict; and a look without a write agrees with it."""
    desk.sheet.type("D2", [["как пойдёт"]])
    desk.rest()
    kept, said = desk.sync(), program("sync", "--strict", "--config", str(desk.config))
    assert kept["title"] == KEPT
    assert desk.sync("--now", "2025-04-14T19:30")["now"].startswith("2025-04-14T19:30:00")
    assert program("sync", "--dry-run", "--config", str(desk.config), "--json").json["empty"]
    desk.file.unlink()
    anew = program("sync", "--strict", "--config", str(desk.config))
    assert (said.out.replace(KEPT, TITLE), said.code) == (anew.out, anew.code)
    assert anew.code == 1
    desk.file.unlink()
    assert desk.sync() == {**kept, "title": TITLE}
    assert kept["calls"] == {"reads": 1, "writes": 0}
    assert kept["rows_read"] == 4


def _edited(desk: Desk) -> None:
    desk.sheet.type("A2", [["Другой шаг"]])


def _put_back(desk: Desk) -> None:
    """The same sheet under another fence: a run wrote in between."""
    (before,) = desk.sheet.values("E2")
    desk.sheet.type("E2", [["Ждём юриста"]])
    desk.sync()
    desk.sheet.type("E2", [before])


def _damaged(desk: Desk) -> None:
    desk.file.write_bytes(desk.file.read_bytes()[:-5])


def _of_an_earlier_version(desk: Desk) -> None:
    content = json.loads(desk.file.read_text("utf-8"))
    del content["seen"]["weights"]
    desk.file.write_text(json.dumps(content), "utf-8")


def _with_a_channel(desk: Desk) -> None:
    desk.patch.setenv("SOMEWHERE", "json://127.0.0.1:9")
    channel = 'name = "nobody"\nurl_env = "SOMEWHERE"\ndepartment = "Никто"'
    desk.configure(f'[[notify]]\n{channel}\nquiet_from = "00:00"\nquiet_to = "12:00"\n')


def _with_words(desk: Desk) -> None:
    (desk.folder / "words.txt").write_text("смета, калькуляция\n", "utf-8")
    desk.configure('[duplicates]\nlexicon = "words.txt"')


def _other_words(desk: Desk) -> None:
    (desk.folder / "words.txt").write_text("смета, расчёт\n", "utf-8")


def _another_program(desk: Desk) -> None:
    desk.patch.setattr(quiet, "program", lambda: "another")


def _no_program(desk: Desk) -> None:
    desk.patch.setattr(quiet, "program", lambda: "")


def _nothing(_: Desk) -> None:
    """All stays as it is."""


CHANGES: tuple[tuple[Act, tuple[str, ...]], ...] = (
    (_edited, ()),
    (_put_back, ()),
    (_damaged, ()),
    (_of_an_earlier_version, ()),
    (_nothing, ("--now", "2025-04-15T09:00")),
    (_nothing, ("--force",)),
    (_nothing, ("--language", "ru")),
    (_with_a_channel, ()),
    (_another_program, ()),
    (_with_words, ()),
    (_other_words, ()),
    (_no_program, ()),
)


def test_whatever_is_another_is_decided_anew(desk: Desk) -> None:
    """What files hold that the config only names counts as well."""
    desk.rest()
    assert desk.sync()["title"] == KEPT
    for change, options in CHANGES:
        change(desk)
        found = desk.sync(*options)
        assert found["title"] == TITLE, (change, options)
        desk.rest() if found["rounds"] else desk.mark()


def test_quiet_hours_that_end_are_decided_anew(desk: Desk) -> None:
    """What came up in them is to be told then, though nothing in the sheet has changed."""
    _with_a_channel(desk)
    desk.rest()
    assert desk.sync("--now", "2025-04-14T11:59")["title"] == KEPT
    assert desk.sync("--now", "2025-04-14T12:00")["title"] == TITLE


def test_a_channel_without_an_address_is_said_each_time(desk: Desk) -> None:
    _with_a_channel(desk)
    desk.patch.delenv("SOMEWHERE")
    desk.rest()
    kept = desk.sync()
    assert kept["title"] == KEPT
    assert [(one["channel"], bool(one["error"])) for one in kept["messages"]] == [("nobody", True)]


def test_beside_another_spreadsheet_nothing_is_kept(desk: Desk, program: Program) -> None:
    """Its rows take part in what is decided, and may be others by now."""
    other = program("create", "--title", "Другой", "--template", "status.ru", "--sample", "--json").json
    desk.configure(f'[[spreadsheets]]\nid = "{other["spreadsheet_id"]}"\n')
    while any(one["rounds"] for one in program("sync", "--config", str(desk.config), "--json").json["spreadsheets"]):
        pass
    assert not (desk.folder / "state" / "quiet").exists()


def test_the_program_is_known_by_its_files_and_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package of another version is another program."""
    before = program_print()
    assert before == program_print()
    (tmp_path / "holidays-99.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    program_print.cache_clear()
    assert program_print() != before
    program_print.cache_clear()
