"""A line read whole."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.party import Party
from sheetsync.model.row import Line, Row, RowCells, RowTexts, Sureness
from sheetsync.model.settings import Department, Settings
from sheetsync.model.state import Label, State
from sheetsync.reading.cells import cell_text
from sheetsync.reading.reader import Reader
from sheetsync.workbook.templates import load_template

from .sheets import cell, line

TEMPLATE = load_template("status.ru")
SETTINGS = Settings(departments=tuple(Department(name) for name in TEMPLATE.departments))
READER = Reader(TEMPLATE, SETTINGS)
TODAY = dt.date(2025, 4, 14)


def read(typed: Line, today: dt.date = TODAY) -> Row:
    return READER.read(typed, "k1", seen_on=today, locale="ru_RU")


@pytest.mark.parametrize(
    ("number", "state", "label", "overdue", "waits_on"),
    [
        (0, State.DONE, Label.CLOSED, 0, []),
        (1, State.IN_PROGRESS, Label.WAITING, 6, ["Продажи"]),
        (2, State.PLANNED, Label.WAITING, 0, ["Маркетинг"]),
        (3, State.DELAYED, Label.WAITING, 0, ["~юрист"]),
    ],
)
def test_the_articles_rows(number: int, state: State, label: Label, overdue: int, waits_on: list[str]) -> None:
    sample = TEMPLATE.sample[number]
    row = read(line(sample.step, sample.owner, dt.date.fromisoformat(sample.due), sample.status, sample.blocker))
    assert (row.state, row.label, row.days_overdue(TODAY)) == (state, label, overdue)
    assert [str(party) for party in row.waits_on] == waits_on


def test_an_untouched_row_has_nothing_wrong_and_nothing_due() -> None:
    row = read(line("Снять ролик"))
    assert (row.owner.sureness, row.due.sureness, row.status.sureness) == (Sureness.EMPTY,) * 3
    assert not row.blocker.obstacle


def test_a_relative_date_counts_from_the_day_it_was_seen() -> None:
    typed = line(due="завтра")
    assert [read(typed, TODAY + dt.timedelta(days=gone)).due.day for gone in (0, 3)] == [
        dt.date(2025, 4, 15),
        dt.date(2025, 4, 18),
    ]


def test_the_own_department_is_left_out_by_the_owner_of_the_row() -> None:
    text = "Продажи и маркетинг не согласовали скидку"
    assert read(line(owner="Продажи", blocker=text)).waits_on == (Party("Маркетинг"),)
    assert len(read(line(owner="Бухгалтерия", blocker=text)).waits_on) == 2


def test_an_unticked_box_says_nothing() -> None:
    row = read(line("Снять ролик", owner=False, due=False, status=False, blocker=False))
    assert (row.owner.sureness, row.due.sureness, row.status.sureness) == (Sureness.EMPTY,) * 3
    assert not row.blocker.obstacle


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.text(max_size=40),
    st.sampled_from(["нет", "Выполнено", "15.04", "04/05/2025", "завтра", "Продажи", "Ждём юриста", "-", "#REF!"]),
)


def typed_line(number: int, values: tuple[object, ...]) -> Line:
    cells = RowCells(*(cell(value) for value in values))  # type: ignore[arg-type]  # what people type is anything
    return Line(number, cells, RowTexts(*(cell_text(one, "ru") for one in cells)))


@settings(deadline=None)  # the first text loads the dictionary
@given(st.tuples(VALUES, VALUES, VALUES, VALUES, VALUES), st.integers(2, 10_000))
def test_no_cells_crash_the_reader_and_the_place_of_a_row_does_not_matter(
    values: tuple[object, ...], number: int
) -> None:
    here, there = (
        Reader(TEMPLATE, SETTINGS).read(typed_line(at, values), "k1", seen_on=TODAY, locale="ru_RU")
        for at in (2, number)
    )
    assert (here.owner, here.due, here.status, here.blocker) == (there.owner, there.due, there.status, there.blocker)
    assert here == read(typed_line(2, values))
