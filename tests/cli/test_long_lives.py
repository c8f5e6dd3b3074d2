"""What outlives a command, as the daemon does: each look is at its own moment, the others seen as they are."""

import datetime as dt
from typing import Any

from sheetsync.cli.neighbours import Neighbours
from sheetsync.cli.options import Options
from sheetsync.cli.session import Session, Target
from sheetsync.duplicates.elsewhere import OtherRow, OtherSheet
from sheetsync.gateway.interface import Calls
from sheetsync.localsheets import LocalServer

from .conftest import People

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
