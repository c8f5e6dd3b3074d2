"""People's edits of every kind at any moment, faults, kills and other runs: whatever order hypothesis comes upon."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
import stamina
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from sheetsync.gateway.patience import ATTEMPTS
from sheetsync.localsheets import LocalServer
from sheetsync.localsheets.book import Book
from tests.scenarios.book import Book as Client

from . import rules
from .game import Game, Office, Step
from .people import ACTS, STATUS, People
from .speed import readers_kept
from .stories import failure, on_a_process, shortest, story, told
from .wire import FAULTS, KILLS, Event

NUMBERS = st.integers(0, 999)
HAPPENINGS = st.one_of(
    st.sampled_from(sorted(ACTS)), st.sampled_from(FAULTS), st.sampled_from(KILLS), st.just("other_run")
)
EVENTS = st.builds(Event, st.integers(0, 4), HAPPENINGS, NUMBERS, NUMBERS, NUMBERS)


class AnyOrder(RuleBasedStateMachine):
    """People and runs on one spreadsheet; what must hold is looked at after each step (`Game`)."""

    office: ClassVar[Office]

    @initialize()
    def begin(self) -> None:
        self.game = Game(self.office)

    @rule(what=st.sampled_from(sorted(ACTS)), a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def people_work(self, what: str, a: int, b: int, c: int) -> None:
        self.game.step(Step(what, a, b, c))

    @rule(events=st.lists(EVENTS, min_size=1, max_size=3).map(tuple), days=st.integers(0, 2))
    def a_run_is_disturbed(self, events: tuple[Event, ...], days: int) -> None:
        self.game.step(Step("later", 2 * (days > 0)))
        self.game.step(Step("run", events=events))

    @rule(a=NUMBERS)
    def time_passes(self, a: int) -> None:
        self.game.step(Step("later", a))

    def teardown(self) -> None:
        if hasattr(self, "game"):
            self.game.settle()


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    stamina.set_testing(True, attempts=ATTEMPTS, cap=True)
    with readers_kept():
        yield Office()
    stamina.set_testing(False)


@pytest.mark.first
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("stories", [200, pytest.param(400, marks=pytest.mark.slow)])
def test_no_order_of_edits_faults_and_kills_loses_or_doubles_anything(office: Office, stories: int):
    AnyOrder.office = office
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=stories,
            stateful_step_count=3,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_stories_by_chance_hold_every_law(office: Office):
    failed = [seed for seed in range(500) if not on_a_process(seed) and failure(office, story(seed))]
    assert failed == [], told(shortest(office, story(failed[0]))[0])


def test_a_story_is_the_same_each_time():
    assert story(7) == story(7)
    assert story(7) != story(8)


def touched(people: People, do: Any) -> list[str]:
    before: Book = people.book
    do()
    return list(rules.wrong(before, people.book))


def test_whoever_judges_a_write_can_say_no(office: Office):
    """Each of these, done by the service, would be a defect; what it may do passes."""
    people = office.people()
    summary = people.tab("summary")
    assert summary is not None
    people.type(2, 6, "обсудить", summary.sheet_id)
    assert touched(people, lambda: people.type(1, 0, "другое"))
    assert touched(people, lambda: people.name(1))
    assert touched(people, lambda: people.type(0, 3, "Состояние"))
    assert touched(people, lambda: people.insert(1))
    assert touched(people, lambda: people.type(2, 6, "", summary.sheet_id))
    assert touched(people, lambda: ACTS["delete_row"](people, 1, 0, 0))
    assert touched(people, lambda: ACTS["rename_tab"](people, 2, 1, 0))
    assert touched(people, lambda: ACTS["merge"](people, 0, 0, 1))
    assert touched(people, lambda: people.do({"addSheet": {"properties": {"title": "Чужая"}}}))
    assert not touched(people, lambda: people.type(1, people.column("check"), "проверено"))
    assert not touched(people, lambda: people.type(1, 1, "строка страницы", summary.sheet_id))
    assert not touched(people, lambda: people.type(people.status.last_filled_row(), 0, "новая строка"))


def test_the_line_without_a_socket_answers_as_the_server_does(office: Office):
    """The same edits and the same run over HTTP leave the same cells."""
    people = office.people()
    with LocalServer(now=office.server.clock.now()) as server:
        library = server.app.service.library
        file, book = office.first
        library.put(file, book.fork(), at=server.clock.now(), who="", what="")
        client = Client(server.url, file.id)
        for sheet in people.book.sheets:
            shown = client.texts(sheet.title)
            assert shown == [[_shown(cell) for cell in row] for row in cut(sheet.rows)]
        people.type(2, 0, "Новый текст")
        client.type("Статус", 2, 0, [["Новый текст"]])
        there = library.book(file.id)
        assert there is not None
        assert there.sheet(STATUS).rows == people.status.rows


def cut(rows: list[Any]) -> list[list[Any]]:
    lines = [[cell if cell and cell.filled else None for cell in row] for row in rows]
    for line in lines:
        while line and line[-1] is None:
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _shown(cell: Any) -> Any:
    return "" if cell is None else cell.value
