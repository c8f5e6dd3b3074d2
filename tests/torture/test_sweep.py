"""The crash sweep: a run with every kind of change, broken at each of its calls in every way there is."""

from collections.abc import Iterator

import pytest
import stamina

from sheetsync.gateway.patience import ATTEMPTS

from .game import Game, Office, Step
from .speed import readers_kept
from .wire import FAULTS, KILLS, Event

CHANGES = (
    Step("insert_row", 2, 1, 1),
    Step("set_cell", 1, 3, 0),
    Step("delete_row", 3),
    Step("sort_people_s_columns", 1),
    Step("decide", 0, 1),
    Step("decide", 1, 0),
    Step("type_on_page", 4, 0),
    Step("note_on_page", 4, 1),
    Step("delete_tab", 2),
    Step("delete_column", 0),
    Step("rename_tab", 1, 3),
    Step("later", 4),
)
CALLS = 3
"""What such a run takes: a read, the columns, the batch. One more is for what follows the fault."""

WAYS = (*FAULTS, *KILLS)
FEW = {"cut_after", "truncate", "kill_after"}


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    with readers_kept():
        yield Office()
    stamina.set_testing(False)


def cases() -> Iterator[object]:
    for at in range(CALLS + 1):
        for way in WAYS:
            long = [] if way in FEW and at == 2 else [pytest.mark.slow]
            yield pytest.param(at, way, marks=long)


@pytest.mark.parametrize(("at", "way"), list(cases()))
def test_a_run_broken_at_a_call_leads_where_a_whole_one_leads(office: Office, at: int, way: str):
    """`Game` compares the sheet after the broken run and the next with what one run alone makes of it."""
    game = Game(office)
    for step in CHANGES:
        game.step(step)
    game.step(Step("run", events=(Event(at, way),)))
    assert at > CALLS - 1 or game.tally.events[way] == 1
    game.settle()
