"""Stories that once broke a law, shortened, by name."""

from collections.abc import Iterator

import pytest
import stamina

from sheetsync.gateway.patience import ATTEMPTS

from .game import MONDAY, Game, Office, Step
from .process import RESTARTS, Process
from .speed import readers_kept
from .stories import failure
from .wire import Event

EQUAL_ROWS_SORTED_PARTLY = (
    Step("copy_values", 346, 422),
    Step("run", events=(Event(3, "sort_some", 895, 721, 666), Event(1, "other_run"))),
    Step("sort_people_s_columns", 162, 594),
    Step("run", events=(Event(1, "timeout_after"),)),
)
"""Two rows of one step, their content told apart, their IDs left behind: the IDs are written, the memory is not."""

LINE_ON_TOP_OF_THE_PAGE = (
    Step("decide", 508, 479),
    Step("run"),
    Step("later", 283),
    Step("run", events=(Event(1, "line_in_page", 867),)),
)
"""A line above the frozen one while the block of a new meeting goes in: all of the block would be frozen."""

BLANK_TAB_IN_PLACE_OF_A_LOST_ONE = (
    Step("delete_tab", 545),
    Step("run", events=(Event(0, "add_tab", 519),)),
)
"""Google refuses the new tab, for people made a blank one of its title: theirs stays, ours gets another title."""


TWO_LINES_PUT_INTO_A_BLOCK_THAT_GROWS = (
    Step("copy_values", 789, 453, 713),
    Step("run", events=(Event(1, "line_in_page", 924), Event(1, "line_in_page", 122))),
)
"""The old last two lines are moved out of the way of what the block is written to, and stand below its new end."""

A_LINE_PUT_IN_BEFORE_THE_END_AND_ONE_ABOVE = (
    Step("copy_values", 789, 453, 713),
    Step("run", events=(Event(1, "line_in_page", 48), Event(1, "line_in_page", 10))),
)
"""The same, with a blank line of people's between the new end and the old one."""

DECISION_ON_A_TAB_THAT_WAS_EMPTIED = (
    Step("decide", 439, 48),
    Step("delete_all_rows", 212),
    Step("run"),
)
"""Header and all are gone: a row of the decision would be taken for the header."""

ROWS_TAB_GONE = (
    Step("decide", 1),
    Step("set_cell", 2, 3, 1),
    Step("run", events=(Event(1, "delete_status"),)),
    Step("run"),
    Step("set_cell", 3, 0, 2),
    Step("run", events=(Event(2, "delete_status"), Event(3, "set_cell", 1))),
)
"""The tab of the rows is deleted while a run writes, a run finds none, and the version before is taken back."""

COLUMN_MOVED_AS_LOST_MARKS_COME_BACK = (
    Step("second_table", 886, 117, 303),
    Step("forget_mark", 686, 620, 445),
    Step("run", events=(Event(1, "move_column", 644, 380, 427),)),
    Step("run"),
)
"""All marks are deleted, and a column is moved between the read and the write that puts them back by index."""


@pytest.fixture(scope="module")
def served(office: Office) -> Iterator[Office]:  # noqa: ARG001 - no waits, word tables kept
    server = Process(MONDAY)
    yield Office(server)
    server.close()


STORIES = [
    EQUAL_ROWS_SORTED_PARTLY,
    LINE_ON_TOP_OF_THE_PAGE,
    BLANK_TAB_IN_PLACE_OF_A_LOST_ONE,
    TWO_LINES_PUT_INTO_A_BLOCK_THAT_GROWS,
    A_LINE_PUT_IN_BEFORE_THE_END_AND_ONE_ABOVE,
    DECISION_ON_A_TAB_THAT_WAS_EMPTIED,
    ROWS_TAB_GONE,
    COLUMN_MOVED_AS_LOST_MARKS_COME_BACK,
]


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    with readers_kept():
        yield Office()
    stamina.set_testing(False)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_that_once_broke_a_law_holds_all_of_them(office: Office, story: tuple[Step, ...]):
    assert failure(office, story) == ""


def test_a_run_that_finds_no_tab_of_the_rows_says_so(office: Office):
    game = Game(office)
    game.play(ROWS_TAB_GONE)
    assert game.tally.ended["NotAdoptedError"] >= 1


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("way", RESTARTS)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_server_killed_at_a_call_and_started_again_costs_nothing(served: Office, at: int, way: str):
    run = Step("run", events=(Event(at, way, c=at * 400),))
    steps = (Step("insert_row", 2, 1, 1), Step("decide", 1), Step("later", 4), run)
    assert failure(served, steps) == ""


def test_after_a_line_on_top_one_row_is_frozen_and_the_next_meeting_still_goes_on_top(office: Office):
    game = Game(office)
    game.play((*LINE_ON_TOP_OF_THE_PAGE, Step("later", 4), Step("run")))
    page = game.people.tab("summary")
    assert page is not None
    assert page.properties["gridProperties"]["frozenRowCount"] == 1
    meetings = [key[:10] for row in page.rows if row[0] and "|title|1" in (key := str(row[0].value))]
    assert meetings == sorted(meetings, reverse=True)
    assert len(meetings) == 3
