"""People type and sort in the very moment in which their cells are fixed: not one edit is lost."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.amend.suggestions import suggestions
from sheetsync.amend.swaps import Outcome, holds
from sheetsync.amending import Amending, Result, carry_out
from sheetsync.cli.fixing import numbered
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import Fault
from sheetsync.model.grid import Cell
from sheetsync.model.history import RunKind, RunNote
from sheetsync.reading.dates.cell import held_value
from sheetsync.sync import Run
from sheetsync.workbook.swapping import typed

from .team import Door, Team

NOTE = RunNote(0, RunKind.FIX, "2025-04-14T09:00")
WORDS = {"готово": "Выполнено", "Запланированно": "Запланировано", "до 18 апреля": ""}


@pytest.fixture
def misspelt(team: Team) -> Team:
    """A team whose rows are full of words to fix, one text in two rows."""
    team.type("status", 2, 3, "готово")
    team.type("status", 3, 3, "готово")
    team.type("status", 4, 3, "Запланированно")
    team.type("status", 4, 2, "до 18 апреля")
    team.sync()
    return team


def fixed(team: Team, before_write: Callable[[], None], *, only: str = "", always: bool = False) -> Result:
    """Fix all, or the row of this step; people work right before the first write, and before each one after."""
    door = Door(team.server.url, before_write, always=always)
    gateway = GoogleGateway(door)
    assessment = Run(gateway, team.book.id, lambda _: team.template, now=team.now).check()
    swaps = [one.swap for one in suggestions(assessment) if not only or one.step == only]

    def sync(remember: object) -> object:
        own = GoogleGateway(Door(team.server.url, lambda: None))
        return Run(own, team.book.id, lambda _: team.template, now=team.now, remember=remember).sync()  # type: ignore[arg-type]

    return carry_out(Amending(gateway, team.book.id), assessment.reading, swaps, NOTE, sync)  # type: ignore[arg-type]


def statuses(team: Team) -> dict[str, str]:
    return {line[0]: line[3] for line in team.cells("status")[1:] if line and line[0]}


def test_a_cell_that_somebody_types_into_meanwhile_is_theirs(misspelt: Team):
    result = fixed(misspelt, lambda: misspelt.type("status", 3, 3, "В работе"))
    assert statuses(misspelt)["Анализ отзывов для контента"] == "В работе"
    assert sorted(result.outcomes.values()) == sorted([Outcome.CHANGED, Outcome.DONE, Outcome.DONE, Outcome.DONE])
    assert misspelt.settled()


def test_what_a_person_typed_themselves_is_not_said_to_be_done_and_never_undone(misspelt: Team):
    result = fixed(misspelt, lambda: misspelt.type("status", 3, 3, "Выполнено"), only="Анализ отзывов для контента")
    assert list(result.outcomes.values()) == [Outcome.THERE]
    assert result.numbers == ()
    assert not any(note.swaps for note in misspelt.memory().runs)
    assert misspelt.settled()


@pytest.mark.parametrize("descending", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_rows_that_are_sorted_meanwhile_are_fixed_where_they_went(misspelt: Team, descending: bool):  # noqa: FBT001
    def sort() -> None:
        misspelt.sort(0 if descending else 2)

    result = fixed(misspelt, sort)
    assert set(result.outcomes.values()) == {Outcome.DONE}
    assert not set(statuses(misspelt).values()) & set(WORDS)
    assert misspelt.settled()


def test_another_row_with_the_same_text_gets_it_back(misspelt: Team):
    """Two rows said «готово»; one was chosen, and the other came to stand in its place."""
    chosen = "Сбор обратной связи от клиентов"
    move = {
        "source": misspelt.rows("status", 2),
        "destinationIndex": 3,
    }
    result = fixed(misspelt, lambda: misspelt.book.do({"moveDimension": move}), only=chosen)
    assert list(result.outcomes.values()) == [Outcome.DONE]
    assert statuses(misspelt)[chosen] == "Выполнено"
    assert statuses(misspelt)["Анализ отзывов для контента"] == "готово"


def test_a_real_date_that_shows_the_same_text_is_put_back_as_a_date(misspelt: Team):
    """The row that came to stand in the place of a day typed as text holds that very day as a real date."""
    misspelt.type("status", 4, 2, "18.04.2025")
    misspelt.type("status", 3, 2, dt.date(2025, 4, 18))
    misspelt.sync()
    move = {"source": misspelt.rows("status", 3), "destinationIndex": 4}
    result = fixed(misspelt, lambda: misspelt.book.do({"moveDimension": move}), only="Разработка нового дизайна")
    assert Outcome.DONE in result.outcomes.values()
    dues = {line[0]: line[2] for line in misspelt.cells("status")[1:] if line}
    assert dues["Анализ отзывов для контента"] == 45765


@pytest.mark.parametrize(
    ("chosen", "move", "column", "typed"),
    [
        ("Сбор обратной связи от клиентов", (2, 3), 3, "готово"),
        pytest.param("Разработка нового дизайна", (4, 2), 2, "18.04", marks=pytest.mark.slow),
    ],
)
def test_what_somebody_typed_right_before_it_was_hit_comes_back(
    misspelt: Team, chosen: str, move: tuple[int, int], column: int, typed: str
):
    """The row that came to stand in the place held something else, a word or a real day, when it was read."""
    misspelt.type("status", 4, 2, "18.04")
    misspelt.type("status", 3, 3, "В работе")
    misspelt.sync()

    def work() -> None:
        misspelt.type("status", 3, column, typed)
        misspelt.book.do({"moveDimension": {"source": misspelt.rows("status", move[0]), "destinationIndex": move[1]}})

    fixed(misspelt, work, only=chosen)
    cells = {line[0]: line[column] for line in misspelt.cells("status")[1:] if line}
    assert cells["Анализ отзывов для контента"] == typed


def test_a_day_that_somebody_typed_right_before_it_was_hit_comes_back_as_a_day(misspelt: Team):
    """It shows what the chosen text does, and its row held something else when it was read."""
    misspelt.type("status", 4, 2, "18.04.2025")
    misspelt.type("status", 3, 2, "потом")
    misspelt.sync()

    def work() -> None:
        misspelt.type("status", 3, 2, dt.date(2025, 4, 18))
        misspelt.book.do({"moveDimension": {"source": misspelt.rows("status", 3), "destinationIndex": 4}})

    fixed(misspelt, work, only="Разработка нового дизайна")
    dues = {line[0]: line[2] for line in misspelt.cells("status")[1:] if line}
    assert dues["Анализ отзывов для контента"] == 45765


def test_another_row_that_was_hit_as_the_answer_broke_off_is_named_and_can_be_put_back(misspelt: Team):
    chosen, other = "Сбор обратной связи от клиентов", "Анализ отзывов для контента"

    def work() -> None:
        misspelt.book.do({"moveDimension": {"source": misspelt.rows("status", 2), "destinationIndex": 3}})
        misspelt.server.app.faults.add(Fault("cut_after", path=":batchUpdate$"))

    result = fixed(misspelt, work, only=chosen)
    assert list(result.outcomes.values()) == [Outcome.DONE]
    assert statuses(misspelt)[chosen] == statuses(misspelt)[other] == "Выполнено"
    assert [(one.row_id, one.before) for one in result.perhaps] == [(misspelt.ids()[other], "готово")]
    doubted = misspelt.memory().runs[-2:]
    assert [(note.unsure, note.swaps) for note in doubted if note.unsure] == [(True, result.perhaps)]


def test_what_came_of_an_answer_that_broke_off_is_done_but_not_sure(misspelt: Team):
    def cut() -> None:
        misspelt.server.app.faults.add(Fault("cut_after", path=":batchUpdate$"))

    result = fixed(misspelt, cut, only="Сбор обратной связи от клиентов")
    assert list(result.outcomes.values()) == [Outcome.DONE]
    assert result.perhaps == ()
    assert [note.unsure for note in misspelt.memory().runs if note.number in result.numbers] == [True]


def test_what_is_put_back_finds_its_row_though_rows_move_once_more(misspelt: Team):
    """The put-back, too, meets rows that move: a third row says just what it was to take away."""
    chosen, third = "Сбор обратной связи от клиентов", "Публикация статьи с отзывами"
    misspelt.type("status", 5, 3, "Выполнено")
    misspelt.sync()
    moves = [(2, 3), (5, 1)]

    def move() -> None:
        if moves:
            source, to = moves.pop(0)
            move = {"source": misspelt.rows("status", source), "destinationIndex": to}
            misspelt.book.do({"moveDimension": move})

    result = fixed(misspelt, move, only=chosen, always=True)
    assert list(result.outcomes.values()) == [Outcome.DONE]
    found = [statuses(misspelt)[one] for one in (chosen, third, "Анализ отзывов для контента")]
    assert found == [
        "Выполнено",
        "Выполнено",
        "готово",
    ]


@pytest.mark.slow
def test_a_row_that_is_deleted_meanwhile_takes_nobody_s_place(misspelt: Team):
    result = fixed(
        misspelt, lambda: misspelt.delete(misspelt.rows("status", 2)), only="Сбор обратной связи от клиентов"
    )
    assert list(result.outcomes.values()) == [Outcome.GONE]
    assert statuses(misspelt)["Анализ отзывов для контента"] == "готово"


@pytest.mark.slow
def test_a_column_that_is_put_in_meanwhile_stays_as_it_is(misspelt: Team):
    column = {"range": misspelt.columns("status", 2), "inheritFromBefore": False}
    result = fixed(misspelt, lambda: misspelt.book.do({"insertDimension": column}))
    assert set(result.outcomes.values()) == {Outcome.DONE}
    assert all(len(line) < 3 or not line[2] for line in misspelt.cells("status"))


@pytest.mark.usefixtures("no_waits")
@pytest.mark.parametrize(
    "kind", ["cut_after", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("cut_before", "truncate"))]
)
def test_an_unknown_outcome_is_looked_at_and_done_once(misspelt: Team, kind: str):
    misspelt.server.app.faults.add(Fault(kind, path=":batchUpdate$", writes=True))
    result = fixed(misspelt, lambda: None)
    assert set(result.outcomes.values()) == {Outcome.DONE}
    assert len([note for note in misspelt.memory().runs if note.kind is RunKind.FIX]) == 1
    assert misspelt.settled()


def test_another_run_that_came_between_is_met_and_both_are_kept(misspelt: Team):
    def other() -> None:
        misspelt.later(days=1)
        Run(
            GoogleGateway(Door(misspelt.server.url, lambda: None)),
            misspelt.book.id,
            lambda _: misspelt.template,
            now=misspelt.now,
        ).sync()

    result = fixed(misspelt, other)
    assert set(result.outcomes.values()) == {Outcome.DONE}
    numbers = [note.number for note in misspelt.memory().runs]
    assert len(numbers) == len(set(numbers))
    assert {note.kind for note in misspelt.memory().runs} == {RunKind.SYNC, RunKind.FIX}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell(5.0), 5.0),
        (Cell(45768.0, "DATE"), dt.date(2025, 4, 21)),
        (Cell("5"), "5"),
        (Cell(True), ""),  # noqa: FBT003 - a tick
        (Cell(7.0, formula=True), ""),
    ],
)
def test_a_number_is_a_number_and_no_day(cell: Cell, value: object):
    assert held_value(cell) == value
    assert value == "" or holds(cell, held_value(cell))


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_put_back_is_the_text_that_stood_there(empty_team: Team, text: str):
    """Google reads what findReplace puts in as if it were typed; a text stays a text all the same."""
    kept = text.encode("utf-8", "ignore").decode().replace("\0", "")
    if not kept.strip():
        return
    empty_team.type("status", 2, 0, "old")
    empty_team.book.do(
        {"findReplace": {"find": "old", "replacement": typed(kept), "allSheets": True, "matchEntireCell": True}}
    )
    assert empty_team.cells("status")[1][0] == kept


@pytest.mark.parametrize(
    ("answer", "picked"),
    [
        ("", []),
        ("all", "abcd"),
        ("Все", "abcd"),
        ("2", "b"),
        ("1,3-4", "acd"),
        ("2 - 3; 9", "bc"),
        ("x", []),
        ("3-99", []),
    ],
)
def test_what_a_person_names_at_the_terminal(answer: str, picked: str):
    assert numbered("abcd", answer) == list(picked)  # type: ignore[arg-type, comparison-overlap]
