"""What outlives a command, as the daemon does: each look is at its own moment, the others seen as they are."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from sheetsync.cli.daemon import Looks
from sheetsync.cli.neighbours import Neighbours
from sheetsync.cli.observing import Observer
from sheetsync.cli.options import Options
from sheetsync.cli.session import Session, Target
from sheetsync.duplicates.elsewhere import OtherRow, OtherSheet
from sheetsync.gateway.interface import Calls
from sheetsync.localsheets import LocalServer
from sheetsync.machine.folder import STATE_DIR

from .conftest import People, Program

EACH = (Target("one"), Target("other"))


class Look:
    """The run of a spreadsheet of which only the outline is asked; the step changes from look to look."""

    looked = 0
    begun_with = None
    calls = Calls()

    def __init__(self, target: Target) -> None:
        self._id = target.spreadsheet_id

    def outline(self) -> OtherSheet:
        Look.looked += 1
        return OtherSheet(self._id, self._id, (OtherRow(f"Шаг {Look.looked}", closed=False),))


def begin(target: Target) -> Any:
    return Look(target), Look(target)


def test_the_other_spreadsheets_are_read_again_when_they_are_forgotten() -> None:
    neighbours = Neighbours(EACH, begin, lexicon=None, in_sheets=False, semantic=None)
    assert neighbours.beside(EACH[0]).steps == {"Шаг 2"}
    neighbours.forget(after=600)
    assert neighbours.beside(EACH[0]).steps == {"Шаг 2"}
    known = neighbours.beside(EACH[0]).comparison
    neighbours.forget(after=0)
    assert neighbours.beside(EACH[0]).steps == {"Шаг 4"}
    assert neighbours.beside(EACH[0]).comparison is known


def test_a_session_that_looks_anew_is_at_another_moment(sheet: People, server: LocalServer) -> None:
    session = Session(Options(base_url=server.url))
    moments: list[dt.datetime] = []
    for _ in range(2):
        session.look_anew()
        moments += [session.run(Target(sheet.id))._now, session.run(Target(sheet.id))._now]
    assert moments[0] == moments[1] < moments[2] == moments[3]


@pytest.fixture
def beside(program: Program, sheet: People, server: LocalServer, tmp_path: Path) -> tuple[Session, Target]:
    """A session that lives on, of another spreadsheet and of the sheet."""
    other = program("create", "--title", "Другой", "--template", "status.ru", "--json").json["spreadsheet_id"]
    listed = "".join(f'[[spreadsheets]]\nid = "{one}"\n' for one in (other, sheet.id))
    (tmp_path / "two.toml").write_text(listed, "utf-8")
    return Session(Options(config=tmp_path / "two.toml", base_url=server.url)), Target(other)


def test_a_woken_run_sees_what_was_typed_since_it_was_read_beside_another(
    sheet: People, beside: tuple[Session, Target]
) -> None:
    session, other = beside
    session.look_anew(after=600)
    session.run(other).check()
    sheet.type("Статус!A3:A3", [["Шаг, который вписали потом"]])
    session.look_anew(after=600)
    assert "Шаг, который вписали потом" in {row.step for row in session.run(Target(sheet.id)).check().standing}


def test_a_look_of_the_daemon_spares_no_later_one_what_it_did_not_see(
    sheet: People, beside: tuple[Session, Target], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(STATE_DIR, str(tmp_path))
    session, other = beside
    session.run(Target(sheet.id)).sync()
    looks = Looks(session, Observer(session))
    session.look_anew()
    looks.look(other)
    sheet.type("Статус!D3:D3", [["как-то"]])
    looks.look(Target(sheet.id))
    assert any("как-то" in one[0] for one in sheet.values("Статус!F2:F6") if one)
